// SPDX-License-Identifier: Apache-2.0
//
// inlet export: the leads that one may see, as lines of JSON or as CSV.
#include <algorithm>
#include <sstream>
#include <utility>

#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/report/export_leads.h"

namespace inlet::cli {
namespace {

struct Options {
  std::string format = "ndjson";
  std::string filter;
  std::vector<std::string> fields;
};

Result<int> export_all(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::LeadExport wanted;
  wanted.format = options.format == "csv" ? engine::LeadFormat::kCsv : engine::LeadFormat::kNdjson;
  wanted.conditions = options.filter;
  wanted.fields = options.fields;
  INLET_TRY(engine::export_leads(opened.engine(), opened.actor, wanted, [](std::string_view bytes) -> Result<void> {
    print(bytes);
    return {};
  }));
  return kSuccess;
}

}  // namespace

void add_export(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("export", "Print the leads");
  command->footer(
      "Example: inlet export --format csv --filter '[{\"field\":\"stage\",\"op\":\"in\",\"values\":[\"new\"]}]'");
  command->add_option("--format", options->format, "How")
      ->check(CLI::IsMember({"csv", "ndjson"}))
      ->capture_default_str();
  command->add_option("--filter", options->filter, "Conditions as JSON, as in the API")->type_name("JSON");
  command->add_option("--fields", options->fields, "Keys of the fields, separated by commas")->delimiter(',');
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return export_all(invocation, *options); };
  });
}

}  // namespace inlet::cli
