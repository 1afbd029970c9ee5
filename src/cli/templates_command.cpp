// SPDX-License-Identifier: Apache-2.0
//
// inlet templates: mappings kept for the next import.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"

namespace inlet::cli {
namespace {

Result<int> list_templates(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto templates, transaction->templates().list(opened.actor.user));
  base::JsonArray list;
  std::string text;
  for (const store::StoredTemplate& stored : templates) {
    list.push_back(base::JsonObject{{"id", stored.id}, {"name", stored.name}, {"shared", stored.shared}});
    text += std::to_string(stored.id) + "  " + stored.name + (stored.shared ? "  shared" : "") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"templates", std::move(list)}}) + "\n" : text);
  return kSuccess;
}

}  // namespace

void add_templates(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("templates", "List the mapping templates");
  command->footer("Example: inlet templates --json");
  command->callback([&invocation] { invocation.action = [&invocation] { return list_templates(invocation); }; });
}

}  // namespace inlet::cli
