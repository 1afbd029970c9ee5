// SPDX-License-Identifier: Apache-2.0
//
// What number a text means, to the letter as npm libphonenumber-js/max reads it (tools/phone_oracle): same verdict, same
// E.164. Allocates nothing for texts of plain digits, spaces and the usual punctuation.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace inlet::leads {

struct PhoneNumber {
  static constexpr std::size_t kLongest = 24;
  bool is_number = false;  // it could be taken apart; else all below is empty
  bool is_valid = false;   // and is a number of its plan
  std::array<char, kLongest> bytes{};
  std::uint8_t length = 0;       // of "+4930123456"
  std::uint8_t code_length = 0;  // of the calling code
  std::array<char, 20> extension_bytes{};
  std::uint8_t extension_length = 0;
  std::string_view region;  // alpha-2 where one region is sure, else empty

  std::string_view e164() const { return {bytes.data(), length}; }
  std::string_view calling_code() const { return {bytes.data() + 1, code_length}; }
  std::string_view national() const { return e164().substr(1U + code_length); }
  std::string_view extension() const { return {extension_bytes.data(), extension_length}; }
};

// `default_region`: alpha-2 in capitals; what it can't be is taken for none.
PhoneNumber parse_phone(std::string_view text, std::string_view default_region);

// A stored number ("+4930123456;ext=5") for people: in the national form where it is one of `region`, else in the
// international one. What is no such number is given back as it is.
std::string phone_display(std::string_view stored, std::string_view region);

}  // namespace inlet::leads
