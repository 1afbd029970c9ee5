// SPDX-License-Identifier: Apache-2.0
#include "imports/ledger/import_cursor.h"

#include <charconv>
#include <system_error>

namespace inlet::imports {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

std::string to_hex(std::string_view text) {
  std::string hex;
  hex.reserve(text.size() * 2);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string text;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const std::size_t high = kDigits.find(hex[i]);
    const std::size_t low = kDigits.find(hex[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    text += static_cast<char>(high * 16 + low);
  }
  return text;
}

std::optional<std::int64_t> read_number(std::string_view& rest) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (fault != std::errc()) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (!rest.starts_with('.')) return std::nullopt;
  rest.remove_prefix(1);
  return number;
}

}  // namespace

std::string write_cursor(const ImportCursor& cursor) {
  return (cursor.backwards ? "b" : "f") + std::to_string(cursor.number) + "." + std::to_string(cursor.id) + "." +
         to_hex(cursor.text);
}

std::optional<ImportCursor> read_cursor(std::string_view text) {
  if (!text.starts_with('f') && !text.starts_with('b')) return std::nullopt;
  ImportCursor cursor;
  cursor.backwards = text.front() == 'b';
  text.remove_prefix(1);
  const auto number = read_number(text);
  const auto id = number ? read_number(text) : std::nullopt;
  auto words = id ? from_hex(text) : std::nullopt;
  if (!words) return std::nullopt;
  cursor.number = *number;
  cursor.id = *id;
  cursor.text = std::move(*words);
  return cursor;
}

}  // namespace inlet::imports
