// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/open_rows.h"

#include "base/errors/check.h"
#include "tables/rows/csv/csv_row_reader.h"
#include "tables/rows/filled_merges.h"
#include "tables/rows/ods/ods_row_reader.h"
#include "tables/rows/xls/xls_row_reader.h"
#include "tables/rows/xlsx/xlsx_row_reader.h"

namespace inlet::tables {

namespace {

Result<std::unique_ptr<RowReader>> open_as_written(const base::ByteSource& source, const SourceProfile& profile,
                                                   const ReadLimits& limits) {
  switch (profile.format) {
    case FileFormat::kCsv: {
      INLET_ASSIGN(std::unique_ptr<RowReader> reader, CsvRowReader::open(source, profile, limits));
      return reader;
    }
    case FileFormat::kXlsx: return open_xlsx_rows(source, profile, limits);
    case FileFormat::kXls: return open_xls_rows(source, profile, limits);
    case FileFormat::kOds: return open_ods_rows(source, profile, limits);
  }
  INLET_CHECK(false);
}

}  // namespace

Result<std::unique_ptr<RowReader>> open_rows(const base::ByteSource& source, const SourceProfile& profile,
                                             const ReadLimits& limits) {
  INLET_ASSIGN(auto reader, open_as_written(source, profile, limits));
  if (!profile.fills_merged || profile.format == FileFormat::kCsv) return reader;
  return fill_merged(std::move(reader), limits);
}

}  // namespace inlet::tables
