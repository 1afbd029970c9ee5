// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/lead_keys.h"

#include <algorithm>
#include <string>

#include "leads/values/value_text.h"
#include "sql/postgres/duplicate.h"
#include "store/postgres/key_arrays.h"
#include "store/postgres/lead_columns.h"
#include "store/postgres/lead_statements.h"
#include "store/postgres/postgres_duplicate_index.h"
#include "store/records/key_reader.h"
#include "store/records/lead_select.h"

namespace inlet::store::postgres {

using leads::Criterion;
using leads::Field;
using leads::FieldCatalog;
using leads::KeyClaim;
using leads::LeadId;
using leads::MatchKey;

namespace {

constexpr std::int64_t kLeadsAtOnce = 10'000;

}  // namespace

Result<std::vector<KeyClaim>> keys_of_leads(PostgresConnection& connection, const FieldCatalog& catalog,
                                            std::span<const Criterion> criteria, std::span<const LeadId> ids) {
  INLET_ASSIGN(KeyReader reader, KeyReader::create(catalog, criteria));
  std::vector<KeyClaim> claims;
  INLET_ASSIGN(PostgresStatement row, connection.query(lead_fields_find(reader.fields()), array_of_leads(ids)));
  for (;;) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) break;
    reader.append_keys(row, claims);
  }
  return claims;
}

Result<std::optional<LeadId>> build_keys_of_some(PostgresConnection& connection, const FieldCatalog& catalog,
                                                 const Criterion& criterion, LeadId after, std::int64_t limit) {
  INLET_ASSIGN(KeyReader reader, KeyReader::create(catalog, {&criterion, 1}));
  std::vector<KeyClaim> claims;
  std::optional<LeadId> last;
  {
    INLET_ASSIGN(PostgresStatement rows,
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

Result<void> build_keys(PostgresConnection& connection, const FieldCatalog& catalog, const Criterion& criterion) {
  for (std::optional<LeadId> last = 0; last;) {
    INLET_ASSIGN(last, build_keys_of_some(connection, catalog, criterion, *last, kLeadsAtOnce));
  }
  return {};
}

Result<base::Error> unique_violation(PostgresConnection& connection, const FieldCatalog& catalog,
                                     const Criterion& criterion, LeadId wanting, const MatchKey& key) {
  KeyArrays asked;
  asked.add(key);
  INLET_ASSIGN(const std::int64_t holder,
               connection.number(sql::postgres::kKeyFirstHolder, asked.criteria, asked.hashes));
  const Field* field = criterion.fields.empty() ? nullptr : catalog.find(criterion.fields.front());
  if (field == nullptr) return base::internal_error("a unique criterion without its field");
  const Field* const fields[] = {field};
  INLET_ASSIGN(PostgresStatement row, connection.query(lead_fields_find(fields), array_of_leads({&wanting, 1})));
  INLET_ASSIGN(const bool has_row, row.step());
  const std::string value = has_row ? leads::text_of(*field, read_value(row, 1, *field)) : std::string();
  return make_error(base::ErrorKind::kConflict, base::Code::kUniqueViolation,
                    {field->label, value, "lead " + std::to_string(holder)});
}

}  // namespace inlet::store::postgres
