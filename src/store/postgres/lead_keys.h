// SPDX-License-Identifier: Apache-2.0
//
// The match keys that leads ought to hold, made from their stored values: what the trash gives back, what a restored lead
// claims, what a new criterion starts with.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "leads/dedupe/duplicate_index.h"
#include "leads/fields/field_catalog.h"
#include "store/postgres/postgres_connection.h"
#include "store/records/criteria_list.h"

namespace inlet::store::postgres {

// The keys of the leads under the criteria, whether they hold them or not; exclusive those of unique fields. Leads that do not
// exist have none.
Result<std::vector<leads::KeyClaim>> keys_of_leads(PostgresConnection& connection, const leads::FieldCatalog& catalog,
                                                   std::span<const leads::Criterion> criteria,
                                                   std::span<const leads::LeadId> ids);

// Gives the next live leads behind `after`, at most `limit`, their keys under the criterion; the last of them, none at the end.
// kConflict with UNIQUE_VIOLATION as build_keys().
Result<std::optional<leads::LeadId>> build_keys_of_some(PostgresConnection& connection,
                                                        const leads::FieldCatalog& catalog,
                                                        const leads::Criterion& criterion, leads::LeadId after,
                                                        std::int64_t limit);

// Gives all live leads their keys under a new criterion. kConflict with UNIQUE_VIOLATION when two live leads share a value of
// a unique field.
Result<void> build_keys(PostgresConnection& connection, const leads::FieldCatalog& catalog,
                        const leads::Criterion& criterion);

// "Email “ann@example.com” is already held by lead 17."
Result<base::Error> unique_violation(PostgresConnection& connection, const leads::FieldCatalog& catalog,
                                     const leads::Criterion& criterion, leads::LeadId wanting,
                                     const leads::MatchKey& key);

}  // namespace inlet::store::postgres
