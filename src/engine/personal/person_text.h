// SPDX-License-Identifier: Apache-2.0
//
// Whom an inquiry is about, and which texts name that person: the address as a whole, never the end of a longer one; the number
// however a file writes it. Nothing is read or written here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inlet::engine {

class PersonText {
 public:
  // `phone`: in E.164. One of them may be empty.
  PersonText(std::string_view email, std::string_view phone);

  bool is_named_in(std::string_view text) const;
  // The text without the address and the number in its stored form; all else stays, so that JSON stays JSON.
  std::string without(std::string_view text) const;
  // What a text holds, in lower case, when the person is named in it: for a first look by the database.
  const std::vector<std::string>& needles() const { return needles_; }

 private:
  bool has_phone(std::string_view text) const;

  std::string email_;  // in lower case
  std::string phone_;
  std::vector<std::string> needles_;
};

}  // namespace inlet::engine
