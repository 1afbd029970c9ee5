// SPDX-License-Identifier: Apache-2.0
#include "imports/ledger/tally.h"

#include <iterator>

namespace inlet::imports {

void Tally::count(Outcome outcome) {
  switch (outcome) {
    case Outcome::kCreated: ++created; return;
    case Outcome::kUpdated: ++updated; return;
    case Outcome::kUnchanged: ++unchanged; return;
    case Outcome::kSkipped: ++skipped; return;
    case Outcome::kFailed: ++failed; return;
    case Outcome::kNotProcessed: ++not_processed; return;
  }
}

namespace {
constexpr const char* kOutcomeNames[] = {"created", "updated", "unchanged", "skipped", "failed", "not_processed"};
}

const char* name_of(Outcome outcome) { return kOutcomeNames[static_cast<std::size_t>(outcome)]; }

std::optional<Outcome> outcome_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kOutcomeNames); ++i) {
    if (name == kOutcomeNames[i]) return static_cast<Outcome>(i);
  }
  return std::nullopt;
}

}  // namespace inlet::imports
