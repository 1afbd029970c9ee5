// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/csv_row_reader.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

Result<std::unique_ptr<RowReader>> open_rows(const base::ByteSource& source, const SourceProfile& profile,
                                             const ReadLimits& limits) {
  switch (profile.format) {
    case FileFormat::kCsv: {
      INLET_ASSIGN(std::unique_ptr<RowReader> reader, CsvRowReader::open(source, profile, limits));
      return reader;
    }
    case FileFormat::kXlsx:
    case FileFormat::kXls:
    case FileFormat::kOds:
      break;
  }
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kUnsupportedType, {"The file", "of another kind"});
}

}  // namespace inlet::tables
