// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/cell_styles.h"

#include <charconv>
#include <map>
#include <string>
#include <utility>

namespace inlet::tables {
namespace {

constexpr std::size_t kLargestTable = 65'536;  // Excel knows 65,490 cell styles

std::uint32_t number_of(const std::optional<std::string>& text) {
  std::uint32_t number = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

}  // namespace

Result<CellStyles> read_cell_styles(XmlScanner& xml) {
  std::map<std::uint32_t, NumberFormat> custom;
  std::vector<std::uint32_t> ids;
  bool in_cell_styles = false;
  while (true) {
    const XmlEvent event = xml.next();
    if (event == XmlEvent::kFailed) return xml.error();
    if (event == XmlEvent::kDone) break;
    if (event == XmlEvent::kText) continue;
    const bool starts = event == XmlEvent::kStart;
    if (xml.name() == "cellXfs") in_cell_styles = starts;
    if (!starts) continue;
    if (xml.name() == "dxfs" || xml.name() == "extLst") {
      if (!xml.skip_element()) return xml.error();
    } else if (xml.name() == "numFmt" && custom.size() < kLargestTable) {
      custom.insert_or_assign(number_of(xml.attribute("numFmtId")),
                              parse_number_format(xml.attribute("formatCode").value_or("")));
    } else if (xml.name() == "xf" && in_cell_styles && ids.size() < kLargestTable) {
      ids.push_back(number_of(xml.attribute("numFmtId")));
    }
  }
  std::vector<NumberFormat> formats;
  formats.reserve(ids.size());
  for (const std::uint32_t id : ids) {
    const auto found = custom.find(id);
    formats.push_back(found != custom.end() ? found->second : builtin_number_format(id).value_or(NumberFormat{}));
  }
  return CellStyles(std::move(formats));
}

}  // namespace inlet::tables
