// SPDX-License-Identifier: Apache-2.0
//
// What bytes are, in short. ContentHash names files: an upload is stored and recognised by it. hash128() makes the stored
// match keys, so its results must be the same for ever, on every machine.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace inlet::base {

// SHA-256 of bytes that come piece by piece.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(ContentHash&&) noexcept;
  ContentHash& operator=(ContentHash&&) noexcept;

  void add(std::string_view bytes);
  // 64 lower-case hexadecimal digits of all that was added so far; more may be added afterwards.
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);

struct Hash128 {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

// SipHash-2-4 with 128 bits under a published key, 30 ns for an email address. Good against accidents, not against
// somebody who wants a collision: whoever relies on equality compares the true values as well. Different seeds give unrelated hashes.
Hash128 hash128(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace inlet::base

template <>
struct std::hash<inlet::base::Hash128> {
  std::size_t operator()(const inlet::base::Hash128& value) const noexcept {
    std::size_t first = 0;
    std::memcpy(&first, value.bytes.data(), sizeof first);
    return first;
  }
};
