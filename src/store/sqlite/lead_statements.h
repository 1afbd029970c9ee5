// SPDX-License-Identifier: Apache-2.0
//
// The statements about `lead` that depend on the catalogue: lists of columns, and what a filter asks for. The one place where
// SQL is made from text. Names of columns come from fields of a FieldCatalog, whose keys are checked ([a-z][a-z0-9_]*), and
// are quoted all the same; values are always bound.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "leads/fields/field_catalog.h"
#include "leads/values/lead_filter.h"
#include "store/sqlite/sqlite_statement.h"

namespace inlet::store {

// What lead_insert() is bound to: the rows, and what all of them share.
enum LeadPlace : int { kPlaceRows = 1, kPlaceImport, kPlaceNow, kPlaceUser, kPlaceSystem };
// Columns of the rows fed to it: those of the fields from kFedFields on.
enum FedLead : int { kFedId = 1, kFedImportRow, kFedFields };

std::string lead_insert(std::span<const leads::Field* const> fields);

// ?1 id, ?2 expected version, ?3 now, ?4 user, from ?5 on the fields.
inline constexpr int kUpdateFields = 5;
std::string lead_update(std::span<const leads::Field* const> fields);

// id, version, created_at, updated_at, created_by, updated_by, import_job_id, import_row, external_system, trashed_at, then
// from column 10 on the fields.
inline constexpr int kSelectFields = 10;
std::string lead_find(std::span<const leads::Field> fields);                // WHERE id = ?1
std::string lead_fields_find(std::span<const leads::Field* const> fields);  // the fields alone, ids from ?1 to ?2
// id and the fields of live leads with an id above ?1, at most ?2 of them.
std::string lead_fields_scan(std::span<const leads::Field* const> fields);

std::vector<std::string> lead_add_columns(const leads::Field& field);

// A statement with what is to be bound to ?1, ?2 ...
using BoundValue = std::variant<std::int64_t, std::string>;
struct BoundStatement {
  std::string sql;
  std::vector<BoundValue> values;
};

struct LeadQuery {
  BoundStatement
      page;  // one lead more than `limit`, to know whether there is a next page; columns as lead_find(), then
             // the values of the sort as they are stored
  BoundStatement count;  // one number, at most LeadFilter::kCountLimit
  int sort_columns = 0;
};

// BAD_REQUEST when the cursor does not fit the sort, or a value its field.
Result<LeadQuery> lead_query(const leads::LeadFilter& filter, const leads::FieldCatalog& catalog, std::uint32_t limit);
// Value and count of the leads that fit, most first. BAD_REQUEST for a field that has no list of values.
Result<BoundStatement> lead_counts(const leads::LeadFilter& filter, const leads::FieldCatalog& catalog,
                                   std::string_view field, std::uint32_t limit);

}  // namespace inlet::store
