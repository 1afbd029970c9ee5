// SPDX-License-Identifier: Apache-2.0
//
// The counters of a run. The sum always adds up: total = created + updated + unchanged + skipped + failed + not_processed,
// and before the end what is still to come (semantics 2).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace inlet::imports {

enum class Outcome : std::uint8_t { kCreated, kUpdated, kUnchanged, kSkipped, kFailed, kNotProcessed };

struct Tally {
  std::int64_t total = 0;  // records of the file, from the survey
  std::int64_t created = 0;
  std::int64_t updated = 0;
  std::int64_t unchanged = 0;
  std::int64_t skipped = 0;
  std::int64_t failed = 0;
  std::int64_t not_processed = 0;  // only after a cancel or a failure
  std::int64_t empty_rows = 0;     // no records, counted apart
  std::int64_t left_out = 0;
  std::int64_t warnings = 0;  // rows with at least one

  std::int64_t done() const { return created + updated + unchanged + skipped + failed; }
  std::int64_t imported() const { return created + updated + unchanged; }
  std::int64_t to_come() const { return total - done() - not_processed; }
  void count(Outcome outcome);
  friend bool operator==(const Tally&, const Tally&) = default;
};

const char* name_of(Outcome outcome);  // created, updated, unchanged, skipped, failed, not_processed
std::optional<Outcome> outcome_named(std::string_view name);

}  // namespace inlet::imports
