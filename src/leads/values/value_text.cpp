// SPDX-License-Identifier: Apache-2.0
#include "leads/values/value_text.h"

#include <charconv>
#include <chrono>

#include "base/clock/civil_date.h"
#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "leads/values/scaled_number.h"

namespace inlet::leads {
namespace {

constexpr int kMoneyDecimals = 2;

std::string_view option_text(const Field& field, std::string_view id, OptionText options) {
  if (options == OptionText::kIds) return id;
  for (const FieldOption& option : field.options) {
    if (option.id == id) return option.label;
  }
  return id;  // an option that was removed since
}

// Calls `each` with every id of a value of several options.
template <class Function>
void for_each_id(std::string_view ids, Function each) {
  while (!ids.empty()) {
    const std::size_t end = ids.find(kOptionSeparator);
    each(ids.substr(0, end));
    ids = end == std::string_view::npos ? std::string_view() : ids.substr(end + 1);
  }
}

// 2024-05-31T14:30:00Z, with milliseconds only if there are some.
std::string date_time_text(std::int64_t milliseconds) {
  const auto time = base::civil_time(milliseconds);
  return time ? base::iso_text(*time) + "Z" : std::string();
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<Value> numbered(ValueKind kind, std::optional<std::int64_t> number) {
  if (!number) return std::nullopt;
  return Value::of_number(kind, *number);
}

std::optional<Value> money_from_text(std::string_view text, std::string_view currency) {
  if (const std::size_t space = text.find(' '); space != std::string_view::npos) {
    currency = text.substr(space + 1);
    text = text.substr(0, space);
  }
  const auto amount = parse_scaled(text, kMoneyScale);
  if (!amount || currency.size() != 3) return std::nullopt;
  return Value::of_money(*amount, currency);
}

std::optional<Value> options_from_text(std::string_view text, TextArena& arena) {
  char* place = arena.allocate(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) place[i] = text[i] == ';' ? kOptionSeparator : text[i];
  return Value::of_text(ValueKind::kOptions, {place, text.size()});
}

}  // namespace

void append_text(std::string& text, const Field& field, const Value& value, OptionText options,
                 const UserName& user_name) {
  switch (value.kind) {
    case ValueKind::kNone: return;
    case ValueKind::kText: text += value.text(); return;
    case ValueKind::kInteger: text += std::to_string(value.number); return;
    case ValueKind::kDecimal: append_scaled(text, value.number, kDecimalScale, 0); return;
    case ValueKind::kMoney: append_scaled(text, value.number, kMoneyScale, kMoneyDecimals); return;
    case ValueKind::kBoolean: text += value.number != 0 ? "true" : "false"; return;
    case ValueKind::kDate:
      if (const auto date = base::civil_date(value.number)) text += base::iso_text(*date);
      return;
    case ValueKind::kDateTime: text += date_time_text(value.number); return;
    case ValueKind::kOption: text += option_text(field, value.text(), options); return;
    case ValueKind::kOptions: {
      bool is_first = true;
      for_each_id(value.text(), [&](std::string_view id) {
        if (!is_first) text += ';';
        is_first = false;
        text += option_text(field, id, options);
      });
      return;
    }
    case ValueKind::kUser: {
      const std::string name = user_name && options == OptionText::kLabels ? user_name(value.number) : std::string();
      text += name.empty() ? std::to_string(value.number) : name;
      return;
    }
  }
}

std::string text_of(const Field& field, const Value& value, OptionText options, const UserName& user_name) {
  std::string text;
  append_text(text, field, value, options, user_name);
  return text;
}

std::string text_with_currency(const Field& field, const Value& value, OptionText options) {
  std::string text = text_of(field, value, options);
  if (value.kind == ValueKind::kMoney) text.append(" ").append(value.currency, 3);
  return text;
}

std::optional<Value> value_from_text(const Field& field, std::string_view text, std::string_view currency,
                                     TextArena& arena) {
  if (text.empty()) return Value{};
  switch (field.type) {
    case FieldType::kText:
    case FieldType::kLongText:
    case FieldType::kEmail:
    case FieldType::kPhone:
    case FieldType::kUrl: return Value::of_text(ValueKind::kText, arena.keep(text));
    case FieldType::kInteger: return numbered(ValueKind::kInteger, whole_number(text));
    case FieldType::kDecimal:
    case FieldType::kPercent: return numbered(ValueKind::kDecimal, parse_scaled(text, kDecimalScale));
    case FieldType::kMoney: return money_from_text(text, currency);
    case FieldType::kBoolean:
      if (text != "true" && text != "false") return std::nullopt;
      return Value::of_number(ValueKind::kBoolean, text == "true" ? 1 : 0);
    case FieldType::kDate: {
      const auto date = base::parse_iso_date(text);
      if (!date) return std::nullopt;
      return Value::of_number(ValueKind::kDate, base::days_since_1970(*date));
    }
    case FieldType::kDateTime: {
      const auto time = base::parse_iso_time(text);
      if (!time) return std::nullopt;
      return Value::of_number(ValueKind::kDateTime, time->time_since_epoch().count());
    }
    case FieldType::kPicklist: return Value::of_text(ValueKind::kOption, arena.keep(text));
    case FieldType::kMultiPicklist: return options_from_text(text, arena);
    case FieldType::kUser: return numbered(ValueKind::kUser, whole_number(text));
  }
  return std::nullopt;
}

void append_json(std::string& json, const Field& field, const Value& value) {
  switch (value.kind) {
    case ValueKind::kNone: json += "null"; return;
    case ValueKind::kInteger:
    case ValueKind::kUser: json += std::to_string(value.number); return;
    case ValueKind::kBoolean: json += value.number != 0 ? "true" : "false"; return;
    case ValueKind::kMoney:
      json += R"({"amount":")";
      append_scaled(json, value.number, kMoneyScale, kMoneyDecimals);
      json.append(R"(","currency":")").append(value.currency, 3).append(R"("})");
      return;
    case ValueKind::kOptions: {
      json += '[';
      for_each_id(value.text(), [&](std::string_view id) {
        if (json.back() != '[') json += ',';
        base::append_json_string(json, id);
      });
      json += ']';
      return;
    }
    default: base::append_json_string(json, text_of(field, value)); return;
  }
}

}  // namespace inlet::leads
