// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xlsx_writer.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>
#include <vector>

#include "tables/rows/header.h"
#include "tables/rows/number_text.h"
#include "tables/rows/serial_date.h"

namespace inlet::tables {
namespace {

constexpr lxw_color_t kMarkColor = 0xFFD9D6;
constexpr std::size_t kLongestSheetName = 31;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string clean_sheet_name(const std::string& name) {
  std::string clean;
  std::size_t characters = 0;
  for (const char c : name) {
    const bool begins_character = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (begins_character && ++characters > kLongestSheetName) break;
    clean += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
  }
  while (clean.starts_with('\'')) clean.erase(0, 1);
  while (clean.ends_with('\'')) clean.pop_back();
  return clean.empty() ? "Sheet1" : clean;
}

// The library writes numbers with 16 digits; those that need 17 would come back as others.
bool survives_sixteen_digits(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.16G", value);
  return std::strtod(text, nullptr) == value;
}

// Text that looks like an escape of its own (_x0041_) is escaped, so that it comes back as it was.
std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 7);
    const auto is_hex = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    };
    if (rest.size() == 7 && rest.starts_with("_x") && rest[6] == '_' &&
        std::all_of(rest.begin() + 2, rest.begin() + 6, is_hex)) {
      safe += "_x005F_";
    } else if (text[i] == '\0') {
      safe += "_x0000_";
    } else {
      safe += text[i];
    }
  }
  return safe;
}

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0) != 0x80) units += byte >= 0xF0 ? 2 : 1;
  }
  return units;
}

bool is_all_digits(std::string_view text) {
  return !text.empty() && text.size() <= 15 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

base::Error write_failed(const std::string& path, const char* reason) {
  return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {path, reason});
}

}  // namespace

bool fits_into_xlsx(std::string_view text) {
  return text.size() <= XlsxWriter::kLongestText || utf16_units(text) <= XlsxWriter::kLongestText;
}

struct XlsxWriter::State {
  std::string path;
  std::string folder;
  lxw_workbook* workbook = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format* bold = nullptr;
  std::map<std::pair<std::string, bool>, lxw_format*> formats;  // number format, marked
  lxw_row_t next_row = 0;
  std::uint32_t comments = 0;

  ~State() {
    if (workbook != nullptr) lxw_workbook_free(workbook);
  }

  lxw_format* format(const std::string& number_format, bool is_marked) {
    if (number_format.empty() && !is_marked) return nullptr;
    lxw_format*& made = formats[{number_format, is_marked}];
    if (made == nullptr) {
      made = workbook_add_format(workbook);
      if (!number_format.empty()) format_set_num_format(made, number_format.c_str());
      if (is_marked) {
        format_set_bg_color(made, kMarkColor);
        format_set_pattern(made, LXW_PATTERN_SOLID);
      }
    }
    return made;
  }
};

XlsxWriter::XlsxWriter(std::unique_ptr<State> state) : state_(std::move(state)) {}
XlsxWriter::~XlsxWriter() = default;

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(const std::string& path, const std::string& sheet_name) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->folder = folder_of(path);
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = state->folder.data();
  state->workbook = workbook_new_opt(path.c_str(), &options);
  if (state->workbook == nullptr) return write_failed(path, "no memory");
  state->sheet = workbook_add_worksheet(state->workbook, clean_sheet_name(sheet_name).c_str());
  if (state->sheet == nullptr) return write_failed(state->folder, "no temporary file can be made there");
  state->bold = workbook_add_format(state->workbook);
  format_set_bold(state->bold);
  return std::unique_ptr<XlsxWriter>(new XlsxWriter(std::move(state)));
}

Result<void> XlsxWriter::add_header(std::span<const std::string> names) {
  std::vector<XlsxCell> cells;
  for (const std::string& name : names) cells.push_back({CellKind::kText, name, {}, {}});
  worksheet_set_row(state_->sheet, state_->next_row, LXW_DEF_ROW_HEIGHT, state_->bold);
  worksheet_freeze_panes(state_->sheet, state_->next_row + 1, 0);
  return add_row(cells);
}

Result<void> XlsxWriter::add_row(std::span<const XlsxCell> cells) {
  if (state_->next_row >= kMostRows) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManyRows,
                            {std::to_string(state_->next_row + 1), std::to_string(kMostRows)});
  }
  if (cells.size() > kMostColumns) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManyColumns,
                            {std::to_string(cells.size()), std::to_string(kMostColumns)});
  }
  for (std::size_t column = 0; column < cells.size(); ++column) {
    INLET_TRY(add_cell(static_cast<std::uint32_t>(column), cells[column]));
  }
  ++state_->next_row;
  return {};
}

Result<void> XlsxWriter::add_cell(std::uint32_t column, const XlsxCell& cell) {
  const auto row = state_->next_row;
  const auto at = static_cast<lxw_col_t>(column);
  const bool is_marked = !cell.comment.empty();
  lxw_worksheet* sheet = state_->sheet;
  if (!fits_into_xlsx(cell.text) || !fits_into_xlsx(cell.comment)) {
    return base::make_error(
        base::ErrorKind::kLimit, base::Code::kCellTooLong,
        {std::to_string(row + 1), column_letters(column), std::to_string(kLongestText) + " characters"});
  }
  const auto write_text = [&](std::string_view text) {
    lxw_format* format = state_->format("", is_marked);
    if (!text.empty()) return worksheet_write_string(sheet, row, at, escaped(text).c_str(), format);
    return format == nullptr ? LXW_NO_ERROR : worksheet_write_blank(sheet, row, at, format);
  };
  const auto write_typed = [&](double value, const std::string& number_format) {
    return worksheet_write_number(sheet, row, at, value, state_->format(number_format, is_marked));
  };
  const auto write_date = [&](const char* number_format) {
    const double serial = serial_of_iso_text(cell.kind == CellKind::kTime ? "1900-01-01T" + std::string(cell.text)
                                                                          : std::string(cell.text));
    if (serial < 0) return write_text(cell.text);
    return write_typed(cell.kind == CellKind::kTime ? serial - 1 : serial, number_format);
  };

  const bool has_fraction = cell.text.find('.') != std::string_view::npos;
  lxw_error outcome = LXW_NO_ERROR;
  switch (cell.kind) {
    case CellKind::kBoolean:
      outcome = worksheet_write_boolean(sheet, row, at, cell.text == "TRUE" ? 1 : 0, state_->format("", is_marked));
      break;
    case CellKind::kDate: outcome = write_date("yyyy-mm-dd"); break;
    case CellKind::kDateTime:
      outcome = write_date(has_fraction ? "yyyy-mm-dd hh:mm:ss.000" : "yyyy-mm-dd hh:mm:ss");
      break;
    case CellKind::kTime: outcome = write_date(has_fraction ? "hh:mm:ss.000" : "hh:mm:ss"); break;
    case CellKind::kNumber: {
      const auto value = number_value(cell.text);
      const bool is_padded = !cell.shown.empty() && cell.shown != cell.text;
      if (!value || !survives_sixteen_digits(*value) || (is_padded && !is_all_digits(cell.shown))) {
        outcome = write_text(is_padded ? cell.shown : cell.text);
      } else {
        outcome = write_typed(*value, is_padded ? std::string(cell.shown.size(), '0') : std::string());
      }
      break;
    }
    case CellKind::kFormulaNoValue: outcome = write_text("#NO VALUE!"); break;
    case CellKind::kText:
    case CellKind::kError: outcome = write_text(cell.text); break;
  }
  if (outcome == LXW_NO_ERROR && is_marked && state_->comments < kMostComments) {
    ++state_->comments;
    outcome = worksheet_write_comment(sheet, row, at, std::string(cell.comment).c_str());
  }
  if (outcome != LXW_NO_ERROR) return write_failed(state_->path, lxw_strerror(outcome));
  return {};
}

Result<void> XlsxWriter::finish() {
  lxw_workbook* workbook = std::exchange(state_->workbook, nullptr);
  const lxw_error outcome = workbook_close(workbook);
  if (outcome == LXW_NO_ERROR) return {};
  std::remove(state_->path.c_str());
  return write_failed(state_->path, lxw_strerror(outcome));
}

}  // namespace inlet::tables
