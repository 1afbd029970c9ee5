// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/certificate.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>

namespace inlet::base {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeKey {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

Result<File> open(const std::string& path) {
  File file(std::fopen(path.c_str(), "re"));
  if (file) return file;
  return make_error(ErrorKind::kNotFound, Code::kFileNotFound, {path, std::strerror(errno)});
}

Error not_pem(const std::string& path, const char* what) {
  return make_error(ErrorKind::kCorrupt, Code::kFileNotFound, {path, std::string("it holds no ") + what + " in PEM"});
}

TimePoint time_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::seconds(timegm(&parts))));
}

}  // namespace

Result<Certificate> read_certificate(const std::string& certificate_file, const std::string& key_file) {
  INLET_ASSIGN(const File file, open(certificate_file));
  const std::unique_ptr<X509, FreeCertificate> parsed(PEM_read_X509(file.get(), nullptr, nullptr, nullptr));
  if (!parsed) return not_pem(certificate_file, "certificate");
  INLET_ASSIGN(const File secret, open(key_file));
  const std::unique_ptr<EVP_PKEY, FreeKey> key(PEM_read_PrivateKey(secret.get(), nullptr, nullptr, nullptr));
  if (!key) return not_pem(key_file, "private key");
  return Certificate{time_of(X509_get0_notBefore(parsed.get())), time_of(X509_get0_notAfter(parsed.get())),
                     X509_check_private_key(parsed.get(), key.get()) == 1};
}

}  // namespace inlet::base
