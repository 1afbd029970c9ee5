// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/sheet_choice.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text/fold.h"
#include "tables/rows/ods/ods_row_reader.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/records.h"
#include "tables/rows/worksheet_info.h"
#include "tables/rows/xls/xls_row_reader.h"
#include "tables/rows/xlsx/xlsx_row_reader.h"

namespace inlet::tables {
namespace {

Result<std::vector<WorksheetInfo>> list_sheets(const base::ByteSource& source, FileFormat format,
                                               const ReadLimits& limits) {
  switch (format) {
    case FileFormat::kXlsx: return list_xlsx_sheets(source, limits);
    case FileFormat::kXls: return list_xls_sheets(source, limits);
    case FileFormat::kOds: return list_ods_sheets(source, limits);
    case FileFormat::kCsv: break;
  }
  return std::vector<WorksheetInfo>();
}

const Sheet* chosen_sheet(const std::vector<Sheet>& sheets, const std::string& choice) {
  for (const Sheet& sheet : sheets) {
    if (sheet.name == choice) return &sheet;
  }
  for (const Sheet& sheet : sheets) {
    if (std::to_string(sheet.index + 1) == choice) return &sheet;
  }
  const std::string folded = base::fold_text(choice);
  for (const Sheet& sheet : sheets) {
    if (base::fold_text(sheet.name) == folded) return &sheet;
  }
  return nullptr;
}

base::Error no_such_sheet(const std::vector<Sheet>& sheets, const std::string& choice) {
  std::string names;
  for (const Sheet& sheet : sheets) names += (names.empty() ? "" : ", ") + sheet.name;
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchSheet, {choice, names});
}

bool is_blank(const RowBlock& block) {
  for (std::size_t row = 0; row < block.row_count(); ++row) {
    if (!is_blank_row(block, row)) return false;
  }
  return true;
}

// The sheet up to its first row with a cell that is not blank; none when there is no such row. An Error of the reader is its
// user's affair.
std::optional<OpenedSheet> open_filled(const base::ByteSource& source, SourceProfile profile, const Sheet& sheet,
                                       const ReadLimits& limits) {
  profile.sheet_index = sheet.index;
  profile.sheet_name = sheet.name;
  auto reader = open_rows(source, profile, limits);
  if (!reader.has_value()) return OpenedSheet();
  OpenedSheet opened;
  for (;;) {
    RowBlock block;
    const auto more = (*reader)->next(block);
    if (!more.has_value()) return OpenedSheet();
    if (!*more) return std::nullopt;
    opened.blocks.push_back(std::move(block));
    if (!is_blank(opened.blocks.back())) break;
  }
  opened.reader = std::move(*reader);
  return opened;
}

}  // namespace

Result<OpenedSheet> choose_sheet(const base::ByteSource& source, const SourceChoices& choices, const ReadLimits& limits,
                                 Detection& detection) {
  SourceProfile& profile = detection.profile;
  INLET_ASSIGN(const std::vector<WorksheetInfo> worksheets, list_sheets(source, profile.format, limits));
  for (const WorksheetInfo& info : worksheets) {
    detection.sheets.push_back({info.index, info.name, info.visibility != SheetVisibility::kVisible, info.rows});
  }
  const std::vector<Sheet>& sheets = detection.sheets;
  if (sheets.empty()) return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoDataRows);
  const Sheet* sheet = &sheets[0];
  OpenedSheet opened;
  Finding finding{"sheet", "", "first_visible_sheet", 1.0, {}};
  if (choices.sheet.has_value()) {
    sheet = chosen_sheet(sheets, *choices.sheet);
    if (sheet == nullptr) return no_such_sheet(sheets, *choices.sheet);
    finding.reason = "chosen";
  } else {
    for (const Sheet& candidate : sheets) {
      auto filled = candidate.hidden ? std::nullopt : open_filled(source, profile, candidate, limits);
      if (!filled) continue;
      sheet = &candidate;
      opened = std::move(*filled);
      break;
    }
  }
  profile.sheet_index = sheet->index;
  profile.sheet_name = sheet->name;
  finding.value = sheet->name;
  for (const Sheet& other : sheets) {
    if (other.index != sheet->index && !other.hidden) finding.alternatives.push_back(other.name);
  }
  detection.findings.push_back(std::move(finding));
  return opened;
}

}  // namespace inlet::tables
