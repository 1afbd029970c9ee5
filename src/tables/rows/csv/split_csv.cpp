// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/split_csv.h"

#include <algorithm>
#include <span>
#include <string>

#include "base/text/decoder.h"
#include "tables/rows/csv/csv_row_reader.h"

namespace inlet::tables {
namespace {

// Copies bytes from one place of the source to the sink.
Result<void> copy_bytes(const base::ByteSource& source, std::uint64_t from, std::uint64_t to, const TextSink& sink) {
  std::string piece;
  while (from < to) {
    piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(to - from, 256 * 1024)));
    INLET_ASSIGN(const std::size_t count, source.read_at(from, std::span(piece)));
    if (count == 0) return base::internal_error("the file became shorter while it was split");
    INLET_TRY(sink(std::string_view(piece).substr(0, count)));
    from += count;
  }
  return {};
}

}  // namespace

Result<std::size_t> split_csv(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                              std::uint64_t part_bytes, const PartOpener& open_part) {
  if (profile.format != FileFormat::kCsv || !base::is_decodable_by_lines(profile.encoding)) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kUnsupportedType,
                            {"The file", "in a format or an encoding that can't be cut into parts"});
  }
  INLET_ASSIGN(const auto reader, CsvRowReader::open(source, profile, limits));
  reader->set_block_rows(1);  // so that there is a bookmark behind every row
  RowBlock row;
  INLET_TRY(reader->skip_beginning());
  for (std::uint64_t number = 0; number < profile.header_row.value_or(0); ++number) {
    INLET_ASSIGN(const bool has_row, reader->next(row));
    if (!has_row) break;
  }
  const std::uint64_t header_end = reader->bookmark().byte_offset;

  std::size_t parts = 0;
  std::uint64_t part_begin = header_end, last_end = header_end;
  const auto write_part = [&]() -> Result<void> {
    INLET_ASSIGN(const TextSink sink, open_part(++parts));
    INLET_TRY(copy_bytes(source, 0, header_end, sink));
    INLET_TRY(copy_bytes(source, part_begin, last_end, sink));
    part_begin = last_end;
    return {};
  };
  for (;;) {
    INLET_ASSIGN(const bool has_row, reader->next(row));
    if (!has_row) break;
    const std::uint64_t end = reader->bookmark().byte_offset;
    if (last_end > part_begin && header_end + (end - part_begin) > part_bytes) INLET_TRY(write_part());
    last_end = end;
  }
  if (last_end > part_begin || parts == 0) INLET_TRY(write_part());
  return parts;
}

}  // namespace inlet::tables
