// SPDX-License-Identifier: Apache-2.0
//
// A number of a workbook as a cell: by its number format a date, a number shown with leading zeros, or just a number.
#pragma once

#include <cstdint>

#include "tables/rows/row_assembler.h"
#include "tables/rows/serial_date.h"
#include "tables/rows/xlsx/number_format.h"

namespace inlet::tables {

// False when the assembler refuses the cell, as RowAssembler::add.
bool add_number_cell(RowAssembler& rows, std::uint32_t column, double value, const NumberFormat& format,
                     DateSystem system);

}  // namespace inlet::tables
