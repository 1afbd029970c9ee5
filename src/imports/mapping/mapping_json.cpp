// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_json.h"

#include <boost/json.hpp>
#include <string>

#include "imports/mapping/mapping.h"
#include "leads/convert/conversion_options_json.h"

namespace inlet::imports {

namespace json = boost::json;

base::Error unreadable(std::string_view what) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest,
                          {std::string(what) + " can't be understood."});
}

boost::json::object options_to_json(const leads::ConversionOptions& options) { return leads::json_of(options); }

Result<leads::ConversionOptions> options_from_json(const boost::json::value& json) {
  if (!json.is_object()) return unreadable("The choices of a column");
  leads::ConversionOptions options;
  INLET_TRY(base::read_json(json, [&](base::JsonReader& reader) { options = leads::read_conversion_options(reader); }));
  return options;
}

std::string to_json(const Mapping& mapping) {
  json::array bindings;
  for (const Binding& binding : mapping.bindings()) {
    json::object object{{"column", binding.column}, {"field", json::string(binding.field)}};
    json::object options = options_to_json(binding.options);
    if (!options.empty()) object["options"] = std::move(options);
    bindings.push_back(std::move(object));
  }
  return json::serialize(bindings);
}

Result<Mapping> mapping_from_json(std::string_view text, const leads::FieldCatalog& catalog,
                                  const tables::Header& header) {
  boost::system::error_code error;
  const json::value parsed = json::parse(text, error);
  if (error || !parsed.is_array()) return unreadable("The mapping");
  std::vector<Binding> bindings;
  for (const json::value& item : parsed.get_array()) {
    if (!item.is_object()) return unreadable("The mapping");
    Binding& binding = bindings.emplace_back();
    bool has_column = false;
    for (const auto& [name, member] : item.get_object()) {
      if (name == "column" && member.is_int64() && member.get_int64() >= 0 && member.get_int64() <= 0xFFFF) {
        binding.column = static_cast<std::uint32_t>(member.get_int64());
        has_column = true;
      } else if (name == "field" && member.is_string()) {
        binding.field = std::string(member.get_string());
      } else if (name == "options") {
        INLET_ASSIGN(binding.options, options_from_json(member));
      } else {
        return unreadable("The member “" + std::string(name) + "” of a mapping");
      }
    }
    if (!has_column) return unreadable("A mapping without a column");
  }
  return Mapping::create(catalog, header, std::move(bindings));
}

}  // namespace inlet::imports
