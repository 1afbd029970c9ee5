// SPDX-License-Identifier: Apache-2.0
#include "store/database/text_list.h"

#include "base/json/json.h"

namespace inlet::store {

std::string to_json(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (const std::string& text : texts) {
    if (json.size() > 1) json += ',';
    base::append_json_string(json, text);
  }
  return json + "]";
}

Result<std::vector<std::string>> text_list_from_json(std::string_view json) {
  std::vector<std::string> texts;
  if (json == "[]") return texts;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  if (!value.is_array()) return base::internal_error("a stored list is not a list");
  for (const base::JsonValue& item : value.get_array()) {
    if (!item.is_string()) return base::internal_error("a stored list holds something else than texts");
    texts.emplace_back(item.get_string());
  }
  return texts;
}

}  // namespace inlet::store
