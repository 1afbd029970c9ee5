// SPDX-License-Identifier: Apache-2.0
#include "store/records/search_index.h"

#include <vector>

#include "sql/lead.h"
#include "store/database/id_list.h"

namespace inlet::store {

Result<std::int64_t> SearchIndex::catch_up(std::uint32_t limit) {
  std::vector<leads::LeadId> dirty;
  {
    INLET_ASSIGN(Statement rows, connection_.query(sql::kSearchDirtyList, limit));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      dirty.push_back(rows.number(0));
    }
  }
  if (!dirty.empty()) {
    const std::string changed = ids_json(dirty);
    INLET_TRY(connection_.run(sql::kSearchRemove, changed));
    INLET_TRY(connection_.run(sql::kSearchAddSome, changed));
    INLET_TRY(connection_.run(sql::kSearchDirtyClear, changed));
  }
  const std::int64_t rest = std::int64_t{limit} - static_cast<std::int64_t>(dirty.size());
  INLET_ASSIGN(const std::int64_t last, connection_.number(sql::kSearchLastLead));
  INLET_ASSIGN(const auto next, connection_.find_number(sql::kSearchNextLastLead, last, rest));
  if (next) {
    INLET_TRY(connection_.run(sql::kSearchAdd, last + 1, *next));
    INLET_TRY(connection_.run(sql::kSearchAdvance, *next));
  }
  return connection_.number(sql::kSearchToDo);
}

}  // namespace inlet::store
