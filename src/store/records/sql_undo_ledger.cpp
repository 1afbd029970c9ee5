// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_undo_ledger.h"

#include "sql/undo.h"
#include "store/database/id_list.h"
#include "store/database/stored_name.h"

namespace inlet::store {

using imports::KeptByUndo;
using imports::LeadStanding;
using imports::UndoFate;
using imports::UndoRecord;
using imports::ValueWrite;
using leads::LeadId;

namespace {

const Sql& list_of(UndoFate fate) {
  switch (fate) {
    case UndoFate::kRemoved: return sql::kUndoListRemoved;
    case UndoFate::kRestored: return sql::kUndoListRestored;
    case UndoFate::kKept: break;
  }
  return sql::kUndoListKept;
}

}  // namespace

Result<void> SqlUndoLedger::begin(const UndoRecord& record) {
  const imports::UndoTally& tally = record.tally;
  return connection_.run(sql::kUndoBegin, record.import_id, record.by, imports::name_of(record.stage), record.position,
                         tally.total, tally.trashed, tally.restored, tally.kept, record.started_at);
}

Result<std::optional<UndoRecord>> SqlUndoLedger::find(imports::ImportId import_id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kUndoFind, import_id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<UndoRecord>();
  UndoRecord record;
  record.import_id = row.number(0);
  record.by = row.number(1);
  INLET_ASSIGN(record.stage, known(imports::undo_stage_named(row.text(2)), row.text(2)));
  record.position = row.number(3);
  record.tally = {row.number(4), row.number(5), row.number(6), row.number(7)};
  record.started_at = row.time(8);
  record.ended_at = row.find_time(9);
  return std::optional<UndoRecord>(record);
}

Result<void> SqlUndoLedger::advance(const UndoRecord& before, const UndoRecord& after,
                                    std::span<const KeptByUndo> kept) {
  const imports::UndoTally& tally = after.tally;
  INLET_TRY(connection_.run(sql::kUndoAdvance, before.import_id, imports::name_of(before.stage), before.position,
                            imports::name_of(after.stage), after.position, tally.total, tally.trashed, tally.restored,
                            tally.kept, after.ended_at));
  if (connection_.changes() == 0) {
    return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The undo"},
                      "the undo of import " + std::to_string(before.import_id) + " was moved on by somebody else");
  }
  INLET_ASSIGN(Statement insert, connection_.prepare(sql::kUndoKeep));
  for (const KeptByUndo& each : kept) {
    insert.bind_all(before.import_id, each.lead, each.field, imports::name_of(each.reason));
    INLET_TRY(insert.run());
  }
  return {};
}

Result<std::vector<KeptByUndo>> SqlUndoLedger::kept(imports::ImportId import_id, LeadId after, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kUndoKeptList, import_id, after, limit));
  std::vector<KeptByUndo> kept;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return kept;
    KeptByUndo each{rows.number(0), rows.string(1), imports::KeptReason::kChangedSince};
    INLET_ASSIGN(each.reason, known(imports::kept_reason_named(rows.text(2)), rows.text(2)));
    kept.push_back(std::move(each));
  }
}

Result<std::vector<LeadId>> SqlUndoLedger::leads(imports::ImportId import_id, UndoFate fate, LeadId after,
                                                 std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(list_of(fate), import_id, after, limit));
  std::vector<LeadId> leads;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return leads;
    leads.push_back(rows.number(0));
  }
}

Result<void> SqlUndoLedger::let_go(imports::ImportId import_id, LeadId lead) {
  INLET_TRY(connection_.run(sql::kUndoLetGo, import_id, lead));
  if (connection_.changes() == 0) return {};
  return connection_.run(sql::kUndoCountLetGo, import_id);
}

Result<std::int64_t> SqlUndoLedger::count_updated(imports::ImportId import_id) {
  return connection_.number(sql::kUndoCountUpdated, import_id);
}

Result<std::vector<LeadStanding>> SqlUndoLedger::standings(LeadId first, LeadId last) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kUndoLeadStandings, first, last));
  std::vector<LeadStanding> standings;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return standings;
    standings.push_back({rows.number(0), rows.number(1), rows.boolean(2)});
  }
}

Result<std::vector<ValueWrite>> SqlUndoLedger::writes(std::span<const LeadId> leads) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kUndoLeadWrites, ids_json(leads)));
  std::vector<ValueWrite> writes;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return writes;
    writes.push_back({rows.number(0), rows.number(1), rows.number(2), rows.boolean(3), rows.string(4), rows.string(5),
                      rows.string(6)});
  }
}

}  // namespace inlet::store
