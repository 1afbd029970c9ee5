// SPDX-License-Identifier: Apache-2.0
//
// What does not stay for ever (semantics 46), removed in small steps so that nobody waits for it. Imports and their counts stay.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::store {

enum class Perishable : std::uint8_t {
  kSessions,        // that ended before
  kAnswers,         // kept for Idempotency-Key before
  kPartialUploads,  // begun before
  kNotices,         // given before
  kMessages,        // delivered or given up before
  kBulkLeads,       // earlier values of bulk changes that ended before
  kInquiries,       // into what is kept of a person, that erased nothing, changed before
  kDrafts,          // left alone since before, with the rows of their checks
  kImportDetails,   // failed rows, earlier values and events of imports that ended before
  kTrash,           // leads trashed before
};

inline constexpr Perishable kAllPerishables[] = {
    Perishable::kSessions,      Perishable::kAnswers,   Perishable::kPartialUploads, Perishable::kNotices,
    Perishable::kMessages,      Perishable::kBulkLeads, Perishable::kInquiries,      Perishable::kDrafts,
    Perishable::kImportDetails, Perishable::kTrash};

std::string_view name_of(Perishable what);  // sessions, answers ...

class RetentionRecords {
 public:
  virtual ~RetentionRecords() = default;
  // One step: at most about `limit` rows. Gives how many went; 0: nothing of that age is left.
  virtual Result<std::int64_t> remove(Perishable what, base::TimePoint before, std::uint32_t limit,
                                      base::TimePoint now) = 0;
  // Hashes of stored files that nothing needs any more: all imports of the content ended before `ended_before`, and uploads
  // without an import came before `unused_before`.
  virtual Result<std::vector<std::string>> idle_files(base::TimePoint ended_before, base::TimePoint unused_before,
                                                      std::uint32_t limit) = 0;
  virtual Result<void> note_file_removed(std::string_view sha256, base::TimePoint now) = 0;
};

}  // namespace inlet::store
