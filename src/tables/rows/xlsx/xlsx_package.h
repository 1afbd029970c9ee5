// SPDX-License-Identifier: Apache-2.0
//
// The parts of an XLSX workbook and how they hang together: from the package's relations to the workbook, from there to its
// worksheets, strings and styles. Nothing outside of the package is ever followed.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/serial_date.h"
#include "tables/rows/worksheet_info.h"
#include "tables/rows/xlsx/part_stream.h"
#include "tables/rows/xlsx/xml_scanner.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {

// One part being read as XML.
class XmlPart {
 public:
  XmlPart(PartStream stream, const ReadLimits& limits) : stream_(std::move(stream)), xml_(stream_, limits) {}
  XmlPart(const XmlPart&) = delete;
  XmlPart& operator=(const XmlPart&) = delete;
  XmlScanner& xml() { return xml_; }
  std::uint64_t file_offset() const { return stream_.file_offset(); }

 private:
  PartStream stream_;
  XmlScanner xml_;
};

class XlsxPackage {
 public:
  struct Sheet {
    WorksheetInfo info;
    std::string part;
  };

  // `source` must outlive the package.
  static Result<std::unique_ptr<XlsxPackage>> open(const base::ByteSource& source, const ReadLimits& limits);

  const std::vector<Sheet>& sheets() const { return sheets_; }
  DateSystem date_system() const { return date_system_; }
  const std::string& strings_part() const { return strings_part_; }  // empty where there is none
  const std::string& styles_part() const { return styles_part_; }
  const ReadLimits& limits() const { return limits_; }

  bool has_part(const std::string& name) const { return archive_.find(name) != nullptr; }
  std::uint64_t part_bytes(const std::string& name) const;
  // CORRUPT_FILE when there is no such part. The package must outlive it.
  Result<std::unique_ptr<XmlPart>> open_part(const std::string& name);
  UnpackBudget& budget() { return budget_; }

 private:
  struct Relation {
    std::string id;
    std::string type;  // the last word of its address: worksheet, styles ...
    std::string target;
  };

  XlsxPackage(ZipArchive archive, const ReadLimits& limits)
      : archive_(std::move(archive)), limits_(limits), budget_(limits) {}
  Result<std::vector<Relation>> read_relations(const std::string& of_part);
  Result<std::string> find_workbook();
  Result<void> read_workbook(const std::string& part);
  Result<void> add_sheet(const XmlScanner& xml, const std::vector<Relation>& relations);

  ZipArchive archive_;
  ReadLimits limits_;
  UnpackBudget budget_;
  std::vector<Sheet> sheets_;
  DateSystem date_system_ = DateSystem::k1900;
  std::string strings_part_;
  std::string styles_part_;
};

// The name of a sheet as a file writes it: valid UTF-8 and of sensible length.
std::string sheet_name(std::string_view written);

// The sheet a profile means, by index or, where name and index differ, by name. NO_SUCH_SHEET names those there are.
Result<std::size_t> choose_sheet(const std::vector<WorksheetInfo>& sheets, std::uint32_t index,
                                 const std::string& name);

}  // namespace inlet::tables
