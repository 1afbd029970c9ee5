// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/wrong_bytes.h"

#include "base/text/utf8.h"

namespace inlet::tables {
namespace {

constexpr std::string_view kReplacementText = "\xEF\xBF\xBD";

void append_repaired(std::string_view text, std::string& to) {
  for (std::size_t i = 0; i < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, i);
    base::append_utf8(to, next.value);
    i += next.size_bytes;
  }
}

}  // namespace

void replace_wrong_bytes(RowBlock& block) {
  std::string repaired;
  for (RowPlace& row : block.rows) {
    for (std::uint32_t i = 0; i < row.cell_count; ++i) {
      CellPlace& place = block.cells[row.first_cell + i];
      const std::string_view text(block.bytes.data() + place.offset, place.length);
      if (base::is_ascii(text) || base::is_valid_utf8(text)) continue;
      // Longer than before, so it goes behind all other text.
      repaired.clear();
      append_repaired(text, repaired);
      place.offset = static_cast<std::uint32_t>(block.bytes.size());
      place.length = static_cast<std::uint32_t>(repaired.size());
      block.bytes += repaired;
      row.bad_characters = true;
    }
  }
}

void mark_rows_with_replacements(RowBlock& block) {
  for (RowPlace& row : block.rows) {
    for (std::uint32_t i = 0; i < row.cell_count && !row.bad_characters; ++i) {
      const CellPlace& place = block.cells[row.first_cell + i];
      const std::string_view text(block.bytes.data() + place.offset, place.length);
      row.bad_characters = text.find(kReplacementText) != std::string_view::npos;
    }
  }
}

}  // namespace inlet::tables
