// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_lead_store.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

#include "base/errors/check.h"
#include "sql/postgres/lead.h"
#include "store/postgres/binary_copy.h"
#include "store/postgres/key_arrays.h"
#include "store/postgres/lead_columns.h"
#include "store/postgres/lead_keys.h"
#include "store/postgres/lead_statements.h"
#include "store/postgres/postgres_duplicate_index.h"
#include "store/records/lead_query.h"
#include "store/records/lead_select.h"

namespace inlet::store::postgres {

using leads::Field;
using leads::FieldChange;
using leads::FieldType;
using leads::Lead;
using leads::LeadChange;
using leads::LeadId;
using leads::NewLeads;
using leads::Value;

namespace {

bool is_searched(const Field& field) {
  static constexpr std::array<std::string_view, 7> kSearched = {"first_name", "last_name", "title", "email",
                                                                "company",    "phone",     "mobile"};
  return std::find(kSearched.begin(), kSearched.end(), field.key) != kSearched.end();
}

Lead read_lead(const PostgresStatement& row, const leads::FieldCatalog& catalog) {
  Lead lead;
  lead.id = row.number(0);
  lead.version = row.number(1);
  lead.created_at_ms = row.number(2);
  lead.updated_at_ms = row.number(3);
  lead.created_by = row.find_number(4);
  lead.updated_by = row.find_number(5);
  lead.import_job_id = row.find_number(6);
  lead.import_row = row.find_number(7);
  lead.external_system = row.text(8);
  lead.trashed_at_ms = row.find_number(9);
  int column = kSelectFields;
  for (const Field& field : catalog.fields()) {
    if (!row.is_null(column)) lead.set(field.key, read_value(row, column, field));
    column += field.import_only ? 1 : read_column_count(field);
  }
  return lead;
}

base::Error changed_since() { return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The lead"}); }

base::Error no_such_lead(LeadId id) {
  return make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Lead " + std::to_string(id)});
}

// Options of the multi-picklists of many leads, as the arrays that one statement takes.
struct OptionArrays {
  Array leads{Type::kInteger};
  Array fields{Type::kText};
  Array options{Type::kText};

  void add(LeadId lead, const Field& field, const Value& value) {
    std::string_view rest = value.text();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(leads::kOptionSeparator), rest.size());
      leads.add(lead);
      fields.add(field.key);
      options.add(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
};

Result<void> add_options(PostgresConnection& connection, const OptionArrays& arrays) {
  if (arrays.leads.size() == 0) return {};
  return connection.run(sql::postgres::kLeadOptionAdd, arrays.leads, arrays.fields, arrays.options);
}

bool has_fewer_fields(const LeadChange* a, const LeadChange* b) {
  return std::lexicographical_compare(
      a->changes.begin(), a->changes.end(), b->changes.begin(), b->changes.end(),
      [](const FieldChange& x, const FieldChange& y) { return std::less<const Field*>()(x.field, y.field); });
}

// How many changes from the first on name no lead twice.
std::size_t length_of_round(std::span<const LeadChange> changes) {
  std::unordered_set<LeadId> seen;
  std::size_t length = 0;
  while (length < changes.size() && seen.insert(changes[length].lead).second) ++length;
  return length;
}

}  // namespace

Result<LeadId> PostgresLeadStore::reserve_ids(std::int64_t count) {
  INLET_CHECK(count >= 0);
  return connection_.number(sql::postgres::kIdReserve, "lead", count);
}

Result<void> PostgresLeadStore::create(const NewLeads& leads) {
  INLET_CHECK(leads.first_id > 0);
  INLET_CHECK(leads.import_id == 0 || leads.import_rows.size() == leads.rows.size());
  if (leads.rows.empty()) return {};
  INLET_TRY(copy_rows(leads));
  OptionArrays options;
  for (std::size_t i = 0; i < leads.fields.size(); ++i) {
    if (leads.fields[i]->type != FieldType::kMultiPicklist) continue;
    for (std::size_t row = 0; row < leads.rows.size(); ++row) {
      options.add(leads.first_id + static_cast<LeadId>(row), *leads.fields[i], leads.rows[row][i]);
    }
  }
  return add_options(connection_, options);
}

Result<void> PostgresLeadStore::copy_rows(const NewLeads& leads) {
  const LeadCopy statement = lead_copy(leads.fields);
  INLET_ASSIGN(BinaryCopy copy, BinaryCopy::begin(connection_, statement.sql, statement.count));
  for (std::size_t row = 0; row < leads.rows.size(); ++row) {
    INLET_TRY(copy.begin_row());
    copy.add(leads.first_id + static_cast<LeadId>(row));
    leads.import_id != 0 ? copy.add(leads.import_rows[row]) : copy.add_null();
    leads.import_id != 0 ? copy.add(leads.import_id) : copy.add_null();
    copy.add(leads.now);
    copy.add(leads.now);
    copy.add(leads.created_by);
    copy.add(leads.created_by);
    leads.external_system.empty() ? copy.add_null() : copy.add(leads.external_system);
    for (std::size_t i = 0; i < leads.fields.size(); ++i) {
      const int count = column_count(*leads.fields[i]);
      if (count > 0) add_value(copy, leads.rows[row][i]);
      if (count == 2) add_currency(copy, leads.rows[row][i]);
    }
  }
  return copy.finish();
}

// In rounds without a lead twice. Within one the order is ours, so changes of the same fields go together.
Result<void> PostgresLeadStore::update(std::span<const LeadChange> changes, access::UserId by, base::TimePoint now) {
  while (!changes.empty()) {
    const std::size_t length = length_of_round(changes);
    std::vector<const LeadChange*> round;
    for (const LeadChange& change : changes.first(length)) round.push_back(&change);
    std::ranges::stable_sort(round, has_fewer_fields);
    for (auto first = round.begin(); first != round.end();) {
      const auto end = std::upper_bound(first, round.end(), *first, has_fewer_fields);
      INLET_TRY(update_alike(std::span(first, end), by, now));
      first = end;
    }
    changes = changes.subspan(length);
  }
  return {};
}

// All changes are of the same fields and of different leads.
Result<void> PostgresLeadStore::update_alike(Changes changes, access::UserId by, base::TimePoint now) {
  std::vector<const Field*> fields;
  for (const FieldChange& each : changes.front()->changes) fields.push_back(each.field);
  Array ids(Type::kInteger);
  Array versions(Type::kInteger);
  for (const LeadChange* change : changes) {
    ids.add(change->lead);
    versions.add(change->expected_version);
  }
  INLET_ASSIGN(PostgresStatement update, connection_.prepare(lead_update(fields)));
  update.bind_all(now, by, ids, versions);
  int place = kUpdateFields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const int count = column_count(*fields[i]);
    if (count == 0) continue;
    Array values(element_type(fields[i]->type));
    for (const LeadChange* change : changes) add_value(values, change->changes[i].new_value);
    update.bind(place++, values);
    if (count == 1) continue;
    Array currencies(Type::kText);
    for (const LeadChange* change : changes) add_currency(currencies, change->changes[i].new_value);
    update.bind(place++, currencies);
  }
  INLET_TRY(update.run());
  if (connection_.changes() != static_cast<std::int64_t>(changes.size())) return why_unchanged(ids, changes);
  INLET_TRY(change_options(changes));
  if (std::none_of(fields.begin(), fields.end(), [](const Field* field) { return is_searched(*field); })) return {};
  return connection_.run(sql::postgres::kSearchMarkDirty, ids);
}

// Some lead is not there, or has another version; the transaction can only be given up.
Result<void> PostgresLeadStore::why_unchanged(const Array& ids, Changes changes) {
  std::unordered_set<LeadId> there;
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kLeadVersion, ids));
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) break;
    there.insert(rows.number(1));
  }
  for (const LeadChange* change : changes) {
    if (!there.contains(change->lead)) return no_such_lead(change->lead);
  }
  return changed_since();
}

Result<void> PostgresLeadStore::change_options(Changes changes) {
  Array cleared_leads(Type::kInteger);
  Array cleared_fields(Type::kText);
  OptionArrays options;
  for (const LeadChange* change : changes) {
    for (const FieldChange& each : change->changes) {
      if (each.field->type != FieldType::kMultiPicklist) continue;
      cleared_leads.add(change->lead);
      cleared_fields.add(each.field->key);
      options.add(change->lead, *each.field, each.new_value);
    }
  }
  if (cleared_leads.size() == 0) return {};
  INLET_TRY(connection_.run(sql::postgres::kLeadOptionClear, cleared_leads, cleared_fields));
  return add_options(connection_, options);
}

Result<std::optional<Lead>> PostgresLeadStore::find(LeadId id) {
  INLET_ASSIGN(std::vector<Lead> found, find_all({&id, 1}));
  if (found.empty()) return std::optional<Lead>();
  return std::optional<Lead>(std::move(found.front()));
}

Result<std::vector<Lead>> PostgresLeadStore::find_all(std::span<const LeadId> ids) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  std::vector<Lead> found;
  if (ids.empty()) return found;
  INLET_ASSIGN(PostgresStatement row, connection_.query(lead_find(catalog->fields()), array_of_leads(ids)));
  for (;;) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return found;
    found.push_back(read_lead(row, *catalog));
  }
}

namespace {

void bind_values(PostgresStatement& statement, std::span<const BoundValue> values) {
  int place = 1;
  for (const BoundValue& value : values) {
    switch (value.kind) {
      case leads::ValueKind::kDate: statement.bind_value(place, Day{value.number}); break;
      case leads::ValueKind::kDateTime: statement.bind_value(place, Moment{value.number}); break;
      case leads::ValueKind::kBoolean: statement.bind_value(place, YesNo{value.number != 0}); break;
      default:
        is_text(value.kind) ? statement.bind_value(place, value.text) : statement.bind_value(place, value.number);
    }
    ++place;
  }
}

// Behind which lead the next page begins: its id, and what it was put in order by.
std::string cursor_of(const PostgresStatement& row, int first_sort_column,
                      std::span<const leads::ValueKind> sort_kinds) {
  leads::LeadCursor cursor;
  cursor.id = row.number(0);
  for (std::size_t i = 0; i < sort_kinds.size(); ++i) {
    const int column = first_sort_column + static_cast<int>(i);
    std::optional<std::string>& value = cursor.sort_values.emplace_back();
    if (row.is_null(column)) continue;
    value = is_text(sort_kinds[i]) ? row.string(column) : std::to_string(row.number(column));
  }
  return leads::write_cursor(cursor);
}

int read_columns(const leads::FieldCatalog& catalog) {
  int column = kSelectFields;
  for (const Field& field : catalog.fields()) column += field.import_only ? 1 : read_column_count(field);
  return column;
}

}  // namespace

Result<leads::LeadPage> PostgresLeadStore::list(const leads::LeadFilter& filter, std::uint32_t limit) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const LeadQuery query, lead_query(filter, *catalog, lead_dialect(), limit));
  leads::LeadPage page;
  {
    INLET_ASSIGN(PostgresStatement count, connection_.prepare(query.count.sql));
    bind_values(count, query.count.values);
    INLET_TRY(count.step());
    page.total = count.number(0);
  }
  INLET_ASSIGN(PostgresStatement rows, connection_.prepare(query.page.sql));
  bind_values(rows, query.page.values);
  const int first_sort_column = read_columns(*catalog);
  std::string cursor;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return page;
    if (page.leads.size() == limit) {
      page.next_cursor = std::move(cursor);
      return page;
    }
    page.leads.push_back(read_lead(rows, *catalog));
    if (page.leads.size() == limit) cursor = cursor_of(rows, first_sort_column, query.sort_kinds);
  }
}

Result<std::vector<leads::LeadCount>> PostgresLeadStore::count_by(const leads::LeadFilter& filter,
                                                                  std::string_view field, std::uint32_t limit) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const BoundStatement counted, lead_counts(filter, *catalog, lead_dialect(), field, limit));
  INLET_ASSIGN(PostgresStatement rows, connection_.prepare(counted.sql));
  bind_values(rows, counted.values);
  std::vector<leads::LeadCount> counts;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return counts;
    counts.push_back({rows.string(0), rows.number(1)});
  }
}

Result<void> PostgresLeadStore::trash(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const auto criteria, read_criteria(connection_, WhichCriteria::kAll));
  INLET_ASSIGN(const auto keys, keys_of_leads(connection_, *catalog, criteria, ids));
  INLET_TRY(release_keys(connection_, keys));
  const Array each = array_of_leads(ids);
  return connection_.run(sql::postgres::kLeadTrash, each, by, now, each);
}

Result<void> PostgresLeadStore::restore(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const auto criteria, read_criteria(connection_, WhichCriteria::kAll));
  INLET_ASSIGN(const std::vector<LeadId> restored, history_.bring_back(ids, by, now));
  INLET_ASSIGN(const std::vector<leads::KeyClaim> claims, keys_of_leads(connection_, *catalog, criteria, restored));
  INLET_ASSIGN(const std::vector<std::uint32_t> lost, claim_keys(connection_, claims));
  if (lost.empty()) return {};
  const leads::KeyClaim& claim = claims[lost.front()];
  const auto criterion = std::find_if(criteria.begin(), criteria.end(),
                                      [&](const leads::Criterion& each) { return each.id == claim.key.criterion; });
  INLET_ASSIGN(base::Error error, unique_violation(connection_, *catalog, *criterion, claim.lead, claim.key));
  return error;
}

}  // namespace inlet::store::postgres
