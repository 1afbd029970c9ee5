// SPDX-License-Identifier: Apache-2.0
#include "store/records/value_columns.h"

namespace inlet::store {

using leads::Field;
using leads::FieldType;

int column_count(const Field& field) {
  if (field.import_only || field.type == FieldType::kMultiPicklist) return 0;
  return field.type == FieldType::kMoney ? 2 : 1;
}

int read_column_count(const Field& field) { return field.type == FieldType::kMoney ? 2 : 1; }

}  // namespace inlet::store
