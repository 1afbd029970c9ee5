// SPDX-License-Identifier: Apache-2.0
//
// Takes numbers, words and separators off the front of a text; what date_text reads dates with.
#pragma once

#include <cstddef>
#include <string_view>

namespace inlet::leads {

struct ScannedNumber {
  int value = 0;
  int digits = 0;  // 0: there is no number; leading zeros count
};

class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  char peek() const { return text_.empty() ? '\0' : text_.front(); }
  std::string_view rest() const { return text_; }

  // At most nine digits.
  ScannedNumber number();
  // Letters of any script up to the next digit, space or ASCII punctuation; may be empty.
  std::string_view word();
  bool take(char letter);
  bool take(std::string_view text);  // exactly
  // Blanks of every kind; true when there was one.
  bool blanks();

 private:
  std::string_view text_;
};

}  // namespace inlet::leads
