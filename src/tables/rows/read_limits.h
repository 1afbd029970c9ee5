// SPDX-License-Identifier: Apache-2.0
//
// Limits of what is read, each with the name under which it is refused (docs/operate/limits.md). They bound totals;
// a compression ratio alone never refuses a file.
#pragma once

#include <cstdint>

namespace inlet::tables {

struct ReadLimits {
  std::uint64_t file_bytes = 52'428'800;                     // FILE_TOO_LARGE, checked by whoever takes the file in
  std::uint64_t unpacked_bytes = 2ULL * 1024 * 1024 * 1024;  // ZIP_BOMB, of all parts that are read
  std::uint32_t zip_entries = 10'000;                        // ZIP_BOMB
  std::uint64_t sheet_rows = 1'048'576;                      // TOO_MANY_ROWS, workbooks only
  std::uint32_t columns = 16'384;                            // TOO_MANY_COLUMNS
  std::uint32_t cell_bytes = 1024 * 1024;                    // CELL_TOO_LONG
  std::uint32_t row_bytes = 8 * 1024 * 1024;                 // ROW_TOO_LONG
  std::uint32_t sheets = 1'000;                              // TOO_MANY_SHEETS
  std::uint32_t xml_depth = 256;                             // CORRUPT_FILE
  std::uint32_t header_characters = 1'000;                   // of a column's name; what is longer is cut, with a notice

  // Of the process that reads (tables/sandbox).
  std::uint64_t reader_memory_bytes = 256ULL * 1024 * 1024;  // ZIP_BOMB
  std::uint32_t reader_silence_seconds = 15;                 // READER_TIMED_OUT: without a row or a sign of life
  std::uint32_t reader_cpu_seconds = 30;                     // READER_TIMED_OUT: and one more for each MiB of the file
};

}  // namespace inlet::tables
