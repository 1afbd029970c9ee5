// SPDX-License-Identifier: Apache-2.0
#include "server/sign_in_throttle.h"

#include "base/text/fold.h"
#include "server/http/client_address.h"

namespace inlet::server {
namespace {

// More keys than this are somebody's attack; the old ones are looked through before another is taken.
constexpr std::size_t kManyKeys = 50'000;

constexpr std::size_t kLongestAccount = 254;  // of an address; what is longer is nobody's, and must not fill the memory

std::string pair_key(std::string_view account, std::string_view address) {
  return base::fold_text(account.substr(0, kLongestAccount)) + "\n" + network_of(address);
}

}  // namespace

std::optional<int> SignInThrottle::wait_of(Tries& tries, std::size_t limit, base::TimePoint now) {
  while (!tries.empty() && now - tries.front() >= kWindow) tries.pop_front();
  if (tries.size() < limit) return std::nullopt;
  const auto left = std::chrono::duration_cast<std::chrono::seconds>(kWindow - (now - tries.front()));
  return static_cast<int>(left.count()) + 1;
}

void SignInThrottle::forget_old(base::TimePoint now) {
  std::erase_if(tries_,
                [now](const auto& entry) { return entry.second.empty() || now - entry.second.back() >= kWindow; });
}

std::optional<int> SignInThrottle::begin(std::string_view account, std::string_view address, base::TimePoint now) {
  const std::lock_guard lock(mutex_);
  if (tries_.size() > kManyKeys) forget_old(now);
  // The address first: one that is out of tries can't make us remember ever more accounts.
  Tries& of_address = tries_[pair_key("", address)];
  if (const auto wait = wait_of(of_address, kTriesPerAddress, now)) return wait;
  Tries& of_pair = tries_[pair_key(account, address)];
  if (const auto wait = wait_of(of_pair, kTriesPerAccount, now)) return wait;
  of_pair.push_back(now);
  of_address.push_back(now);
  return std::nullopt;
}

std::size_t SignInThrottle::remembered() const {
  const std::lock_guard lock(mutex_);
  return tries_.size();
}

void SignInThrottle::succeed(std::string_view account, std::string_view address) {
  const std::lock_guard lock(mutex_);
  tries_.erase(pair_key(account, address));
  const auto of_address = tries_.find(pair_key("", address));
  if (of_address != tries_.end() && !of_address->second.empty()) of_address->second.pop_back();
}

}  // namespace inlet::server
