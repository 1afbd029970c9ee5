// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xlsx_package.h"

#include <algorithm>
#include <utility>

#include "base/text/utf8.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kLongestName = 4096;  // of parts and relations

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

// A target as it stands in a relation, seen from the folder of the part it belongs to; `..` never leaves the package.
std::string resolve(const std::string& folder, std::string target) {
  std::replace(target.begin(), target.end(), '\\', '/');
  const std::string path = target.starts_with('/') ? target : folder + target;
  std::vector<std::string> names;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t slash = std::min(path.find('/', from), path.size());
    const std::string name = path.substr(from, slash - from);
    from = slash + 1;
    if (name == ".." && !names.empty()) names.pop_back();
    if (!name.empty() && name != "." && name != "..") names.push_back(name);
  }
  std::string resolved;
  for (const std::string& name : names) resolved += (resolved.empty() ? "" : "/") + name;
  return resolved;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "my%20sheet.xml": targets are addresses, and some writers escape them as such, though not the names in the zip.
std::string unescape_address(std::string_view target) {
  std::string plain;
  for (std::size_t i = 0; i < target.size(); ++i) {
    const bool is_escape =
        target[i] == '%' && i + 2 < target.size() && hex_value(target[i + 1]) >= 0 && hex_value(target[i + 2]) >= 0;
    plain += is_escape ? static_cast<char>(hex_value(target[i + 1]) * 16 + hex_value(target[i + 2])) : target[i];
    if (is_escape) i += 2;
  }
  return plain;
}

bool is_true(const std::optional<std::string>& value) {
  return value && (*value == "1" || *value == "true" || *value == "on" || *value == "True");
}

SheetVisibility visibility_of(const std::optional<std::string>& state) {
  if (state == "hidden") return SheetVisibility::kHidden;
  if (state == "veryHidden") return SheetVisibility::kVeryHidden;
  return SheetVisibility::kVisible;
}

base::Error no_workbook(const ZipArchive& archive) {
  const auto has = [&archive](std::string_view name) { return archive.find(name) != nullptr; };
  std::string kind = "a zip archive without a workbook";
  if (has("word/document.xml")) kind = "a Word document";
  if (has("ppt/presentation.xml")) kind = "a PowerPoint presentation";
  if (has("xl/workbook.bin")) kind = "a binary Excel workbook (XLSB)";
  if (has("content.xml")) kind = "an OpenDocument file";
  if (has("Index/Document.iwa")) kind = "an Apple Numbers or Pages document";
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kUnsupportedType, {"The file", kind});
}

}  // namespace

std::string sheet_name(std::string_view written) {
  constexpr std::size_t kLongestSheetName = 1024;  // Excel allows 31 characters, others more
  written = written.substr(0, kLongestSheetName);
  std::string name;
  for (std::size_t i = 0; i < written.size();) {
    const base::DecodedCodePoint next = base::decode_next(written, i);
    base::append_utf8(name, next.value);
    i += next.size_bytes;
  }
  return name;
}

Result<std::size_t> choose_sheet(const std::vector<WorksheetInfo>& sheets, std::uint32_t index,
                                 const std::string& name) {
  if (index < sheets.size() && (name.empty() || sheets[index].name == name)) return std::size_t{index};
  const auto named =
      std::find_if(sheets.begin(), sheets.end(), [&name](const WorksheetInfo& sheet) { return sheet.name == name; });
  if (named != sheets.end()) return static_cast<std::size_t>(named - sheets.begin());
  std::string names;
  for (std::size_t i = 0; i < sheets.size() && i < 20; ++i) names += (names.empty() ? "" : ", ") + sheets[i].name;
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchSheet,
                          {name.empty() ? std::to_string(index + 1) : name, names});
}

Result<std::unique_ptr<XlsxPackage>> XlsxPackage::open(const base::ByteSource& source, const ReadLimits& limits) {
  INLET_ASSIGN(ZipArchive archive, ZipArchive::open(source, limits));
  std::unique_ptr<XlsxPackage> package(new XlsxPackage(std::move(archive), limits));
  INLET_ASSIGN(const std::string workbook, package->find_workbook());
  INLET_TRY(package->read_workbook(workbook));
  return package;
}

std::uint64_t XlsxPackage::part_bytes(const std::string& name) const {
  const ZipEntry* entry = archive_.find(name);
  return entry == nullptr ? 0 : entry->bytes;
}

Result<std::unique_ptr<XmlPart>> XlsxPackage::open_part(const std::string& name) {
  const ZipEntry* entry = archive_.find(name);
  if (entry == nullptr) return corrupt_file("its part " + name + " is missing");
  INLET_ASSIGN(PartStream stream, PartStream::open(archive_, *entry, budget_));
  return std::make_unique<XmlPart>(std::move(stream), limits_);
}

Result<std::vector<XlsxPackage::Relation>> XlsxPackage::read_relations(const std::string& of_part) {
  const std::string folder = folder_of(of_part);
  const std::string name = folder + "_rels/" + of_part.substr(folder.size()) + ".rels";
  std::vector<Relation> relations;
  if (!has_part(name)) return relations;
  INLET_ASSIGN(const auto part, open_part(name));
  while (true) {
    const XmlEvent event = part->xml().next();
    if (event == XmlEvent::kFailed) return part->xml().error().within(name);
    if (event == XmlEvent::kDone) return relations;
    if (event != XmlEvent::kStart || part->xml().name() != "Relationship") continue;
    if (part->xml().attribute("TargetMode") == "External" || relations.size() >= limits_.zip_entries) continue;
    const std::string type = part->xml().attribute("Type").value_or("");
    const std::string target = part->xml().attribute("Target").value_or("");
    const std::string id = part->xml().attribute("Id").value_or("");
    if (target.size() > kLongestName || type.size() > kLongestName || id.size() > kLongestName) continue;
    std::string part_name = resolve(folder, target);
    if (!has_part(part_name)) {
      std::string unescaped = resolve(folder, unescape_address(target));
      if (has_part(unescaped)) part_name = std::move(unescaped);
    }
    relations.push_back({id, type.substr(type.rfind('/') + 1), std::move(part_name)});
  }
}

Result<std::string> XlsxPackage::find_workbook() {
  INLET_ASSIGN(const auto relations, read_relations(""));
  for (const Relation& relation : relations) {
    if (relation.type == "officeDocument" && has_part(relation.target) && relation.target.ends_with(".xml") &&
        !relation.target.ends_with("document.xml") && !relation.target.ends_with("presentation.xml")) {
      return relation.target;
    }
  }
  if (has_part("xl/workbook.xml")) return std::string("xl/workbook.xml");
  return no_workbook(archive_);
}

Result<void> XlsxPackage::add_sheet(const XmlScanner& xml, const std::vector<Relation>& relations) {
  std::string id;
  for (const XmlAttribute& attribute : xml.attributes()) {
    if (attribute.name == "id" && !attribute.prefix.empty()) id = attribute.value;
  }
  const auto found = std::find_if(relations.begin(), relations.end(), [&id](const Relation& r) { return r.id == id; });
  if (found == relations.end() || found->type != "worksheet") return {};
  if (sheets_.size() >= limits_.sheets) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManySheets,
                            {std::to_string(sheets_.size() + 1), std::to_string(limits_.sheets)});
  }
  Sheet& sheet = sheets_.emplace_back();
  sheet.info.index = static_cast<std::uint32_t>(sheets_.size() - 1);
  sheet.info.name = sheet_name(xml.attribute("name").value_or(""));
  sheet.info.visibility = visibility_of(xml.attribute("state"));
  sheet.part = found->target;
  return {};
}

Result<void> XlsxPackage::read_workbook(const std::string& name) {
  INLET_ASSIGN(const auto relations, read_relations(name));
  for (const Relation& relation : relations) {
    if (relation.type == "sharedStrings" && has_part(relation.target)) strings_part_ = relation.target;
    if (relation.type == "styles" && has_part(relation.target)) styles_part_ = relation.target;
  }
  // Some writers name no relation to what stands in its usual place.
  const std::string folder = folder_of(name);
  if (strings_part_.empty() && has_part(folder + "sharedStrings.xml")) strings_part_ = folder + "sharedStrings.xml";
  if (styles_part_.empty() && has_part(folder + "styles.xml")) styles_part_ = folder + "styles.xml";
  INLET_ASSIGN(const auto part, open_part(name));
  XmlScanner& xml = part->xml();
  bool in_sheets = false;
  while (true) {
    const XmlEvent event = xml.next();
    if (event == XmlEvent::kFailed) return xml.error().within(name);
    if (event == XmlEvent::kDone) return {};
    if (event == XmlEvent::kText) continue;
    if (xml.name() == "sheets") in_sheets = event == XmlEvent::kStart;
    if (event != XmlEvent::kStart) continue;
    if (xml.name() == "workbookPr" && is_true(xml.attribute("date1904"))) date_system_ = DateSystem::k1904;
    if (xml.name() == "sheet" && in_sheets) INLET_TRY(add_sheet(xml, relations));
  }
}

}  // namespace inlet::tables
