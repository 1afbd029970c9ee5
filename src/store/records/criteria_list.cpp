// SPDX-License-Identifier: Apache-2.0
#include "store/records/criteria_list.h"

#include <utility>

#include "sql/duplicate.h"
#include "store/database/text_list.h"

namespace inlet::store {

using leads::Criterion;

Result<std::vector<Criterion>> read_criteria(Connection& connection, WhichCriteria which) {
  INLET_ASSIGN(Statement rows,
               connection.query(which == WhichCriteria::kActive ? sql::kCriterionListActive : sql::kCriterionListAll));
  std::vector<Criterion> criteria;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return criteria;
    Criterion criterion;
    criterion.id = rows.number(0);
    criterion.unique = rows.text(1) == "unique";
    INLET_ASSIGN(criterion.fields, text_list_from_json(rows.text(2)));
    criterion.ignore_gmail_dots = rows.boolean(3);
    criteria.push_back(std::move(criterion));
  }
}

}  // namespace inlet::store
