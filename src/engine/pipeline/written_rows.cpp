// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/written_rows.h"

namespace inlet::engine {
namespace {

constexpr std::uint32_t kRowsAtOnce = 10'000;

}  // namespace

Result<WrittenRows> WrittenRows::load(imports::ImportLedger& ledger, imports::RunId run) {
  WrittenRows written;
  imports::OutcomeFilter filter;
  filter.outcome = imports::Outcome::kUpdated;
  for (std::int64_t from = 0; from >= 0;) {
    INLET_ASSIGN(const auto page, ledger.outcomes(run, filter, from, kRowsAtOnce));
    for (const imports::RowOutcome& outcome : page.outcomes) written.note(outcome.lead, outcome.row);
    from = page.next_record;
  }
  return written;
}

void WrittenRows::add(const WrittenRows& later) {
  for (const auto& [lead, row] : later.rows_) rows_[lead] = row;
}

std::int64_t WrittenRows::row_of(leads::LeadId lead) const {
  const auto found = rows_.find(lead);
  return found == rows_.end() ? 0 : found->second;
}

}  // namespace inlet::engine
