// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_criteria_records.h"

#include "sql/duplicate.h"
#include "store/database/stored_name.h"
#include "store/database/text_list.h"

namespace inlet::store {

using leads::CriterionRecord;
using leads::LeadId;

Result<std::vector<CriterionRecord>> SqlCriteriaRecords::list() {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kCriterionListRecords));
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

Result<leads::CriterionId> SqlCriteriaRecords::add(const CriterionRecord& record) {
  INLET_TRY(connection_.run(sql::kCriterionAdd, record.position, record.criterion.unique ? "unique" : "duplicate",
                            leads::name_of(record.state), to_json(record.criterion.fields),
                            record.criterion.ignore_gmail_dots, record.next_position, record.built_to,
                            record.is_built));
  return connection_.last_insert_id();
}

Result<void> SqlCriteriaRecords::change(const CriterionRecord& record) {
  return connection_.run(sql::kCriterionChange, record.criterion.id, record.position, leads::name_of(record.state),
                         record.next_position, record.built_to, record.is_built);
}

Result<void> SqlCriteriaRecords::remove(leads::CriterionId id) { return connection_.run(sql::kCriterionRemove, id); }

Result<std::optional<LeadId>> SqlCriteriaRecords::build(const leads::Criterion& criterion, LeadId after,
                                                        std::int64_t limit) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  return lead_table_.build_keys_of_some(*catalog, criterion, after, limit);
}

Result<std::int64_t> SqlCriteriaRecords::remove_keys(leads::CriterionId id, std::int64_t limit) {
  INLET_ASSIGN(const std::int64_t waiting, lead_table_.remove_waiting_keys(id));
  INLET_TRY(connection_.run(sql::kKeyRemoveSome, id, limit));
  return waiting + connection_.changes();
}

Result<bool> SqlCriteriaRecords::is_in_use(leads::CriterionId id) {
  INLET_ASSIGN(const auto found, connection_.find_number(sql::kCriterionInUse, id));
  return found.has_value();
}

Result<LeadId> SqlCriteriaRecords::last_lead() { return connection_.number(sql::kLeadLast); }

}  // namespace inlet::store
