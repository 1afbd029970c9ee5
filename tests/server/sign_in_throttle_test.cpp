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

// One customer has a whole network of them, and could guess for ever.
TEST(SignInThrottle, AddressesOfOneNetworkOfIpv6AreOne) {
  SignInThrottle throttle;
  for (std::size_t i = 0; i < SignInThrottle::kTriesPerAccount; ++i) {
    EXPECT_FALSE(throttle.begin("ada@example.com", "2001:db8:0:1::" + std::to_string(i), kNow)) << i;
  }
  EXPECT_TRUE(throttle.begin("ada@example.com", "2001:db8:0:1:ffff::1", kNow));
  EXPECT_FALSE(throttle.begin("ada@example.com", "2001:db8:0:2::1", kNow)) << "somebody else's network";
  throttle.succeed("ada@example.com", "2001:db8:0:1::1");
  EXPECT_FALSE(throttle.begin("ada@example.com", "2001:db8:0:1::2", kNow));
}

TEST(SignInThrottle, Ipv4IsNotTakenForANetwork) {
  SignInThrottle throttle;
  for (std::size_t i = 0; i < SignInThrottle::kTriesPerAccount; ++i)
    throttle.begin("ada@example.com", "::ffff:192.0.2.1", kNow);
  EXPECT_FALSE(throttle.begin("ada@example.com", "::ffff:192.0.2.2", kNow));
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
