// SPDX-License-Identifier: Apache-2.0
#include "engine/report/reason_values.h"

#include <algorithm>
#include <utility>

#include "engine/pipeline/run_plan.h"
#include "engine/pipeline/run_users.h"
#include "engine/report/import_rows.h"
#include "engine/report/veil.h"

namespace inlet::engine {

Result<ReasonValuePage> reason_values(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                                      base::Code code, std::optional<std::int32_t> column, std::uint32_t offset,
                                      std::uint32_t limit) {
  ReasonValuePage page;
  const imports::RunId run = shown_run(record);
  if (run == 0 || record.plan.empty()) return page;
  INLET_ASSIGN(const Veil veil, Veil::create(actor, record));
  if (veil.hides_something() && (!column || veil.hides_column(*column))) return page;
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  std::unique_ptr<RunUsers> users;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(users, RunUsers::load(transaction->users()));
    INLET_ASSIGN(auto found, transaction->ledger().error_values(run, code, column, offset, limit));
    page.total = found.total;
    for (imports::ErrorValue& value : found.values) page.values.push_back({std::move(value), {}});
  }
  const auto is_bound = [&](const imports::Binding& binding) {
    return column && static_cast<std::int32_t>(binding.column) == *column;
  };
  const auto binding = std::ranges::find_if(plan.bindings, is_bound);
  if (binding == plan.bindings.end()) return page;
  const auto field = std::ranges::find(plan.fields, binding->field, &leads::Field::key);
  if (field == plan.fields.end() || field->import_only) return page;
  for (ReasonValue& value : page.values) {
    value.proposals = leads::propose_values(*field, binding->options, plan.settings, *users, value.value.value);
  }
  return page;
}

}  // namespace inlet::engine
