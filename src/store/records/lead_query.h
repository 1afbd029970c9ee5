// SPDX-License-Identifier: Apache-2.0
//
// A page of leads, and how many there are of each kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "leads/fields/field_catalog.h"
#include "leads/values/lead_filter.h"
#include "store/records/lead_dialect.h"

namespace inlet::store {

struct LeadQuery {
  // One lead more than `limit`, to know whether there is a next page; columns as of select_lead(), then the values of the
  // sort as they are stored.
  BoundStatement page;
  BoundStatement count;                      // one number, at most LeadFilter::kCountLimit
  std::vector<leads::ValueKind> sort_kinds;  // of the values of the sort
};

// BAD_REQUEST when the cursor does not fit the sort, or a value its field.
Result<LeadQuery> lead_query(const leads::LeadFilter& filter, const leads::FieldCatalog& catalog,
                             const LeadDialect& dialect, std::uint32_t limit);
// Value and count of the leads that fit, most first. BAD_REQUEST for a field that has no list of values.
Result<BoundStatement> lead_counts(const leads::LeadFilter& filter, const leads::FieldCatalog& catalog,
                                   const LeadDialect& dialect, std::string_view field, std::uint32_t limit);

}  // namespace inlet::store
