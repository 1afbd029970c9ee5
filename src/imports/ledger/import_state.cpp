// SPDX-License-Identifier: Apache-2.0
#include "imports/ledger/import_state.h"

#include <iterator>

namespace inlet::imports {
namespace {

using State = ImportState;
using Event = ImportEventKind;

struct Transition {
  State from;
  Event event;
  State to;
};

// The chart of docs/develop/states.md, arrow by arrow. What is not here is not legal.
constexpr Transition kTransitions[] = {
    {State::kDraft, Event::kStart, State::kQueued},
    {State::kQueued, Event::kLease, State::kProcessing},
    {State::kQueued, Event::kCancel, State::kCancelled},
    {State::kQueued, Event::kBreak, State::kFailed},
    {State::kProcessing, Event::kLease, State::kProcessing},  // the lease before ran out; another worker goes on
    {State::kProcessing, Event::kRelease, State::kQueued},
    {State::kProcessing, Event::kPause, State::kPaused},
    {State::kProcessing, Event::kEndClean, State::kCompleted},
    {State::kProcessing, Event::kEndWithErrors, State::kCompletedWithErrors},
    {State::kProcessing, Event::kBreak, State::kFailed},
    {State::kProcessing, Event::kCancel, State::kCancelled},
    {State::kPaused, Event::kLease, State::kProcessing},
    {State::kPaused, Event::kCancel, State::kCancelled},
    {State::kPaused, Event::kBreak, State::kFailed},
    {State::kFailed, Event::kTryAgain, State::kQueued},
};

constexpr std::string_view kStateNames[] = {
    "draft", "queued", "processing", "paused", "completed", "completed_with_errors", "failed", "cancelled"};
constexpr std::string_view kUndoNames[] = {"none", "undoing", "undone", "undo_failed"};

template <class Choice, std::size_t kCount>
std::optional<Choice> named(const std::string_view (&names)[kCount], std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Choice>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<ImportState> next_state(ImportState state, ImportEventKind event) {
  for (const Transition& transition : kTransitions) {
    if (transition.from == state && transition.event == event) return transition.to;
  }
  return std::nullopt;
}

bool is_end(ImportState state) {
  return state == State::kCompleted || state == State::kCompletedWithErrors || state == State::kFailed ||
         state == State::kCancelled;
}

std::string_view name_of(ImportState state) { return kStateNames[static_cast<std::size_t>(state)]; }
std::optional<ImportState> import_state_named(std::string_view name) { return named<ImportState>(kStateNames, name); }

std::string_view name_of(UndoState state) { return kUndoNames[static_cast<std::size_t>(state)]; }
std::optional<UndoState> undo_state_named(std::string_view name) { return named<UndoState>(kUndoNames, name); }

}  // namespace inlet::imports
