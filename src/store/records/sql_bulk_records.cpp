// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_bulk_records.h"

#include "sql/bulk.h"

namespace inlet::store {

using leads::BulkChange;
using leads::BulkLead;

namespace {

BulkChange read_change(const Statement& row) {
  BulkChange change;
  change.id = row.number(0);
  change.by = row.number(1);
  // The table itself keeps the names.
  change.action = leads::bulk_action_named(row.text(2)).value();
  change.selection = row.string(3);
  change.values = row.string(4);
  change.undoes = row.number(5);
  change.state = leads::bulk_state_named(row.text(6)).value();
  change.total = row.number(7);
  change.done = row.number(8);
  change.changed = row.number(9);
  change.kept = row.number(10);
  change.reached = row.number(11);
  change.last = row.number(12);
  change.created_at = row.time(13);
  change.ended_at = row.find_time(14);
  return change;
}

}  // namespace

Result<std::int64_t> SqlBulkRecords::add(const BulkChange& change) {
  INLET_TRY(connection_.run(sql::kBulkAdd, change.by, leads::name_of(change.action), change.selection, change.values,
                            change.undoes, leads::name_of(change.state), change.total, change.last, change.created_at));
  return connection_.last_insert_id();
}

Result<void> SqlBulkRecords::change(const BulkChange& change) {
  return connection_.run(sql::kBulkProgress, change.id, leads::name_of(change.state), change.selection, change.total,
                         change.done, change.changed, change.kept, change.reached, change.ended_at);
}

Result<std::optional<BulkChange>> SqlBulkRecords::find(std::int64_t id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kBulkFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  return has_row ? std::optional(read_change(row)) : std::nullopt;
}

Result<std::optional<std::int64_t>> SqlBulkRecords::undo_of(std::int64_t id) {
  return connection_.find_number(sql::kBulkUndoOf, id);
}

Result<std::vector<BulkChange>> SqlBulkRecords::list(std::optional<access::UserId> by, std::int64_t before,
                                                     std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kBulkList, by, before, limit));
  std::vector<BulkChange> changes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return changes;
    changes.push_back(read_change(rows));
  }
}

Result<void> SqlBulkRecords::keep(std::int64_t id, std::span<const BulkLead> leads) {
  INLET_ASSIGN(Statement keep, connection_.prepare(sql::kBulkLeadKeep));
  for (const BulkLead& lead : leads) {
    keep.bind_all(id, lead.lead, lead.version, lead.values);
    INLET_TRY(keep.run());
  }
  return {};
}

Result<std::vector<BulkLead>> SqlBulkRecords::leads(std::int64_t id, leads::LeadId after, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kBulkLeadList, id, after, limit));
  std::vector<BulkLead> leads;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return leads;
    leads.push_back({rows.number(0), rows.number(1), rows.string(2)});
  }
}

Result<leads::LeadId> SqlBulkRecords::last_lead() { return connection_.number(sql::kBulkLastLead); }

}  // namespace inlet::store
