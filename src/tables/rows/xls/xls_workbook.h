// SPDX-License-Identifier: Apache-2.0
//
// What an XLS workbook says before its cells: which BIFF it is, sheets, strings, number formats, code page.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/serial_date.h"
#include "tables/rows/worksheet_info.h"
#include "tables/rows/xls/biff_records.h"
#include "tables/rows/xls/biff_text.h"
#include "tables/rows/xls/xls_strings.h"
#include "tables/rows/xlsx/number_format.h"

namespace inlet::tables {

// Number formats as records define them, wherever they stand: formats by index, and for each style the index it uses.
class BiffStyles {
 public:
  void add_format(std::uint32_t index, NumberFormat format);
  void add_format(NumberFormat format) { add_format(next_index_, std::move(format)); }
  void add_style(std::uint32_t format_index);
  const NumberFormat& of_style(std::uint32_t style) const;
  const NumberFormat& of_format(std::uint32_t index) const;

 private:
  std::map<std::uint32_t, NumberFormat> formats_;
  std::uint32_t next_index_ = 0;
  std::vector<std::uint32_t> style_formats_;
};

class XlsWorkbook {
 public:
  struct Sheet {
    WorksheetInfo info;
    std::uint64_t offset = 0;  // of its BOF record in the stream
    std::size_t position = 0;  // among all sheets, charts and the like counted
  };

  // `source` must outlive the workbook.
  static Result<XlsWorkbook> open(const base::ByteSource& source, const ReadLimits& limits);

  const CompoundStream& stream() const { return stream_; }
  const std::vector<Sheet>& sheets() const { return sheets_; }
  std::uint32_t biff() const { return biff_; }  // 2, 3, 4, 5 (also for 7) or 8
  DateSystem date_system() const { return date_system_; }
  XlsStrings& strings() { return strings_; }
  const BiffStyles& styles() const { return styles_; }
  const CodePageText& code_page() const { return code_page_; }

  // Applies a record that may stand before the sheets or, where there is one sheet only, in it: FORMAT, XF, CODEPAGE,
  // DATEMODE, FILEPASS. PASSWORD_PROTECTED.
  Result<void> apply(const BiffRecords& record);

 private:
  Result<void> find_stream(const base::ByteSource& source);
  Result<void> read_globals(const ReadLimits& limits);
  Result<void> add_sheet(RecordBytes bytes, const ReadLimits& limits);
  Result<void> correct_offsets(BiffRecords& records);
  void find_loose_sheets(BiffRecords& records, const ReadLimits& limits);
  std::string format_code(RecordBytes bytes);

  CompoundStream stream_;
  std::uint32_t biff_ = 8;
  std::vector<Sheet> sheets_;
  std::size_t sheet_count_ = 0;  // charts and the like counted
  DateSystem date_system_ = DateSystem::k1900;
  XlsStrings strings_;
  BiffStyles styles_;
  CodePageText code_page_;
};

// The BIFF version a BOF record begins, 0 when the record is none.
std::uint32_t biff_of_bof(std::uint16_t type, RecordBytes bytes);

namespace biff {

// Record types. Where a type changed between versions, all are listed.
// clang-format off
enum Record : std::uint16_t {
  kBof2 = 0x0009, kBof3 = 0x0209, kBof4 = 0x0409, kBof5 = 0x0809, kEof = 0x000A,
  kFilePass = 0x002F, kCodePage = 0x0042, kDateMode = 0x0022, kBoundSheet = 0x0085, kSst = 0x00FC, kContinue = 0x003C,
  kFormat2 = 0x001E, kFormat4 = 0x041E, kXf2 = 0x0043, kXf3 = 0x0243, kXf4 = 0x0443, kXf5 = 0x00E0,
  kDimensions2 = 0x0000, kDimensions3 = 0x0200,
  kInteger2 = 0x0002, kNumber2 = 0x0003, kLabel2 = 0x0004, kBoolErr2 = 0x0005, kString2 = 0x0007, kFormula2 = 0x0006,
  kNumber3 = 0x0203, kLabel3 = 0x0204, kBoolErr3 = 0x0205, kString3 = 0x0207, kFormula3 = 0x0206, kFormula4 = 0x0406,
  kRk = 0x027E, kMulRk = 0x00BD, kLabelSst = 0x00FD, kRichString = 0x00D6,
};
// clang-format on

}  // namespace biff

}  // namespace inlet::tables
