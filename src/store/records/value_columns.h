// SPDX-License-Identifier: Apache-2.0
//
// Which columns of the table `lead` the value of a field has: one of its key, money a second one for its currency, a multi-picklist
// none, since its options are in lead_option. How it lies in them is the dialect's (lead_columns.h).
#pragma once

#include "leads/fields/field.h"
#include "leads/values/value.h"

namespace inlet::store {

// How many columns the field has in `lead`: 0, 1 or 2.
int column_count(const leads::Field& field);
// How many columns of a row a value is read from: 1 or 2. A multi-picklist comes as one that holds its options joined by
// leads::kOptionSeparator.
int read_column_count(const leads::Field& field);

constexpr leads::ValueKind value_kind_of(leads::FieldType type) {
  switch (type) {
    case leads::FieldType::kText:
    case leads::FieldType::kLongText:
    case leads::FieldType::kEmail:
    case leads::FieldType::kPhone:
    case leads::FieldType::kUrl: return leads::ValueKind::kText;
    case leads::FieldType::kInteger: return leads::ValueKind::kInteger;
    case leads::FieldType::kDecimal:
    case leads::FieldType::kPercent: return leads::ValueKind::kDecimal;
    case leads::FieldType::kMoney: return leads::ValueKind::kMoney;
    case leads::FieldType::kBoolean: return leads::ValueKind::kBoolean;
    case leads::FieldType::kDate: return leads::ValueKind::kDate;
    case leads::FieldType::kDateTime: return leads::ValueKind::kDateTime;
    case leads::FieldType::kPicklist: return leads::ValueKind::kOption;
    case leads::FieldType::kMultiPicklist: return leads::ValueKind::kOptions;
    case leads::FieldType::kUser: return leads::ValueKind::kUser;
  }
  return leads::ValueKind::kText;
}

}  // namespace inlet::store
