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

// Messages name a criterion of several fields as "First Name + Company".
bool names_one(const std::set<std::string, std::less<>>& labels, std::string_view text) {
  static constexpr std::string_view kAnd = " + ";
  if (labels.contains(text)) return true;
  while (true) {
    const std::size_t end = text.find(kAnd);
    if (labels.contains(text.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + kAnd.size());
  }
}

constexpr std::string_view kLead = "lead ";

bool tells_of_leads(base::Code code) {
  return code == base::Code::kDuplicateExisting || code == base::Code::kMultipleMatches ||
         code == base::Code::kCriteriaDisagree || code == base::Code::kUniqueViolation;
}

}  // namespace

Result<Veil> Veil::create(const access::Actor& actor, const imports::ImportRecord& record) {
  Veil veil;
  const auto is_hidden = [&](std::string_view key) { return actor.field(key) == access::FieldAccess::kHidden; };
  // Whoever started the import was told only of leads that were to be seen then.
  if (actor.user != record.started_by && actor.scope(access::Right::kViewLeads) != access::Scope::kAll) {
    veil.lead_names_ = LeadNames::kNone;
  } else if (is_hidden("title")) {
    veil.lead_names_ = LeadNames::kNumberAlone;
  }
  if (actor.permissions.limited_fields().empty() || record.plan.empty()) return veil;
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record.plan));
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
  return std::ranges::any_of(error.arguments,
                             [&](const std::string& argument) { return names_one(labels_, argument); });
}

bool Veil::hides(const imports::ErrorGroup& group) const {
  imports::RowError error = group.example;
  error.column = group.column;
  error.field = group.field;
  return hides(error);
}

void Veil::leave_out_names(imports::RowError& error) const {
  if (lead_names_ == LeadNames::kAll || !tells_of_leads(error.code)) return;
  for (std::string& argument : error.arguments) {
    if (!argument.starts_with(kLead)) continue;
    argument = lead_names_ == LeadNames::kNone ? std::string("another lead") : argument.substr(0, argument.find(" ("));
  }
}

void Veil::apply(std::vector<imports::RowError>& errors) const {
  for (imports::RowError& error : errors) leave_out_names(error);
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
  for (imports::ErrorGroup& group : groups) leave_out_names(group.example);
  if (!hides_something()) return;
  std::int64_t hidden = 0;
  std::erase_if(groups, [&](const imports::ErrorGroup& group) {
    if (!hides(group)) return false;
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
