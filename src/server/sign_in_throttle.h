// SPDX-License-Identifier: Apache-2.0
//
// Slows down who guesses passwords: so many wrong tries per account and address, and more per address for all accounts. The
// right password from elsewhere still works, so that nobody can lock a person out.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock/clock.h"

namespace inlet::server {

class SignInThrottle {
 public:
  static constexpr std::size_t kTriesPerAccount = 10;
  static constexpr std::size_t kTriesPerAddress = 50;
  static constexpr base::Duration kWindow{15 * 60'000LL};

  // Counts a try before the password is looked at, so that many at once are counted too. Seconds to wait when it is one too many.
  std::optional<int> begin(std::string_view account, std::string_view address, base::TimePoint now);
  // The password was right: the account's tries from this address are forgotten.
  void succeed(std::string_view account, std::string_view address);
  // Accounts and addresses; who guesses can't make it grow without end.
  std::size_t remembered() const;

 private:
  using Tries = std::deque<base::TimePoint>;
  std::optional<int> wait_of(Tries& tries, std::size_t limit, base::TimePoint now);
  void forget_old(base::TimePoint now);

  mutable std::mutex mutex_;
  std::map<std::string, Tries, std::less<>> tries_;  // by "account\naddress" and by "\naddress"
};

}  // namespace inlet::server
