// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/column_values.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/text/edit_distance.h"
#include "base/text/fold.h"
#include "engine/load_actor.h"
#include "engine/pipeline/run_users.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/view_source.h"
#include "leads/convert/option_matcher.h"
#include "leads/convert/picklist_converter.h"
#include "tables/rows/records.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
namespace {

using leads::Field;
using leads::FieldType;

constexpr std::size_t kMostTypos = 2;

// Counts texts, in the order in which they were met, until there are too many different ones.
class Counter {
 public:
  void add(std::string_view text, std::uint64_t count) {
    text = base::trim(text);
    if (text.empty()) return;
    if (const auto known = places_.find(std::string(text)); known != places_.end()) {
      values_[known->second].count += count;
    } else if (values_.size() == kMostColumnValues) {
      is_complete_ = false;
    } else {
      places_.emplace(text, values_.size());
      values_.emplace_back().text = text;
      values_.back().count = count;
    }
  }
  ColumnValues take() && { return {std::move(values_), places_.size(), is_complete_}; }

 private:
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<ColumnValue> values_;
  bool is_complete_ = true;
};

Result<ColumnValues> count_values(Engine& engine, const imports::Upload& upload, const tables::TableSurvey& survey,
                                  std::uint32_t column, const Field* field) {
  const bool holds_several = field != nullptr && field->type == FieldType::kMultiPicklist;
  Counter counter;
  const auto add = [&](std::string_view text, std::uint64_t count) {
    if (!holds_several) return counter.add(text, count);
    for (const std::string_view part : leads::option_parts(*field, text)) counter.add(part, count);
  };
  const tables::ColumnSurvey& known = survey.columns[column];
  if (known.values.size() == known.distinct) {
    for (const auto& [text, count] : known.values) add(text, count);
    return std::move(counter).take();
  }
  INLET_ASSIGN(const auto source, engine.files.open_file(upload.sha256));
  INLET_ASSIGN(const auto reader, tables::confined::open_rows(*source, survey.profile, engine.limits.read));
  tables::RecordSieve sieve(survey.profile);
  tables::RowBlock block;
  while (true) {
    INLET_ASSIGN(const bool more, reader->next(block));
    if (!more) return std::move(counter).take();
    for (std::size_t index = 0; index < block.row_count(); ++index) {
      if (sieve.role(block, index) == tables::RowRole::kRecord) add(block.cell(index, column).shown, 1);
    }
  }
}

// What each value becomes by itself.
void tell_options(const Field& field, ColumnValues& values) {
  const leads::OptionMatcher matcher(field, leads::ConversionOptions());
  for (ColumnValue& value : values.values) {
    const auto answer = matcher.find(value.text);
    if (answer.match == leads::OptionMatch::kFound) {
      value.option = answer.id;
      continue;
    }
    const std::string nearest = matcher.nearest(value.text);
    const std::string first = nearest.substr(0, nearest.find(", "));
    const auto option = std::ranges::find(field.options, first, &leads::FieldOption::label);
    // Where none is near, the matcher names the first ones; that is no hint.
    const bool is_near =
        base::edit_distance(base::fold_loose(value.text), base::fold_loose(first), kMostTypos) <= kMostTypos;
    if (is_near && option != field.options.end()) value.suggestion = option->id;
  }
}

void tell_users(const RunUsers& users, ColumnValues& values) {
  for (ColumnValue& value : values.values) {
    const auto user = users.find(value.text);
    if (user.has_value()) value.option = std::to_string(*user);
  }
}

void tell_choices(const leads::ConversionOptions& options, ColumnValues& values) {
  std::unordered_map<std::string, std::string> choices;
  for (const auto& [text, choice] : options.value_map) choices.emplace(base::fold_loose(text), choice);
  for (ColumnValue& value : values.values) {
    if (!value.option.empty()) continue;
    const auto choice = choices.find(base::fold_loose(value.text));
    if (choice == choices.end()) continue;
    value.choice = action_of(choice->second);
    if (value.choice == ValueAction::kUse) value.chosen_option = choice->second;
  }
}

bool takes_choices(const Field& field) {
  return field.type == FieldType::kPicklist || field.type == FieldType::kMultiPicklist ||
         field.type == FieldType::kUser;
}

}  // namespace

std::string stored_choice(ValueAction action, const std::string& option) {
  switch (action) {
    case ValueAction::kUse: return option;
    case ValueAction::kAdd: return std::string(leads::kChoiceNew);
    case ValueAction::kLeaveEmpty: return std::string(leads::kChoiceEmpty);
    case ValueAction::kFail: return std::string(leads::kChoiceFail);
  }
  return option;
}

ValueAction action_of(std::string_view stored) {
  if (stored == leads::kChoiceNew) return ValueAction::kAdd;
  if (stored == leads::kChoiceEmpty) return ValueAction::kLeaveEmpty;
  if (stored == leads::kChoiceFail) return ValueAction::kFail;
  return ValueAction::kUse;
}

bool may_add_options(const access::Actor& actor, const Field& field) {
  return (field.open_options && actor.may(access::Right::kCreateOptions)) || actor.may(access::Right::kChangeSettings);
}

Result<ColumnValues> column_values(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                                   std::uint32_t column, const std::string& field_key) {
  imports::Upload upload;
  ImportDraft draft;
  std::shared_ptr<const leads::FieldCatalog> catalog;
  std::unique_ptr<RunUsers> users;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(upload, upload_of(*transaction, record));
    INLET_ASSIGN(draft, read_draft(record));
    INLET_ASSIGN(catalog, catalog_for(*transaction, actor));
    INLET_ASSIGN(users, RunUsers::load(transaction->users()));
  }
  INLET_ASSIGN(const auto survey, survey_upload(engine, upload, draft.source));
  if (column >= survey.columns.size()) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Column " + std::to_string(column)});
  }
  const auto drafted = std::ranges::find(draft.columns, column, &DraftColumn::column);
  const bool is_drafted = drafted != draft.columns.end();
  const std::string key = field_key.empty() && is_drafted ? drafted->field : field_key;
  const Field* field = key.empty() ? nullptr : catalog->find(key);
  if (!key.empty() && (field == nullptr || field->hidden))
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {key});

  INLET_ASSIGN(ColumnValues values, count_values(engine, upload, survey, column, field));
  const bool has_options = field != nullptr && takes_choices(*field);
  if (has_options && field->type == FieldType::kUser) tell_users(*users, values);
  if (has_options && field->type != FieldType::kUser) tell_options(*field, values);
  if (has_options && is_drafted && drafted->field == key) tell_choices(drafted->options, values);
  std::ranges::stable_sort(values.values, [&](const ColumnValue& a, const ColumnValue& b) {
    const bool a_first = has_options && a.needs_choice();
    const bool b_first = has_options && b.needs_choice();
    return a_first != b_first ? a_first : a.count > b.count;
  });
  return values;
}

}  // namespace inlet::engine
