// SPDX-License-Identifier: Apache-2.0
//
// A Detection as JSON and back, on its way between a reader process and whoever asked it.
#include <utility>

#include "base/json/json.h"
#include "tables/detect/detection.h"

namespace inlet::tables {
namespace {

constexpr std::int64_t kMost = std::int64_t{1} << 53;
constexpr std::size_t kMostJson = std::size_t{64} << 20U;

base::JsonArray write_texts(const std::vector<std::string>& texts) {
  base::JsonArray json;
  for (const std::string& text : texts) json.emplace_back(text);
  return json;
}

base::JsonObject write_sheet(const Sheet& sheet) {
  base::JsonObject json{{"index", sheet.index}, {"name", sheet.name}, {"hidden", sheet.hidden}};
  if (sheet.rows) json["rows"] = *sheet.rows;
  return json;
}

Sheet read_sheet(base::JsonReader& reader) {
  Sheet sheet;
  sheet.index = static_cast<std::uint32_t>(reader.integer("index", 0, 1'000'000));
  sheet.name = reader.text("name");
  sheet.hidden = reader.boolean("hidden");
  if (const auto rows = reader.find_integer("rows", 0, kMost)) sheet.rows = static_cast<std::uint64_t>(*rows);
  return sheet;
}

Finding read_finding(base::JsonReader& reader) {
  Finding finding;
  finding.what = reader.text("what");
  finding.value = reader.text("value");
  finding.reason = reader.text("reason");
  finding.confidence = reader.number("confidence");
  finding.alternatives = reader.texts("alternatives");
  return finding;
}

}  // namespace

std::string to_json(const Detection& detection) {
  base::JsonArray findings, sheets, header, notices;
  for (const Finding& finding : detection.findings) {
    findings.push_back(base::JsonObject{{"what", finding.what},
                                        {"value", finding.value},
                                        {"reason", finding.reason},
                                        {"confidence", finding.confidence},
                                        {"alternatives", write_texts(finding.alternatives)}});
  }
  for (const Sheet& sheet : detection.sheets) sheets.push_back(write_sheet(sheet));
  for (const Column& column : detection.header.columns) {
    header.push_back(base::JsonObject{{"name", column.name}, {"written", column.written}});
  }
  for (const SourceNotice& notice : detection.notices) {
    notices.push_back(base::JsonObject{{"kind", notice.kind}, {"arguments", write_texts(notice.arguments)}});
  }
  return base::write_json(base::JsonObject{{"profile", to_json(detection.profile)},
                                           {"findings", std::move(findings)},
                                           {"sheets", std::move(sheets)},
                                           {"header", std::move(header)},
                                           {"notices", std::move(notices)}});
}

Result<Detection> detection_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, {.max_bytes = kMostJson}));
  Detection detection;
  std::string profile;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    profile = reader.text("profile");
    reader.each("findings", [&](base::JsonReader& item) { detection.findings.push_back(read_finding(item)); });
    reader.each("sheets", [&](base::JsonReader& item) { detection.sheets.push_back(read_sheet(item)); });
    reader.each("header", [&](base::JsonReader& column) {
      const auto index = static_cast<std::uint32_t>(detection.header.columns.size());
      detection.header.columns.push_back({index, column.text("name"), column.text("written")});
    });
    reader.each("notices", [&](base::JsonReader& notice) {
      detection.notices.push_back({notice.text("kind"), notice.texts("arguments")});
    });
  }));
  INLET_ASSIGN(detection.profile, source_profile_from_json(profile));
  return detection;
}

}  // namespace inlet::tables
