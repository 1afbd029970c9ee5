// SPDX-License-Identifier: Apache-2.0
//
// The statements about `lead` that are this dialect's own, and how it says what the others share (store/records/lead_select.h).
#pragma once

#include <span>
#include <string>

#include "leads/fields/field.h"
#include "store/records/lead_dialect.h"

namespace inlet::store::postgres {

const LeadDialect& lead_dialect();

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

// Columns as of select_lead().
std::string lead_find(std::span<const leads::Field> fields);                // WHERE id = ANY ($1), in order of id
std::string lead_fields_find(std::span<const leads::Field* const> fields);  // id and the fields, as lead_find()

}  // namespace inlet::store::postgres
