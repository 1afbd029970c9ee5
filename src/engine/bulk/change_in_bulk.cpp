// SPDX-License-Identifier: Apache-2.0
#include "engine/bulk/change_in_bulk.h"

#include <algorithm>
#include <utility>

namespace inlet::engine {
namespace {

using access::Right;
using leads::BulkAction;
using leads::BulkChange;
using leads::BulkState;

Right right_for(BulkAction action) { return action == BulkAction::kEdit ? Right::kEditLeads : Right::kDeleteLeads; }

bool sees_all(const access::Actor& actor) { return actor.scope(Right::kViewImports) == access::Scope::kAll; }

base::Error no_such_change(std::int64_t id) {
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Bulk change " + std::to_string(id)});
}

// Without the fields that the person may not see, whoever changed them.
Result<std::string> shown_values(const access::Actor& actor, const BulkChange& change) {
  if (change.action != BulkAction::kEdit || actor.permissions.limited_fields().empty()) return change.values;
  INLET_ASSIGN(const base::JsonValue values, base::parse_json(change.values));
  base::JsonObject shown;
  for (const auto& member : values.as_object()) {
    if (actor.field(std::string_view(member.key())) != access::FieldAccess::kHidden)
      shown[member.key()] = member.value();
  }
  return base::write_json(shown);
}

Result<BulkView> view_of(store::Transaction& transaction, const access::Actor& actor, BulkChange change) {
  BulkView view;
  if (change.state == BulkState::kDone && change.action != BulkAction::kUndo && change.changed > 0 &&
      actor.may(right_for(change.action))) {
    INLET_ASSIGN(const auto undo, transaction.bulk().undo_of(change.id));
    INLET_ASSIGN(const auto leads, transaction.bulk().leads(change.id, 0, 1));
    view.can_undo = !undo && !leads.empty();
  }
  INLET_ASSIGN(change.values, shown_values(actor, change));
  view.change = std::move(change);
  return view;
}

Result<BulkChange> load(store::Transaction& transaction, const access::Actor& actor, std::int64_t id) {
  INLET_ASSIGN(auto change, transaction.bulk().find(id));
  if (!change || (change->by != actor.user && !sees_all(actor))) return no_such_change(id);
  return std::move(*change);
}

// All of it in the transaction that also keeps it. UNIQUE_VIOLATION: it has to be done lead by lead.
Result<BulkView> make_at_once(Engine& engine, const access::Actor& actor, BulkChange change) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(change.id, transaction->bulk().add(change));
  BulkRun run(engine, *transaction, actor, change);
  while (change.state != BulkState::kDone) INLET_TRY(run.step(kMostLeadsAtOnce));
  INLET_ASSIGN(BulkView view, view_of(*transaction, actor, change));
  INLET_TRY(transaction->commit());
  return view;
}

Result<BulkView> enqueue(Engine& engine, const access::Actor& actor, BulkChange change) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(change.id, transaction->bulk().add(change));
  INLET_ASSIGN(const jobs::JobId job,
               transaction->jobs().enqueue(jobs::JobKind::kBulk, 0, change.id, actor.user, engine.clock.now()));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return BulkView{std::move(change), false, job};
}

Result<BulkView> make(Engine& engine, const access::Actor& actor, const BulkChange& change) {
  if (change.total > kMostLeadsAtOnce) return enqueue(engine, actor, change);
  auto made = make_at_once(engine, actor, change);
  if (made.has_value() || made.error().code != base::Code::kUniqueViolation) return made;
  return enqueue(engine, actor, change);
}

base::Error nothing_to_undo(std::string why) {
  return base::make_error(base::ErrorKind::kConflict, base::Code::kNothingToUndo, {std::move(why)});
}

}  // namespace

Result<BulkView> change_in_bulk(Engine& engine, const access::Actor& actor, BulkWish wish) {
  INLET_TRY(access::require(actor, right_for(wish.action)));
  std::vector<leads::LeadId>& ids = wish.selection.ids;
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  BulkChange change;
  change.by = actor.user;
  change.action = wish.action;
  change.selection = to_json(wish.selection);
  change.values = base::write_json(wish.values);
  change.created_at = engine.clock.now();
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(change.last, transaction->bulk().last_lead());
    INLET_ASSIGN(change.total, BulkRun(engine, *transaction, actor, change).count());
  }
  return make(engine, actor, change);
}

Result<BulkView> undo_in_bulk(Engine& engine, const access::Actor& actor, std::int64_t id) {
  BulkChange undo;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const BulkChange change, load(*transaction, actor, id));
    INLET_TRY(access::require(actor, right_for(change.action)));
    if (change.state != BulkState::kDone) return nothing_to_undo("it has not ended");
    INLET_ASSIGN(const auto earlier, transaction->bulk().undo_of(id));
    if (change.action == BulkAction::kUndo) return nothing_to_undo("it is an undo itself");
    if (earlier) return nothing_to_undo("it was undone already");
    if (change.changed == 0) return nothing_to_undo("it changed no leads");
    INLET_ASSIGN(const auto leads, transaction->bulk().leads(id, 0, 1));
    if (leads.empty()) {
      return base::make_error(base::ErrorKind::kNotFound, base::Code::kGone, {"What the leads had before"});
    }
    undo.total = change.changed;
  }
  undo.by = actor.user;
  undo.action = BulkAction::kUndo;
  undo.undoes = id;
  undo.created_at = engine.clock.now();
  return make(engine, actor, undo);
}

Result<BulkView> find_bulk(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(BulkChange change, load(*transaction, actor, id));
  return view_of(*transaction, actor, std::move(change));
}

Result<std::vector<BulkView>> list_bulk(Engine& engine, const access::Actor& actor, std::int64_t before,
                                        std::uint32_t limit) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  const auto whose = sees_all(actor) ? std::nullopt : std::optional(actor.user);
  INLET_ASSIGN(auto changes, transaction->bulk().list(whose, before, limit));
  std::vector<BulkView> views;
  for (BulkChange& change : changes) {
    INLET_ASSIGN(BulkView view, view_of(*transaction, actor, std::move(change)));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace inlet::engine
