// SPDX-License-Identifier: Apache-2.0
#include "engine/report/veil.h"

#include <algorithm>
#include <utility>

#include "engine/pipeline/run_plan.h"

namespace inlet::engine {
namespace {

imports::RowError veiled(const imports::RowError& error) {
  imports::RowError other;
  other.record = error.record;
  other.row = error.row;
  other.code = base::Code::kHiddenField;
  return other;
}

}  // namespace

Result<Veil> Veil::create(const access::Actor& actor, const imports::ImportRecord& record) {
  Veil veil;
  if (actor.permissions.limited_fields().empty() || record.plan.empty()) return veil;
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
  const auto is_hidden = [&](std::string_view key) { return actor.field(key) == access::FieldAccess::kHidden; };
  for (const leads::Field& field : plan.fields) {
    if (!is_hidden(field.key)) continue;
    veil.keys_.insert(field.key);
    veil.labels_.insert(field.label);
  }
  for (const imports::Binding& binding : plan.bindings) {
    // A full name holds both names.
    const bool is_name = binding.field == "full_name" && (is_hidden("first_name") || is_hidden("last_name"));
    if (is_name || is_hidden(binding.field)) veil.columns_.insert(binding.column);
  }
  return veil;
}

bool Veil::hides(const imports::RowError& error) const {
  if (hides_column(error.column) || keys_.contains(error.field)) return true;
  return std::ranges::any_of(error.arguments, [&](const std::string& argument) { return labels_.contains(argument); });
}

void Veil::apply(std::vector<imports::RowError>& errors) const {
  if (!hides_something()) return;
  std::vector<imports::RowError> shown;
  bool has_veiled = false;
  for (imports::RowError& error : errors) {
    if (!hides(error)) {
      shown.push_back(std::move(error));
    } else if (base::catalog_entry(error.code).severity != base::Severity::kWarning &&
               !std::exchange(has_veiled, true)) {
      shown.push_back(veiled(error));
    }
  }
  errors = std::move(shown);
}

void Veil::apply(OriginalRow& row) const {
  if (!hides_something()) return;
  if (row.is_bad) row.cells.clear();  // the raw text of all columns
  for (std::size_t column = 0; column < row.cells.size(); ++column) {
    if (hides_column(static_cast<std::int64_t>(column))) row.cells[column] = {};
  }
  std::erase_if(row.mended, [&](const MendedCell& cell) { return hides_column(cell.column); });
}

void Veil::apply(std::vector<imports::ErrorGroup>& groups) const {
  if (!hides_something()) return;
  std::int64_t hidden = 0;
  std::erase_if(groups, [&](const imports::ErrorGroup& group) {
    imports::RowError error = group.example;
    error.column = group.column;
    error.field = group.field;
    if (!hides(error)) return false;
    if (base::catalog_entry(group.code).severity != base::Severity::kWarning) hidden += group.count;
    return true;
  });
  if (hidden == 0) return;
  imports::ErrorGroup group;
  group.code = group.example.code = base::Code::kHiddenField;
  group.count = hidden;
  groups.push_back(std::move(group));
}

void Veil::apply(std::vector<imports::Binding>& bindings) const {
  std::erase_if(bindings, [&](const imports::Binding& binding) { return hides_column(binding.column); });
}

void Veil::apply(std::vector<std::string>& column_names) const {
  for (std::size_t column = 0; column < column_names.size(); ++column) {
    if (hides_column(static_cast<std::int64_t>(column))) column_names[column].clear();
  }
}

}  // namespace inlet::engine
