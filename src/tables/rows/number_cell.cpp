// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/number_cell.h"

#include <string>
#include <string_view>

#include "tables/rows/number_text.h"

namespace inlet::tables {

bool add_number_cell(RowAssembler& rows, std::uint32_t column, double value, const NumberFormat& format,
                     DateSystem system) {
  if (format.kind == NumberFormatKind::kDate) {
    const SerialDateText date = serial_date_text(value, system);
    if (date.kind != CellKind::kNumber) return rows.add_unified(column, date.kind, {date.text, date.length});
  }
  char text[kNumberTextSize];
  const std::string_view number(text, write_number(value, text));
  if (format.kind != NumberFormatKind::kPadded) return rows.add_unified(column, CellKind::kNumber, number);
  const std::string shown = padded_text(value, format.pattern);
  return rows.add_unified(column, CellKind::kNumber, number, shown == number ? std::string_view() : shown);
}

}  // namespace inlet::tables
