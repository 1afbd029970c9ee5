// SPDX-License-Identifier: Apache-2.0
//
// The tables match_key and recent_key. Keys are looked up and inserted in sorted order: neighbours share pages, and a large table then costs
// little more than a small one.
#pragma once

#include "leads/dedupe/duplicate_index.h"
#include "leads/fields/field_catalog.h"
#include "store/database/database.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

class SqliteDuplicateIndex final : public leads::DuplicateIndex {
 public:
  SqliteDuplicateIndex(SqliteConnection& connection, CatalogRecords& catalog)
      : connection_(connection), catalog_(&catalog) {}

  Result<std::vector<leads::KeyHolder>> find(std::span<const leads::KeyQuestion> questions) override;
  Result<std::vector<std::uint32_t>> claim(std::span<const leads::KeyClaim> claims) override;
  Result<void> release(std::span<const leads::LeadId> leads) override;
  Result<void> release(std::span<const leads::KeyClaim> keys) override;
  Result<std::vector<leads::Criterion>> criteria() override;
  Result<std::vector<leads::Criterion>> maintained_criteria() override;

 private:
  SqliteConnection& connection_;
  CatalogRecords* catalog_;
};

// The same without the catalogue that only release() of whole leads needs.
Result<std::vector<std::uint32_t>> claim_keys(SqliteConnection& connection, std::span<const leads::KeyClaim> claims);
Result<void> release_keys(SqliteConnection& connection, std::span<const leads::KeyClaim> keys);
// Who has slot 0 of a key; 0 where it is free.
Result<leads::LeadId> first_holder(SqliteConnection& connection, const leads::MatchKey& key);

}  // namespace inlet::store
