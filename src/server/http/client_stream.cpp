// SPDX-License-Identifier: Apache-2.0
#include "server/http/client_stream.h"

#include "base/bytes/certificate.h"
#include "base/bytes/file_rights.h"

namespace inlet::server {
namespace {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

// Of TLS 1.2 only what has forward secrecy and authenticates what it encrypts; TLS 1.3 has nothing else.
constexpr const char* kCiphers = "ECDHE+AESGCM:ECDHE+CHACHA20";

base::Error unusable(const std::string& file, const error_code& ec) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadCertificate, {file, ec.message()});
}

}  // namespace

Result<TlsContext> make_tls_context(const std::string& certificate_file, const std::string& key_file) {
  INLET_TRY(base::check_key_rights(key_file));
  // Says in words what OpenSSL says in its own.
  INLET_TRY(base::read_certificate(certificate_file, key_file));
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  error_code ec;
  context->set_options(ssl::context::default_workarounds | ssl::context::no_sslv2 | ssl::context::no_sslv3 |
                           ssl::context::no_tlsv1 | ssl::context::no_tlsv1_1 | ssl::context::no_compression,
                       ec);
  if (ec || SSL_CTX_set_cipher_list(context->native_handle(), kCiphers) != 1) {
    return base::internal_error("TLS can't be set up");
  }
  SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  // Records wait in the buffers of whoever is slow; idle connections give theirs back.
  SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
  context->use_certificate_chain_file(certificate_file, ec);
  if (ec) return unusable(certificate_file, ec);
  context->use_private_key_file(key_file, ssl::context::pem, ec);
  if (ec) return unusable(key_file, ec);
  return context;
}

}  // namespace inlet::server
