// SPDX-License-Identifier: Apache-2.0
//
// The statements about `lead` that are this dialect's own, and how it says what the others share (store/records/lead_select.h).
#pragma once

#include <span>
#include <string>

#include "leads/fields/field.h"
#include "store/records/lead_dialect.h"

namespace inlet::store {

const LeadDialect& lead_dialect();

// What lead_insert() is bound to: the rows, and what all of them share.
enum LeadPlace : int { kPlaceRows = 1, kPlaceImport, kPlaceNow, kPlaceUser, kPlaceSystem };
// Columns of the rows fed to it: those of the fields from kFedFields on.
enum FedLead : int { kFedId = 1, kFedImportRow, kFedFields };

std::string lead_insert(std::span<const leads::Field* const> fields);

// ?1 id, ?2 expected version, ?3 now, ?4 user, from ?5 on the fields.
inline constexpr int kUpdateFields = 5;
std::string lead_update(std::span<const leads::Field* const> fields);

// Columns as of select_lead().
std::string lead_find(std::span<const leads::Field> fields);                // WHERE id = ?1
std::string lead_fields_find(std::span<const leads::Field* const> fields);  // the fields alone, ids from ?1 to ?2

}  // namespace inlet::store
