// SPDX-License-Identifier: Apache-2.0
#include "leads/values/bulk_change.h"

namespace inlet::leads {
namespace {

constexpr std::string_view kActionNames[] = {"edit", "trash", "restore", "undo"};
constexpr std::string_view kStateNames[] = {"queued", "running", "done", "failed"};

template <class Choice, std::size_t kCount>
std::optional<Choice> named(const std::string_view (&names)[kCount], std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Choice>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(BulkAction action) { return kActionNames[static_cast<std::size_t>(action)]; }
std::optional<BulkAction> bulk_action_named(std::string_view name) { return named<BulkAction>(kActionNames, name); }

std::string_view name_of(BulkState state) { return kStateNames[static_cast<std::size_t>(state)]; }
std::optional<BulkState> bulk_state_named(std::string_view name) { return named<BulkState>(kStateNames, name); }

}  // namespace inlet::leads
