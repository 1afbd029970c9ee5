// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/ods/ods_row_reader.h"

#include <optional>
#include <utility>

#include "tables/rows/ods/ods_tables.h"
#include "tables/rows/workbook_row_reader.h"
#include "tables/rows/xlsx/xlsx_package.h"

namespace inlet::tables {
namespace {

constexpr const char* kContent = "content.xml";

struct OdsFile {
  ZipArchive archive;
  UnpackBudget budget;
  ReadLimits limits;

  Result<std::unique_ptr<XmlPart>> open_part(const char* name) {
    const ZipEntry* entry = archive.find(name);
    if (entry == nullptr) return corrupt_file(std::string("its part ") + name + " is missing");
    INLET_ASSIGN(PartStream stream, PartStream::open(archive, *entry, budget));
    return std::make_unique<XmlPart>(std::move(stream), limits);
  }
};

// Encrypted parts look like any other; the manifest tells.
Result<bool> is_encrypted(OdsFile& file) {
  constexpr const char* kManifest = "META-INF/manifest.xml";
  if (file.archive.find(kManifest) == nullptr) return false;
  INLET_ASSIGN(const auto part, file.open_part(kManifest));
  while (true) {
    const XmlEvent event = part->xml().next();
    if (event == XmlEvent::kFailed || event == XmlEvent::kDone) return false;
    if (event == XmlEvent::kStart && part->xml().name() == "encryption-data") return true;
  }
}

Result<std::unique_ptr<OdsFile>> open_file(const base::ByteSource& source, const ReadLimits& limits) {
  INLET_ASSIGN(ZipArchive archive, ZipArchive::open(source, limits));
  auto file = std::make_unique<OdsFile>(OdsFile{std::move(archive), UnpackBudget(limits), limits});
  INLET_ASSIGN(const bool encrypted, is_encrypted(*file));
  if (encrypted) return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kPasswordProtected);
  return file;
}

enum class Rows : std::uint8_t { kCounted, kNotLookedAt };

Result<std::vector<WorksheetInfo>> list_tables(OdsFile& file, Rows rows) {
  file.budget.go_back_to(0);
  INLET_ASSIGN(const auto part, file.open_part(kContent));
  OdsTables tables(part->xml(), file.limits);
  std::vector<WorksheetInfo> sheets;
  while (true) {
    INLET_ASSIGN(auto table, tables.next_table());
    if (!table) return sheets;
    sheets.push_back(std::move(*table));
    if (rows == Rows::kCounted) {
      INLET_ASSIGN(sheets.back().rows, tables.count_rows());
    } else {
      INLET_TRY(tables.skip_table());
    }
  }
}

class OdsRowReader final : public WorkbookRowReader {
 public:
  OdsRowReader(std::unique_ptr<OdsFile> file, std::size_t table, std::uint64_t file_bytes)
      : WorkbookRowReader(file->limits), file_(std::move(file)), table_(table), file_bytes_(file_bytes) {}

  ReadProgress progress() const override { return {is_done() ? file_bytes_ : part_->file_offset(), file_bytes_}; }
  SheetTraits traits() const override { return tables_ ? tables_->traits() : SheetTraits(); }
  std::span<const MergedRange> merged_ranges() const override {
    return tables_ ? std::span(tables_->merged_ranges()) : std::span<const MergedRange>();
  }

 protected:
  Result<void> rewind() override {
    file_->budget.go_back_to(0);
    INLET_ASSIGN(part_, file_->open_part(kContent));
    tables_.emplace(part_->xml(), limits());
    for (std::size_t i = 0; i <= table_; ++i) {
      INLET_ASSIGN(const auto found, tables_->next_table());
      if (!found) return corrupt_file("a table of it is missing");
      if (i < table_) INLET_TRY(tables_->skip_table());
    }
    return {};
  }

  Result<RowStep> read_row(RowAssembler& rows) override { return tables_->next_row(rows); }

 private:
  std::unique_ptr<OdsFile> file_;
  std::size_t table_;
  std::uint64_t file_bytes_;
  std::unique_ptr<XmlPart> part_;
  std::optional<OdsTables> tables_;
};

}  // namespace

Result<std::unique_ptr<RowReader>> open_ods_rows(const base::ByteSource& source, const SourceProfile& profile,
                                                 const ReadLimits& limits) {
  INLET_ASSIGN(auto file, open_file(source, limits));
  std::size_t table = 0;
  if (profile.sheet_index != 0 || !profile.sheet_name.empty()) {
    INLET_ASSIGN(const auto sheets, list_tables(*file, Rows::kNotLookedAt));
    INLET_ASSIGN(table, choose_sheet(sheets, profile.sheet_index, profile.sheet_name));
  }
  auto reader = std::make_unique<OdsRowReader>(std::move(file), table, source.size());
  // Rows carry no numbers of their own, so they can't be out of order.
  INLET_TRY(reader->begin(WorkbookRowReader::SheetSize::kLarge));
  return std::unique_ptr<RowReader>(std::move(reader));
}

Result<std::vector<WorksheetInfo>> list_ods_sheets(const base::ByteSource& source, const ReadLimits& limits) {
  INLET_ASSIGN(auto file, open_file(source, limits));
  auto counted = list_tables(*file, Rows::kCounted);
  if (counted.has_value()) return counted;
  // A sheet that can't be read is told when it is chosen; the others are listed all the same.
  return list_tables(*file, Rows::kNotLookedAt);
}

}  // namespace inlet::tables
