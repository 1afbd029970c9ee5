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
#include "store/postgres/parameters.h"

namespace inlet::store::postgres {

// COPY of id, import_row, import_job_id, created_at, updated_at, created_by, updated_by, external_system, then the fields'
// columns; `count` of them in all.
struct LeadCopy {
  std::string sql;
  int count = 0;
};
LeadCopy lead_copy(std::span<const leads::Field* const> fields);

// $1 now, $2 user, $3 ids, $4 expected versions, from $5 on an array for each column of the fields.
inline constexpr int kUpdateFields = 5;
std::string lead_update(std::span<const leads::Field* const> fields);

// id, version, created_at, updated_at, created_by, updated_by, import_job_id, import_row, external_system, trashed_at, then
// from column 10 on the fields.
inline constexpr int kSelectFields = 10;
std::string lead_find(std::span<const leads::Field> fields);                // WHERE id = ANY ($1), in order of id
std::string lead_fields_find(std::span<const leads::Field* const> fields);  // id and the fields, as lead_find()
// id and the fields of live leads with an id above $1, at most $2 of them.
std::string lead_fields_scan(std::span<const leads::Field* const> fields);

std::vector<std::string> lead_add_columns(const leads::Field& field);

// A statement with what is to be bound to $1, $2 ...
using BoundValue = std::variant<std::int64_t, std::string, Day, Moment, YesNo>;
struct BoundStatement {
  std::string sql;
  std::vector<BoundValue> values;
};

struct LeadQuery {
  BoundStatement
      page;  // one lead more than `limit`, to know whether there is a next page; columns as lead_find(), then
             // the values of the sort as they are stored
  BoundStatement count;          // one number, at most LeadFilter::kCountLimit
  std::vector<Type> sort_types;  // of the values of the sort
};

// BAD_REQUEST when the cursor does not fit the sort, or a value its field.
Result<LeadQuery> lead_query(const leads::LeadFilter& filter, const leads::FieldCatalog& catalog, std::uint32_t limit);
// Value and count of the leads that fit, most first. BAD_REQUEST for a field that has no list of values.
Result<BoundStatement> lead_counts(const leads::LeadFilter& filter, const leads::FieldCatalog& catalog,
                                   std::string_view field, std::uint32_t limit);

}  // namespace inlet::store::postgres
