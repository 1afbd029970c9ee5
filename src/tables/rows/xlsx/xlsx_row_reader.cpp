// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xlsx_row_reader.h"

#include <optional>
#include <utility>

#include "tables/rows/workbook_row_reader.h"
#include "tables/rows/xlsx/xlsx_package.h"
#include "tables/rows/xlsx/xml_cells.h"

namespace inlet::tables {
namespace {

// Sheets up to this size are looked through for rows out of order, and sorted where there are any.
constexpr std::uint64_t kSmallSheetBytes = 8 * 1024 * 1024;

Result<CellContext> read_context(XlsxPackage& package) {
  CellContext context;
  context.date_system = package.date_system();
  if (!package.styles_part().empty()) {
    INLET_ASSIGN(const auto part, package.open_part(package.styles_part()));
    INLET_ASSIGN(context.styles, read_cell_styles(part->xml()));
  }
  if (!package.strings_part().empty()) {
    INLET_ASSIGN(auto part, package.open_part(package.strings_part()));
    context.strings = SharedStrings(std::move(part));
  }
  return context;
}

class XlsxRowReader final : public WorkbookRowReader {
 public:
  XlsxRowReader(std::unique_ptr<XlsxPackage> package, CellContext context, std::string part, std::uint64_t file_bytes)
      : WorkbookRowReader(package->limits()),
        package_(std::move(package)),
        context_(std::move(context)),
        part_name_(std::move(part)),
        used_before_(package_->budget().used()),
        file_bytes_(file_bytes) {}

  ReadProgress progress() const override { return {is_done() ? file_bytes_ : part_->file_offset(), file_bytes_}; }
  SheetTraits traits() const override { return cells_ ? cells_->traits() : SheetTraits(); }
  std::span<const MergedRange> merged_ranges() const override {
    return cells_ ? std::span(cells_->merged_ranges()) : std::span<const MergedRange>();
  }

 protected:
  Result<void> rewind() override {
    package_->budget().go_back_to(used_before_);
    INLET_ASSIGN(part_, package_->open_part(part_name_));
    cells_.emplace(part_->xml(), context_);
    return {};
  }

  Result<RowStep> read_row(RowAssembler& rows) override {
    INLET_ASSIGN(const RowStep step, cells_->next_row(rows));
    if (step == RowStep::kEnd) INLET_TRY(context_.strings.finish());
    return step;
  }

 private:
  std::unique_ptr<XlsxPackage> package_;
  CellContext context_;
  std::string part_name_;
  std::uint64_t used_before_;  // of what may be unpacked, by the strings and styles
  std::uint64_t file_bytes_;
  std::unique_ptr<XmlPart> part_;
  std::optional<XmlCells> cells_;
};

std::vector<WorksheetInfo> infos(const XlsxPackage& package) {
  std::vector<WorksheetInfo> sheets;
  for (const XlsxPackage::Sheet& sheet : package.sheets()) sheets.push_back(sheet.info);
  return sheets;
}

// The last row of <dimension ref="A1:P472001"/>; a single cell says nothing, for many writers put A1 there always.
std::optional<std::uint64_t> stated_rows(XlsxPackage& package, const std::string& part_name) {
  const auto part = package.open_part(part_name);
  if (!part.has_value()) return std::nullopt;
  XmlScanner& xml = (*part)->xml();
  while (true) {
    const XmlEvent event = xml.next();
    if (event == XmlEvent::kFailed || event == XmlEvent::kDone) return std::nullopt;
    if (event != XmlEvent::kStart) continue;
    if (xml.name() == "sheetData") return std::nullopt;
    if (xml.name() != "dimension") continue;
    const std::string range = xml.attribute("ref").value_or("");
    const std::size_t colon = range.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const std::size_t digit = range.find_first_of("0123456789", colon);
    if (digit == std::string::npos || range.size() - digit > 7) return std::nullopt;
    return std::stoull(range.substr(digit));
  }
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_xlsx_rows(const base::ByteSource& source, const SourceProfile& profile,
                                                  const ReadLimits& limits) {
  INLET_ASSIGN(auto package, XlsxPackage::open(source, limits));
  INLET_ASSIGN(const std::size_t sheet, choose_sheet(infos(*package), profile.sheet_index, profile.sheet_name));
  INLET_ASSIGN(CellContext context, read_context(*package));
  const std::string part = package->sheets()[sheet].part;
  const bool is_small = package->part_bytes(part) <= kSmallSheetBytes;
  auto reader = std::make_unique<XlsxRowReader>(std::move(package), std::move(context), part, source.size());
  INLET_TRY(reader->begin(is_small ? WorkbookRowReader::SheetSize::kSmall : WorkbookRowReader::SheetSize::kLarge));
  return std::unique_ptr<RowReader>(std::move(reader));
}

Result<std::vector<WorksheetInfo>> list_xlsx_sheets(const base::ByteSource& source, const ReadLimits& limits) {
  INLET_ASSIGN(auto package, XlsxPackage::open(source, limits));
  std::vector<WorksheetInfo> sheets = infos(*package);
  for (WorksheetInfo& sheet : sheets) sheet.rows = stated_rows(*package, package->sheets()[sheet.index].part);
  return sheets;
}

}  // namespace inlet::tables
