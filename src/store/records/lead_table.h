// SPDX-License-Identifier: Apache-2.0
//
// What each dialect does in a way of its own where fields and criteria change: to the columns of `lead` and to the keys of leads.
#pragma once

#include <cstdint>
#include <optional>

#include "leads/dedupe/match_key.h"
#include "leads/fields/field_catalog.h"

namespace inlet::store {

class LeadTable {
 public:
  virtual ~LeadTable() = default;
  virtual Result<void> add_columns(const leads::Field& field) = 0;
  // Gives all live leads their keys under a new criterion. kConflict with UNIQUE_VIOLATION when two of them share a value of a
  // unique field.
  virtual Result<void> build_keys(const leads::FieldCatalog& catalog, const leads::Criterion& criterion) = 0;
  // The same for the next ones behind `after`, at most `limit`; the last of them, none at the end.
  virtual Result<std::optional<leads::LeadId>> build_keys_of_some(const leads::FieldCatalog& catalog,
                                                                  const leads::Criterion& criterion,
                                                                  leads::LeadId after, std::int64_t limit) = 0;
  // Of keys that are not sorted in yet (docs/adr/0028-keys-wait-before-they-are-sorted-in.md); how many they were.
  virtual Result<std::int64_t> remove_waiting_keys(leads::CriterionId criterion) = 0;
};

}  // namespace inlet::store
