// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/lead_columns.h"

#include "base/clock/civil_date.h"

namespace inlet::store {

using leads::Field;
using leads::FieldType;
using leads::Value;
using leads::ValueKind;

const char* column_type(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kMoney:
    case FieldType::kPercent:
    case FieldType::kBoolean:
    case FieldType::kDateTime:
    case FieldType::kUser: return "INTEGER";
    case FieldType::kText:
    case FieldType::kLongText:
    case FieldType::kEmail:
    case FieldType::kPhone:
    case FieldType::kUrl:
    case FieldType::kDate:
    case FieldType::kPicklist:
    case FieldType::kMultiPicklist: return "TEXT";
  }
  return "TEXT";
}

std::string_view write_date(std::int64_t days_since_1970, DateText& text) {
  const base::CivilDate date = base::civil_date(days_since_1970).value_or(base::CivilDate{});
  const auto digits = [&text](std::size_t place, std::size_t count, int number) {
    for (std::size_t i = count; i-- > 0; number /= 10) text[place + i] = static_cast<char>('0' + number % 10);
  };
  digits(0, 4, date.year);
  text[4] = '-';
  digits(5, 2, date.month);
  text[7] = '-';
  digits(8, 2, date.day);
  return {text.data(), text.size()};
}

void bind_value(SqliteStatement& statement, int place, const Field& field, const Value& value, DateText& date) {
  if (value.is_none()) {
    statement.bind_null(place);
    if (field.type == FieldType::kMoney) statement.bind_null(place + 1);
    return;
  }
  if (value.kind == ValueKind::kDate) {
    statement.bind(place, write_date(value.number, date));
  } else if (value.is_text()) {
    statement.bind(place, value.text());
  } else {
    statement.bind(place, value.number);
  }
  if (field.type == FieldType::kMoney) statement.bind(place + 1, std::string_view(value.currency, 3));
}

Value read_value(const SqliteStatement& row, int column, const Field& field) {
  if (row.is_null(column)) return {};
  const ValueKind kind = value_kind_of(field.type);
  switch (kind) {
    case ValueKind::kText:
    case ValueKind::kOption:
    case ValueKind::kOptions: return Value::of_text(kind, row.text(column));
    case ValueKind::kMoney: return Value::of_money(row.number(column), row.text(column + 1));
    case ValueKind::kDate: {
      const auto date = base::parse_iso_date(row.text(column));
      return date ? Value::of_number(kind, base::days_since_1970(*date)) : Value{};
    }
    default: return Value::of_number(kind, row.number(column));
  }
}

}  // namespace inlet::store
