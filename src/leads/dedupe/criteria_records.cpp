// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/criteria_records.h"

#include <iterator>

namespace inlet::leads {
namespace {

constexpr std::string_view kStateNames[] = {"building", "active", "retiring"};

}  // namespace

std::string_view name_of(CriterionState state) { return kStateNames[static_cast<std::size_t>(state)]; }

std::optional<CriterionState> criterion_state_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kStateNames); ++i) {
    if (kStateNames[i] == name) return static_cast<CriterionState>(i);
  }
  return std::nullopt;
}

}  // namespace inlet::leads
