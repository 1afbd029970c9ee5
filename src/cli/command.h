// SPDX-License-Identifier: Apache-2.0
//
// What the commands share: where the database is, on whose behalf, and how results and messages are printed.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "cli/cli.h"
#include "imports/ledger/import_record.h"

namespace inlet::cli {

struct Invocation {
  Parts& parts;
  Location location;
  std::string as;     // email of the person to act as; empty: the built-in user
  bool json = false;  // one JSON object instead of text
  // What the chosen command does; set by its option parser.
  std::function<Result<int>()> action;
};

// Opens the database and finds out who acts.
struct Opened {
  std::unique_ptr<OpenedEngine> holder;
  access::Actor actor;
  engine::Engine& engine() const { return holder->engine(); }
};
Result<Opened> open(const Invocation& invocation);

// Results go to standard output, messages to standard error.
void print(std::string_view text);
void print_message(std::string_view text);
void print_error(const base::Error& error);

// Reads yes or no from the terminal. NEEDS_CONFIRMATION where there is none.
Result<bool> confirm(const std::string& question);

// What a command says of an import or an undo that it ran or found at its end, and its exit code.
Result<int> report_end(const Invocation& invocation, const Opened& opened, const imports::ImportRecord& record);
Result<int> report_undo(const Invocation& invocation, const Opened& opened, const imports::ImportRecord& record);

// Each adds its command to the program.
void add_serve(CLI::App& program, Invocation& invocation);
void add_import(CLI::App& program, Invocation& invocation);
void add_check(CLI::App& program, Invocation& invocation);
void add_cat(CLI::App& program, Invocation& invocation);
void add_detect(CLI::App& program, Invocation& invocation);
void add_map(CLI::App& program, Invocation& invocation);
void add_split(CLI::App& program, Invocation& invocation);
void add_jobs(CLI::App& program, Invocation& invocation);
void add_undo(CLI::App& program, Invocation& invocation);
void add_duplicates(CLI::App& program, Invocation& invocation);
void add_trash(CLI::App& program, Invocation& invocation);
void add_export(CLI::App& program, Invocation& invocation);
void add_fields(CLI::App& program, Invocation& invocation);
void add_users(CLI::App& program, Invocation& invocation);
void add_person(CLI::App& program, Invocation& invocation);
void add_templates(CLI::App& program, Invocation& invocation);
void add_settings(CLI::App& program, Invocation& invocation);
void add_webhooks(CLI::App& program, Invocation& invocation);
void add_migrate(CLI::App& program, Invocation& invocation);
void add_backup(CLI::App& program, Invocation& invocation);
void add_restore(CLI::App& program, Invocation& invocation);
void add_doctor(CLI::App& program, Invocation& invocation);
void add_completion(CLI::App& program, Invocation& invocation);

}  // namespace inlet::cli
