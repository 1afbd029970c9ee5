// SPDX-License-Identifier: Apache-2.0
//
// The digits in what people write as a phone number, and the extension behind them: "Tel. (030) 12-34 ext. 5".
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace inlet::leads {

inline constexpr std::size_t kLongestText = 250;  // characters; what is longer is no number

struct PhoneText {
  bool has_plus = false;
  std::array<char, kLongestText> bytes;
  std::size_t length = 0;
  std::array<char, 20> extension_bytes;
  std::string_view extension;  // digits, in extension_bytes

  std::string_view digits() const { return {bytes.data(), length}; }
  PhoneText() = default;
  PhoneText(const PhoneText&) = delete;
  PhoneText& operator=(const PhoneText&) = delete;
};

// False where the text can't be a number: letters between the digits, two plus signs, too few digits.
bool read_phone_text(std::string_view text, PhoneText& result);

}  // namespace inlet::leads
