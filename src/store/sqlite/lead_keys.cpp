// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/lead_keys.h"

#include <algorithm>
#include <string>
#include <utility>

#include "leads/values/value_text.h"
#include "sql/sqlite/duplicate.h"
#include "store/records/key_reader.h"
#include "store/records/lead_select.h"
#include "store/sqlite/lead_columns.h"
#include "store/sqlite/lead_statements.h"
#include "store/sqlite/sqlite_duplicate_index.h"

namespace inlet::store {

using leads::Criterion;
using leads::Field;
using leads::FieldCatalog;
using leads::KeyClaim;
using leads::LeadId;
using leads::MatchKey;

namespace {

constexpr std::int64_t kLeadsAtOnce = 10'000;

}  // namespace

std::vector<std::pair<LeadId, LeadId>> runs_of(std::span<const LeadId> ids) {
  std::vector<LeadId> sorted(ids.begin(), ids.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<std::pair<LeadId, LeadId>> runs;
  for (const LeadId id : sorted) {
    if (!runs.empty() && id <= runs.back().second + 1) {
      runs.back().second = id;
    } else {
      runs.emplace_back(id, id);
    }
  }
  return runs;
}

Result<std::vector<KeyClaim>> keys_of_leads(SqliteConnection& connection, const FieldCatalog& catalog,
                                            std::span<const Criterion> criteria, std::span<const LeadId> ids) {
  INLET_ASSIGN(KeyReader reader, KeyReader::create(catalog, criteria));
  std::vector<KeyClaim> claims;
  INLET_ASSIGN(SqliteStatement rows, connection.prepare(lead_fields_find(reader.fields())));
  for (const auto& [first, last] : runs_of(ids)) {
    rows.bind_all(first, last);
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      reader.append_keys(rows, claims);
    }
    rows.reset();
  }
  return claims;
}

Result<std::optional<LeadId>> build_keys_of_some(SqliteConnection& connection, const FieldCatalog& catalog,
                                                 const Criterion& criterion, LeadId after, std::int64_t limit) {
  INLET_ASSIGN(KeyReader reader, KeyReader::create(catalog, {&criterion, 1}));
  std::vector<KeyClaim> claims;
  std::optional<LeadId> last;
  {
    INLET_ASSIGN(SqliteStatement rows,
                 connection.query(lead_fields_scan(reader.fields(), lead_dialect()), after, limit));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      last = rows.number(0);
      reader.append_keys(rows, claims);
    }
  }
  INLET_ASSIGN(const std::vector<std::uint32_t> lost, claim_keys(connection, claims));
  if (lost.empty()) return last;
  const KeyClaim& claim = claims[lost.front()];
  INLET_ASSIGN(base::Error error, unique_violation(connection, catalog, criterion, claim.lead, claim.key));
  return error;
}

Result<void> build_keys(SqliteConnection& connection, const FieldCatalog& catalog, const Criterion& criterion) {
  for (std::optional<LeadId> last = 0; last;) {
    INLET_ASSIGN(last, build_keys_of_some(connection, catalog, criterion, *last, kLeadsAtOnce));
  }
  return {};
}

Result<base::Error> unique_violation(SqliteConnection& connection, const FieldCatalog& catalog,
                                     const Criterion& criterion, LeadId wanting, const MatchKey& key) {
  INLET_ASSIGN(const LeadId holder, first_holder(connection, key));
  const Field* field = criterion.fields.empty() ? nullptr : catalog.find(criterion.fields.front());
  if (field == nullptr) return base::internal_error("a unique criterion without its field");
  const Field* const fields[] = {field};
  INLET_ASSIGN(SqliteStatement row, connection.query(lead_fields_find(fields), wanting, wanting));
  INLET_ASSIGN(const bool has_row, row.step());
  const std::string value = has_row ? leads::text_of(*field, read_value(row, 1, *field)) : std::string();
  return make_error(base::ErrorKind::kConflict, base::Code::kUniqueViolation,
                    {field->label, value, "lead " + std::to_string(holder)});
}

}  // namespace inlet::store
