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

Error unusable(const std::string& path, const char* reason) {
  return make_error(ErrorKind::kInvalidInput, Code::kBadCertificate, {path, reason});
}

// A server has nobody to ask for the password of a key.
int no_password(char*, int, int, void*) { return -1; }

TimePoint time_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
  return TimePoint(std::chrono::duration_cast<Duration>(std::chrono::seconds(timegm(&parts))));
}

}  // namespace

Result<Certificate> read_certificate(const std::string& certificate_file, const std::string& key_file) {
  INLET_ASSIGN(const File file, open(certificate_file));
  const std::unique_ptr<X509, FreeCertificate> parsed(PEM_read_X509(file.get(), nullptr, nullptr, nullptr));
  if (!parsed) return unusable(certificate_file, "it holds no certificate in PEM");
  INLET_ASSIGN(const File secret, open(key_file));
  const std::unique_ptr<EVP_PKEY, FreeKey> key(PEM_read_PrivateKey(secret.get(), nullptr, no_password, nullptr));
  if (!key) return unusable(key_file, "it holds no private key in PEM that is without a password");
  if (X509_check_private_key(parsed.get(), key.get()) != 1)
    return unusable(key_file, "it does not belong to the certificate");
  return Certificate{time_of(X509_get0_notBefore(parsed.get())), time_of(X509_get0_notAfter(parsed.get()))};
}

}  // namespace inlet::base
