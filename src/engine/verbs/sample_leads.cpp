// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/sample_leads.h"

#include <algorithm>
#include <memory>
#include <span>
#include <utility>

#include "engine/pipeline/row_conversion.h"
#include "engine/pipeline/run_users.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/import_draft.h"
#include "engine/verbs/plan_import.h"
#include "engine/verbs/settled_draft.h"
#include "engine/verbs/view_source.h"
#include "leads/values/value_text.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
namespace {

struct Sampling {
  imports::Upload upload;
  RunPlan plan;
  std::unique_ptr<RunUsers> users;
  std::unique_ptr<RowFixes> fixes;
};

imports::RowError error_of(const leads::Fault& fault, const ConvertedRow& row) {
  imports::RowError error;
  error.record = row.record;
  error.row = row.row;
  error.code = fault.code;
  error.column = fault.column == leads::kNoColumn ? -1 : static_cast<std::int32_t>(fault.column);
  error.field = fault.field;
  error.value = fault.value;
  error.arguments = fault.arguments;
  return error;
}

Result<Sampling> prepare(Engine& engine, const access::Actor& actor, imports::ImportId id) {
  Sampling sampling;
  imports::ImportRecord record;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(record, find_import(*transaction, actor, id));
    INLET_ASSIGN(sampling.upload, upload_of(*transaction, record));
    INLET_ASSIGN(sampling.users, RunUsers::load(transaction->users()));
    INLET_ASSIGN(sampling.fixes, RowFixes::load(*transaction, id));
  }
  INLET_ASSIGN(record, settle(engine, actor, std::move(record)));
  INLET_ASSIGN(ImportDraft draft, read_draft(record));
  // Where nothing would be created nothing is required: a mapping that is not finished can be looked at, too.
  draft.policy.on_unmatched = leads::OnUnmatched::kSkip;
  INLET_ASSIGN(const auto survey, survey_upload(engine, sampling.upload, draft.source));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(sampling.plan, plan_import(*transaction, actor, sampling.upload, draft, survey));
  return sampling;
}

SampleValue value_of(const ConvertedBlock& block, std::size_t index, const RowConversion& conversion,
                     std::uint32_t slot, const leads::Value& given) {
  const ConvertedRow& row = block.rows[index];
  const leads::Field& field = *conversion.fields()[slot];
  SampleValue value;
  value.field = field.key;
  const std::uint32_t column = conversion.column_of(field.key);
  if (column != leads::kNoColumn) {
    value.column = column;
    if (column < block.source.cell_count(row.source_index))
      value.text = block.source.cell(row.source_index, column).shown;
  }
  const leads::Value& own = block.values_of(index)[slot];
  const leads::Value& converted = own.is_none() ? given : own;
  const bool is_money = field.type == leads::FieldType::kMoney;
  value.display = is_money ? leads::text_with_currency(field, converted)
                           : leads::text_of(field, converted, leads::OptionText::kLabels);
  for (const auto& faults : {block.faults_of(row), block.warnings_of(row)}) {
    for (const leads::Fault& fault : faults) {
      if (fault.field == field.key) value.messages.push_back(error_of(fault, row));
    }
  }
  return value;
}

}  // namespace

Result<std::vector<SampleLead>> sample_leads(Engine& engine, const access::Actor& actor, imports::ImportId id,
                                             std::uint32_t limit) {
  const auto sampling = prepare(engine, actor, id);
  if (!sampling && sampling.error().code == base::Code::kNothingMapped) return std::vector<SampleLead>();
  if (!sampling) return sampling.error();
  INLET_ASSIGN(const auto conversion, RowConversion::create(sampling->plan, *sampling->users, *sampling->fixes));
  INLET_ASSIGN(const auto source, engine.files.open_file(sampling->upload.sha256));
  INLET_ASSIGN(const auto reader, tables::confined::open_rows(*source, sampling->plan.profile, engine.limits.read,
                                                              engine.files.path_of(sampling->upload.sha256)));
  tables::RecordSieve sieve(sampling->plan.profile);
  ConvertedBlock block;
  std::vector<leads::Value> scratch;
  std::vector<SampleLead> samples;
  std::int64_t record = 0;
  while (samples.size() < limit) {
    block.clear();
    INLET_ASSIGN(const bool more, reader->next(block.source));
    if (!more) break;
    block.first_record = record;
    record += RowConversion::sift(sieve, block);
    conversion->convert(block);
    for (std::size_t index = 0; index < block.rows.size() && samples.size() < limit; ++index) {
      SampleLead lead;
      lead.row = block.rows[index].row;
      const auto given = conversion->given(block.values_of(index), scratch);
      for (std::uint32_t slot = 0; slot < conversion->fields().size(); ++slot) {
        if (conversion->is_mapped(slot) || !given[slot].is_none())
          lead.values.push_back(value_of(block, index, *conversion, slot, given[slot]));
      }
      samples.push_back(std::move(lead));
    }
  }
  return samples;
}

}  // namespace inlet::engine
