// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/plan_import.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "engine/load_actor.h"
#include "engine/verbs/column_values.h"
#include "imports/mapping/mapping.h"
#include "imports/mapping/row_default.h"
#include "leads/validate/row_rules.h"

namespace inlet::engine {
namespace {

using base::Code;

std::vector<imports::Binding> bindings_of(const ImportDraft& draft) {
  std::vector<imports::Binding> bindings;
  for (const DraftColumn& column : draft.columns) {
    if (column.field.empty()) continue;
    std::ranges::move(imports::bindings_of(column.column, column.field, column.options), std::back_inserter(bindings));
  }
  return bindings;
}

// A column or a default for a field that the person may only read. Hidden ones are refused as if they were not there.
Result<void> check_writable(const access::Actor& actor, const leads::FieldCatalog& catalog, const ImportDraft& draft) {
  std::set<std::string> keys;
  for (const DraftColumn& column : draft.columns) {
    keys.insert(column.field);
    keys.insert(column.options.split_to);
  }
  for (const auto& [key, text] : draft.defaults) keys.insert(key);
  for (const std::string& key : keys) {
    const leads::Field* field = catalog.find(key);
    if (field == nullptr || actor.field(key) != access::FieldAccess::kReadOnly) continue;
    return base::make_error(base::ErrorKind::kForbidden, Code::kNoPermissionField, {field->label});
  }
  return {};
}

// Fields that a run may touch beside those that are mapped.
std::set<std::string> fields_of_run(const leads::FieldCatalog& catalog, const std::vector<imports::Binding>& bindings,
                                    const std::vector<leads::Criterion>& criteria,
                                    const std::map<std::string, std::string>& defaults) {
  std::set<std::string> keys;
  for (const imports::Binding& binding : bindings) keys.insert(binding.field);
  if (keys.contains("full_name")) keys.insert({"first_name", "last_name"});
  if (keys.contains("phone")) keys.insert("mobile");
  for (const leads::Criterion& criterion : criteria) keys.insert(criterion.fields.begin(), criterion.fields.end());
  for (const auto& [key, text] : defaults) keys.insert(key);
  for (const leads::Field& field : catalog.fields()) {
    if (field.required || field.default_value || leads::is_filled_on_create(field.key)) keys.insert(field.key);
  }
  return keys;
}

}  // namespace

void settle_policy(ImportDraft& draft, const Settings& settings, const access::Actor& actor) {
  if (may_choose_duplicates(actor, settings)) return;
  draft.policy = settings.policy;
  for (DraftColumn& column : draft.columns) column.merge.reset();
}

std::vector<MappingProblem> mapping_problems(const ImportDraft& draft, const leads::FieldCatalog& catalog,
                                             const tables::TableSurvey& survey, const Settings& settings) {
  std::vector<MappingProblem> problems;
  const auto bindings = bindings_of(draft);
  const auto mapping = imports::Mapping::create(catalog, survey.header, bindings);
  if (!mapping.has_value()) {
    MappingProblem problem;
    problem.code = mapping.error().code;
    problem.arguments = mapping.error().arguments;
    if (problem.code == Code::kFieldMappedTwice) {
      for (const imports::Binding& binding : bindings) {
        const auto same = [&](const imports::Binding& other) { return other.field == binding.field; };
        if (std::ranges::count_if(bindings, same) < 2) continue;
        problem.columns.push_back(binding.column);
        if (std::ranges::find(problem.fields, binding.field) == problem.fields.end())
          problem.fields.push_back(binding.field);
      }
    }
    problems.push_back(std::move(problem));
    return problems;
  }

  std::vector<std::string> defaulted = imports::defaulted_fields(draft.defaults, *mapping);
  for (const DraftColumn& column : draft.columns) {
    if (column.options.default_value) defaulted.push_back(column.field);
  }
  const auto unbound = imports::unbound_required(*mapping, catalog, defaulted);
  // Where nothing is created, nothing is missing.
  if (!unbound.empty() && draft.policy.on_unmatched == leads::OnUnmatched::kCreate) {
    MappingProblem problem;
    problem.code = Code::kRequiredUnmapped;
    problem.fields = unbound;
    std::string labels;
    for (const std::string& key : unbound) labels += (labels.empty() ? "" : ", ") + catalog.find(key)->label;
    problem.arguments = {labels};
    problems.push_back(std::move(problem));
  }

  for (const imports::Binding& binding : mapping->bindings()) {
    if (binding.column >= survey.columns.size()) continue;
    const leads::Field& field = *catalog.find(binding.field);
    const auto decision =
        leads::decide_column(field, survey.columns[binding.column], binding.options, settings.organisation);
    if (!decision.ask) continue;
    MappingProblem problem;
    const bool is_date = field.type == leads::FieldType::kDate || field.type == leads::FieldType::kDateTime;
    problem.code = is_date ? Code::kAmbiguousDate : Code::kAmbiguousNumber;
    problem.columns = {binding.column};
    problem.fields = {binding.field};
    problem.is_question = true;
    problems.push_back(std::move(problem));
  }
  return problems;
}

Result<RunPlan> plan_import(store::Transaction& transaction, const access::Actor& actor, const imports::Upload& upload,
                            const ImportDraft& chosen, const tables::TableSurvey& survey) {
  INLET_ASSIGN(const auto catalog, catalog_for(transaction, actor));
  INLET_TRY(check_writable(actor, *catalog, chosen));
  INLET_ASSIGN(const Settings settings, read_settings(transaction));
  ImportDraft draft = chosen;
  settle_policy(draft, settings, actor);
  for (const auto& [key, text] : draft.defaults) INLET_TRY(imports::check_default(*catalog, key, text));
  for (const MappingProblem& problem : mapping_problems(draft, *catalog, survey, settings)) {
    if (!problem.is_question) return base::make_error(base::ErrorKind::kInvalidInput, problem.code, problem.arguments);
  }
  if (survey.records == 0) return base::make_error(base::ErrorKind::kCorrupt, Code::kNoDataRows);

  RunPlan plan;
  plan.upload = upload.id;
  plan.sha256 = upload.sha256;
  plan.profile = survey.profile;
  for (const tables::Column& column : survey.header.columns) plan.column_names.push_back(column.written);
  plan.records = static_cast<std::int64_t>(survey.records);
  plan.empty_rows = static_cast<std::int64_t>(survey.empty_rows);
  plan.left_out = static_cast<std::int64_t>(survey.left_out);
  for (const tables::ColumnSurvey& column : survey.columns)
    plan.longest_cell = std::max<std::int64_t>(plan.longest_cell, column.longest);
  INLET_ASSIGN(const auto mapping, imports::Mapping::create(*catalog, survey.header, bindings_of(draft)));
  for (imports::Binding binding : mapping.bindings()) {
    const auto decision = leads::decide_column(*catalog->find(binding.field), survey.columns[binding.column],
                                               binding.options, settings.organisation);
    binding.options = decision.apply_to(std::move(binding.options));
    binding.options.clear_token = draft.policy.clear_with_na;
    const leads::Field& field = *catalog->find(binding.field);
    binding.options.add_options = field.open_options && actor.may(access::Right::kCreateOptions);
    // What was allowed when it was chosen may not be any more.
    if (!may_add_options(actor, field))
      std::erase_if(binding.options.value_map, [](const auto& known) { return known.second == leads::kChoiceNew; });
    plan.bindings.push_back(std::move(binding));
  }
  plan.defaults = draft.defaults;
  plan.settings = settings.organisation;
  plan.policy = draft.policy;
  // Which of several leads is meant is the administrator's to say.
  if (plan.policy.on_several == leads::OnSeveral::kFail) plan.policy.on_several = settings.policy.on_several;
  for (const DraftColumn& column : draft.columns) {
    if (column.merge && !column.field.empty()) plan.policy.merge_of_field[column.field] = *column.merge;
  }
  INLET_ASSIGN(plan.criteria, transaction.duplicates().criteria());
  std::ranges::stable_sort(plan.criteria, {}, &leads::Criterion::unique);
  const auto keys = fields_of_run(*catalog, plan.bindings, plan.criteria, plan.defaults);
  for (const leads::Field& field : catalog->fields()) {
    if (keys.contains(field.key)) plan.fields.push_back(field);
  }
  plan.actor = actor;
  plan.external_system = draft.external_system;
  return plan;
}

}  // namespace inlet::engine
