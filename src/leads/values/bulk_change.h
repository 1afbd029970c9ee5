// SPDX-License-Identifier: Apache-2.0
//
// One change of many leads: who wants what of which, and how far it is. Each lead that was changed is kept with the values it
// had, so that the change can be taken back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "leads/values/lead.h"

namespace inlet::leads {

enum class BulkAction : std::uint8_t { kEdit, kTrash, kRestore, kUndo };
enum class BulkState : std::uint8_t { kQueued, kRunning, kDone, kFailed };

struct BulkChange {
  std::int64_t id = 0;
  access::UserId by = 0;
  BulkAction action = BulkAction::kEdit;
  std::string selection;    // JSON: ids, or a search and filter; empty once it is done
  std::string values;       // JSON of an edit: key -> value
  std::int64_t undoes = 0;  // the change that this one takes back
  BulkState state = BulkState::kQueued;
  std::int64_t total = 0;    // expected
  std::int64_t done = 0;     // looked at
  std::int64_t changed = 0;  // the rest of `done` was that way already, or may not become so
  std::int64_t kept = 0;     // may not become so
  LeadId reached = 0;        // leads up to this one are done
  LeadId last = 0;           // leads above came later and are none of it
  base::TimePoint created_at{};
  std::optional<base::TimePoint> ended_at;
};

struct BulkLead {
  LeadId lead = 0;
  std::int64_t version = 0;  // that the change gave it: another one means that somebody changed it since
  std::string values;        // JSON: what it had before
};

class BulkRecords {
 public:
  virtual ~BulkRecords() = default;
  virtual Result<std::int64_t> add(const BulkChange& change) = 0;
  // State, counts, place, selection and end.
  virtual Result<void> change(const BulkChange& change) = 0;
  virtual Result<std::optional<BulkChange>> find(std::int64_t id) = 0;
  virtual Result<std::optional<std::int64_t>> undo_of(std::int64_t id) = 0;  // the change that takes it back
  // Newest first, those with an id below `before`; 0: from the newest on.
  virtual Result<std::vector<BulkChange>> list(std::optional<access::UserId> by, std::int64_t before,
                                               std::uint32_t limit) = 0;
  virtual Result<void> keep(std::int64_t id, std::span<const BulkLead> leads) = 0;
  // In order of their ids.
  virtual Result<std::vector<BulkLead>> leads(std::int64_t id, LeadId after, std::uint32_t limit) = 0;
  virtual Result<LeadId> last_lead() = 0;  // the newest lead there is
};

std::string_view name_of(BulkAction action);  // edit, trash, restore, undo
std::optional<BulkAction> bulk_action_named(std::string_view name);
std::string_view name_of(BulkState state);  // queued, running, done, failed
std::optional<BulkState> bulk_state_named(std::string_view name);

}  // namespace inlet::leads
