// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/content_hash.h"

#include <gtest/gtest.h>

#include <set>

namespace inlet::base {
namespace {

std::string hex(const Hash128& hash) {
  std::string text;
  for (const std::uint8_t byte : hash.bytes) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 0xFU];
  }
  return text;
}

TEST(ContentHash, IsSha256) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(ContentHash, DoesNotCareHowTheBytesWereCut) {
  ContentHash hash;
  hash.add("a");
  EXPECT_EQ(hash.hex(), sha256_hex("a"));
  hash.add("");
  hash.add("bc");
  EXPECT_EQ(hash.hex(), sha256_hex("abc"));
}

// Match keys are stored: if this test fails, the change needs a migration, not a new expectation.
TEST(Hash128, IsTheSameForEver) {
  EXPECT_EQ(hex(hash128("")), "fe5c2df76dc9dca8902f0a081544ced5");
  EXPECT_EQ(hex(hash128("ann@example.com")), "afbc19c3813e918f77a59373d8270af5");
  EXPECT_EQ(hex(hash128("ann@example.com", 1)), "294692aa595189d8fccf577d98d8027c");
}

TEST(Hash128, TellsBytesAndSeedsApart) {
  std::set<Hash128> seen;
  for (int i = 0; i < 1000; ++i) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) seen.insert(hash128(std::to_string(i), seed << (6 * seed)));
  }
  EXPECT_EQ(seen.size(), 10'000U);
}

}  // namespace
}  // namespace inlet::base
