// SPDX-License-Identifier: Apache-2.0
//
// Leads in PostgreSQL. Writing many new ones is the hot path of every import: binary COPY straight
// into the table, with ids reserved before.
#pragma once

#include "leads/values/lead_store.h"
#include "store/database/database.h"
#include "store/postgres/postgres_connection.h"
#include "store/records/lead_history.h"
#include "store/records/search_index.h"

namespace inlet::store::postgres {

class PostgresLeadStore final : public leads::LeadStore {
 public:
  PostgresLeadStore(PostgresConnection& connection, CatalogRecords& catalog)
      : connection_(connection), catalog_(catalog), history_(connection) {}

  Result<leads::LeadId> reserve_ids(std::int64_t count) override;
  Result<void> create(const leads::NewLeads& leads) override;
  Result<void> update(std::span<const leads::LeadChange> changes, access::UserId by, base::TimePoint now) override;
  Result<std::optional<leads::Lead>> find(leads::LeadId id) override;
  Result<std::vector<leads::Lead>> find_all(std::span<const leads::LeadId> ids) override;
  Result<leads::LeadPage> list(const leads::LeadFilter& filter, std::uint32_t limit) override;
  // Takes the keys of the leads away, in the same transaction. A lead that is in the trash already stays as it is.
  Result<std::vector<leads::LeadCount>> count_by(const leads::LeadFilter& filter, std::string_view field,
                                                 std::uint32_t limit) override;
  Result<void> trash(std::span<const leads::LeadId> ids, access::UserId by, base::TimePoint now) override;
  // Gives the leads their keys again. kConflict with UNIQUE_VIOLATION when another lead has taken a unique value: roll back.
  Result<void> restore(std::span<const leads::LeadId> ids, access::UserId by, base::TimePoint now) override;
  Result<void> record(leads::LeadId lead, const leads::LeadEvent& event) override {
    return history_.record(lead, event);
  }
  Result<std::vector<leads::LeadEvent>> history(leads::LeadId lead, std::uint32_t limit) override {
    return history_.list(lead, limit);
  }
  Result<std::int64_t> index_for_search(std::uint32_t limit) override {
    return SearchIndex(connection_).catch_up(limit);
  }

 private:
  Result<void> copy_rows(const leads::NewLeads& leads);
  using Changes = std::span<const leads::LeadChange* const>;
  Result<void> update_alike(Changes changes, access::UserId by, base::TimePoint now);
  Result<void> why_unchanged(const Array& ids, Changes changes);
  Result<void> change_options(Changes changes);

  PostgresConnection& connection_;
  CatalogRecords& catalog_;
  LeadHistory history_;
};

}  // namespace inlet::store::postgres
