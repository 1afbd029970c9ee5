// SPDX-License-Identifier: Apache-2.0
//
// How the value of a field lies in its columns of the table `lead` (records/value_columns.h), there and back.
#pragma once

#include <array>
#include <string_view>

#include "leads/fields/field.h"
#include "leads/values/value.h"
#include "store/records/value_columns.h"
#include "store/sqlite/sqlite_statement.h"

namespace inlet::store {

// INTEGER or TEXT, of the first column.
const char* column_type(leads::FieldType type);

// "2024-05-31" of a date; kept by whoever binds it.
using DateText = std::array<char, 10>;
std::string_view write_date(std::int64_t days_since_1970, DateText& text);

// Binds the value to `place` (and the currency to the next place). `date` must stay until the statement is run.
void bind_value(SqliteStatement& statement, int place, const leads::Field& field, const leads::Value& value,
                DateText& date);

// Reads the value from `column` (and the next). Its text is that of the row and goes with the next step. A multi-picklist
// is read from one column that holds its options joined by leads::kOptionSeparator.
leads::Value read_value(const SqliteStatement& row, int column, const leads::Field& field);

}  // namespace inlet::store
