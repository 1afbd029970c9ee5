// SPDX-License-Identifier: Apache-2.0
//
// The stored state of an import, and the one function that owns its law (semantics 5). The chart in docs/develop/states.md
// and the CHECK of the table `import` say the same.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace inlet::imports {

enum class ImportState : std::uint8_t {
  kDraft,
  kQueued,
  kProcessing,
  kPaused,
  kCompleted,
  kCompletedWithErrors,
  kFailed,
  kCancelled,
};

enum class ImportEventKind : std::uint8_t {
  kStart,          // a person starts a draft
  kLease,          // a worker begins or goes on
  kRelease,        // orderly stop of the node, or the lease ran out
  kPause,          // no space, database away
  kEndClean,       // the end, no row failed
  kEndWithErrors,  // the end, at least one row failed
  kBreak,          // the job itself can't go on
  kCancel,         // a person, at a row border
  kTryAgain,       // a person, after kFailed
};

// The state after the event; none where the event is not legal in that state.
std::optional<ImportState> next_state(ImportState state, ImportEventKind event);
bool is_end(ImportState state);  // completed, completed_with_errors, failed, cancelled

enum class UndoState : std::uint8_t { kNone, kUndoing, kUndone, kUndoFailed };

std::string_view name_of(ImportState state);  // draft, queued ... completed_with_errors
std::optional<ImportState> import_state_named(std::string_view name);
std::string_view name_of(UndoState state);
std::optional<UndoState> undo_state_named(std::string_view name);

}  // namespace inlet::imports
