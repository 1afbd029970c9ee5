// SPDX-License-Identifier: Apache-2.0
//
// inlet fields: what a lead has.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"

namespace inlet::cli {
namespace {

Result<int> list_fields(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  base::JsonArray fields;
  std::string text;
  for (const leads::Field& field : catalog->fields()) {
    fields.push_back(base::JsonObject{{"key", field.key},
                                      {"label", field.label},
                                      {"type", leads::name_of(field.type)},
                                      {"required", field.required},
                                      {"custom", field.custom}});
    text += field.key + "  " + field.label + "  " + std::string(leads::name_of(field.type)) +
            (field.required ? "  required" : "") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"fields", std::move(fields)}}) + "\n" : text);
  return kSuccess;
}

}  // namespace

void add_fields(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("fields", "List the fields of a lead");
  command->footer("Example: inlet fields --json");
  command->callback([&invocation] { invocation.action = [&invocation] { return list_fields(invocation); }; });
}

}  // namespace inlet::cli
