// SPDX-License-Identifier: Apache-2.0
#include "cli/fields_move.h"

#include <algorithm>
#include <utility>

#include "base/json/json.h"
#include "base/text/fold.h"
#include "cli/exit_code.h"
#include "engine/bulk/bulk_job.h"
#include "engine/bulk/change_in_bulk.h"

namespace inlet::cli {
namespace {

Result<std::string> option_id(const leads::Field& field, const std::string& name) {
  const std::string folded = base::fold_text(name);
  const auto found = std::ranges::find_if(field.options, [&](const leads::FieldOption& option) {
    return option.id == name || base::fold_text(option.label) == folded;
  });
  if (found != field.options.end()) return found->id;
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing,
                          {"Option “" + name + "” of " + field.label});
}

// Many leads are a job; it is done here, unless a server was quicker.
Result<engine::BulkView> finished(engine::Engine& engine, const access::Actor& actor, engine::BulkView view) {
  if (view.job == 0) return view;
  std::optional<jobs::LeasedJob> leased;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(leased,
                 transaction->jobs().lease_job(view.job, engine.worker, engine.clock.now(), engine.limits.lease));
    INLET_TRY(transaction->commit());
  }
  if (leased) INLET_TRY(engine::run_bulk(engine, *leased));
  return engine::find_bulk(engine, actor, view.change.id);
}

}  // namespace

Result<int> move_option(const Invocation& invocation, const OptionMove& move) {
  INLET_ASSIGN(const auto opened, open(invocation));
  leads::Field field;
  {
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto catalog, transaction->catalog().current());
    const leads::Field* found = catalog->find(move.key);
    if (found == nullptr || found->type != leads::FieldType::kPicklist) {
      return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Picklist " + move.key});
    }
    field = *found;
  }
  INLET_ASSIGN(const std::string from, option_id(field, move.from));
  INLET_ASSIGN(const std::string to, option_id(field, move.to));
  engine::BulkWish wish;
  wish.selection.all = true;
  wish.selection.filter.conditions = base::write_json(
      base::JsonArray{base::JsonObject{{"field", field.key}, {"op", "in"}, {"values", base::JsonArray{from}}}});
  wish.values = base::JsonObject{{field.key, to}};
  INLET_ASSIGN(auto begun, engine::change_in_bulk(opened.engine(), opened.actor, std::move(wish)));
  INLET_ASSIGN(const auto view, finished(opened.engine(), opened.actor, std::move(begun)));
  const leads::BulkChange& change = view.change;
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"id", change.id},
                                            {"state", leads::name_of(change.state)},
                                            {"total", change.total},
                                            {"changed", change.changed},
                                            {"kept", change.kept}}) +
          "\n");
  } else {
    print(std::to_string(change.changed) + " of " + std::to_string(change.total) + " leads changed\n");
  }
  return change.kept == 0 ? kSuccess : kWithErrors;
}

}  // namespace inlet::cli
