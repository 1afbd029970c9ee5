// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_template_records.h"

#include "base/text/fold.h"
#include "sql/template.h"

namespace inlet::store {
namespace {

StoredTemplate read_template(const Statement& row) {
  StoredTemplate stored;
  stored.id = row.number(0);
  stored.version = row.number(1);
  stored.name = row.text(2);
  stored.owner = row.number(3);
  stored.shared = row.boolean(4);
  stored.fingerprint = row.text(5);
  stored.json = row.text(6);
  stored.changed_at = row.time(7);
  stored.used_at = row.find_time(8);
  return stored;
}

base::Error name_taken(const std::string& name) {
  return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"A template named “" + name + "”"},
                    "name taken");
}

}  // namespace

Result<std::int64_t> SqlTemplateRecords::add(const StoredTemplate& stored) {
  INLET_TRY(connection_.run(sql::kTemplateCreate, stored.name, base::fold_text(stored.name), stored.owner,
                            stored.shared, stored.fingerprint, stored.json, stored.changed_at, stored.used_at));
  if (connection_.changes() == 0) return name_taken(stored.name);
  return connection_.last_insert_id();
}

Result<void> SqlTemplateRecords::change(const StoredTemplate& stored) {
  INLET_TRY(connection_.run(sql::kTemplateChange, stored.id, stored.version, stored.name, base::fold_text(stored.name),
                            stored.shared, stored.fingerprint, stored.json, stored.changed_at));
  if (connection_.changes() > 0) return {};
  INLET_ASSIGN(const std::optional<StoredTemplate> found, find(stored.id));
  if (!found) return make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"The template"});
  if (found->version == stored.version) return name_taken(stored.name);
  return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The template"});
}

Result<void> SqlTemplateRecords::remove(std::int64_t id) { return connection_.run(sql::kTemplateRemove, id); }

Result<std::optional<StoredTemplate>> SqlTemplateRecords::find(std::int64_t id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kTemplateFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<StoredTemplate>();
  return std::optional<StoredTemplate>(read_template(row));
}

Result<std::vector<StoredTemplate>> SqlTemplateRecords::list(access::UserId user) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kTemplateList, user));
  std::vector<StoredTemplate> templates;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return templates;
    templates.push_back(read_template(rows));
  }
}

Result<void> SqlTemplateRecords::mark_used(std::int64_t id, base::TimePoint now) {
  return connection_.run(sql::kTemplateMarkUsed, id, now);
}

Result<void> SqlTemplateRecords::remember(access::UserId user, std::string_view folded_name, std::string_view field) {
  return connection_.run(sql::kColumnRemember, user, folded_name, field);
}

Result<std::vector<RememberedColumn>> SqlTemplateRecords::remembered(access::UserId user,
                                                                     const std::vector<std::string>& folded_names) {
  std::vector<RememberedColumn> columns;
  for (const std::string& name : folded_names) {
    INLET_ASSIGN(Statement row, connection_.query(sql::kColumnRemembered, user, name));
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) columns.push_back({name, row.string(0), row.boolean(1)});
  }
  return columns;
}

}  // namespace inlet::store
