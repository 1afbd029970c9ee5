// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_criteria_records.h"

#include "sql/sqlite/duplicate.h"
#include "sql/sqlite/own_keys.h"
#include "store/database/stored_name.h"
#include "store/database/text_list.h"
#include "store/sqlite/lead_keys.h"

namespace inlet::store {

using leads::CriterionRecord;
using leads::LeadId;

Result<std::vector<CriterionRecord>> SqliteCriteriaRecords::list() {
  INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kCriterionListRecords));
  std::vector<CriterionRecord> records;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return records;
    CriterionRecord record;
    record.criterion.id = rows.number(0);
    record.criterion.unique = rows.text(1) == "unique";
    INLET_ASSIGN(record.criterion.fields, text_list_from_json(rows.text(2)));
    record.criterion.ignore_gmail_dots = rows.boolean(3);
    INLET_ASSIGN(record.state, known(leads::criterion_state_named(rows.text(4)), rows.text(4)));
    record.position = rows.number(5);
    record.next_position = rows.find_number(6);
    record.built_to = rows.number(7);
    record.is_built = rows.boolean(8);
    records.push_back(std::move(record));
  }
}

Result<leads::CriterionId> SqliteCriteriaRecords::add(const CriterionRecord& record) {
  INLET_TRY(connection_.run(sql::sqlite::kCriterionAdd, record.position,
                            record.criterion.unique ? "unique" : "duplicate", leads::name_of(record.state),
                            to_json(record.criterion.fields), record.criterion.ignore_gmail_dots, record.next_position,
                            record.built_to, record.is_built));
  return connection_.last_insert_id();
}

Result<void> SqliteCriteriaRecords::change(const CriterionRecord& record) {
  return connection_.run(sql::sqlite::kCriterionChange, record.criterion.id, record.position,
                         leads::name_of(record.state), record.next_position, record.built_to, record.is_built);
}

Result<void> SqliteCriteriaRecords::remove(leads::CriterionId id) {
  return connection_.run(sql::sqlite::kCriterionRemove, id);
}

Result<std::optional<LeadId>> SqliteCriteriaRecords::build(const leads::Criterion& criterion, LeadId after,
                                                           std::int64_t limit) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  return build_keys_of_some(connection_, *catalog, criterion, after, limit);
}

Result<std::int64_t> SqliteCriteriaRecords::remove_keys(leads::CriterionId id, std::int64_t limit) {
  // Those that wait are few.
  INLET_TRY(connection_.run(sql::sqlite::kRecentKeyRemoveAll, id));
  const std::int64_t waiting = connection_.changes();
  INLET_TRY(connection_.run(sql::sqlite::kKeyRemoveSome, id, limit));
  return waiting + connection_.changes();
}

Result<bool> SqliteCriteriaRecords::is_in_use(leads::CriterionId id) {
  INLET_ASSIGN(const auto found, connection_.find_number(sql::sqlite::kCriterionInUse, id));
  return found.has_value();
}

Result<LeadId> SqliteCriteriaRecords::last_lead() { return connection_.number(sql::sqlite::kLeadLast); }

}  // namespace inlet::store
