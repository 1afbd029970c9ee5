// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/xls_workbook.h"

#include <algorithm>
#include <utility>

#include "tables/rows/row_assembler.h"
#include "tables/rows/xlsx/utf8_feed.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

constexpr std::uint16_t kGlobals = 0x0005;
constexpr std::uint16_t kWorksheet = 0x0010;
constexpr std::size_t kMostStyles = 65'536;

base::Error has_password() { return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kPasswordProtected); }

bool is_cell_record_possible(std::uint32_t biff) { return biff >= 2 && biff <= 8; }

}  // namespace

void BiffStyles::add_format(std::uint32_t index, NumberFormat format) {
  if (formats_.size() >= kMostStyles) return;
  formats_.insert_or_assign(index, std::move(format));
  next_index_ = index + 1;
}

void BiffStyles::add_style(std::uint32_t format_index) {
  if (style_formats_.size() < kMostStyles) style_formats_.push_back(format_index);
}

const NumberFormat& BiffStyles::of_format(std::uint32_t index) const {
  static const NumberFormat plain;
  static const NumberFormat date{NumberFormatKind::kDate, {}};
  const auto found = formats_.find(index);
  if (found != formats_.end()) return found->second;
  const auto builtin = builtin_number_format(index);
  return builtin && builtin->kind == NumberFormatKind::kDate ? date : plain;
}

const NumberFormat& BiffStyles::of_style(std::uint32_t style) const {
  return of_format(style < style_formats_.size() ? style_formats_[style] : 0);
}

std::uint32_t biff_of_bof(std::uint16_t type, RecordBytes bytes) {
  switch (type) {
    case biff::kBof2: return 2;
    case biff::kBof3: return 3;
    case biff::kBof4: return 4;
    case biff::kBof5: return bytes.u16(0) == 0x0600 ? 8 : 5;
    default: return 0;
  }
}

Result<XlsWorkbook> XlsWorkbook::open(const base::ByteSource& source, const ReadLimits& limits) {
  XlsWorkbook workbook;
  INLET_TRY(workbook.find_stream(source));
  INLET_TRY(workbook.read_globals(limits));
  return workbook;
}

Result<void> XlsWorkbook::find_stream(const base::ByteSource& source) {
  char first[8] = {};
  INLET_ASSIGN(const std::size_t count, source.read_at(0, first));
  if (!CompoundFile::has_signature({first, count})) {
    stream_ = CompoundStream(source);
    return {};
  }
  INLET_ASSIGN(const CompoundFile file, CompoundFile::open(source));
  if (file.find("EncryptedPackage") != nullptr) return has_password();
  const CompoundFile::Entry* entry = file.find("Workbook");
  if (entry == nullptr) entry = file.find("Book");
  if (entry == nullptr || !entry->is_stream) {
    const char* kind = file.find("WordDocument") != nullptr ? "a Word document" : "a compound file without a workbook";
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kUnsupportedType, {"The file", kind});
  }
  INLET_ASSIGN(stream_, file.open_stream(*entry));
  return {};
}

Result<void> XlsWorkbook::read_globals(const ReadLimits& limits) {
  BiffRecords records(stream_);
  INLET_ASSIGN(const bool has_first, records.next());
  biff_ = has_first ? biff_of_bof(records.type(), records.bytes()) : 0;
  if (!is_cell_record_possible(biff_)) return corrupt_file("its workbook does not begin as one");
  const std::uint16_t kind = records.bytes().u16(2);
  if (kind != kGlobals || biff_ < 5) {
    find_loose_sheets(records, limits);
    return {};
  }
  while (true) {
    INLET_ASSIGN(const bool more, records.next());
    if (!more) return corrupt_file("its end is missing");
    switch (records.type()) {
      case biff::kEof: return correct_offsets(records);
      case biff::kBoundSheet: INLET_TRY(add_sheet(records.bytes(), limits)); break;
      case biff::kSst: strings_ = XlsStrings(stream_, records.offset()); break;
      default: INLET_TRY(apply(records));
    }
  }
}

// Some writers state wrong offsets. The sheets follow the globals in their order, so they can be found without.
Result<void> XlsWorkbook::correct_offsets(BiffRecords& records) {
  const std::uint64_t behind_globals = records.offset() + 4;
  const auto begins_sheet = [&records, this](const Sheet& sheet) {
    records.seek(sheet.offset);
    const auto found = records.next();
    return found.has_value() && *found && biff_of_bof(records.type(), records.bytes()) == biff_;
  };
  if (std::all_of(sheets_.begin(), sheets_.end(), begins_sheet)) return {};
  std::vector<std::uint64_t> offsets;
  std::size_t depth = 0;
  records.seek(behind_globals);
  while (offsets.size() < sheet_count_) {
    INLET_ASSIGN(const bool more, records.next());
    if (!more) break;
    if (records.type() == biff::kEof && depth > 0) --depth;
    if (biff_of_bof(records.type(), records.bytes()) == 0) continue;
    if (depth == 0) offsets.push_back(records.offset());
    ++depth;
  }
  for (Sheet& sheet : sheets_) {
    if (sheet.position < offsets.size()) sheet.offset = offsets[sheet.position];
  }
  return {};
}

// Before BIFF5, and in streams of a single sheet, the sheets just follow one another.
void XlsWorkbook::find_loose_sheets(BiffRecords& records, const ReadLimits& limits) {
  records.seek(0);
  std::size_t depth = 0;
  while (sheets_.size() < limits.sheets) {
    const auto more = records.next();
    if (!more.has_value() || !*more) break;
    if (records.type() == biff::kEof && depth > 0) --depth;
    if (biff_of_bof(records.type(), records.bytes()) == 0) continue;
    if (records.bytes().u16(2) == kWorksheet && depth <= 1) {
      Sheet& sheet = sheets_.emplace_back();
      sheet.info.index = static_cast<std::uint32_t>(sheets_.size() - 1);
      sheet.info.name = "Sheet" + std::to_string(sheets_.size());
      sheet.offset = records.offset();
    }
    ++depth;
  }
}

Result<void> XlsWorkbook::add_sheet(RecordBytes bytes, const ReadLimits& limits) {
  constexpr std::uint8_t kWorksheetType = 0;
  const std::size_t position = sheet_count_++;
  if (bytes.u8(5) != kWorksheetType) return {};
  if (sheets_.size() >= limits.sheets) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManySheets,
                            {std::to_string(sheets_.size() + 1), std::to_string(limits.sheets)});
  }
  Sheet& sheet = sheets_.emplace_back();
  sheet.info.index = static_cast<std::uint32_t>(sheets_.size() - 1);
  sheet.offset = bytes.u32(0);
  sheet.position = position;
  const std::uint8_t state = bytes.u8(4) & 3;
  sheet.info.visibility = state == 0   ? SheetVisibility::kVisible
                          : state == 1 ? SheetVisibility::kHidden
                                       : SheetVisibility::kVeryHidden;
  const std::size_t length = bytes.u8(6);
  if (biff_ < 8) {
    code_page_.append(bytes.from(7).substr(0, length), sheet.info.name);
    return {};
  }
  const bool is_wide = (bytes.u8(7) & 1) != 0;
  std::string utf16;
  for (std::size_t i = 0; i < length; ++i) {
    const std::uint16_t unit = is_wide ? bytes.u16(8 + i * 2) : bytes.u8(8 + i);
    utf16 += static_cast<char>(unit & 0xFF);
    utf16 += static_cast<char>(unit >> 8);
  }
  append_utf16_little(utf16, sheet.info.name);
  return {};
}

std::string XlsWorkbook::format_code(RecordBytes bytes) {
  std::string code;
  if (biff_ == 8) {
    const std::size_t length = bytes.u16(2);
    const bool is_wide = (bytes.u8(4) & 1) != 0;
    for (std::size_t i = 0; i < length && 5 + i < bytes.size(); ++i) {
      const std::uint16_t unit = is_wide ? bytes.u16(5 + i * 2) : bytes.u8(5 + i);
      code += unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    return code;
  }
  const std::size_t at = biff_ >= 4 ? 2 : 0;
  return std::string(bytes.from(at + 1).substr(0, bytes.u8(at)));
}

Result<void> XlsWorkbook::apply(const BiffRecords& record) {
  const RecordBytes bytes = record.bytes();
  switch (record.type()) {
    case biff::kFilePass: return has_password();
    case biff::kCodePage: code_page_.set(bytes.u16(0)); break;
    case biff::kDateMode: date_system_ = bytes.u16(0) == 1 ? DateSystem::k1904 : DateSystem::k1900; break;
    case biff::kFormat2: styles_.add_format(parse_number_format(format_code(bytes))); break;
    case biff::kFormat4:
      if (biff_ == 4) {
        styles_.add_format(parse_number_format(format_code(bytes)));
      } else {
        styles_.add_format(bytes.u16(0), parse_number_format(format_code(bytes)));
      }
      break;
    case biff::kXf2: styles_.add_style(bytes.u8(2) & 0x3F); break;
    case biff::kXf3:
    case biff::kXf4: styles_.add_style(bytes.u8(1)); break;
    case biff::kXf5: styles_.add_style(bytes.u16(2)); break;
    default: break;
  }
  return {};
}

}  // namespace inlet::tables
