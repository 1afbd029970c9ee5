// SPDX-License-Identifier: Apache-2.0
//
// inlet migrate: the schema is brought up to date by opening the database; with --to everything moves to PostgreSQL.
#include <unistd.h>

#include <chrono>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/interrupt.h"
#include "engine/verbs/move_to.h"

namespace inlet::cli {
namespace {

// One living line on a terminal, a line a table elsewhere.
class MoveLine {
 public:
  void show(const store::MoveProgress& progress) {
    const bool is_terminal = ::isatty(STDERR_FILENO) != 0;
    const auto now = std::chrono::steady_clock::now();
    const bool is_end = progress.rows >= progress.total;
    if (!is_end && (!is_terminal || now - shown_ < std::chrono::milliseconds(100))) return;
    shown_ = now;
    const bool is_files = progress.table.empty();
    const std::string text = std::string(progress.is_check ? "Comparing " : "Moving ") +
                             (is_files ? "received files" : progress.table) + ": " + std::to_string(progress.rows) +
                             " of " + std::to_string(progress.total) + (is_files ? "" : " rows");
    std::fprintf(stderr, is_terminal ? "\r\033[K%s" : "%s\n", text.c_str());
    if (is_terminal && is_end) std::fputc('\n', stderr);
  }

 private:
  std::chrono::steady_clock::time_point shown_{};
};

Result<std::string> source_path(const Location& location) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (location.database_url.empty()) return location.data_folder + "/inlet.db";
  if (location.database_url.starts_with(kSqlite)) return location.database_url.substr(kSqlite.size());
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                          {"--database", location.database_url, "--to moves from SQLite to PostgreSQL, not back."});
}

Result<void> check_target(const std::string& target) {
  if (target.starts_with("postgres://") || target.starts_with("postgresql://")) return {};
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                          {"--to", target, "Write it like postgres://user@host/database."});
}

Result<int> migrate(const Invocation& invocation, const std::string& target) {
  if (target.empty()) {
    INLET_ASSIGN(const Opened opened, open(invocation));
    const std::string where = opened.engine().database.describe();
    print(invocation.json ? base::write_json(base::JsonObject{{"database", where}, {"up_to_date", true}}) + "\n"
                          : "The schema is up to date: " + where + "\n");
    return kSuccess;
  }
  INLET_TRY(check_target(target));
  INLET_ASSIGN(const std::string path, source_path(invocation.location));
  INLET_ASSIGN(const Opened opened, open(invocation));
  const Interrupt interrupt;
  MoveLine line;
  const auto watch = [&](const store::MoveProgress& progress) -> Result<void> {
    line.show(progress);
    if (!Interrupt::was_asked()) return {};
    return base::make_error(base::ErrorKind::kCancelled, base::Code::kStopped, {});
  };
  INLET_ASSIGN(const auto tables, engine::move_to(opened.engine(), opened.actor, path, target, watch));
  std::int64_t rows = 0;
  base::JsonArray list;
  for (const store::MovedTable& table : tables) {
    rows += table.rows;
    list.push_back(base::JsonObject{{"table", table.name}, {"rows", table.rows}, {"hash", table.hash}});
  }
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"rows", rows}, {"tables", std::move(list)}}) + "\n");
    return kSuccess;
  }
  print(std::to_string(rows) + " rows of " + std::to_string(tables.size()) +
        " tables were moved and compared, and the received files with them. From now on give --database with the new "
        "address.\n");
  return kSuccess;
}

}  // namespace

void add_migrate(CLI::App& program, Invocation& invocation) {
  CLI::App* command =
      program.add_subcommand("migrate", "Bring the schema up to date, or move everything to PostgreSQL");
  command->footer("Example: inlet migrate --to postgres://inlet@db.example/inlet");
  const auto target = std::make_shared<std::string>();
  command
      ->add_option("--to", *target, "The empty PostgreSQL database to move to. Interrupted, the same command goes on")
      ->type_name("URL");
  command->callback(
      [&invocation, target] { invocation.action = [&invocation, target] { return migrate(invocation, *target); }; });
}

}  // namespace inlet::cli
