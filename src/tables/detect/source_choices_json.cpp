// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/source_choices_json.h"

#include "base/json/json.h"

namespace inlet::tables {

std::string to_json(const SourceChoices& choices) {
  base::JsonObject json;
  if (choices.encoding) json["encoding"] = *choices.encoding;
  if (choices.delimiter) json["delimiter"] = std::string(1, *choices.delimiter);
  if (choices.quote) json["quote"] = *choices.quote == '\0' ? std::string() : std::string(1, *choices.quote);
  if (choices.sheet) json["sheet"] = *choices.sheet;
  if (choices.header_row) json["header_row"] = *choices.header_row;
  if (choices.fill_merged) json["fill_merged"] = true;
  return base::write_json(json);
}

Result<SourceChoices> source_choices_from_json(std::string_view json) {
  SourceChoices choices;
  if (json.empty()) return choices;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    choices.encoding = reader.find_text("encoding");
    if (const auto delimiter = reader.find_text("delimiter"); delimiter && !delimiter->empty())
      choices.delimiter = delimiter->front();
    if (const auto quote = reader.find_text("quote")) choices.quote = quote->empty() ? '\0' : quote->front();
    choices.sheet = reader.find_text("sheet");
    if (const auto row = reader.find_integer("header_row", 0)) choices.header_row = static_cast<std::uint64_t>(*row);
    choices.fill_merged = reader.find_boolean("fill_merged").value_or(false);
  }));
  return choices;
}

}  // namespace inlet::tables
