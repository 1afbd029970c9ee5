// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/checked_outcomes.h"

#include <algorithm>

namespace inlet::engine {
namespace {

constexpr std::uint32_t kPage = 5'000;

}  // namespace

Result<CheckedOutcomes> CheckedOutcomes::read(imports::ImportLedger& ledger, imports::RunId check,
                                              std::int64_t first_record, std::int64_t count) {
  CheckedOutcomes checked;
  checked.first_record_ = first_record;
  checked.outcomes_.resize(static_cast<std::size_t>(count));
  const std::int64_t end = first_record + count;
  for (std::int64_t next = first_record; next < end;) {
    INLET_ASSIGN(const auto ranges, ledger.created(check, next, kPage));
    for (const imports::CreatedRange& range : ranges) {
      const std::int64_t begin = std::max(range.first_record, first_record);
      next = range.first_record + range.count;
      for (std::int64_t record = begin; record < std::min(next, end); ++record)
        checked.outcomes_[static_cast<std::size_t>(record - first_record)] = imports::Outcome::kCreated;
    }
    if (ranges.size() < kPage) break;
  }
  INLET_ASSIGN(const auto others, ledger.outcomes_between(check, first_record, end));
  for (const imports::RowOutcome& row : others)
    checked.outcomes_[static_cast<std::size_t>(row.record - first_record)] = row.outcome;
  return checked;
}

std::optional<imports::Outcome> CheckedOutcomes::of(std::int64_t record) const {
  const std::int64_t place = record - first_record_;
  if (place < 0 || place >= static_cast<std::int64_t>(outcomes_.size())) return std::nullopt;
  return outcomes_[static_cast<std::size_t>(place)];
}

}  // namespace inlet::engine
