// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/sqlite_lead_store.h"

#include <algorithm>
#include <array>

#include "base/errors/check.h"
#include "sql/sqlite/lead.h"
#include "store/records/lead_query.h"
#include "store/records/lead_select.h"
#include "store/sqlite/lead_columns.h"
#include "store/sqlite/lead_keys.h"
#include "store/sqlite/lead_statements.h"
#include "store/sqlite/sqlite_duplicate_index.h"

namespace inlet::store {

using leads::Field;
using leads::FieldChange;
using leads::FieldType;
using leads::Lead;
using leads::LeadChange;
using leads::LeadId;
using leads::NewLeads;
using leads::Value;

namespace {

// What lead_insert() reads.
class NewLeadFeed final : public RowFeed {
 public:
  explicit NewLeadFeed(const NewLeads& leads) : leads_(&leads) {
    for (std::size_t i = 0; i < leads.fields.size(); ++i) {
      const int count = column_count(*leads.fields[i]);
      if (count > 0) columns_.push_back({i, false});
      if (count > 1) columns_.push_back({i, true});
    }
    dates_.resize(columns_.size());
  }

  std::size_t row_count() const override { return leads_->rows.size(); }

  void read(std::size_t row, int column, FedCell cell) override {
    if (column == kFedId) return cell.give(leads_->first_id + static_cast<LeadId>(row));
    if (column == kFedImportRow) {
      if (leads_->import_id != 0) cell.give(leads_->import_rows[row]);
      return;
    }
    const auto place = static_cast<std::size_t>(column - kFedFields);
    const Value& value = leads_->rows[row][columns_[place].field];
    if (value.is_none()) return;
    if (columns_[place].is_currency) return cell.give(std::string_view(value.currency, 3));
    if (value.kind == leads::ValueKind::kDate) return cell.give(write_date(value.number, dates_[place]));
    if (value.is_text()) return cell.give(value.text());
    cell.give(value.number);
  }

 private:
  struct Column {
    std::size_t field;
    bool is_currency;
  };
  const NewLeads* leads_;
  std::vector<Column> columns_;
  std::vector<DateText> dates_;
};

bool is_searched(const Field& field) {
  static constexpr std::array<std::string_view, 7> kSearched = {"first_name", "last_name", "title", "email",
                                                                "company",    "phone",     "mobile"};
  return std::find(kSearched.begin(), kSearched.end(), field.key) != kSearched.end();
}

Lead read_lead(const SqliteStatement& row, const leads::FieldCatalog& catalog) {
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

}  // namespace

Result<LeadId> SqliteLeadStore::reserve_ids(std::int64_t count) {
  INLET_CHECK(count >= 0);
  return connection_.number(sql::sqlite::kIdReserve, "lead", count);
}

Result<void> SqliteLeadStore::create(const NewLeads& leads) {
  INLET_CHECK(leads.first_id > 0);
  INLET_CHECK(leads.import_id == 0 || leads.import_rows.size() == leads.rows.size());
  NewLeadFeed rows(leads);
  INLET_ASSIGN(SqliteStatement insert, connection_.prepare(lead_insert(leads.fields)));
  insert.bind(kPlaceRows, rows);
  if (leads.import_id != 0) insert.bind(kPlaceImport, leads.import_id);
  insert.bind_value(kPlaceNow, leads.now);
  insert.bind(kPlaceUser, leads.created_by);
  if (!leads.external_system.empty()) insert.bind(kPlaceSystem, leads.external_system);
  INLET_TRY(insert.run());
  for (std::size_t i = 0; i < leads.fields.size(); ++i) {
    if (leads.fields[i]->type != FieldType::kMultiPicklist) continue;
    for (std::size_t row = 0; row < leads.rows.size(); ++row) {
      INLET_TRY(add_options(leads.first_id + static_cast<LeadId>(row), *leads.fields[i], leads.rows[row][i]));
    }
  }
  return {};
}

Result<void> SqliteLeadStore::add_options(LeadId lead, const Field& field, const Value& value) {
  std::string_view rest = value.text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(leads::kOptionSeparator), rest.size());
    INLET_TRY(connection_.run(sql::sqlite::kLeadOptionAdd, lead, field.key, rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return {};
}

Result<void> SqliteLeadStore::update(std::span<const LeadChange> changes, access::UserId by, base::TimePoint now) {
  std::vector<const Field*> fields;
  std::vector<const Field*> fields_before;
  std::optional<SqliteStatement> statement;
  for (const LeadChange& change : changes) {
    fields.clear();
    for (const FieldChange& each : change.changes) fields.push_back(each.field);
    if (!statement || fields != fields_before) {
      statement.reset();
      INLET_ASSIGN(SqliteStatement prepared, connection_.prepare(lead_update(fields)));
      statement.emplace(std::move(prepared));
      fields_before = fields;
    }
    INLET_TRY(write_change(*statement, change, by, now));
  }
  return {};
}

Result<void> SqliteLeadStore::write_change(SqliteStatement& statement, const LeadChange& change, access::UserId by,
                                           base::TimePoint now) {
  statement.bind(1, change.lead);
  statement.bind(2, change.expected_version);
  statement.bind_value(3, now);
  statement.bind(4, by);
  std::vector<DateText> dates(change.changes.size());
  int place = kUpdateFields;
  for (std::size_t i = 0; i < change.changes.size(); ++i) {
    const FieldChange& each = change.changes[i];
    const int count = column_count(*each.field);
    if (count > 0) bind_value(statement, place, *each.field, each.new_value, dates[i]);
    place += count;
  }
  INLET_TRY(statement.run());
  if (connection_.changes() == 0) {
    INLET_ASSIGN(const auto version, connection_.find_number(sql::sqlite::kLeadVersion, change.lead));
    return version ? changed_since() : no_such_lead(change.lead);
  }
  bool is_dirty = false;
  for (const FieldChange& each : change.changes) {
    is_dirty = is_dirty || is_searched(*each.field);
    if (each.field->type != FieldType::kMultiPicklist) continue;
    INLET_TRY(connection_.run(sql::sqlite::kLeadOptionClear, change.lead, each.field->key));
    INLET_TRY(add_options(change.lead, *each.field, each.new_value));
  }
  if (is_dirty) INLET_TRY(connection_.run(sql::sqlite::kSearchMarkDirty, change.lead));
  return {};
}

Result<std::optional<Lead>> SqliteLeadStore::find(LeadId id) {
  INLET_ASSIGN(std::vector<Lead> found, find_all({&id, 1}));
  if (found.empty()) return std::optional<Lead>();
  return std::optional<Lead>(std::move(found.front()));
}

Result<std::vector<Lead>> SqliteLeadStore::find_all(std::span<const LeadId> ids) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(SqliteStatement row, connection_.prepare(lead_find(catalog->fields())));
  std::vector<LeadId> sorted(ids.begin(), ids.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<Lead> found;
  for (const LeadId id : sorted) {
    row.bind(1, id);
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) found.push_back(read_lead(row, *catalog));
    row.reset();
  }
  return found;
}

namespace {

void bind_values(SqliteStatement& statement, std::span<const BoundValue> values) {
  statement.copy_texts();
  int place = 1;
  for (const BoundValue& value : values) {
    if (value.kind == leads::ValueKind::kDate) {
      DateText date;
      statement.bind_value(place, write_date(value.number, date));
    } else if (is_text(value.kind)) {
      statement.bind_value(place, value.text);
    } else {
      statement.bind_value(place, value.number);
    }
    ++place;
  }
}

// Behind which lead the next page begins: its id, and what it was put in order by.
std::string cursor_of(const SqliteStatement& row, int first_sort_column, std::size_t sort_columns) {
  leads::LeadCursor cursor;
  cursor.id = row.number(0);
  for (std::size_t i = 0; i < sort_columns; ++i) {
    const int column = first_sort_column + static_cast<int>(i);
    cursor.sort_values.push_back(row.is_null(column) ? std::nullopt : std::optional<std::string>(row.string(column)));
  }
  return leads::write_cursor(cursor);
}

int read_columns(const leads::FieldCatalog& catalog) {
  int column = kSelectFields;
  for (const Field& field : catalog.fields()) column += field.import_only ? 1 : read_column_count(field);
  return column;
}

}  // namespace

Result<leads::LeadPage> SqliteLeadStore::list(const leads::LeadFilter& filter, std::uint32_t limit) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const LeadQuery query, lead_query(filter, *catalog, lead_dialect(), limit));
  leads::LeadPage page;
  {
    INLET_ASSIGN(SqliteStatement count, connection_.prepare(query.count.sql));
    bind_values(count, query.count.values);
    INLET_TRY(count.step());
    page.total = count.number(0);
  }
  INLET_ASSIGN(SqliteStatement rows, connection_.prepare(query.page.sql));
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
    if (page.leads.size() == limit) cursor = cursor_of(rows, first_sort_column, query.sort_kinds.size());
  }
}

Result<std::vector<leads::LeadCount>> SqliteLeadStore::count_by(const leads::LeadFilter& filter, std::string_view field,
                                                                std::uint32_t limit) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const BoundStatement counted, lead_counts(filter, *catalog, lead_dialect(), field, limit));
  INLET_ASSIGN(SqliteStatement rows, connection_.prepare(counted.sql));
  bind_values(rows, counted.values);
  std::vector<leads::LeadCount> counts;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return counts;
    counts.push_back({rows.string(0), rows.number(1)});
  }
}

Result<void> SqliteLeadStore::trash(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const auto criteria, read_criteria(connection_, WhichCriteria::kAll));
  INLET_ASSIGN(const auto keys, keys_of_leads(connection_, *catalog, criteria, ids));
  INLET_TRY(release_keys(connection_, keys));
  for (const auto& [first, last] : runs_of(ids)) {
    INLET_TRY(connection_.run(sql::sqlite::kLeadTrash, first, by, now, last));
  }
  return {};
}

Result<void> SqliteLeadStore::restore(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) {
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

}  // namespace inlet::store
