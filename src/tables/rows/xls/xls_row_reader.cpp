// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/xls_row_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "tables/rows/workbook_row_reader.h"
#include "tables/rows/xls/xls_cells.h"
#include "tables/rows/xls/xls_workbook.h"
#include "tables/rows/xlsx/xlsx_package.h"

namespace inlet::tables {
namespace {

// Streams up to this size are looked through for rows out of order, and sorted where there are any.
constexpr std::uint64_t kSmallStreamBytes = 8 * 1024 * 1024;

class XlsRowReader final : public WorkbookRowReader {
 public:
  XlsRowReader(XlsWorkbook workbook, std::uint64_t sheet_offset, std::uint64_t file_bytes, const ReadLimits& limits)
      : WorkbookRowReader(limits),
        workbook_(std::move(workbook)),
        sheet_offset_(sheet_offset),
        file_bytes_(file_bytes) {}

  ReadProgress progress() const override {
    return {is_done() ? file_bytes_ : std::min(cells_->stream_offset(), file_bytes_), file_bytes_};
  }
  SheetTraits traits() const override { return cells_ ? cells_->traits() : SheetTraits(); }
  std::span<const MergedRange> merged_ranges() const override {
    return cells_ ? std::span(cells_->merged_ranges()) : std::span<const MergedRange>();
  }

 protected:
  Result<void> rewind() override {
    // Styles that stand in the sheet itself are learnt once more, behind those that are known: nothing changes.
    cells_.emplace(workbook_, sheet_offset_);
    return {};
  }

  Result<RowStep> read_row(RowAssembler& rows) override {
    INLET_ASSIGN(const RowStep step, cells_->next_row(rows));
    if (step == RowStep::kEnd) INLET_TRY(workbook_.strings().finish());
    return step;
  }

 private:
  XlsWorkbook workbook_;
  std::uint64_t sheet_offset_;
  std::uint64_t file_bytes_;
  std::optional<XlsCells> cells_;
};

// The last row that the DIMENSIONS record of a sheet states.
std::optional<std::uint64_t> stated_rows(const XlsWorkbook& workbook, std::uint64_t offset) {
  constexpr int kFarthest = 500;  // it stands near the beginning
  BiffRecords records(workbook.stream());
  records.seek(offset);
  for (int i = 0; i < kFarthest; ++i) {
    const auto more = records.next();
    if (!more.has_value() || !*more || records.type() == biff::kEof) return std::nullopt;
    const bool is_new = records.type() == biff::kDimensions3;
    if (!is_new && !(records.type() == biff::kDimensions2 && workbook.biff() == 2)) continue;
    return workbook.biff() == 8 ? records.bytes().u32(4) : records.bytes().u16(2);
  }
  return std::nullopt;
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_xls_rows(const base::ByteSource& source, const SourceProfile& profile,
                                                 const ReadLimits& limits) {
  INLET_ASSIGN(XlsWorkbook workbook, XlsWorkbook::open(source, limits));
  std::vector<WorksheetInfo> infos;
  for (const XlsWorkbook::Sheet& sheet : workbook.sheets()) infos.push_back(sheet.info);
  INLET_ASSIGN(const std::size_t sheet, choose_sheet(infos, profile.sheet_index, profile.sheet_name));
  const std::uint64_t offset = workbook.sheets()[sheet].offset;
  const bool is_small = workbook.stream().size() <= kSmallStreamBytes;
  auto reader = std::make_unique<XlsRowReader>(std::move(workbook), offset, source.size(), limits);
  INLET_TRY(reader->begin(is_small ? WorkbookRowReader::SheetSize::kSmall : WorkbookRowReader::SheetSize::kLarge));
  return std::unique_ptr<RowReader>(std::move(reader));
}

Result<std::vector<WorksheetInfo>> list_xls_sheets(const base::ByteSource& source, const ReadLimits& limits) {
  INLET_ASSIGN(const XlsWorkbook workbook, XlsWorkbook::open(source, limits));
  std::vector<WorksheetInfo> sheets;
  for (const XlsWorkbook::Sheet& sheet : workbook.sheets()) {
    sheets.push_back(sheet.info);
    sheets.back().rows = stated_rows(workbook, sheet.offset);
  }
  return sheets;
}

Result<CompoundContent> compound_content(const base::ByteSource& source) {
  INLET_ASSIGN(const CompoundFile file, CompoundFile::open(source));
  if (file.find("EncryptedPackage") != nullptr) return CompoundContent::kEncryptedWorkbook;
  if (file.find("Workbook") == nullptr && file.find("Book") == nullptr) return CompoundContent::kOther;
  const auto workbook = XlsWorkbook::open(source, ReadLimits{});
  const bool has_password = !workbook.has_value() && workbook.error().code == base::Code::kPasswordProtected;
  return has_password ? CompoundContent::kEncryptedWorkbook : CompoundContent::kWorkbook;
}

bool is_bare_biff(const base::ByteSource& source) {
  BiffRecords records((CompoundStream(source)));
  const auto first = records.next();
  if (!first.has_value() || !*first || biff_of_bof(records.type(), records.bytes()) == 0) return false;
  const std::size_t size = records.bytes().size();
  const std::uint16_t kind = records.bytes().u16(2);
  const bool is_known_kind =
      kind == 0x05 || kind == 0x06 || kind == 0x10 || kind == 0x20 || kind == 0x40 || kind == 0x100;
  return size >= 4 && size <= 16 && is_known_kind;
}

}  // namespace inlet::tables
