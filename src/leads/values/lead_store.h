// SPDX-License-Identifier: Apache-2.0
//
// Where leads are kept. Values go in as they were converted; nothing is checked here but what the database itself keeps.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "leads/fields/field_catalog.h"
#include "leads/values/lead.h"
#include "leads/values/lead_filter.h"
#include "leads/values/value.h"

namespace inlet::leads {

// Many new leads of the same shape: the rows of one batch of an import, or one lead made by hand.
struct NewLeads {
  std::span<const Field* const> fields;   // the columns, none import-only
  std::vector<const Value*> rows;         // each points to fields.size() values
  std::vector<std::int64_t> import_rows;  // row numbers; empty when not imported
  LeadId first_id = 0;                    // ids are first_id, first_id + 1 ... (reserve_ids)
  std::int64_t import_id = 0;             // 0: not imported
  std::string_view external_system;
  access::UserId created_by = 0;
  base::TimePoint now{};
};

struct FieldChange {
  const Field* field = nullptr;
  Value old_value;
  Value new_value;
};

struct LeadChange {
  LeadId lead = 0;
  std::int64_t expected_version = 0;  // kConflict when the lead has another by now
  std::vector<FieldChange> changes;
};

struct LeadPage {
  std::vector<Lead> leads;
  std::string next_cursor;  // empty at the end
  std::int64_t total = 0;   // of the whole filter; capped at LeadFilter::kCountLimit
};

// One change in a lead's life, for its History.
struct LeadEvent {
  base::TimePoint at{};
  access::UserId by = 0;
  std::int64_t import_id = 0;  // 0: by hand
  std::int64_t import_row = 0;
  std::string kind;  // created, edited, updated_by_import, trashed, restored
  std::vector<std::pair<std::string, std::pair<std::string, std::string>>>
      changes;  // field key -> old, new (canonical text)
};

// How many leads have a value: an option or a user by id, an import by number.
struct LeadCount {
  std::string value;
  std::int64_t count = 0;
};

class LeadStore {
 public:
  virtual ~LeadStore() = default;
  // Reserves `count` ids in a row inside this transaction.
  virtual Result<LeadId> reserve_ids(std::int64_t count) = 0;
  virtual Result<void> create(const NewLeads& leads) = 0;
  virtual Result<void> update(std::span<const LeadChange> changes, access::UserId by, base::TimePoint now) = 0;
  virtual Result<std::optional<Lead>> find(LeadId id) = 0;  // also in the trash
  // Those of the ids that exist, in order of id.
  virtual Result<std::vector<Lead>> find_all(std::span<const LeadId> ids) = 0;
  virtual Result<LeadPage> list(const LeadFilter& filter, std::uint32_t limit) = 0;
  // Of the leads that fit, how many have each value of a field of options or users, or came by each import: most first, blanks
  // left out. BAD_REQUEST for another field.
  virtual Result<std::vector<LeadCount>> count_by(const LeadFilter& filter, std::string_view field,
                                                  std::uint32_t limit) = 0;
  virtual Result<void> trash(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) = 0;
  virtual Result<void> restore(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) = 0;
  virtual Result<void> record(LeadId lead, const LeadEvent& event) = 0;
  virtual Result<std::vector<LeadEvent>> history(LeadId lead, std::uint32_t limit) = 0;
  // Brings the search index up to date by at most `limit` leads; gives how many are still to do.
  virtual Result<std::int64_t> index_for_search(std::uint32_t limit) = 0;
};

}  // namespace inlet::leads
