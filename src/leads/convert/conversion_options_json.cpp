// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/conversion_options_json.h"

#include <array>
#include <utility>

namespace inlet::leads {
namespace {

template <class Choice>
using Names = std::pair<std::string_view, Choice>;

constexpr std::array<Names<DateOrder>, 4> kDateOrders{{{"unknown", DateOrder::kUnknown},
                                                       {"dmy", DateOrder::kDayFirst},
                                                       {"mdy", DateOrder::kMonthFirst},
                                                       {"ymd", DateOrder::kYearFirst}}};
constexpr std::array<Names<DecimalMark>, 3> kDecimalMarks{
    {{"unknown", DecimalMark::kUnknown}, {".", DecimalMark::kPoint}, {",", DecimalMark::kComma}}};
constexpr std::array<Names<Epoch>, 3> kEpochs{
    {{"none", Epoch::kNone}, {"seconds", Epoch::kSeconds}, {"milliseconds", Epoch::kMilliseconds}}};
constexpr std::array<Names<BadValue>, 3> kBadValues{
    {{"fail", BadValue::kFailRow}, {"leave_out", BadValue::kLeaveOut}, {"default", BadValue::kUseDefault}}};

template <class Choice, std::size_t Count>
std::string_view name_among(const std::array<Names<Choice>, Count>& names, Choice choice) {
  for (const auto& [name, named] : names) {
    if (named == choice) return name;
  }
  return names.front().first;
}

template <class Choice, std::size_t Count>
Choice read_choice(base::JsonReader& reader, std::string_view member, const std::array<Names<Choice>, Count>& names) {
  return reader.find_choice<Choice>(member, std::span(names)).value_or(names.front().second);
}

}  // namespace

base::JsonObject json_of(const ConversionOptions& options) {
  const ConversionOptions usual;
  base::JsonObject json;
  if (options.date_order != usual.date_order) json["date_order"] = name_among(kDateOrders, options.date_order);
  if (options.epoch != usual.epoch) json["epoch"] = name_among(kEpochs, options.epoch);
  if (options.excel_serial) json["excel_serial"] = true;
  if (options.decimal_mark != usual.decimal_mark)
    json["decimal_mark"] = name_among(kDecimalMarks, options.decimal_mark);
  if (!options.phone_country.empty()) json["phone_country"] = options.phone_country;
  if (options.lenient_phone) json["lenient_phone"] = true;
  if (options.bad_value != usual.bad_value) json["bad_value"] = name_among(kBadValues, options.bad_value);
  if (options.default_value) json["default"] = *options.default_value;
  if (!options.blank_tokens.empty()) {
    base::JsonArray tokens;
    for (const std::string& token : options.blank_tokens) tokens.emplace_back(token);
    json["blank_tokens"] = std::move(tokens);
  }
  if (options.clear_token) json["clear_token"] = true;
  if (!options.value_map.empty()) {
    base::JsonArray values;
    for (const auto& [value, option] : options.value_map)
      values.push_back(base::JsonObject{{"value", value}, {"option", option}});
    json["values"] = std::move(values);
  }
  if (options.add_options) json["add_options"] = true;
  if (options.join) json["join"] = true;
  if (options.repair_text) json["repair_text"] = true;
  if (options.fix_case) json["fix_case"] = true;
  if (options.tidy_spaces) json["tidy_spaces"] = true;
  if (!options.split_at.empty()) json["split_at"] = options.split_at;
  if (!options.split_to.empty()) json["split_to"] = options.split_to;
  return json;
}

ConversionOptions read_conversion_options(base::JsonReader& reader) {
  ConversionOptions options;
  options.date_order = read_choice(reader, "date_order", kDateOrders);
  options.epoch = read_choice(reader, "epoch", kEpochs);
  options.excel_serial = reader.find_boolean("excel_serial").value_or(false);
  options.decimal_mark = read_choice(reader, "decimal_mark", kDecimalMarks);
  options.phone_country = reader.find_text("phone_country").value_or("");
  options.lenient_phone = reader.find_boolean("lenient_phone").value_or(false);
  options.bad_value = read_choice(reader, "bad_value", kBadValues);
  options.default_value = reader.find_text("default");
  options.blank_tokens = reader.find_texts("blank_tokens").value_or(std::vector<std::string>());
  options.clear_token = reader.find_boolean("clear_token").value_or(false);
  reader.find_each("values", [&](base::JsonReader& pair) {
    std::string value = pair.text("value");
    options.value_map.emplace(std::move(value), pair.text("option"));
  });
  options.add_options = reader.find_boolean("add_options").value_or(false);
  options.join = reader.find_boolean("join").value_or(false);
  options.repair_text = reader.find_boolean("repair_text").value_or(false);
  options.fix_case = reader.find_boolean("fix_case").value_or(false);
  options.tidy_spaces = reader.find_boolean("tidy_spaces").value_or(false);
  options.split_at = reader.find_text("split_at").value_or("");
  options.split_to = reader.find_text("split_to").value_or("");
  return options;
}

base::JsonObject json_of(const OrganisationSettings& settings) {
  return {{"name", settings.name},
          {"time_zone", settings.time_zone},
          {"currency", settings.currency},
          {"date_order", name_among(kDateOrders, settings.date_order)},
          {"decimal_mark", name_among(kDecimalMarks, settings.decimal_mark)},
          {"phone_country", settings.phone_country}};
}

OrganisationSettings read_organisation_settings(base::JsonReader& reader) {
  OrganisationSettings settings;
  settings.name = reader.text("name");
  settings.time_zone = reader.text("time_zone");
  settings.currency = reader.text("currency");
  settings.date_order = read_choice(reader, "date_order", kDateOrders);
  settings.decimal_mark = read_choice(reader, "decimal_mark", kDecimalMarks);
  settings.phone_country = reader.find_text("phone_country").value_or("");
  return settings;
}

}  // namespace inlet::leads
