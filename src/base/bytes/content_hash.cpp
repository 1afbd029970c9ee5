// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/content_hash.h"

#include <sodium.h>

namespace inlet::base {
namespace {

const unsigned char* as_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

struct ContentHash::State {
  crypto_hash_sha256_state sha256;
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) { crypto_hash_sha256_init(&state_->sha256); }
ContentHash::~ContentHash() = default;
ContentHash::ContentHash(ContentHash&&) noexcept = default;
ContentHash& ContentHash::operator=(ContentHash&&) noexcept = default;

void ContentHash::add(std::string_view bytes) {
  crypto_hash_sha256_update(&state_->sha256, as_bytes(bytes), bytes.size());
}

std::string ContentHash::hex() const {
  crypto_hash_sha256_state so_far = state_->sha256;
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&so_far, digest.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

std::string sha256_hex(std::string_view bytes) {
  ContentHash hash;
  hash.add(bytes);
  return hash.hex();
}

Hash128 hash128(std::string_view bytes, std::uint64_t seed) {
  // Published and arbitrary: the first digits of pi. Changing a byte makes every stored match key worthless.
  std::array<unsigned char, crypto_shorthash_siphashx24_KEYBYTES> key = {
      0x24, 0x3F, 0x6A, 0x88, 0x85, 0xA3, 0x08, 0xD3, 0x13, 0x19, 0x8A, 0x2E, 0x03, 0x70, 0x73, 0x44};
  for (std::size_t i = 0; i < sizeof seed; ++i) key[i] ^= static_cast<unsigned char>(seed >> (8 * i));
  Hash128 result;
  static_assert(sizeof result.bytes == crypto_shorthash_siphashx24_BYTES);
  crypto_shorthash_siphashx24(result.bytes.data(), as_bytes(bytes), bytes.size(), key.data());
  return result;
}

}  // namespace inlet::base
