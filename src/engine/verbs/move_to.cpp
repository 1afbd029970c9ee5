// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/move_to.h"

#include <algorithm>

#include "engine/worker_lock.h"

namespace inlet::engine {

Result<std::vector<store::MovedTable>> move_to(Engine& engine, const access::Actor& actor, const std::string& path,
                                               const std::string& target, const store::MoveWatch& watch) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  const auto others = std::ranges::count_if(WorkerLock::living(engine.worker_folder),
                                            [&](const std::string& name) { return name != engine.worker; });
  if (others > 0) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kSourceInUse, {std::to_string(others)});
  }
  std::vector<leads::Field> custom_fields;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto catalog, transaction->catalog().current());
    std::ranges::copy_if(catalog->fields(), std::back_inserter(custom_fields),
                         [](const leads::Field& field) { return field.key.starts_with("cf_"); });
  }
  return store::move_database(path, target, custom_fields, engine.files, engine.clock.now(), watch);
}

}  // namespace inlet::engine
