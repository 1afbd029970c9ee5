// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/random_token.h"

#include <sodium.h>

#include <vector>

#include "base/errors/check.h"

namespace inlet::base {

std::string random_token(std::size_t size_bytes) {
  static const bool is_ready = sodium_init() >= 0;
  INLET_CHECK(is_ready);
  std::vector<unsigned char> bytes(size_bytes);
  randombytes_buf(bytes.data(), bytes.size());
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(size_bytes, kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
  text.pop_back();  // sodium counts the NUL at the end
  return text;
}

}  // namespace inlet::base
