// SPDX-License-Identifier: Apache-2.0
//
// The typed value of one field of one lead, 16 bytes. Its text belongs to a TextArena (a batch's, or a Lead's own).
// Numbers are exact: money counts 1/10,000, decimal and percent 1/1,000,000; never binary floating point.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace inlet::leads {

enum class ValueKind : std::uint8_t {
  kNone,  // blank
  kText,  // text, long text, email, phone (E.164, ";ext=5"), url
  kInteger,
  kDecimal,   // 1/1,000,000; percent too: 12.5 % is 12,500,000
  kMoney,     // 1/10,000 of `currency`
  kBoolean,   // 0 or 1
  kDate,      // days since 1970-01-01
  kDateTime,  // milliseconds since 1970-01-01T00:00Z
  kOption,    // id of an option, as text
  kOptions,   // ids of options, sorted, joined by 0x1F, as text
  kUser,      // id of a user, as number
};

inline constexpr std::int64_t kMoneyScale = 10'000;
inline constexpr std::int64_t kDecimalScale = 1'000'000;
inline constexpr char kOptionSeparator = '\x1f';

struct Value {
  ValueKind kind = ValueKind::kNone;
  char currency[3] = {};     // ISO 4217, kMoney only
  std::uint32_t length = 0;  // of text, in bytes
  union {
    std::int64_t number = 0;
    const char* bytes;
  };

  bool is_none() const { return kind == ValueKind::kNone; }
  // A cell that asks for the field to be emptied (semantics 20); blank for everything but the merge of an update.
  bool is_clear() const { return kind == ValueKind::kNone && number == 1; }
  bool is_text() const { return kind == ValueKind::kText || kind == ValueKind::kOption || kind == ValueKind::kOptions; }
  std::string_view text() const { return is_text() ? std::string_view(bytes, length) : std::string_view(); }

  // `text` must outlive the value.
  static Value of_text(ValueKind kind, std::string_view text) {
    Value value;
    value.kind = kind;
    value.length = static_cast<std::uint32_t>(text.size());
    value.bytes = text.data();
    return value;
  }
  static Value of_number(ValueKind kind, std::int64_t number) {
    Value value;
    value.kind = kind;
    value.number = number;
    return value;
  }
  static Value clear() { return of_number(ValueKind::kNone, 1); }
  static Value of_money(std::int64_t amount, std::string_view currency) {
    Value value = of_number(ValueKind::kMoney, amount);
    std::memcpy(value.currency, currency.data(), currency.size() < 3 ? currency.size() : 3);
    return value;
  }

  friend bool operator==(const Value& a, const Value& b) {
    if (a.kind != b.kind || std::memcmp(a.currency, b.currency, 3) != 0) return false;
    return a.is_text() ? a.text() == b.text() : a.number == b.number;
  }
};
static_assert(sizeof(Value) == 16);

}  // namespace inlet::leads
