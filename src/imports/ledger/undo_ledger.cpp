// SPDX-License-Identifier: Apache-2.0
#include "imports/ledger/undo_ledger.h"

namespace inlet::imports {
namespace {

constexpr std::string_view kStageNames[] = {"created", "updated", "done"};
constexpr std::string_view kReasonNames[] = {"changed_since", "value_taken"};
constexpr std::string_view kReasonSentences[] = {"Changed since the import",
                                                 "Another lead has the earlier value by now"};
constexpr std::string_view kFateNames[] = {"removed", "restored", "kept"};

template <class Choice, std::size_t kCount>
std::optional<Choice> named(const std::string_view (&names)[kCount], std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Choice>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(UndoStage stage) { return kStageNames[static_cast<std::size_t>(stage)]; }
std::optional<UndoStage> undo_stage_named(std::string_view name) { return named<UndoStage>(kStageNames, name); }

std::string_view name_of(KeptReason reason) { return kReasonNames[static_cast<std::size_t>(reason)]; }
std::optional<KeptReason> kept_reason_named(std::string_view name) { return named<KeptReason>(kReasonNames, name); }
std::string_view sentence(KeptReason reason) { return kReasonSentences[static_cast<std::size_t>(reason)]; }

std::string_view name_of(UndoFate fate) { return kFateNames[static_cast<std::size_t>(fate)]; }
std::optional<UndoFate> undo_fate_named(std::string_view name) { return named<UndoFate>(kFateNames, name); }

}  // namespace inlet::imports
