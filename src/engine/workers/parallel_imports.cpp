// SPDX-License-Identifier: Apache-2.0
#include "engine/workers/parallel_imports.h"

#include <string>

#include "base/json/json.h"
#include "engine/verbs/audit.h"

namespace inlet::engine {
namespace {

constexpr std::string_view kName = "parallel_imports";
constexpr std::int64_t kUsually = 2;

}  // namespace

Result<std::int64_t> read_parallel_imports(store::Transaction& transaction) {
  INLET_ASSIGN(const auto stored, transaction.settings().find(kName));
  if (!stored) return kUsually;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(*stored));
  return value.is_int64() ? value.as_int64() : kUsually;
}

Result<void> change_parallel_imports(Engine& engine, const access::Actor& actor, std::int64_t count) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  if (count < 1 || count > kMostParallelImports) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                            {std::string(kName), std::to_string(count),
                             "Write a whole number from 1 to " + std::to_string(kMostParallelImports) + "."});
  }
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const std::int64_t before, read_parallel_imports(*transaction));
  if (before == count) return {};
  INLET_TRY(transaction->settings().put(kName, base::write_json(base::JsonValue(count))));
  INLET_TRY(audit(engine, *transaction, actor, "settings.changed", "settings",
                  base::JsonObject{{std::string(kName), count}}));
  return transaction->commit();
}

}  // namespace inlet::engine
