// SPDX-License-Identifier: Apache-2.0
#include "access/password.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "access/session_token.h"

namespace inlet::access {
namespace {

TEST(Password, IsVerifiedByItsHashAlone) {
  const auto hash = hash_password("a boat on the lake");
  ASSERT_TRUE(hash.has_value());
  EXPECT_TRUE(hash->starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << *hash;
  EXPECT_TRUE(*verify_password("a boat on the lake", *hash));
  EXPECT_FALSE(*verify_password("a boat on the lakE", *hash));
  EXPECT_FALSE(*verify_password("", *hash));
  EXPECT_FALSE(*verify_password("a boat on the lake", "")) << "nobody has no password";
  EXPECT_NE(*hash, *hash_password("a boat on the lake")) << "salted";
}

TEST(Password, IsHashedByManyAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i)
    threads.emplace_back([] { EXPECT_TRUE(hash_password("a boat on the lake").has_value()); });
  for (std::thread& thread : threads) thread.join();
}

struct Case {
  const char* name;
  const char* password;
  bool accepted;
};

const Case kCases[] = {
    {"eleven characters", "abcdefghijk", false},
    {"twelve that nobody guesses", "mauve kiosk7", true},
    {"twelve characters, not bytes", "äöüäöüäöüäö", false},
    {"a sentence", "correct horse has a battery", true},
    {"the sentence everybody knows", "correcthorsebatterystaple", false},
    {"a common one made longer", "password2024!!", false},
    {"a common one twice", "Passwordpassword", false},
    {"with digits for letters", "P@ssw0rd12345", false},
    {"along the keyboard", "qwertyuiopasdfghjkl", false},
    {"counting", "123456789012345", false},
    {"one letter", "aaaaaaaaaaaaaaaa", false},
    {"the address", "ann.lee@example.com", false},
    {"the name and a little", "ann.lee12345", false},
};

TEST(Password, IsRefusedWhenShortOrCommon) {
  for (const Case& c : kCases) {
    const auto checked = check_password_strength(c.password, "ann.lee@example.com");
    EXPECT_EQ(checked.has_value(), c.accepted) << c.name;
    if (c.accepted || checked) continue;
    EXPECT_EQ(checked.error().code, base::Code::kWeakPassword) << c.name;
  }
}

TEST(SessionToken, IsStoredAsHash) {
  const SessionToken first = make_session_token();
  const SessionToken second = make_session_token();
  EXPECT_EQ(first.token.size(), 43U);
  EXPECT_NE(first.token, second.token);
  EXPECT_EQ(session_token_hash(first.token), first.hash);
  EXPECT_EQ(first.hash.find(first.token), std::string::npos);
}

}  // namespace
}  // namespace inlet::access
