// SPDX-License-Identifier: Apache-2.0
//
// inlet cat, detect and map: what is in a file, as Inlet reads it. They need no database; map uses one that is there.
#include <filesystem>
#include <utility>

#include "base/bytes/file_source.h"
#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/import_options.h"
#include "engine/verbs/create_import.h"
#include "imports/mapping/mapping_suggestion.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"
#include "tables/rows/cat_rows.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::cli {
namespace {

struct Options {
  std::string file;
  SourceOptions source;
  std::string format = "json";
  bool sheets = false;
};

base::JsonArray sheets_json(const std::vector<tables::Sheet>& sheets) {
  base::JsonArray array;
  for (const tables::Sheet& sheet : sheets) {
    base::JsonObject json{{"index", sheet.index + 1}, {"name", sheet.name}, {"hidden", sheet.hidden}};
    json["rows"] = sheet.rows ? base::JsonValue(*sheet.rows) : base::JsonValue(nullptr);
    array.push_back(std::move(json));
  }
  return array;
}

Result<void> print_text(std::string_view text) {
  print(text);
  return {};
}

Result<int> cat(const Options& options) {
  INLET_ASSIGN(const auto choices, choices_of(options.source));
  INLET_ASSIGN(const auto source, base::FileSource::open(options.file));
  if (options.sheets) {
    INLET_ASSIGN(const auto detection, tables::confined::detect(*source, options.file, choices, {}));
    print(base::write_json(sheets_json(detection.sheets)) + "\n");
    return kSuccess;
  }
  INLET_ASSIGN(const auto table, tables::confined::detect_and_open(*source, options.file, choices, {}));
  INLET_TRY(tables::cat_rows(*table.rows, print_text));
  return kSuccess;
}

const char* type_of(const tables::ColumnSurvey& column) {
  const auto most = [&](std::uint64_t count) { return count > 0 && count * 10 >= column.filled * 8; };
  if (column.filled == 0) return "empty";
  if (most(column.emails)) return "email";
  if (most(column.urls)) return "url";
  if (most(column.dates)) return "date";
  if (most(column.booleans)) return "boolean";
  if (most(column.phones) && !most(column.integers)) return "phone";
  if (most(column.integers)) return "integer";
  if (most(column.numbers)) return "number";
  return "text";
}

Result<int> detect(const Options& options, bool as_json) {
  INLET_ASSIGN(const auto choices, choices_of(options.source));
  INLET_ASSIGN(const auto source, base::FileSource::open(options.file));
  INLET_ASSIGN(const auto detection, tables::confined::detect(*source, options.file, choices, {}));
  INLET_ASSIGN(const auto survey, tables::confined::survey_columns(*source, detection, choices, {}));
  base::JsonObject json{{"format", tables::name_of(survey.profile.format)}};
  if (survey.profile.format == tables::FileFormat::kCsv) {
    json["encoding"] = survey.profile.encoding;
    json["delimiter"] = std::string(1, survey.profile.delimiter);
    json["quote"] = survey.profile.quote == '\0' ? std::string() : std::string(1, survey.profile.quote);
  } else {
    json["sheet"] = survey.profile.sheet_name;
    json["sheets"] = sheets_json(detection.sheets);
  }
  json["header_row"] =
      survey.profile.header_row ? base::JsonValue(*survey.profile.header_row) : base::JsonValue(nullptr);
  json["records"] = survey.records;
  json["empty_rows"] = survey.empty_rows;
  json["left_out"] = survey.left_out;
  base::JsonArray findings;
  for (const tables::Finding& finding : detection.findings) {
    findings.push_back(base::JsonObject{{"what", finding.what},
                                        {"value", finding.value},
                                        {"reason", finding.reason},
                                        {"confidence", finding.confidence}});
  }
  json["findings"] = std::move(findings);
  base::JsonArray columns;
  for (std::size_t index = 0; index < survey.columns.size(); ++index) {
    const tables::ColumnSurvey& column = survey.columns[index];
    base::JsonArray samples;
    for (const std::string& sample : column.samples) samples.emplace_back(sample);
    columns.push_back(base::JsonObject{{"index", index},
                                       {"header", survey.header.columns[index].name},
                                       {"type", type_of(column)},
                                       {"filled", column.filled},
                                       {"distinct", column.distinct},
                                       {"samples", std::move(samples)}});
  }
  if (as_json) {
    json["columns"] = std::move(columns);
    print(base::write_json(json) + "\n");
    return kSuccess;
  }
  std::string text;
  for (const auto& member : json) {
    if (!member.value().is_array()) text += std::string(member.key()) + ": " + base::write_json(member.value()) + "\n";
  }
  for (const base::JsonValue& column : columns) text += "  " + base::write_json(column) + "\n";
  print(text);
  return kSuccess;
}

// With the fields, the templates and the earlier choices of the installation that is there; without one, with what a fresh one
// knows. Looking at a file makes no database.
Result<imports::MappingSuggestion> suggestion_of(const Invocation& invocation, const tables::TableSurvey& survey) {
  const bool is_installed = !invocation.location.database_url.empty() ||
                            std::filesystem::exists(invocation.location.data_folder + "/inlet.db");
  if (is_installed) {
    INLET_ASSIGN(const auto opened, open(invocation));
    INLET_ASSIGN(auto suggestion, engine::suggest(opened.engine(), opened.actor, survey, 0));
    return std::move(suggestion.mapping);
  }
  INLET_ASSIGN(const auto catalog, leads::FieldCatalog::create(leads::standard_fields(), 1));
  return imports::suggest_mapping(catalog, survey, {});
}

Result<int> map(const Invocation& invocation, const Options& options, bool as_json) {
  INLET_ASSIGN(const auto choices, choices_of(options.source));
  INLET_ASSIGN(const auto source, base::FileSource::open(options.file));
  INLET_ASSIGN(const auto detection, tables::confined::detect(*source, options.file, choices, {}));
  INLET_ASSIGN(const auto survey, tables::confined::survey_columns(*source, detection, choices, {}));
  INLET_ASSIGN(const auto suggestion, suggestion_of(invocation, survey));
  base::JsonArray columns;
  std::string text;
  for (const imports::ColumnSuggestion& column : suggestion.columns) {
    const std::string& header = survey.header.columns[column.column].name;
    const std::string reason = imports::reason_text(column.reason, column.arguments);
    base::JsonObject json{{"index", column.column}, {"header", header}};
    json["field"] = column.field.empty() ? base::JsonValue(nullptr) : base::JsonValue(column.field);
    json["confidence"] = column.confidence;
    json["evidence"] = imports::name_of(column.evidence);
    json["reason"] = reason;
    columns.push_back(std::move(json));
    text += tables::column_letters(column.column) + "  " + header + "  ->  " +
            (column.field.empty() ? "(not imported)" : column.field) + "  " + reason + "\n";
  }
  if (as_json) {
    base::JsonObject json;
    const auto& row = survey.profile.header_row;
    json["header_row"] = row ? base::JsonValue(*row) : base::JsonValue(nullptr);
    json["columns"] = std::move(columns);
    text = base::write_json(json) + "\n";
  }
  print(text);
  return kSuccess;
}

std::shared_ptr<Options> add_options(CLI::App& command) {
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, "A CSV, XLSX or XLS file")->required();
  add_source_options(command, options->source);
  return options;
}

}  // namespace

void add_cat(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("cat", "Print the rows of a file as Inlet reads them, before any mapping");
  command->footer("Example: inlet cat contacts.xlsx --sheet 2 --format json");
  const auto options = add_options(*command);
  command->add_option("--format", options->format, "json: one array of strings a row")->check(CLI::IsMember({"json"}));
  command->add_flag("--sheets", options->sheets, "List the sheets of a workbook");
  command->callback([&invocation, options] { invocation.action = [options] { return cat(*options); }; });
}

void add_detect(CLI::App& program, Invocation& invocation) {
  CLI::App* command =
      program.add_subcommand("detect", "Tell format, encoding, dialect, header row and what each column holds");
  command->footer("Example: inlet detect contacts.csv --json");
  const auto options = add_options(*command);
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return detect(*options, invocation.json); };
  });
}

void add_map(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("map", "Suggest a field for each column, with the evidence");
  command->footer("Example: inlet map contacts.csv --json");
  const auto options = add_options(*command);
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return map(invocation, *options, invocation.json); };
  });
}

}  // namespace inlet::cli
