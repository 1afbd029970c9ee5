// SPDX-License-Identifier: Apache-2.0
#include "access/password.h"

#include <sodium.h>

#include "access/common_passwords.h"
#include "base/errors/check.h"
#include "base/text/fold.h"

namespace inlet::access {
namespace {

constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = std::size_t{19} << 20U;

void start_sodium() {
  static const int started = sodium_init();
  INLET_CHECK(started >= 0);
}

base::Error too_weak(const char* reason) {
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kWeakPassword, {reason});
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

// A hash of nobody's password, so that a stranger can't tell by the time which addresses exist.
const std::string& nobodys_hash() {
  static const std::string hash = [] {
    auto made = hash_password("a password that nobody has");
    return made ? *made : std::string();
  }();
  return hash;
}

}  // namespace

Result<void> check_password_strength(std::string_view password, std::string_view email) {
  if (count_characters(password) < kShortestPassword) return too_weak("The password is shorter than 12 characters.");
  if (password.size() > kLongestPassword) return too_weak("The password is longer than 1,024 bytes.");
  if (is_common_password(password)) return too_weak("This is one of the passwords that everybody tries first.");
  const std::string folded = base::fold_text(password);
  const std::string address = base::fold_text(email);
  const std::string name = address.substr(0, address.find('@'));
  if (!address.empty() &&
      (folded.find(address) != std::string::npos ||
       (folded.size() < name.size() + 8 && name.size() >= 4 && folded.find(name) != std::string::npos))) {
    return too_weak("The password is made of your email address.");
  }
  return {};
}

Result<std::string> hash_password(std::string_view password) {
  start_sodium();
  char hash[crypto_pwhash_STRBYTES] = {};
  if (crypto_pwhash_str_alg(hash, password.data(), password.size(), kPasses, kMemoryBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return make_error(base::ErrorKind::kUnavailable, base::Code::kInternal, {}, "no memory for hashing a password");
  }
  return std::string(hash);
}

Result<bool> verify_password(std::string_view password, std::string_view hash) {
  start_sodium();
  if (password.size() > kLongestPassword) return false;
  const bool has_hash = !hash.empty();
  const std::string stored = has_hash ? std::string(hash) : nobodys_hash();
  const bool fits = crypto_pwhash_str_verify(stored.c_str(), password.data(), password.size()) == 0;
  return fits && has_hash;
}

}  // namespace inlet::access
