// SPDX-License-Identifier: Apache-2.0
#include "cli/import_options.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/verbs/change_import.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/take_in.h"
#include "engine/verbs/view_source.h"
#include "tables/rows/header.h"

namespace inlet::cli {
namespace {

base::Error bad_option(const std::string& name, const std::string& value, const std::string& remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {name, value, remedy});
}

// A column by its name as people see it, else by its letters.
Result<std::uint32_t> find_column(const tables::Header& header, const std::string& name) {
  for (const tables::Column& column : header.columns) {
    if (column.name == name || column.written == name) return column.index;
  }
  const std::string folded = tables::fold_column_name(name);
  for (const tables::Column& column : header.columns) {
    if (tables::fold_column_name(column.name) == folded) return column.index;
  }
  std::string known;
  for (const tables::Column& column : header.columns) known += (known.empty() ? "" : ", ") + column.name;
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchColumn, {name, known});
}

std::pair<std::string, std::string> cut_at_last_equals(const std::string& text) {
  const std::size_t place = text.rfind('=');
  if (place == std::string::npos) return {text, ""};
  return {text.substr(0, place), text.substr(place + 1)};
}

Result<void> apply_mapping(const ImportOptions& options, const leads::FieldCatalog& catalog,
                           const tables::Header& header, std::vector<engine::DraftColumn>& columns) {
  std::vector<std::pair<std::uint32_t, std::string>> chosen;
  for (const std::string& map : options.maps) {
    const auto [name, field] = cut_at_last_equals(map);
    if (field.empty()) return bad_option("--map", map, "Write it like \"Column=field\".");
    if (catalog.find(field) == nullptr) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {field});
    }
    INLET_ASSIGN(const std::uint32_t column, find_column(header, name));
    chosen.emplace_back(column, field);
  }
  for (const std::string& name : options.skips) {
    INLET_ASSIGN(const std::uint32_t column, find_column(header, name));
    chosen.emplace_back(column, "");
  }
  // What was chosen wins over what was suggested, also for other columns of the same field.
  for (const auto& [index, field] : chosen) {
    for (engine::DraftColumn& column : columns) {
      if (!field.empty() && column.field == field && column.chosen_by != engine::ChosenBy::kPerson)
        column.field.clear();
      if (column.column != index) continue;
      column.field = field;
      column.chosen_by = engine::ChosenBy::kPerson;
    }
  }
  return {};
}

// "field=rule": how an update treats one field.
Result<void> apply_merges(const ImportOptions& options, const leads::FieldCatalog& catalog,
                          std::vector<engine::DraftColumn>& columns) {
  for (const std::string& text : options.merges) {
    const auto [field, word] = cut_at_last_equals(text);
    const auto rule = leads::merge_rule_named(word.empty() ? field : word);
    if (!rule) return bad_option("--merge", text, "Write overwrite, fill-blanks or keep, or for one field field=keep.");
    if (word.empty()) continue;  // of the whole import
    if (catalog.find(field) == nullptr) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {field});
    }
    const auto column = std::ranges::find(columns, field, &engine::DraftColumn::field);
    if (column == columns.end()) return bad_option("--merge", text, "No column goes to this field.");
    column->merge = *rule;
  }
  return {};
}

Result<void> apply_conversion(const ImportOptions& options, std::vector<engine::DraftColumn>& columns) {
  for (engine::DraftColumn& column : columns) {
    if (!options.date_order.empty()) column.options.date_order = *leads::date_order_named(options.date_order);
    if (!options.decimal.empty()) {
      column.options.decimal_mark = options.decimal == "," ? leads::DecimalMark::kComma : leads::DecimalMark::kPoint;
    }
    if (!options.country.empty()) column.options.phone_country = options.country;
  }
  return {};
}

}  // namespace

void add_source_options(CLI::App& command, SourceOptions& options) {
  command.add_option("--sheet", options.sheet, "Sheet of a workbook, by name or number from 1")->type_name("N|NAME");
  command.add_option("--header-row", options.header_row, "Row of the column names")->type_name("N|none");
  command.add_flag("--fill-merged", options.fill_merged,
                   "Cells under the first one of a merged range have its value too");
  command.add_option("--encoding", options.encoding, "Encoding of a text file, such as UTF-8 or windows-1252");
  command.add_option("--delimiter", options.delimiter, "Delimiter of a text file; \\t is a tab");
}

Result<tables::SourceChoices> choices_of(const SourceOptions& options) {
  tables::SourceChoices choices;
  if (!options.sheet.empty()) choices.sheet = options.sheet;
  if (!options.encoding.empty()) choices.encoding = options.encoding;
  if (options.delimiter == "\\t" || options.delimiter == "tab") {
    choices.delimiter = '\t';
  } else if (options.delimiter.size() == 1) {
    choices.delimiter = options.delimiter.front();
  } else if (!options.delimiter.empty()) {
    return bad_option("--delimiter", options.delimiter, "Write one character.");
  }
  if (options.header_row == "none") {
    choices.header_row = 0;
  } else if (!options.header_row.empty()) {
    std::uint64_t row = 0;
    const char* end = options.header_row.data() + options.header_row.size();
    const auto [place, error] = std::from_chars(options.header_row.data(), end, row);
    if (error != std::errc() || place != end || row == 0) {
      return bad_option("--header-row", options.header_row, "Write a row number from 1, or none.");
    }
    choices.header_row = row;
  }
  choices.fill_merged = options.fill_merged;
  return choices;
}

void add_import_options(CLI::App& command, ImportOptions& options) {
  command.add_option("FILE", options.file, "A CSV, XLSX or XLS file")->required();
  command.add_option("--template", options.template_name, "Mapping template to use")->type_name("NAME");
  command.add_option("--map", options.maps, "Where a column goes: \"Column=field\" (repeatable)")
      ->allow_extra_args(false);
  command.add_option("--skip", options.skips, "Column that is not imported (repeatable)")->allow_extra_args(false);
  command.add_option("--default", options.defaults, "Value for what is blank: field=value (repeatable)")
      ->allow_extra_args(false);
  add_source_options(command, options.source);
  command.add_option("--date-order", options.date_order, "How dates are written")
      ->check(CLI::IsMember({"dmy", "mdy", "ymd"}));
  command.add_option("--decimal", options.decimal, "Decimal mark of numbers")->check(CLI::IsMember({".", ","}));
  command.add_option("--country", options.country, "Country of national phone numbers, such as DE");
  command.add_option("--duplicates", options.duplicates, "What to do with leads that are there already")
      ->check(CLI::IsMember({"skip", "update", "create", "error"}));
  command.add_option("--unmatched", options.unmatched, "What to do with the others")
      ->check(CLI::IsMember({"create", "skip"}));
  command
      .add_option("--merge", options.merges,
                  "How an update treats filled fields; for one field field=RULE (repeatable)")
      ->type_name("overwrite|fill-blanks|keep")
      ->allow_extra_args(false);
  command.add_flag("--erase-with-na", options.erase_with_na, "A cell with #N/A empties the field of an updated lead");
  command.add_flag("--yes", options.yes, "Do not ask");
  command.add_flag("--no-limit", options.no_limit, "Lift the limit on the file's size");
}

Result<imports::ImportRecord> make_draft(engine::Engine& engine, const access::Actor& actor,
                                         const ImportOptions& options) {
  INLET_ASSIGN(const auto choices, choices_of(options.source));
  const std::uint64_t limit = options.no_limit ? UINT64_MAX : engine.limits.read.file_bytes;
  INLET_ASSIGN(const auto upload, engine::take_in_file(engine, actor, options.file, limit));

  std::int64_t template_id = 0;
  if (!options.template_name.empty()) {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto all, transaction->templates().list(actor.user));
    const auto place = std::ranges::find(all, options.template_name, &store::StoredTemplate::name);
    if (place == all.end()) {
      return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing,
                              {"Template " + options.template_name});
    }
    template_id = place->id;
  }
  INLET_ASSIGN(auto record, engine::create_import(engine, actor, upload.id, template_id));
  INLET_ASSIGN(record, engine::choose_source(engine, actor, record.id, record.version, choices));

  INLET_ASSIGN(const auto survey, engine::survey_upload(engine, upload, choices));
  INLET_ASSIGN(auto draft, engine::read_draft(record));
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto catalog, transaction->catalog().current());
    INLET_TRY(apply_mapping(options, *catalog, survey.header, draft.columns));
    INLET_TRY(apply_merges(options, *catalog, draft.columns));
  }
  INLET_TRY(apply_conversion(options, draft.columns));
  INLET_ASSIGN(record, engine::choose_mapping(engine, actor, record.id, record.version, draft.columns));

  engine::DraftOptions chosen{draft.policy, draft.defaults};
  if (!options.duplicates.empty()) chosen.policy.on_duplicate = *leads::on_duplicate_named(options.duplicates);
  if (!options.unmatched.empty()) chosen.policy.on_unmatched = *leads::on_unmatched_named(options.unmatched);
  for (const std::string& text : options.merges) {
    const auto [field, word] = cut_at_last_equals(text);
    if (const auto rule = leads::merge_rule_named(field); rule && word.empty()) chosen.policy.merge = *rule;
  }
  if (options.erase_with_na) chosen.policy.clear_with_na = true;
  for (const std::string& text : options.defaults) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) return bad_option("--default", text, "Write it like field=value.");
    chosen.defaults[text.substr(0, equals)] = text.substr(equals + 1);
  }
  return engine::choose_options(engine, actor, record.id, record.version, chosen);
}

}  // namespace inlet::cli
