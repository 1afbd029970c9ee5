// SPDX-License-Identifier: Apache-2.0
#include "store/records/lead_select.h"

#include "base/errors/check.h"
#include "store/records/value_columns.h"

namespace inlet::store {

using leads::Field;
using leads::FieldType;

namespace {

void append_readable(std::string& sql, const Field& field, const LeadDialect& dialect) {
  if (field.import_only) {
    sql += std::string(", ") + dialect.no_value();
  } else if (field.type == FieldType::kMultiPicklist) {
    sql += ",\n  " + dialect.options_of(checked_name(field.key));
  } else {
    sql += ", l." + quoted_name(field.key);
    if (field.type == FieldType::kMoney) sql += ", l." + currency_column(field);
  }
}

}  // namespace

// FieldCatalog::create() has checked the key; checking again costs nothing and keeps the promise of the header in sight.
std::string checked_name(std::string_view key) {
  for (const char c : key) INLET_CHECK((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  return std::string(key);
}

std::string quoted_name(std::string_view key) { return '"' + checked_name(key) + '"'; }

std::string currency_column(const Field& field) { return quoted_name(field.key + "_currency"); }

std::string select_lead(std::span<const Field> fields, const LeadDialect& dialect) {
  std::string sql =
      "SELECT l.id, l.version, l.created_at, l.updated_at, l.created_by, l.updated_by, l.import_job_id, l.import_row, "
      "l.external_system, l.trashed_at";
  for (const Field& field : fields) append_readable(sql, field, dialect);
  return sql;
}

std::string select_fields(std::span<const Field* const> fields, const LeadDialect& dialect) {
  std::string sql = "SELECT l.id";
  for (const Field* field : fields) append_readable(sql, *field, dialect);
  return sql;
}

std::string lead_fields_scan(std::span<const Field* const> fields, const LeadDialect& dialect) {
  return select_fields(fields, dialect) + "\nFROM lead AS l\nWHERE l.id > " + dialect.parameter(1) +
         " AND l.trashed_at IS NULL\nORDER BY l.id\nLIMIT " + dialect.parameter(2);
}

std::vector<std::string> lead_add_columns(const Field& field, const LeadDialect& dialect) {
  std::vector<std::string> statements;
  if (column_count(field) == 0) return statements;
  const auto add = [&](const std::string& column, FieldType type) {
    statements.push_back("ALTER TABLE lead ADD COLUMN " + column + " " + dialect.column_type(type));
  };
  add(quoted_name(field.key), field.type);
  if (field.type == FieldType::kMoney) add(currency_column(field), FieldType::kText);
  return statements;
}

}  // namespace inlet::store
