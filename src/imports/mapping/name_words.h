// SPDX-License-Identifier: Apache-2.0
//
// The words of a column's name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace inlet::imports {

// Lower-case words of a name: "E-Mail 1 - Value" and "eMail1Value" alike are e, mail, 1, value. Characters of scripts that
// write without spaces are words of their own.
std::vector<std::string> split_words(std::string_view name);

// Words [begin, end) without spaces: how phrases are compared.
std::string join(const std::vector<std::string>& words, std::size_t begin, std::size_t end);
// And as a person writes them: "first name", "電話番号".
std::string spaced(const std::vector<std::string>& words, std::size_t begin, std::size_t end);

}  // namespace inlet::imports
