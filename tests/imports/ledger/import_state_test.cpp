// SPDX-License-Identifier: Apache-2.0
#include "imports/ledger/import_state.h"

#include <gtest/gtest.h>

#include "imports/ledger/tally.h"

namespace inlet::imports {
namespace {

constexpr int kStates = static_cast<int>(ImportState::kCancelled) + 1;
constexpr int kEvents = static_cast<int>(ImportEventKind::kTryAgain) + 1;

// Columns: start lease release pause end_clean end_with_errors break cancel try_again. D Q P H(alted: paused) C E(rrors) F X;
// a dot is not legal.
struct Row {
  const char* state;
  const char* next;
};
const Row kRows[kStates] = {
    {"draft", "Q........"},  {"queued", ".P....FX."},    {"processing", ".PQHCEFX."},
    {"paused", ".P....FX."}, {"completed", "........."}, {"completed_with_errors", "........."},
    {"failed", "........Q"}, {"cancelled", "........."},
};

std::optional<ImportState> by_letter(char letter) {
  const std::string_view letters = "DQPHCEFX";
  const std::size_t place = letters.find(letter);
  if (place == std::string_view::npos) return std::nullopt;
  return static_cast<ImportState>(place);
}

TEST(ImportState, GoesOnlyAlongTheArrowsOfTheChart) {
  for (int state = 0; state < kStates; ++state) {
    EXPECT_EQ(name_of(static_cast<ImportState>(state)), kRows[state].state);
    for (int event = 0; event < kEvents; ++event) {
      EXPECT_EQ(next_state(static_cast<ImportState>(state), static_cast<ImportEventKind>(event)),
                by_letter(kRows[state].next[event]))
          << kRows[state].state << ", event " << event;
    }
  }
}

TEST(ImportState, EndsAreThoseThatOnlyAPersonCanLeave) {
  for (int i = 0; i < kStates; ++i) {
    const auto state = static_cast<ImportState>(i);
    EXPECT_EQ(is_end(state), i >= static_cast<int>(ImportState::kCompleted)) << name_of(state);
    EXPECT_EQ(import_state_named(name_of(state)), state);
  }
  EXPECT_EQ(import_state_named("done"), std::nullopt);
  EXPECT_EQ(undo_state_named(name_of(UndoState::kUndoFailed)), UndoState::kUndoFailed);
}

TEST(Tally, AlwaysAddsUp) {
  Tally tally;
  tally.total = 6;
  for (int i = 0; i <= static_cast<int>(Outcome::kNotProcessed); ++i) {
    const auto outcome = static_cast<Outcome>(i);
    tally.count(outcome);
    EXPECT_EQ(tally.done() + tally.not_processed + tally.to_come(), tally.total);
    EXPECT_EQ(outcome_named(name_of(outcome)), outcome);
  }
  EXPECT_EQ(tally.to_come(), 0);
  EXPECT_EQ(tally.imported(), 3);
}

}  // namespace
}  // namespace inlet::imports
