// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xml_cells.h"

#include <array>
#include <charconv>
#include <utility>

#include "tables/rows/filled_merges.h"
#include "tables/rows/number_cell.h"
#include "tables/rows/number_text.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kTogether = 16;  // shared cells looked up at once

// A1 notation. Columns and rows too large for any sheet stay too large, whatever is written.
void read_reference(std::string_view text, std::uint32_t& column, std::uint64_t& row) {
  std::uint32_t letters = 0;
  std::uint64_t number = 0;
  bool has_letter = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (number < 1'000'000'000'000) number = number * 10 + static_cast<std::uint64_t>(c - '0');
    } else if (c >= 'A' && c <= 'Z') {
      has_letter = true;
      if (letters < 10'000'000) letters = letters * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    } else if (c >= 'a' && c <= 'z') {
      has_letter = true;
      if (letters < 10'000'000) letters = letters * 26 + static_cast<std::uint32_t>(c - 'a' + 1);
    }
  }
  if (has_letter) column = letters - 1;
  row = number;
}

// "A2:B5"; rows that are none where it is no range.
MergedRange read_range(std::string_view text) {
  MergedRange range;
  std::uint32_t last_column = 0;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return range;
  read_reference(text.substr(0, colon), range.column, range.first_row);
  read_reference(text.substr(colon + 1), last_column, range.last_row);
  return range;
}

// Digits alone; anything else is `otherwise`.
std::uint64_t whole_number(std::string_view text, std::uint64_t otherwise) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

std::string_view trimmed(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

// Goes to the first row; false when the sheet has none.
Result<bool> XmlCells::find_rows() {
  while (true) {
    switch (xml_->next()) {
      case XmlEvent::kFailed: return xml_->error();
      case XmlEvent::kDone: return false;
      case XmlEvent::kStart:
        if (xml_->name() == "sheetData") {
          in_rows_ = true;
          return true;
        }
        if (xml_->depth() == 2 && !xml_->skip_element()) return xml_->error();
        break;
      case XmlEvent::kText:
      case XmlEvent::kEnd: break;
    }
  }
}

// What stands there is no row, and where it is wrong no row is: the rest then is only unpacked, so that its sum is compared.
Result<void> XmlCells::read_behind_rows() {
  while (true) {
    const XmlEvent event = xml_->next();
    if (event == XmlEvent::kFailed || event == XmlEvent::kDone) return xml_->drain();
    if (event != XmlEvent::kStart || xml_->name() != "mergeCell") continue;
    ++traits_.merged_cells;
    note_range(read_range(xml_->attribute("ref").value_or("")), merged_);
  }
}

// To the tag of the next row; false when there is none.
Result<bool> XmlCells::find_row(RowTag& tag) {
  const std::string_view ahead = xml_->ahead();
  if (const char* behind = read_usual_row(ahead.data(), ahead.data() + ahead.size(), tag)) {
    xml_->enter("row", static_cast<std::size_t>(behind - ahead.data()));
    return true;
  }
  tag = {};
  while (true) {
    const XmlEvent event = xml_->next();
    if (event == XmlEvent::kFailed) return xml_->error();
    if (event == XmlEvent::kText) continue;
    if (event == XmlEvent::kEnd || event == XmlEvent::kDone) {
      if (event == XmlEvent::kEnd) INLET_TRY(read_behind_rows());
      return false;
    }
    if (xml_->name() == "row") break;
    if (!xml_->skip_element()) return xml_->error();
  }
  for (const XmlAttribute& attribute : xml_->attributes()) {
    if (attribute.name == "r" && attribute.prefix.empty()) tag.number = whole_number(attribute.value, 0);
    if (attribute.name == "hidden") tag.is_hidden = attribute.value == "1" || attribute.value == "true";
  }
  return true;
}

Result<RowStep> XmlCells::next_row(RowAssembler& rows) {
  constexpr std::string_view kRowEnd = "</row>";
  rows_ = &rows;
  if (!in_rows_) {
    INLET_ASSIGN(const bool found, find_rows());
    if (!found) return RowStep::kEnd;
  }
  RowTag row;
  INLET_ASSIGN(const bool has_row, find_row(row));
  if (!has_row) return RowStep::kEnd;
  bool begun = false;
  const auto begin = [&]() -> Result<bool> {
    if (!rows_->comes_after(row.number)) return false;
    INLET_TRY(rows_->begin_row(row.number));
    begun = true;
    return true;
  };
  next_column_ = 0;
  while (true) {
    if (!begun && row.number != 0 && xml_->ahead().starts_with("<c ")) {
      INLET_ASSIGN(const bool is_in_order, begin());
      if (!is_in_order) return RowStep::kDisorder;
    }
    if (begun && !read_usual_cells()) return rows.error();
    if (xml_->ahead().starts_with(kRowEnd)) {
      xml_->leave(kRowEnd.size());
      break;
    }
    const XmlEvent event = xml_->next();
    if (event == XmlEvent::kFailed) return xml_->error();
    if (event == XmlEvent::kText) continue;
    if (event == XmlEvent::kEnd) break;
    if (xml_->name() != "c") {
      if (!xml_->skip_element()) return xml_->error();
      continue;
    }
    const CellTag tag = read_cell_tag();
    if (!begun) {
      if (row.number == 0) row.number = tag.row == 0 ? last_row_ + 1 : tag.row;
      INLET_ASSIGN(const bool is_in_order, begin());
      if (!is_in_order) return RowStep::kDisorder;
    }
    INLET_TRY(read_cell(tag));
    next_column_ = tag.column + 1;
  }
  if (row.number == 0) row.number = last_row_ + 1;
  last_row_ = row.number;
  if (begun) {
    traits_.hidden_rows += row.is_hidden ? 1 : 0;
    rows_->end_row();
  } else if (rows_->comes_after(row.number)) {
    INLET_TRY(rows_->check_row(row.number));
  }
  return RowStep::kRow;
}

// Any form but the usual one is left to the scanner.
bool XmlCells::read_usual_cells() {
  const std::string_view ahead = xml_->ahead();
  const char* const end = ahead.data() + ahead.size();
  const char* taken = ahead.data();
  std::array<SharedCell, kTogether> shared;
  std::size_t waiting = 0;
  const auto add_waiting = [&] { return add_shared_cells({shared.data(), std::exchange(waiting, 0)}); };
  while (true) {
    CellTag tag;
    tag.column = next_column_;
    CellContent content;
    const char* const behind = read_usual_cell(taken, end, tag, content);
    if (behind == nullptr) break;
    if (tag.type == CellType::kShared && content.index != CellContent::kNoIndex) {
      if (waiting == kTogether && !add_waiting()) return false;
      shared[waiting++] = {tag.column, content.index};
      context_->strings.expect(content.index);
    } else if (!add_waiting() || !add_cell(tag, content)) {
      return false;
    }
    next_column_ = tag.column + 1;
    taken = behind;
  }
  xml_->consume(static_cast<std::size_t>(taken - ahead.data()));
  return add_waiting();
}

CellTag XmlCells::read_cell_tag() const {
  CellTag tag;
  tag.column = next_column_;
  for (const XmlAttribute& attribute : xml_->attributes()) {
    if (attribute.name.size() != 1 || !attribute.prefix.empty()) continue;
    const std::string_view value = attribute.value;
    switch (attribute.name[0]) {
      case 'r': read_reference(value, tag.column, tag.row); break;
      case 's': tag.style = static_cast<std::uint32_t>(whole_number(value, 0)); break;
      case 't': tag.type = cell_type(value); break;
      default: break;
    }
  }
  return tag;
}

Result<void> XmlCells::read_cell(const CellTag& tag) {
  value_.clear();
  inline_text_.clear();
  CellContent content;
  enum class In : std::uint8_t { kCell, kValue, kInline, kInlineText } in = In::kCell;
  const std::size_t depth = xml_->depth();
  const std::size_t longest = std::size_t{8} * 1024 * 1024;
  while (true) {
    switch (xml_->next()) {
      case XmlEvent::kFailed:
      case XmlEvent::kDone: return xml_->error();
      case XmlEvent::kText:
        if (in == In::kValue) value_.append(xml_->text());
        if (in == In::kInlineText) inline_text_.append(xml_->text());
        if (value_.size() > longest || inline_text_.size() > longest) {
          if (!rows_->add(tag.column, CellKind::kText, value_.size() > longest ? value_ : inline_text_))
            return rows_->error();
        }
        break;
      case XmlEvent::kStart: {
        const std::string_view name = xml_->name();
        if (name == "v" && in == In::kCell) {
          in = In::kValue;
          content.has_value = true;
        } else if (name == "is" && in == In::kCell) {
          in = In::kInline;
          content.has_inline = true;
        } else if (name == "t" && in == In::kInline) {
          in = In::kInlineText;
        } else if (name == "r" && in == In::kInline) {
          // The runs of rich text are joined.
        } else {
          if (name == "f") content.has_formula = true;
          if (!xml_->skip_element()) return xml_->error();
        }
        break;
      }
      case XmlEvent::kEnd:
        if (xml_->depth() == depth) {
          content.value = value_;
          content.inline_text = inline_text_;
          if (!add_cell(tag, content)) return rows_->error();
          return {};
        }
        if (xml_->name() == "v" || xml_->name() == "is") in = In::kCell;
        if (xml_->name() == "t" && in == In::kInlineText) in = In::kInline;
        break;
    }
  }
}

bool XmlCells::add_text(std::uint32_t column, std::string_view text) {
  return rows_->add(column, CellKind::kText, decode_escapes(text, decoded_) ? decoded_ : text);
}

// Texts lie anywhere in memory: what one cell waits for, the others wait for at the same time.
bool XmlCells::add_shared_cells(std::span<const SharedCell> cells) {
  std::array<std::string_view, kTogether> texts;
  std::size_t count = 0;
  for (const SharedCell& cell : cells) {
    const auto text = context_->strings.at(cell.index);
    if (!text) break;
    __builtin_prefetch(text->data());
    texts[count++] = *text;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (!rows_->add_unified(cells[i].column, CellKind::kText, texts[i])) return false;
  }
  return count == cells.size() || rows_->refuse(context_->strings.error());
}

bool XmlCells::add_shared(std::uint32_t column, std::uint64_t index) {
  const auto text = context_->strings.at(index);
  if (!text) return rows_->refuse(context_->strings.error());
  return rows_->add_unified(column, CellKind::kText, *text);
}

bool XmlCells::add_cell(const CellTag& tag, const CellContent& content) {
  if (content.has_inline && (tag.type == CellType::kInline || !content.has_value)) {
    return add_text(tag.column, content.inline_text);
  }
  if (tag.type == CellType::kFormulaText || tag.type == CellType::kInline) {
    if (content.has_formula && !content.has_value) return rows_->add(tag.column, CellKind::kFormulaNoValue, {});
    return add_text(tag.column, content.value);
  }
  const std::string_view value = trimmed(content.value);
  if (value.empty()) {
    // Also of a blank cell the place is checked.
    return rows_->add(tag.column, content.has_formula ? CellKind::kFormulaNoValue : CellKind::kText, {});
  }
  switch (tag.type) {
    case CellType::kShared: return add_shared(tag.column, whole_number(value, UINT64_MAX));
    case CellType::kBoolean: {
      const bool is_false = value == "0" || value == "false" || value == "FALSE" || value == "False";
      return rows_->add_unified(tag.column, CellKind::kBoolean, is_false ? "FALSE" : "TRUE");
    }
    case CellType::kError: return rows_->add(tag.column, CellKind::kError, value);
    case CellType::kIsoDate: return add_date(tag, value);
    case CellType::kNumber:
    case CellType::kFormulaText:
    case CellType::kInline: break;
  }
  return add_number(tag, value);
}

bool XmlCells::add_number(const CellTag& tag, std::string_view written) {
  const NumberFormat& format = context_->styles.format(tag.style);
  if (format.kind == NumberFormatKind::kPlain) {
    char text[kNumberTextSize];
    const std::size_t length = write_canonical_number(written, text);
    if (length == 0) return rows_->add(tag.column, CellKind::kText, written);
    return rows_->add_unified(tag.column, CellKind::kNumber, {text, length});
  }
  const auto value = number_value(written);
  if (!value) return rows_->add(tag.column, CellKind::kText, written);
  return add_number_cell(*rows_, tag.column, *value, format, context_->date_system);
}

// t="d": ISO 8601, as strict workbooks write dates, times and both.
bool XmlCells::add_date(const CellTag& tag, std::string_view written) {
  const std::string text(written.ends_with('Z') ? written.substr(0, written.size() - 1) : written);
  const bool is_time = text.size() >= 5 && text[2] == ':';
  const double serial = is_time ? serial_of_iso_text("1900-01-01T" + text) - 1 : serial_of_iso_text(text);
  if (serial >= 0) {
    const SerialDateText date = serial_date_text(serial, DateSystem::k1900);
    if (date.kind != CellKind::kNumber) return rows_->add_unified(tag.column, date.kind, {date.text, date.length});
  }
  if (number_value(written)) return add_number(tag, written);
  return rows_->add(tag.column, CellKind::kText, written);
}

}  // namespace inlet::tables
