// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/lead_columns.h"

namespace inlet::store::postgres {

using leads::Field;
using leads::FieldType;
using leads::Value;
using leads::ValueKind;

Type element_type(FieldType type) {
  switch (type) {
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kMoney:
    case FieldType::kPercent:
    case FieldType::kUser: return Type::kInteger;
    case FieldType::kBoolean: return Type::kBoolean;
    case FieldType::kDateTime: return Type::kTime;
    case FieldType::kDate: return Type::kDate;
    case FieldType::kText:
    case FieldType::kLongText:
    case FieldType::kEmail:
    case FieldType::kPhone:
    case FieldType::kUrl:
    case FieldType::kPicklist:
    case FieldType::kMultiPicklist: return Type::kText;
  }
  return Type::kText;
}

const char* column_type(FieldType type) {
  switch (element_type(type)) {
    case Type::kInteger: return "bigint";
    case Type::kBoolean: return "boolean";
    case Type::kTime: return "timestamptz";
    case Type::kDate: return "date";
    default: return "text";
  }
}

Value read_value(const PostgresStatement& row, int column, const Field& field) {
  if (row.is_null(column)) return {};
  const ValueKind kind = value_kind_of(field.type);
  switch (kind) {
    case ValueKind::kText:
    case ValueKind::kOption:
    case ValueKind::kOptions: return Value::of_text(kind, row.text(column));
    case ValueKind::kMoney: return Value::of_money(row.number(column), row.text(column + 1));
    default: return Value::of_number(kind, row.number(column));
  }
}

}  // namespace inlet::store::postgres
