// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/ods/ods_tables.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "tables/rows/filled_merges.h"
#include "tables/rows/header.h"
#include "tables/rows/number_text.h"
#include "tables/rows/serial_date.h"
#include "tables/rows/xlsx/xlsx_package.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kMostStyles = 10'000;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Runs of white space are one space in OpenDocument; none at the beginning of a paragraph.
void append_collapsed(std::string_view text, std::size_t paragraph_start, std::string& to) {
  for (const char c : text) {
    if (!is_space(c)) {
      to += c;
    } else if (to.size() > paragraph_start && to.back() != ' ') {
      to += ' ';
    }
  }
}

// PT14H30M00.5S in days; nothing for what is no duration.
std::optional<double> duration_days(std::string_view text) {
  if (!text.starts_with("PT")) return std::nullopt;
  text.remove_prefix(2);
  double seconds = 0;
  while (!text.empty()) {
    double amount = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount);
    if (error != std::errc() || end == text.data() + text.size() || amount < 0) return std::nullopt;
    const char unit = *end;
    if (unit != 'H' && unit != 'M' && unit != 'S') return std::nullopt;
    seconds += amount * (unit == 'H' ? 3600 : unit == 'M' ? 60 : 1);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  return seconds / 86'400;
}

// 00418 for 418: what is shown has more digits than the number, and the same value.
bool keeps_zeros(const std::string& shown, double value) {
  if (shown.size() < 2 || shown.size() > 15 || shown[0] != '0') return false;
  const bool all_digits = std::all_of(shown.begin(), shown.end(), [](char c) { return c >= '0' && c <= '9'; });
  return all_digits && number_value(shown) == value;
}

// What the attributes of a cell say about its value.
struct OdsValue {
  std::string type;   // empty: none
  std::string value;  // of whichever type
  bool is_error = false;
  bool has_formula = false;
};

OdsValue read_value(const XmlScanner& xml) {
  OdsValue read;
  for (const XmlAttribute& attribute : xml.attributes()) {
    std::string text;
    if (!decode_entities(attribute.value, text)) text = attribute.value;
    const std::string_view name = attribute.name;
    if (name == "value-type" && attribute.prefix == "calcext") read.is_error = text == "error";
    if (name == "value-type" && attribute.prefix == "office") read.type = text;
    if (name == "formula") read.has_formula = true;
    const bool is_value = name == "value" || name == "date-value" || name == "time-value" || name == "boolean-value" ||
                          name == "string-value";
    if (is_value && attribute.prefix == "office") read.value = text;
  }
  return read;
}

// A time of day under a format of dates stands on the day from which OpenDocument counts.
double serial_of_date(const std::string& text) {
  constexpr std::string_view kDayZero = "1899-12-30T";
  if (!text.starts_with(kDayZero)) return serial_of_iso_text(text);
  return serial_of_iso_text("1900-01-01T" + text.substr(kDayZero.size())) - 1;
}

// The cell that a value makes; `paragraphs` is how it is shown.
void interpret(const OdsValue& value, const std::string& paragraphs, CellKind& kind, std::string& text,
               std::string& shown) {
  char number[kNumberTextSize];
  text = paragraphs;
  kind = CellKind::kText;
  if (value.is_error) {
    kind = CellKind::kError;
  } else if (value.type.empty() || value.type == "string") {
    if (!value.value.empty()) text = value.value;
    if (text.empty() && value.type.empty() && value.has_formula) kind = CellKind::kFormulaNoValue;
  } else if (value.type == "boolean") {
    kind = CellKind::kBoolean;
    text = value.value == "true" ? "TRUE" : "FALSE";
  } else if (value.type == "date") {
    text = value.value;
    kind = text.size() > 10 ? CellKind::kDateTime : CellKind::kDate;
    const SerialDateText date = serial_date_text(serial_of_date(text), DateSystem::k1900);
    if (date.kind == CellKind::kNumber) return;  // before 1900: as written
    kind = date.kind;
    text.assign(date.text, date.length);
  } else if (value.type == "time") {
    const auto days = duration_days(value.value);
    if (!days) return;
    const SerialDateText time = serial_date_text(*days, DateSystem::k1900);
    const bool is_time_of_day = time.kind == CellKind::kTime;
    kind = is_time_of_day ? CellKind::kTime : CellKind::kNumber;
    text = is_time_of_day ? std::string(time.text, time.length) : std::string(number, write_number(*days, number));
  } else if (const auto amount = number_value(value.value)) {  // float, percentage, currency
    kind = CellKind::kNumber;
    text.assign(number, write_number(*amount, number));
    if (keeps_zeros(paragraphs, *amount)) shown = paragraphs;
  }
}

}  // namespace

std::uint64_t OdsTables::repeat_count(const char* attribute) const {
  const auto written = xml_->attribute(attribute);
  std::uint64_t count = 1;
  if (written) std::from_chars(written->data(), written->data() + written->size(), count);
  return std::max<std::uint64_t>(count, 1);
}

// Tables are hidden by their style.
void OdsTables::remember_hidden_style() {
  if (xml_->written_name() == "style:style") style_name_ = xml_->attribute("name").value_or("");
  if (xml_->written_name() == "style:table-properties" && xml_->attribute("display") == "false" &&
      hidden_styles_.size() < kMostStyles) {
    hidden_styles_.insert(style_name_);
  }
}

Result<std::optional<WorksheetInfo>> OdsTables::next_table() {
  while (true) {
    switch (xml_->next()) {
      case XmlEvent::kFailed: return xml_->error();
      case XmlEvent::kDone: return std::optional<WorksheetInfo>{};
      case XmlEvent::kStart: {
        remember_hidden_style();
        if (xml_->written_name() != "table:table" || xml_->depth() != 4) break;
        if (next_index_ >= limits_.sheets) {
          return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManySheets,
                                  {std::to_string(next_index_ + 1), std::to_string(limits_.sheets)});
        }
        WorksheetInfo info;
        info.index = next_index_++;
        info.name = sheet_name(xml_->attribute("name").value_or(""));
        if (hidden_styles_.contains(xml_->attribute("style-name").value_or("")))
          info.visibility = SheetVisibility::kHidden;
        next_row_ = 1;
        repeats_left_ = 0;
        return std::optional<WorksheetInfo>(std::move(info));
      }
      case XmlEvent::kText:
      case XmlEvent::kEnd: break;
    }
  }
}

Result<void> OdsTables::skip_table() {
  if (!xml_->skip_element()) return xml_->error();
  return {};
}

Result<std::uint64_t> OdsTables::count_rows() {
  std::uint64_t passed = 0, last = 0;
  while (true) {
    INLET_ASSIGN(const bool found, find_row());
    if (!found) return last;
    passed += repeat_count("number-rows-repeated");
    INLET_TRY(read_row());
    if (cell_count_ > 0) last = passed;
  }
}

// Goes to the next row; false at the end of the table. Groups of rows are gone through.
Result<bool> OdsTables::find_row() {
  while (true) {
    switch (xml_->next()) {
      case XmlEvent::kFailed:
      case XmlEvent::kDone: return xml_->error();
      case XmlEvent::kText: break;
      case XmlEvent::kEnd:
        if (xml_->written_name() == "table:table") return false;
        break;
      case XmlEvent::kStart: {
        const std::string_view name = xml_->written_name();
        if (name == "table:table-row") return true;
        const bool is_group =
            name == "table:table-row-group" || name == "table:table-header-rows" || name == "table:table-rows";
        if (!is_group && !xml_->skip_element()) return xml_->error();
      }
    }
  }
}

Result<RowStep> OdsTables::next_row(RowAssembler& rows) {
  if (repeats_left_ == 0) {
    INLET_ASSIGN(const bool found, find_row());
    if (!found) {
      INLET_TRY(xml_->drain());
      return RowStep::kEnd;
    }
    repeats_left_ = repeat_count("number-rows-repeated");
    // Hidden by hand, or by a filter.
    const auto visibility = xml_->attribute("visibility");
    const bool is_hidden = visibility == "collapse" || visibility == "filter";
    INLET_TRY(read_row());
    if (is_hidden && cell_count_ > 0) traits_.hidden_rows += repeats_left_;
    if (cell_count_ == 0) {
      next_row_ += std::exchange(repeats_left_, 0);
      return RowStep::kRow;
    }
  }
  if (!rows.comes_after(next_row_)) return RowStep::kDisorder;
  INLET_TRY(rows.begin_row(next_row_++));
  --repeats_left_;
  for (std::size_t i = 0; i < cell_count_; ++i) {
    const OdsCell& cell = cells_[i];
    given_cells_ += cell.repeated;
    if (given_cells_ > kMostImpliedCells) {
      return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                              {std::to_string(kMostImpliedCells) + " cells"});
    }
    for (std::uint32_t times = 0; times < cell.repeated; ++times) {
      given_bytes_ += cell.text.size();
      if (!rows.add(cell.column + times, cell.kind, cell.text, cell.shown)) return rows.error();
    }
  }
  rows.end_row();
  if (given_bytes_ > limits_.unpacked_bytes) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb, {size_text(limits_.unpacked_bytes)});
  }
  return RowStep::kRow;
}

Result<void> OdsTables::read_row() {
  cell_count_ = 0;
  row_bytes_ = 0;
  next_column_ = 0;
  while (true) {
    switch (xml_->next()) {
      case XmlEvent::kFailed:
      case XmlEvent::kDone: return xml_->error();
      case XmlEvent::kText: break;
      case XmlEvent::kEnd: return {};
      case XmlEvent::kStart:
        if (xml_->written_name() == "table:table-cell") {
          INLET_TRY(read_cell());
          break;
        }
        if (xml_->written_name() == "table:covered-table-cell") {
          next_column_ +=
              static_cast<std::uint32_t>(std::min<std::uint64_t>(repeat_count("number-columns-repeated"), 1 << 20));
        }
        if (!xml_->skip_element()) return xml_->error();
    }
  }
}

// The cell may be shown over several rows and columns.
void OdsTables::note_span() {
  const std::uint64_t rows = std::min<std::uint64_t>(repeat_count("number-rows-spanned"), limits_.sheet_rows);
  if (rows == 1 && repeat_count("number-columns-spanned") == 1) return;
  ++traits_.merged_cells;
  note_range({next_row_, next_row_ + rows - 1, next_column_}, merged_);
}

Result<void> OdsTables::read_cell() {
  note_span();
  const auto repeated =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(repeat_count("number-columns-repeated"), 1 << 20));
  OdsCell cell;
  cell.column = next_column_;
  next_column_ = std::min<std::uint32_t>(next_column_ + repeated, 1 << 24);
  const OdsValue value = read_value(*xml_);

  std::string paragraphs;
  bool has_paragraph = false;
  while (true) {
    const XmlEvent event = xml_->next();
    if (event == XmlEvent::kFailed || event == XmlEvent::kDone) return xml_->error();
    if (event == XmlEvent::kEnd) break;
    if (event == XmlEvent::kText) continue;
    if (xml_->written_name() != "text:p") {
      if (!xml_->skip_element()) return xml_->error();
      continue;
    }
    if (has_paragraph) paragraphs += '\n';
    has_paragraph = true;
    INLET_TRY(read_paragraph(paragraphs));
  }

  interpret(value, paragraphs, cell.kind, cell.text, cell.shown);
  if (cell.text.empty() && cell.kind == CellKind::kText) return {};
  cell.repeated = std::min<std::uint32_t>(repeated, limits_.columns + 1);
  row_bytes_ += cell.text.size();
  if (row_bytes_ > limits_.row_bytes) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kRowTooLong,
                            {std::to_string(next_row_), size_text(limits_.row_bytes)});
  }
  if (cell.column >= limits_.columns) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kTooManyColumns,
                            {std::to_string(cell.column + 1), std::to_string(limits_.columns)});
  }
  if (cell_count_ == cells_.size()) cells_.emplace_back();
  cells_[cell_count_++] = std::move(cell);
  return {};
}

// The text of a paragraph with its spans and links, without notes.
Result<void> OdsTables::read_paragraph(std::string& to) {
  const std::size_t start = to.size();
  const std::size_t depth = xml_->depth();
  while (true) {
    switch (xml_->next()) {
      case XmlEvent::kFailed:
      case XmlEvent::kDone: return xml_->error();
      case XmlEvent::kText:
        append_collapsed(xml_->text(), start, to);
        if (to.size() > std::size_t{2} * limits_.cell_bytes) {
          return base::make_error(
              base::ErrorKind::kLimit, base::Code::kCellTooLong,
              {std::to_string(next_row_), column_letters(next_column_ - 1), size_text(limits_.cell_bytes)});
        }
        break;
      case XmlEvent::kEnd:
        if (xml_->depth() == depth) return {};
        break;
      case XmlEvent::kStart: {
        const std::string_view name = xml_->written_name();
        if (name == "text:s") to.append(std::min<std::uint64_t>(repeat_count("c"), limits_.cell_bytes), ' ');
        if (name == "text:tab") to += '\t';
        if (name == "text:line-break") to += '\n';
        const bool is_text = name == "text:span" || name == "text:a" || name == "text:s" || name == "text:tab" ||
                             name == "text:line-break";
        if (!is_text && (name.starts_with("office:annotation") || name.starts_with("draw:") || name == "text:note")) {
          if (!xml_->skip_element()) return xml_->error();
        }
      }
    }
  }
}

}  // namespace inlet::tables
