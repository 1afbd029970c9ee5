// SPDX-License-Identifier: Apache-2.0
//
// Detects, surveys and reads any bytes as a text table, in pieces of several sizes: the rows must be the same, every cell
// valid UTF-8, every bookmark good.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes/memory_source.h"
#include "base/errors/check.h"
#include "base/text/utf8.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/format_signature.h"
#include "tables/rows/csv/csv_row_reader.h"

namespace inlet::tables {
namespace {

ReadLimits small_limits() {
  ReadLimits limits;
  limits.cell_bytes = 200;
  limits.row_bytes = 1000;
  limits.columns = 100;
  return limits;
}

// All rows as one text, or the name of the error.
std::string read_all(RowReader& reader) {
  std::string all;
  RowBlock block;
  for (;;) {
    const auto has_rows = reader.next(block);
    if (!has_rows.has_value()) return std::string(base::name_of(has_rows.error().code));
    if (!*has_rows) return all;
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      const RowPlace& place = block.row(row);
      all += std::to_string(place.number) + ":" + std::to_string(place.line) + (place.bad_characters ? "!" : " ");
      for (std::size_t i = 0; i < block.cell_count(row); ++i) {
        const std::string_view text = block.cell(row, i).text;
        INLET_CHECK(base::is_valid_utf8(text));
        all += text;
        all += '\x1F';
      }
      all += '\x1E';
    }
  }
}

void check_reading(const base::ByteSource& source, const SourceProfile& profile) {
  auto whole = CsvRowReader::open(source, profile, small_limits());
  auto pieces = CsvRowReader::open(source, profile, small_limits(), 1 + source.size() % 7);
  INLET_CHECK(whole.has_value() && pieces.has_value());
  const std::string all = read_all(**whole);
  INLET_CHECK(read_all(**pieces) == all);

  auto first = CsvRowReader::open(source, profile, small_limits(), 3);
  RowBlock block;
  if (!(*first)->next(block).value_or(false)) return;
  auto second = CsvRowReader::open(source, profile, small_limits());
  INLET_CHECK((*second)->seek((*first)->bookmark()).has_value());
  INLET_CHECK(read_all(**second) == read_all(**first));
}

}  // namespace
}  // namespace inlet::tables

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inlet::tables;
  const inlet::base::MemorySource source(std::string(data, data + size));
  // Workbooks have targets of their own.
  const auto format = format_of(source, "leads.csv", small_limits());
  if (!format.has_value() || *format != FileFormat::kCsv) return 0;
  const auto detection = detect(source, "leads.csv", {}, small_limits());
  if (!detection.has_value()) return 0;
  check_reading(source, detection->profile);
  const auto survey = survey_columns(source, *detection, {}, small_limits());
  if (survey.has_value()) {
    const auto again = table_survey_from_json(to_json(*survey));
    INLET_CHECK(again.has_value() && to_json(*again) == to_json(*survey));
  }
  return 0;
}
