// SPDX-License-Identifier: Apache-2.0
#include "cli/earlier_files_message.h"

#include <string>

#include "cli/command.h"
#include "engine/verbs/earlier_files.h"
#include "engine/verbs/find_import.h"

namespace inlet::cli {
namespace {

std::string amount(const tables::SharedAddresses& addresses) {
  if (addresses.is_exact) return std::to_string(addresses.shared) + " of " + std::to_string(addresses.of);
  return "About " + std::to_string(100 * addresses.shared / addresses.of) + " % of the";
}

}  // namespace

Result<void> tell_of_earlier_files(engine::Engine& engine, const access::Actor& actor,
                                   const imports::ImportRecord& record) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto upload, engine::upload_of(*transaction, record));
  INLET_ASSIGN(const auto same, engine::earlier_import_of(*transaction, actor, upload, record.id));
  if (same) {
    print_message("This file was imported before, by job " + std::to_string(same->id) + ", which added " +
                  std::to_string(same->tally.created) + " leads.");
    return {};
  }
  INLET_ASSIGN(const auto similar, engine::similar_file(*transaction, actor, upload));
  if (similar) {
    print_message(amount(similar->addresses) + " email addresses were also in " + similar->record.file_name +
                  ", imported by job " + std::to_string(similar->record.id) + ".");
  }
  return {};
}

}  // namespace inlet::cli
