// SPDX-License-Identifier: Apache-2.0
#include "store/database/id_list.h"

#include "base/json/json.h"

namespace inlet::store {

std::string ids_json(std::span<const leads::LeadId> ids) {
  std::string json = "[";
  for (const leads::LeadId id : ids) {
    if (json.size() > 1) json += ',';
    json += std::to_string(id);
  }
  return json + "]";
}

Result<std::vector<leads::LeadId>> ids_from_json(std::string_view json) {
  const base::Error damaged = base::internal_error("a stored list holds something else than ids");
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  if (!value.is_array()) return damaged;
  std::vector<leads::LeadId> ids;
  for (const base::JsonValue& id : value.get_array()) {
    if (!id.is_int64()) return damaged;
    ids.push_back(id.get_int64());
  }
  return ids;
}

}  // namespace inlet::store
