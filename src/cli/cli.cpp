// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "base/errors/memory.h"
#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/load_actor.h"

#ifndef INLET_VERSION
#define INLET_VERSION "unknown"
#endif

namespace inlet::cli {

std::string address_of(const Location& location) {
  return location.database_url.empty() ? "sqlite:" + location.data_folder + "/inlet.db" : location.database_url;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void print_message(std::string_view text) {
  std::fprintf(stderr, "%.*s\n", static_cast<int>(text.size()), text.data());
}

void print_error(const base::Error& error) {
  const std::string_view name = base::name_of(error.code);
  print_message("inlet: " + std::string(name) + ": " + error.message());
  const std::string remedy = error.remedy();
  if (!remedy.empty()) print_message("       " + remedy);
  if (!error.detail.empty()) print_message("       (" + error.detail + ")");
}

Result<bool> confirm(const std::string& question) {
  if (::isatty(STDIN_FILENO) == 0) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNeedsConfirmation, {question});
  }
  std::fprintf(stderr, "%s [y/N] ", question.c_str());
  std::string answer;
  std::getline(std::cin, answer);
  return !answer.empty() && (answer[0] == 'y' || answer[0] == 'Y');
}

Result<Opened> open(const Invocation& invocation) {
  INLET_ASSIGN(auto holder, invocation.parts.open(invocation.location));
  Opened opened{std::move(holder), {}};
  if (invocation.as.empty()) return opened;
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto user, transaction->users().find_by_email(invocation.as));
  if (!user) {
    return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"User " + invocation.as});
  }
  INLET_ASSIGN(opened.actor, engine::load_actor(*transaction, *user, "command line"));
  return opened;
}

int run(int argc, const char* const* argv, Parts& parts) {
  CLI::App program("Inlet brings leads from spreadsheets into the CRM's lead list.", "inlet");
  program.set_version_flag("--version", std::string("inlet ") + INLET_VERSION);
  program.require_subcommand(1);
  program.fallthrough();
  program.footer("Example: inlet import leads.csv --yes\nEach command tells more with --help.");

  Invocation invocation{parts, {}, {}, false, {}};
  program.add_option("--data", invocation.location.data_folder, "Folder of the database and the uploads")
      ->type_name("DIR")
      ->capture_default_str();
  program.add_option("--database", invocation.location.database_url, "sqlite:PATH or postgres://...")
      ->type_name("URL")
      ->envname("INLET_DATABASE");
  program.add_option("--as", invocation.as, "Act as this person")->type_name("EMAIL");
  program.add_flag("--json", invocation.json, "Print one JSON object instead of text");

  for (const auto add :
       {add_serve,    add_import,     add_check,   add_detect, add_map,     add_cat,    add_split,     add_jobs,
        add_undo,     add_duplicates, add_trash,   add_export, add_fields,  add_users,  add_person,    add_templates,
        add_settings, add_webhooks,   add_migrate, add_backup, add_restore, add_doctor, add_completion}) {
    add(program, invocation);
  }
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int code = program.exit(error, std::cout, std::cerr);
    return code == 0 ? kSuccess : kWrongUsage;
  }
  const auto result = base::or_no_memory(invocation.action);
  std::fflush(stdout);
  if (result.has_value()) return *result;
  print_error(result.error());
  return exit_code(result.error());
}

}  // namespace inlet::cli
