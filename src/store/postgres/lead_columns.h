// SPDX-License-Identifier: Apache-2.0
//
// How the value of a field lies in its columns of the table `lead` (records/value_columns.h), there and back.
#pragma once

#include <string_view>

#include "leads/fields/field.h"
#include "leads/values/value.h"
#include "store/postgres/postgres_statement.h"
#include "store/records/value_columns.h"

namespace inlet::store::postgres {

// Of the first column, as PostgreSQL calls it.
const char* column_type(leads::FieldType type);
Type element_type(leads::FieldType type);

// Adds the value, or NULL, to a BinaryCopy or an Array of the first column.
template <class Sink>
void add_value(Sink& sink, const leads::Value& value) {
  switch (value.kind) {
    case leads::ValueKind::kNone: sink.add_null(); break;
    case leads::ValueKind::kDate: sink.add(Day{value.number}); break;
    case leads::ValueKind::kDateTime: sink.add(Moment{value.number}); break;
    case leads::ValueKind::kBoolean: sink.add(YesNo{value.number != 0}); break;
    default: value.is_text() ? sink.add(value.text()) : sink.add(value.number);
  }
}

// The same of the second column of money.
template <class Sink>
void add_currency(Sink& sink, const leads::Value& value) {
  value.is_none() ? sink.add_null() : sink.add(std::string_view(value.currency, 3));
}

// Reads the value from `column` (and the next). Its text is that of the row. A multi-picklist is read from one column that holds
// its options joined by leads::kOptionSeparator.
leads::Value read_value(const PostgresStatement& row, int column, const leads::Field& field);

}  // namespace inlet::store::postgres
