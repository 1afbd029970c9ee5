// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/view_source.h"

#include <utility>

#include "engine/surveys/upload_survey.h"
#include "tables/rows/records.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
Result<tables::Detection> detect_upload(Engine& engine, const imports::Upload& upload,
                                        const tables::SourceChoices& choices) {
  INLET_ASSIGN(auto look, look_at_upload(engine, upload, choices));
  return std::move(look.detection);
}

Result<tables::TableSurvey> survey_upload(Engine& engine, const imports::Upload& upload,
                                          const tables::SourceChoices& choices) {
  return survey_of_upload(engine, upload, choices);
}

Result<std::vector<SampleRow>> sample_rows(Engine& engine, const imports::Upload& upload,
                                           const tables::SourceProfile& profile, std::uint32_t limit) {
  INLET_ASSIGN(const auto source, engine.files.open_file(upload.sha256));
  INLET_ASSIGN(const auto reader,
               tables::confined::open_rows(*source, profile, engine.limits.read, engine.files.path_of(upload.sha256)));
  tables::RecordSieve sieve(profile);
  tables::RowBlock block;
  std::vector<SampleRow> rows;
  std::uint32_t records = 0;
  while (records < limit) {
    INLET_ASSIGN(const bool more, reader->next(block));
    if (!more) break;
    for (std::size_t index = 0; index < block.row_count() && records < limit; ++index) {
      const tables::RowRole role = sieve.role(block, index);
      if (role == tables::RowRole::kBlank || role == tables::RowRole::kLeftOut) continue;
      SampleRow row;
      row.row = static_cast<std::int64_t>(block.row(index).number);
      row.above_header = role != tables::RowRole::kRecord;
      for (std::size_t column = 0; column < block.cell_count(index); ++column) {
        row.cells.emplace_back(block.cell(index, column).shown);
      }
      rows.push_back(std::move(row));
      if (role == tables::RowRole::kRecord) ++records;
    }
  }
  return rows;
}

}  // namespace inlet::engine
