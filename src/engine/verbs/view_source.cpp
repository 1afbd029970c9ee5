// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/view_source.h"

#include "base/bytes/content_hash.h"
#include "engine/verbs/import_draft.h"
#include "tables/rows/kept_blocks.h"
#include "tables/rows/records.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
namespace {

std::string survey_key(const imports::Upload& upload, const tables::SourceChoices& choices) {
  ImportDraft draft;
  draft.source = choices;
  imports::ImportRecord record;
  write_draft(draft, record);
  base::ContentHash hash;
  hash.add(upload.sha256 + "\n" + upload.name + "\n" + tables::kReaderVersion + "\n" + record.source_choices);
  return std::move(hash).hex();
}

}  // namespace

Result<tables::Detection> detect_upload(Engine& engine, const imports::Upload& upload,
                                        const tables::SourceChoices& choices) {
  INLET_ASSIGN(const auto source, engine.files.open_file(upload.sha256));
  return tables::confined::detect(*source, upload.name, choices, engine.limits.read);
}

Result<tables::TableSurvey> survey_upload(Engine& engine, const imports::Upload& upload,
                                          const tables::SourceChoices& choices) {
  const std::string key = survey_key(upload, choices);
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto known, transaction->uploads().survey(key));
    if (known) return tables::table_survey_from_json(*known);
  }
  INLET_ASSIGN(const auto source, engine.files.open_file(upload.sha256));
  INLET_ASSIGN(const auto detection, tables::confined::detect(*source, upload.name, choices, engine.limits.read));
  INLET_ASSIGN(auto survey, tables::confined::survey_columns(*source, detection, choices, engine.limits.read,
                                                             engine.files.path_of(upload.sha256)));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  if (survey.addresses.count() > 0) {
    INLET_TRY(transaction->uploads().keep_addresses(upload.sha256, survey.addresses.to_text()));
  }
  survey.addresses = {};  // they have a place of their own
  INLET_TRY(transaction->uploads().keep_survey(key, upload.id, tables::to_json(survey)));
  INLET_TRY(transaction->commit());
  return survey;
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
