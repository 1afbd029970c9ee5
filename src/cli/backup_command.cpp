// SPDX-License-Identifier: Apache-2.0
//
// inlet backup and inlet restore: everything in one file, and back.
#include <sys/stat.h>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/verbs/back_up.h"
#include "engine/verbs/restore.h"

namespace inlet::cli {
namespace {

Result<int> back_up(const Invocation& invocation, const std::string& path) {
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_ASSIGN(const auto made, engine::back_up(opened.engine(), opened.actor, address_of(invocation.location), path));
  if (invocation.json) {
    print(base::write_json(
              base::JsonObject{{"file", made.path}, {"size_bytes", made.size_bytes}, {"uploads", made.uploads}}) +
          "\n");
    return kSuccess;
  }
  print("The database and " + std::to_string(made.uploads) + " upload(s) are in " + made.path + ", " +
        std::to_string(made.size_bytes) + " bytes. It holds personal data: keep it as safe as the original.\n");
  return kSuccess;
}

Result<int> restore(const Invocation& invocation, const std::string& path) {
  ::umask(0077);
  const Location& location = invocation.location;
  INLET_ASSIGN(const auto manifest, engine::restore(path, address_of(location), location.data_folder));
  INLET_ASSIGN(const Opened opened, open(invocation));  // to the schema of this program
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"database", opened.engine().database.describe()},
                                            {"uploads", manifest.uploads},
                                            {"made_at", manifest.made_at}}) +
          "\n");
    return kSuccess;
  }
  print("Everything is as it was at " + manifest.made_at + ": " + opened.engine().database.describe() + ", " +
        std::to_string(manifest.uploads) + " upload(s). Imports that ran then go on with the next inlet serve.\n");
  return kSuccess;
}

}  // namespace

void add_backup(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("backup", "Copy everything into one file, while people and imports go on");
  command->footer("Example: inlet backup /backup/inlet-$(date +%F).tar");
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, "A name that is not there yet")->required();
  command->callback(
      [&invocation, path] { invocation.action = [&invocation, path] { return back_up(invocation, *path); }; });
}

void add_restore(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("restore", "Bring a backup back, into a place where nothing is");
  command->footer("Example: inlet restore /backup/inlet-2026-11-29.tar --data data");
  const auto path = std::make_shared<std::string>();
  command->add_option("FILE", *path, "What inlet backup made")->required();
  command->callback(
      [&invocation, path] { invocation.action = [&invocation, path] { return restore(invocation, *path); }; });
}

}  // namespace inlet::cli
