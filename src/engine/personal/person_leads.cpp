// SPDX-License-Identifier: Apache-2.0
#include "engine/personal/person_leads.h"

#include <set>

namespace inlet::engine {
namespace {

using leads::FieldType;
using leads::LeadId;

constexpr std::uint32_t kPage = 1'000;

Result<void> find_in(store::Transaction& transaction, leads::LeadFilter filter, const PersonText& person,
                     std::set<LeadId>& found) {
  const std::string field = filter.conditions.front().field;
  do {
    INLET_ASSIGN(const leads::LeadPage page, transaction.leads().list(filter, kPage));
    for (const leads::Lead& lead : page.leads) {
      if (person.is_named_in(lead.get(field).text())) found.insert(lead.id);
    }
    filter.cursor = page.next_cursor;
  } while (!filter.cursor.empty());
  return {};
}

}  // namespace

Result<std::vector<LeadId>> find_person(store::Transaction& transaction, const PersonText& person) {
  INLET_ASSIGN(const auto catalog, transaction.catalog().current());
  std::set<LeadId> found;
  for (const leads::Field& field : catalog->fields()) {
    if (field.type != FieldType::kEmail && field.type != FieldType::kPhone) continue;
    for (const std::string& needle : person.needles()) {
      const bool is_address = needle.find('@') != std::string::npos;
      if (is_address != (field.type == FieldType::kEmail)) continue;
      for (const bool trashed : {false, true}) {
        leads::LeadFilter filter;
        filter.conditions = {{field.key, leads::FilterOp::kContains, {needle}}};
        filter.trashed = trashed;
        filter.sort = {"id", false};
        INLET_TRY(find_in(transaction, std::move(filter), person, found));
      }
    }
  }
  return std::vector<LeadId>(found.begin(), found.end());
}

}  // namespace inlet::engine
