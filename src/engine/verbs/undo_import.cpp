// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/undo_import.h"

#include <chrono>
#include <utility>

#include "engine/pipeline/run_event.h"
#include "engine/undo/undo_run.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/settings.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;
using imports::UndoState;

constexpr std::uint32_t kLeadsAtOnce = 1'000;

std::optional<base::TimePoint> end_of_time(const ImportRecord& record, const Settings& settings) {
  if (!record.ended_at) return std::nullopt;
  return *record.ended_at +
         std::chrono::duration_cast<base::Duration>(std::chrono::hours(24 * settings.retention_days));
}

// The middle of "This can't be undone: {0}."; empty where it can.
std::string what_speaks_against(const ImportRecord& record, const Settings& settings, base::TimePoint now) {
  if (record.undo_state == UndoState::kUndone) return "it is undone already";
  if (record.undo_state == UndoState::kUndoing) return "it is being undone";
  if (!imports::is_end(record.state)) return "it has not ended yet";
  if (record.tally.created + record.tally.updated == 0) return "it added and changed no leads";
  const auto until = end_of_time(record, settings);
  if (until && *until < now) return "more than " + std::to_string(settings.retention_days) + " days have passed";
  return "";
}

base::Error not_possible(const std::string& reason) {
  return base::make_error(base::ErrorKind::kConflict, base::Code::kNothingToUndo, {reason});
}

// The counts of an undo that has not begun, by the same code that would do it.
Result<imports::UndoTally> preview(Engine& engine, store::Transaction& transaction, const access::Actor& actor,
                                   const ImportRecord& record, base::TimePoint now) {
  INLET_ASSIGN(auto run, UndoRun::create(transaction, record, UndoMode::kPreview, actor));
  INLET_ASSIGN(auto undo, run.fresh(actor.user, now));
  while (undo.stage != imports::UndoStage::kDone) {
    INLET_ASSIGN(undo, run.step(undo, engine.limits.batch_rows, now));
  }
  return undo.tally;
}

// Earlier values go back only into fields that the person may write to. A hidden one is not named.
Result<void> check_fields(store::Transaction& transaction, const access::Actor& actor, const ImportRecord& record) {
  if (actor.permissions.limited_fields().empty()) return {};
  INLET_ASSIGN(const auto catalog, transaction.catalog().current());
  for (leads::LeadId after = 0;;) {
    INLET_ASSIGN(const auto values, transaction.ledger().kept_values(record.id, after, kLeadsAtOnce));
    if (values.empty()) return {};
    for (const imports::KeptValue& value : values) {
      const leads::Field* field = catalog->find(value.field);
      const access::FieldAccess access = actor.field(value.field);
      if (access == access::FieldAccess::kHidden)
        return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
      if (access == access::FieldAccess::kReadOnly) {
        return base::make_error(base::ErrorKind::kForbidden, base::Code::kNoPermissionField,
                                {field == nullptr ? value.field : field->label});
      }
    }
    after = values.back().lead;
  }
}

}  // namespace

Result<UndoView> view_undo(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto record, find_import(*transaction, actor, id));
  INLET_ASSIGN(const auto settings, read_settings(*transaction));
  const base::TimePoint now = engine.clock.now();
  UndoView view;
  view.until = end_of_time(record, settings);
  const std::string against = what_speaks_against(record, settings, now);
  if (!against.empty()) view.reason = not_possible(against).message();
  if (!actor.may(access::Right::kUndoImports, record.started_by)) {
    view.reason = base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed).message();
  }
  if (const auto checked = check_fields(*transaction, actor, record); !checked && view.reason.empty())
    view.reason = checked.error().message();
  INLET_ASSIGN(const auto begun, transaction->undos().find(id));
  if (begun) {
    view.tally = begun->tally;
  } else if (view.reason.empty()) {
    INLET_ASSIGN(view.tally, preview(engine, *transaction, actor, record, now));
  }
  return view;
}

Result<ImportRecord> undo_import(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(auto record, find_import(*transaction, actor, id));
  if (!actor.may(access::Right::kUndoImports, record.started_by)) {
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kNotAllowed);
  }
  if (record.undo_state == UndoState::kUndoing || record.undo_state == UndoState::kUndone) return record;
  INLET_ASSIGN(const auto settings, read_settings(*transaction));
  const base::TimePoint now = engine.clock.now();
  const std::string against = what_speaks_against(record, settings, now);
  if (!against.empty()) return not_possible(against);
  INLET_TRY(check_fields(*transaction, actor, record));

  INLET_ASSIGN(const auto begun, transaction->undos().find(id));
  if (!begun) {
    INLET_ASSIGN(auto run, UndoRun::create(*transaction, record, UndoMode::kWrite, actor));
    INLET_ASSIGN(const auto undo, run.fresh(actor.user, now));
    INLET_TRY(transaction->undos().begin(undo));
  }
  record.undo_state = UndoState::kUndoing;
  INLET_TRY(transaction->ledger().move(record, record.state));
  INLET_TRY(transaction->jobs().enqueue(jobs::JobKind::kUndo, id, 0, actor.user, now));
  INLET_TRY(transaction->ledger().tell(id, "state", state_event(record.state, record.tally), now));
  store::AuditEntry entry;
  entry.at = now;
  entry.by = actor.user;
  entry.action = "import.undo_started";
  entry.subject = "import " + std::to_string(id);
  entry.json = "{}";
  entry.from = actor.from;
  INLET_TRY(transaction->audit().add(entry));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return record;
}

}  // namespace inlet::engine
