// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/earlier_import.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/pipeline/run_plan.h"
#include "engine/verbs/find_import.h"

namespace inlet::engine {
namespace {

using imports::ImportRecord;

constexpr std::uint32_t kMostLookedAt = 100;  // of the person's imports, when nothing names one

// The names of the columns that are not our own, as they are compared.
std::vector<std::string> fingerprint(const std::vector<std::string>& names) {
  std::vector<std::string> folded;
  for (const std::string& name : names) {
    if (!tables::is_own_column(name)) folded.push_back(tables::fold_column_name(name));
  }
  return folded;
}

std::vector<std::string> names_of(const tables::TableSurvey& survey) {
  std::vector<std::string> names;
  for (const tables::Column& column : survey.header.columns) names.push_back(column.written);
  return names;
}

std::optional<imports::ImportId> named_job(const tables::TableSurvey& survey) {
  const auto& columns = survey.header.columns;
  const auto job = std::ranges::find(columns, std::string_view("_Job"), &tables::Column::written);
  if (job == columns.end() || survey.columns[job->index].samples.empty()) return std::nullopt;
  const std::string& text = survey.columns[job->index].samples.front();
  imports::ImportId id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return id;
}

Result<std::optional<ImportRecord>> newest_like(store::Transaction& transaction, const access::Actor& actor,
                                                const tables::TableSurvey& survey) {
  const auto wanted = fingerprint(names_of(survey));
  imports::ImportFilter filter;
  filter.started_by = actor.user;
  INLET_ASSIGN(const auto page, transaction.ledger().list(filter, "", kMostLookedAt));
  for (const ImportRecord& listed : page.imports) {
    INLET_ASSIGN(auto record, transaction.ledger().find(listed.id));
    if (!record || record->plan.empty()) continue;
    INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record->plan));
    if (fingerprint(plan.column_names) == wanted) return record;
  }
  return std::optional<ImportRecord>();
}

// The column of the file that bears the name of a column then; of several with one name, the one at the same place among them.
std::optional<std::uint32_t> column_now(const RunPlan& plan, std::uint32_t then, const tables::TableSurvey& survey) {
  const std::string& name = plan.column_names[then];
  auto before = std::count(plan.column_names.begin(), plan.column_names.begin() + then, name);
  for (const tables::Column& column : survey.header.columns) {
    if (column.written == name && before-- == 0) return column.index;
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<EarlierImport>> find_earlier(store::Transaction& transaction, const access::Actor& actor,
                                                  const tables::TableSurvey& survey) {
  std::optional<EarlierImport> none;
  if (!survey.profile.is_failed_records_file) return none;
  std::optional<ImportRecord> record;
  EarlierImport earlier;
  if (const auto id = named_job(survey)) {
    auto named = find_import(transaction, actor, *id);
    earlier.is_named = named.has_value() && !named->plan.empty();
    if (earlier.is_named) record = std::move(*named);
  }
  if (!record) {
    INLET_ASSIGN(record, newest_like(transaction, actor, survey));
  }
  if (!record) return none;
  earlier.id = record->id;
  earlier.template_name = record->template_name;
  INLET_ASSIGN(earlier.draft, read_draft(*record));
  INLET_ASSIGN(const RunPlan plan, run_plan_from_json(record->plan));
  earlier.merge_of_field = plan.policy.merge_of_field;
  for (const imports::Binding& binding : plan.bindings) {
    const auto column = column_now(plan, binding.column, survey);
    if (column) earlier.bindings.push_back({*column, binding.field, binding.options});
  }
  return std::optional<EarlierImport>(std::move(earlier));
}

}  // namespace inlet::engine
