// SPDX-License-Identifier: Apache-2.0
//
// The memory of undos: how far each has come, what it had to leave as it is, and who wrote a lead's values before and since.
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
#include "imports/ledger/import_record.h"
#include "leads/values/lead.h"

namespace inlet::imports {

// Created leads first: what they hold must be free before earlier values can go back.
enum class UndoStage : std::uint8_t { kCreated, kUpdated, kDone };

// Leads, each counted once: total = trashed + restored + kept at the end.
struct UndoTally {
  std::int64_t total = 0;
  std::int64_t trashed = 0;
  std::int64_t restored = 0;  // all that the import wrote over is back
  std::int64_t kept = 0;      // at least one value stays

  std::int64_t done() const { return trashed + restored + kept; }
  friend bool operator==(const UndoTally&, const UndoTally&) = default;
};

struct UndoRecord {
  ImportId import_id = 0;
  access::UserId by = 0;
  UndoStage stage = UndoStage::kCreated;
  std::int64_t position = 0;  // kCreated: the record to go on with; kUpdated: the last lead dealt with
  UndoTally tally;
  base::TimePoint started_at{};
  std::optional<base::TimePoint> ended_at;
};

enum class KeptReason : std::uint8_t { kChangedSince, kValueTaken };

struct KeptByUndo {
  leads::LeadId lead = 0;
  std::string field;  // empty: the lead as a whole
  KeptReason reason = KeptReason::kChangedSince;
  friend bool operator==(const KeptByUndo&, const KeptByUndo&) = default;
};

// What became of a lead that the import had created or changed. A lead with one value kept is kept.
enum class UndoFate : std::uint8_t { kRemoved, kRestored, kKept };

struct LeadStanding {
  leads::LeadId lead = 0;
  std::int64_t version = 1;  // 1: nobody has written to it since it was created
  bool is_trashed = false;
};

// One change of one value of one lead, by whomever.
struct ValueWrite {
  leads::LeadId lead = 0;
  std::int64_t version = 0;  // of the lead after it: puts the writes of a lead in order
  ImportId import_id = 0;    // 0: a person, or an undo
  bool is_undone = false;    // that import is
  std::string field;
  std::string old_value;  // values/value_text.h, stored form
  std::string new_value;
};

class UndoLedger {
 public:
  virtual ~UndoLedger() = default;
  virtual Result<void> begin(const UndoRecord& record) = 0;
  virtual Result<std::optional<UndoRecord>> find(ImportId import_id) = 0;
  // Moves the undo from `before` to `after`. kConflict when it no longer stands at `before`: someone else is working; stop.
  virtual Result<void> advance(const UndoRecord& before, const UndoRecord& after, std::span<const KeptByUndo> kept) = 0;

  // In order of lead, at most `limit`, behind the lead `after`. Several for a lead with several values kept.
  virtual Result<std::vector<KeptByUndo>> kept(ImportId import_id, leads::LeadId after, std::uint32_t limit) = 0;
  // A lead that an earlier undo had kept is in the trash now.
  virtual Result<void> let_go(ImportId import_id, leads::LeadId lead) = 0;

  // How many leads the import changed that it had not created.
  virtual Result<std::int64_t> count_updated(ImportId import_id) = 0;
  // Of the leads `first` to `last`, those that exist, in order.
  virtual Result<std::vector<LeadStanding>> standings(leads::LeadId first, leads::LeadId last) = 0;
  // All known writes to the leads, lead by lead in the order given, oldest first.
  virtual Result<std::vector<ValueWrite>> writes(std::span<const leads::LeadId> leads) = 0;
  // The leads with this fate after an undo that is done, in order of id, at most `limit`, behind the lead `after`. What has gone
  // from the trash since is not among them.
  virtual Result<std::vector<leads::LeadId>> leads(ImportId import_id, UndoFate fate, leads::LeadId after,
                                                   std::uint32_t limit) = 0;
};

std::string_view name_of(UndoStage stage);  // created, updated, done
std::optional<UndoStage> undo_stage_named(std::string_view name);
std::string_view name_of(KeptReason reason);  // changed_since, value_taken
std::optional<KeptReason> kept_reason_named(std::string_view name);
std::string_view sentence(KeptReason reason);  // "Changed since the import"
std::string_view name_of(UndoFate fate);       // removed, restored, kept
std::optional<UndoFate> undo_fate_named(std::string_view name);

}  // namespace inlet::imports
