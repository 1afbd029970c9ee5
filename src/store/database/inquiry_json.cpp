// SPDX-License-Identifier: Apache-2.0
#include "store/database/inquiry_json.h"

#include "base/json/json.h"

namespace inlet::store {
namespace {

base::Error damaged() { return base::internal_error("a stored inquiry can't be read"); }

}  // namespace

std::string counts_json(const std::map<std::string, std::int64_t>& counts) {
  base::JsonObject object;
  for (const auto& [name, count] : counts) object[name] = count;
  return base::write_json(object);
}

Result<std::map<std::string, std::int64_t>> counts_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  if (!value.is_object()) return damaged();
  std::map<std::string, std::int64_t> counts;
  for (const auto& [name, count] : value.get_object()) {
    if (!count.is_int64()) return damaged();
    counts[std::string(name)] = count.get_int64();
  }
  return counts;
}

}  // namespace inlet::store
