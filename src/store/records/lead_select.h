// SPDX-License-Identifier: Apache-2.0
//
// Names and lists of the columns of `lead`, which depend on the catalogue. SQL is made from text here and in the other lead_*
// of the store, and nowhere else. Names of columns come from fields of a FieldCatalog, whose keys are checked
// ([a-z][a-z0-9_]*), and are quoted all the same; values are always bound.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "leads/fields/field.h"
#include "store/records/lead_dialect.h"

namespace inlet::store {

std::string checked_name(std::string_view key);
std::string quoted_name(std::string_view key);
std::string currency_column(const leads::Field& field);

// SELECT id, version, created_at, updated_at, created_by, updated_by, import_job_id, import_row, external_system, trashed_at of
// lead `l`, then from column kSelectFields on what read_value() reads of the fields.
inline constexpr int kSelectFields = 10;
std::string select_lead(std::span<const leads::Field> fields, const LeadDialect& dialect);
// SELECT id, then the fields.
std::string select_fields(std::span<const leads::Field* const> fields, const LeadDialect& dialect);
// id and the fields of live leads with an id above the first parameter, at most the second of them.
std::string lead_fields_scan(std::span<const leads::Field* const> fields, const LeadDialect& dialect);

std::vector<std::string> lead_add_columns(const leads::Field& field, const LeadDialect& dialect);

}  // namespace inlet::store
