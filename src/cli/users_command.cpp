// SPDX-License-Identifier: Apache-2.0
//
// inlet users: who there is.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"

namespace inlet::cli {
namespace {

Result<int> list_users(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  base::JsonArray list;
  std::string text;
  for (const access::User& user : users) {
    list.push_back(base::JsonObject{{"id", user.id},
                                    {"name", user.name},
                                    {"email", user.email},
                                    {"role", access::name_of(user.role)},
                                    {"active", user.active}});
    text += std::to_string(user.id) + "  " + user.name + "  " + user.email + "  " +
            std::string(access::name_of(user.role)) + (user.active ? "" : "  turned off") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"users", std::move(list)}}) + "\n" : text);
  return kSuccess;
}

}  // namespace

void add_users(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("users", "List the people");
  command->footer("Example: inlet users --json");
  command->callback([&invocation] { invocation.action = [&invocation] { return list_users(invocation); }; });
}

}  // namespace inlet::cli
