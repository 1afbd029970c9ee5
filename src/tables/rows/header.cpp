// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/header.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "tables/rows/read_limits.h"

namespace inlet::tables {
namespace {

// The beginning of a name that is longer than names are; the file of failed records has all of it.
void cut_name(std::string& name) {
  std::size_t length = 0;
  for (std::uint32_t count = 0; length < name.size(); ++count) {
    if (count == ReadLimits{}.header_characters) return name.resize(length);
    length += base::decode_next(name, length).size_bytes;
  }
}

// In one line and without blanks at its ends, as a person would say it.
std::string shown_name(std::string_view written) {
  std::string name(base::trim(written));
  std::replace_if(
      name.begin(), name.end(), [](char byte) { return byte == '\n' || byte == '\r' || byte == '\t'; }, ' ');
  cut_name(name);
  return name;
}

std::string without_blank_characters(std::string_view text) {
  std::string rest;
  for (std::size_t i = 0; i < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, i);
    if (!base::is_blank_character(next.value)) rest += text.substr(i, next.size_bytes);
    i += next.size_bytes;
  }
  return rest;
}

}  // namespace

std::string column_letters(std::uint32_t index) {
  std::string letters;
  for (std::uint64_t rest = std::uint64_t{index} + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters;
}

Header make_header(const std::vector<std::string>& names, std::uint32_t column_count) {
  Header header;
  const auto count = std::max(static_cast<std::uint32_t>(names.size()), column_count);
  std::unordered_set<std::string> taken;
  std::unordered_map<std::string, int> last_copy;  // or a sheet of 16,384 equal names takes 134 million looks
  for (std::uint32_t index = 0; index < count; ++index) {
    Column column;
    column.index = index;
    if (index < names.size()) column.written = names[index];
    column.name = shown_name(column.written);
    if (column.name.empty()) column.name = "Column " + column_letters(index);
    const std::string first = column.name;
    if (!taken.insert(column.name).second) {
      int& copy = last_copy.try_emplace(first, 1).first->second;
      do {
        column.name = first + " (" + std::to_string(++copy) + ")";
      } while (!taken.insert(column.name).second);
    }
    header.columns.push_back(std::move(column));
  }
  return header;
}

std::string fold_column_name(std::string_view name) {
  std::string folded = base::fold_loose(without_blank_characters(name));
  constexpr std::string_view kMarks[] = {"*", ":", "(required)"};
  for (bool has_changed = true; has_changed;) {
    has_changed = false;
    for (const std::string_view mark : kMarks) {
      if (folded.size() <= mark.size() || !folded.ends_with(mark)) continue;
      folded.resize(folded.size() - mark.size());
      has_changed = true;
    }
  }
  return folded;
}

bool is_own_column(std::string_view name) {
  constexpr std::string_view kOwn[] = {"_Row", "_Outcome", "_Error codes", "_Error messages", "_Rest", "_Job", "_Lead"};
  const std::string_view trimmed = base::trim(name);
  return std::find(std::begin(kOwn), std::end(kOwn), trimmed) != std::end(kOwn);
}

}  // namespace inlet::tables
