// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_json.h"

#include <boost/json.hpp>

#include "imports/mapping/mapping.h"

namespace inlet::imports {
namespace {

namespace json = boost::json;
using leads::ConversionOptions;

constexpr std::string_view kEpochs[] = {"none", "seconds", "milliseconds"};
constexpr std::string_view kMarks[] = {"unknown", "point", "comma"};
constexpr std::string_view kBadValues[] = {"fail", "leave_out", "default"};

template <class Enum, std::size_t N>
bool read_enum(const json::value& value, const std::string_view (&names)[N], Enum& result) {
  if (!value.is_string()) return false;
  for (std::size_t i = 0; i < N; ++i) {
    if (std::string_view(value.get_string()) != names[i]) continue;
    result = static_cast<Enum>(i);
    return true;
  }
  return false;
}

bool read_text(const json::value& value, std::string& result) {
  if (!value.is_string()) return false;
  result = std::string(value.get_string());
  return true;
}

bool read_flag(const json::value& value, bool& result) {
  if (!value.is_bool()) return false;
  result = value.get_bool();
  return true;
}

bool read_texts(const json::value& value, std::vector<std::string>& result) {
  if (!value.is_array()) return false;
  for (const json::value& item : value.get_array()) {
    if (!read_text(item, result.emplace_back())) return false;
  }
  return true;
}

bool read_value_map(const json::value& value, std::map<std::string, std::string>& result) {
  if (!value.is_object()) return false;
  for (const auto& [text, option] : value.get_object()) {
    if (!read_text(option, result[std::string(text)])) return false;
  }
  return true;
}

bool read_date_order(const json::value& value, leads::DateOrder& result) {
  if (!value.is_string()) return false;
  const auto order = leads::date_order_named(std::string_view(value.get_string()));
  if (order.has_value()) result = *order;
  return order.has_value();
}

bool read_member(std::string_view name, const json::value& value, ConversionOptions& options) {
  if (name == "date_order") return read_date_order(value, options.date_order);
  if (name == "epoch") return read_enum(value, kEpochs, options.epoch);
  if (name == "excel_serial") return read_flag(value, options.excel_serial);
  if (name == "decimal_mark") return read_enum(value, kMarks, options.decimal_mark);
  if (name == "phone_country") return read_text(value, options.phone_country);
  if (name == "lenient_phone") return read_flag(value, options.lenient_phone);
  if (name == "bad_value") return read_enum(value, kBadValues, options.bad_value);
  if (name == "default") return read_text(value, options.default_value.emplace());
  if (name == "blank_tokens") return read_texts(value, options.blank_tokens);
  if (name == "clear_token") return read_flag(value, options.clear_token);
  if (name == "value_map") return read_value_map(value, options.value_map);
  if (name == "add_options") return read_flag(value, options.add_options);
  if (name == "join") return read_flag(value, options.join);
  return false;
}

}  // namespace

base::Error unreadable(std::string_view what) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {std::string(what) + " can't be understood."});
}

json::object options_to_json(const ConversionOptions& options) {
  const ConversionOptions usual;
  json::object object;
  const auto text = [](std::string_view view) { return json::string(view); };
  if (options.date_order != usual.date_order) object["date_order"] = text(leads::name_of(options.date_order));
  if (options.epoch != usual.epoch) object["epoch"] = text(kEpochs[static_cast<std::size_t>(options.epoch)]);
  if (options.excel_serial) object["excel_serial"] = true;
  if (options.decimal_mark != usual.decimal_mark) object["decimal_mark"] = text(kMarks[static_cast<std::size_t>(options.decimal_mark)]);
  if (!options.phone_country.empty()) object["phone_country"] = text(options.phone_country);
  if (options.lenient_phone) object["lenient_phone"] = true;
  if (options.bad_value != usual.bad_value) object["bad_value"] = text(kBadValues[static_cast<std::size_t>(options.bad_value)]);
  if (options.default_value.has_value()) object["default"] = text(*options.default_value);
  if (!options.blank_tokens.empty()) {
    json::array tokens;
    for (const std::string& token : options.blank_tokens) tokens.emplace_back(text(token));
    object["blank_tokens"] = std::move(tokens);
  }
  if (options.clear_token) object["clear_token"] = true;
  if (!options.value_map.empty()) {
    json::object values;
    for (const auto& [value, option] : options.value_map) values[value] = text(option);
    object["value_map"] = std::move(values);
  }
  if (options.add_options) object["add_options"] = true;
  if (options.join) object["join"] = true;
  return object;
}

Result<ConversionOptions> options_from_json(const json::value& value) {
  if (!value.is_object()) return unreadable("The choices of a column");
  ConversionOptions options;
  for (const auto& [name, member] : value.get_object()) {
    if (!read_member(std::string_view(name), member, options)) return unreadable("The choice “" + std::string(name) + "”");
  }
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

Result<Mapping> mapping_from_json(std::string_view text, const leads::FieldCatalog& catalog, const tables::Header& header) {
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
