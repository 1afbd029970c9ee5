// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/email_address.h"

#include <algorithm>
#include <string>

#include "base/text/fold.h"
#include "base/text/utf8.h"

namespace inlet::engine {
namespace {

constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kLongestNameBytes = 400;  // 100 characters of four bytes

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

}  // namespace

Result<void> check_address(std::string_view email) {
  const std::size_t at = email.find('@');
  const bool looks_right = at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
                           email.find('@', at + 1) == std::string_view::npos &&
                           email.find(' ') == std::string_view::npos && std::ranges::none_of(email, is_control) &&
                           email.size() <= kLongestAddress;
  if (looks_right) return {};
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kInvalidEmail,
                          {std::string(email.substr(0, kLongestAddress))});
}

Result<void> check_person_name(std::string_view name) {
  if (!base::is_blank(name) && name.size() <= kLongestNameBytes && std::ranges::none_of(name, is_control)) return {};
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                          {"name", std::string(name.substr(0, 100)), "Write 1 to 100 characters."});
}

}  // namespace inlet::engine
