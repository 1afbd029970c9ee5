// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/run_import.h"

#include <utility>

#include "engine/pipeline/import_messages.h"
#include "engine/pipeline/run_event.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/plan_import.h"
#include "engine/verbs/settled_draft.h"
#include "engine/verbs/undo_import.h"

namespace inlet::engine {
namespace {

using imports::ImportEventKind;
using imports::ImportRecord;
using imports::ImportState;

base::Error illegal(const ImportRecord& record, const std::string& wish) {
  return base::make_error(base::ErrorKind::kConflict, base::Code::kIllegalTransition,
                          {std::string(imports::name_of(record.state)), wish});
}

imports::Tally fresh_tally(const RunPlan& plan) {
  imports::Tally tally;
  tally.total = plan.records;
  tally.empty_rows = plan.empty_rows;
  tally.left_out = plan.left_out;
  return tally;
}

struct Ready {
  ImportRecord record;
  RunPlan plan;
  bool is_stored = true;  // false: settled by this, and to be stored so
};

// A draft of that version, and the plan that its choices make.
Result<Ready> prepare(store::Transaction& transaction, const access::Actor& actor, imports::ImportId id,
                      std::int64_t version, const SettledDraft& settled) {
  INLET_ASSIGN(auto record, find_draft(transaction, actor, id));
  const bool is_stored = is_settled(record);
  const bool is_as_settled = record.version == settled.record.version;
  if ((version != 0 && record.version != version) || (!is_stored && !is_as_settled)) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The import"});
  }
  if (!is_stored) record = settled.record;
  INLET_ASSIGN(const auto upload, upload_of(transaction, record));
  INLET_ASSIGN(const auto draft, read_draft(record));
  INLET_ASSIGN(auto plan, plan_import(transaction, actor, upload, draft, settled.survey));
  record.plan = to_json(plan);
  record.profile = tables::to_json(plan.profile);
  return Ready{std::move(record), std::move(plan), is_stored};
}

Result<void> audit(Engine& engine, store::Transaction& transaction, const access::Actor& actor, std::string_view action,
                   imports::ImportId id) {
  store::AuditEntry entry;
  entry.at = engine.clock.now();
  entry.by = actor.user;
  entry.action = action;
  entry.subject = "import " + std::to_string(id);
  entry.json = "{}";
  entry.from = actor.from;
  return transaction.audit().add(entry);
}

}  // namespace

Result<ImportRecord> start_check(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                 std::int64_t version) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  // Before the write transaction begins: it may take a second.
  INLET_ASSIGN(const auto settled, settled_draft(engine, actor, id));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto ready, prepare(*transaction, actor, id, version, settled));
  ImportRecord& record = ready.record;
  if (record.check_run != 0) return std::move(record);
  INLET_ASSIGN(record.check_run,
               transaction->ledger().begin_run(id, imports::RunMode::kCheck, fresh_tally(ready.plan)));
  INLET_TRY(transaction->jobs().enqueue(jobs::JobKind::kCheck, id, record.check_run, actor.user, engine.clock.now()));
  INLET_TRY(transaction->ledger().move(record, ImportState::kDraft));
  INLET_TRY(transaction->ledger().change_draft(record, engine.clock.now()));
  ++record.version;
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return std::move(record);
}

Result<ImportRecord> start_import(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                  std::int64_t version) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  // Before the write transaction begins: it may take a second.
  INLET_ASSIGN(const auto settled, settled_draft(engine, actor, id));
  const tables::TableSurvey& survey = settled.survey;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto ready, prepare(*transaction, actor, id, version, settled));
  ImportRecord& record = ready.record;
  const base::TimePoint now = engine.clock.now();
  record.state = *imports::next_state(ImportState::kDraft, ImportEventKind::kStart);
  record.queued_at = now;
  record.tally = fresh_tally(ready.plan);
  if (!ready.is_stored) {
    INLET_TRY(transaction->ledger().change_draft(record, now));
    ++record.version;
  }
  INLET_ASSIGN(record.write_run, transaction->ledger().begin_run(id, imports::RunMode::kWrite, record.tally));
  INLET_TRY(transaction->ledger().move(record, ImportState::kDraft));
  INLET_TRY(transaction->jobs().enqueue(jobs::JobKind::kImport, id, record.write_run, actor.user, now));
  INLET_TRY(transaction->ledger().tell(id, "state", state_event(record.state, record.tally), now));
  INLET_TRY(audit(engine, *transaction, actor, "import.started", id));
  // What a person chose here is the first guess for the next file with such columns.
  INLET_ASSIGN(const auto draft, read_draft(record));
  for (const DraftColumn& column : draft.columns) {
    if (column.chosen_by != ChosenBy::kPerson || column.column >= survey.header.columns.size()) continue;
    const std::string name = tables::fold_column_name(survey.header.columns[column.column].name);
    INLET_TRY(transaction->templates().remember(actor.user, name, column.field));
  }
  if (draft.template_id != 0) INLET_TRY(transaction->templates().mark_used(draft.template_id, now));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return std::move(record);
}

Result<ImportRecord> cancel_import(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto record, find_import(*transaction, actor, id));
  if (record.state == ImportState::kCancelled) return record;
  const auto after = imports::next_state(record.state, ImportEventKind::kCancel);
  INLET_ASSIGN(const auto job, transaction->jobs().find_for_import(id));
  if (!after || !job) return illegal(record, "cancelled");
  const base::TimePoint now = engine.clock.now();
  INLET_TRY(transaction->jobs().ask(job->id, jobs::JobWish::kCancel, now));
  if (job->state != jobs::JobState::kRunning) {
    // Nobody works on it: it ends here and now.
    const ImportState before = record.state;
    record.state = *after;
    record.ended_at = now;
    record.failure.reset();
    record.tally.not_processed = record.tally.to_come();
    INLET_TRY(transaction->ledger().end_run(record.write_run, record.tally, now));
    INLET_TRY(transaction->ledger().move(record, before));
    INLET_TRY(transaction->ledger().tell(id, "state", state_event(record.state, record.tally), now));
    INLET_TRY(tell_the_end(*transaction, record, "import_cancelled", "", now));
  }
  INLET_TRY(audit(engine, *transaction, actor, "import.cancelled", id));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return record;
}

Result<ImportRecord> retry_import(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto record, find_import(*transaction, actor, id));
    if (record.undo_state == imports::UndoState::kUndoFailed) return undo_import(engine, actor, id);
  }
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto record, find_import(*transaction, actor, id));
  const auto after = imports::next_state(record.state, ImportEventKind::kTryAgain);
  if (!after || record.undo_state != imports::UndoState::kNone) return illegal(record, "tried again");
  const base::TimePoint now = engine.clock.now();
  const ImportState before = record.state;
  record.state = *after;
  record.queued_at = now;
  record.ended_at.reset();
  record.failure.reset();
  record.tally.not_processed = 0;
  INLET_TRY(transaction->ledger().move(record, before));
  INLET_TRY(transaction->jobs().enqueue(jobs::JobKind::kImport, id, record.write_run, record.started_by, now));
  INLET_TRY(transaction->ledger().tell(id, "state", state_event(record.state, record.tally), now));
  INLET_TRY(audit(engine, *transaction, actor, "import.tried_again", id));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return record;
}

}  // namespace inlet::engine
