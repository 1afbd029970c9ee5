// SPDX-License-Identifier: Apache-2.0
#include "server/sign_in_throttle.h"

#include <gtest/gtest.h>

namespace inlet::server {
namespace {

constexpr base::TimePoint kNow{};

TEST(SignInThrottleMemory, DoesNotGrowByAnAddressThatIsOutOfTries) {
  SignInThrottle throttle;
  for (int i = 0; i < 10'000; ++i) throttle.begin("nobody" + std::to_string(i) + "@example.com", "192.0.2.1", kNow);
  EXPECT_LE(throttle.remembered(), SignInThrottle::kTriesPerAddress + 1)
      << "the accounts that were tried, and the address";
}

TEST(SignInThrottleMemory, KeepsNoMoreOfAnAccountThanAnAddressCanHave) {
  SignInThrottle throttle;
  const std::string long_name(254, 'a');
  for (std::size_t i = 0; i < SignInThrottle::kTriesPerAccount; ++i) {
    EXPECT_FALSE(throttle.begin(long_name + std::to_string(i), "192.0.2.1", kNow)) << i;
  }
  EXPECT_TRUE(throttle.begin(long_name + "another", "192.0.2.1", kNow)) << "told apart only by what is cut off";
}

}  // namespace
}  // namespace inlet::server
