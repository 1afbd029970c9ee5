// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/source_profile.h"

#include <array>
#include <utility>

#include "base/json/json.h"

namespace inlet::tables {
namespace {

constexpr std::array<std::pair<std::string_view, FileFormat>, 4> kFormats{{
    {"csv", FileFormat::kCsv},
    {"xlsx", FileFormat::kXlsx},
    {"xls", FileFormat::kXls},
    {"ods", FileFormat::kOds},
}};

constexpr std::int64_t kMostRows = std::int64_t{1} << 53;

base::JsonValue left_out_json(const std::vector<RowRange>& ranges) {
  base::JsonArray list;
  for (const RowRange& range : ranges) list.push_back(base::JsonObject{{"first", range.first}, {"last", range.last}});
  return list;
}

char byte_of(base::JsonReader& json, std::string_view name) {
  const std::string text = json.text(name);
  if (text.size() > 1) json.problem(name, "must be one character");
  return text.empty() ? '\0' : text[0];
}

}  // namespace

SourceProfile as_in_the_file(SourceProfile profile) {
  profile.is_failed_records_file = false;
  return profile;
}

std::string_view name_of(FileFormat format) {
  for (const auto& [name, value] : kFormats) {
    if (value == format) return name;
  }
  return "csv";
}

std::string to_json(const SourceProfile& profile) {
  base::JsonObject json;
  json["format"] = name_of(profile.format);
  json["encoding"] = profile.encoding;
  json["delimiter"] = std::string(1, profile.delimiter);
  json["quote"] = profile.quote == '\0' ? std::string() : std::string(1, profile.quote);
  json["backslash_escapes"] = profile.backslash_escapes;
  json["has_separator_line"] = profile.has_separator_line;
  json["sheet_index"] = profile.sheet_index;
  json["sheet_name"] = profile.sheet_name;
  if (profile.fills_merged) json["fills_merged"] = true;
  json["header_row"] = nullptr;
  if (profile.header_row.has_value()) json["header_row"] = *profile.header_row;
  json["left_out"] = left_out_json(profile.left_out);
  json["is_failed_records_file"] = profile.is_failed_records_file;
  return base::write_json(json);
}

Result<SourceProfile> source_profile_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, {.max_bytes = std::size_t{64} << 20U}));
  SourceProfile profile;
  INLET_TRY(base::read_json(value, [&profile](base::JsonReader& reader) {
    profile.format = reader.choice<FileFormat>("format", kFormats);
    profile.encoding = reader.text("encoding");
    profile.delimiter = byte_of(reader, "delimiter");
    profile.quote = byte_of(reader, "quote");
    profile.backslash_escapes = reader.boolean("backslash_escapes");
    profile.has_separator_line = reader.boolean("has_separator_line");
    profile.sheet_index = static_cast<std::uint32_t>(reader.integer("sheet_index", 0, 1'000'000));
    profile.sheet_name = reader.text("sheet_name");
    profile.fills_merged = reader.find_boolean("fills_merged").value_or(false);
    const auto header_row = reader.find_integer("header_row", 1, kMostRows);
    profile.header_row.reset();
    if (header_row.has_value()) profile.header_row = static_cast<std::uint64_t>(*header_row);
    reader.each("left_out", [&profile](base::JsonReader& range) {
      profile.left_out.push_back({static_cast<std::uint64_t>(range.integer("first", 1, kMostRows)),
                                  static_cast<std::uint64_t>(range.integer("last", 1, kMostRows))});
    });
    profile.is_failed_records_file = reader.boolean("is_failed_records_file");
  }));
  return profile;
}

}  // namespace inlet::tables
