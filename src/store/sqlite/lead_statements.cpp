// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/lead_statements.h"

#include <algorithm>

#include "store/records/filter_writer.h"
#include "store/records/lead_select.h"
#include "store/sqlite/lead_columns.h"

namespace inlet::store {

using leads::Field;
using leads::FieldType;

namespace {

class SqliteLeads final : public LeadDialect {
 public:
  std::string parameter(int number) const override { return "?" + std::to_string(number); }
  const char* column_type(FieldType type) const override { return store::column_type(type); }
  const char* no_value() const override { return "NULL"; }
  const char* never() const override { return "0"; }
  std::string options_of(const std::string& field) const override {
    return "(SELECT group_concat(option, char(31)) FROM (SELECT option FROM lead_option WHERE lead = l.id AND field = "
           "'" +
           field + "' ORDER BY option))";
  }
  std::string contains(const std::string& texts, const std::string& part) const override {
    return "instr(folded(" + texts + "), " + part + ") > 0";
  }
  std::string without_case(const std::string& column) const override { return column + " COLLATE NOCASE"; }
  bool is_stored_as_text(leads::ValueKind kind) const override {
    return is_text(kind) || kind == leads::ValueKind::kDate;
  }
  std::string searched_source(const std::vector<std::string>& words, FilterWriter& writer) const override {
    std::string expression;
    for (std::string word : words) {
      std::ranges::replace_if(
          word, [](char c) { return c == '"' || c == '\0'; }, ' ');
      expression += (expression.empty() ? "\"" : " AND \"") + word + "\"*";
    }
    if (!expression.empty()) writer.add("s.lead_search MATCH " + writer.bind(expression));
    return "\nFROM lead_search AS s\nCROSS JOIN lead AS l ON l.id = s.rowid";
  }
  const char* id_in_search() const override { return "s.rowid"; }
};

}  // namespace

const LeadDialect& lead_dialect() {
  static const SqliteLeads dialect;
  return dialect;
}

std::string lead_insert(std::span<const Field* const> fields) {
  // What breaks a constraint ends the transaction; OR FAIL spares SQLite the copies of pages from which it would take back
  // this statement alone.
  std::string columns =
      "INSERT OR FAIL INTO lead (id, import_row, import_job_id, created_at, updated_at, created_by, updated_by, "
      "external_system";
  std::string values = ")\nSELECT c1, c2, ?2, ?3, ?3, ?4, ?4, ?5";
  int place = kFedFields;
  for (const Field* field : fields) {
    const int count = column_count(*field);
    if (count == 0) continue;
    columns += ", " + quoted_name(field->key);
    if (count == 2) columns += ", " + currency_column(*field);
    for (int i = 0; i < count; ++i) values += ", c" + std::to_string(place++);
  }
  return columns + values + "\nFROM fed_rows(?1)";
}

std::string lead_update(std::span<const Field* const> fields) {
  std::string sql = "UPDATE lead\nSET updated_at = ?3, updated_by = ?4, version = version + 1";
  int place = kUpdateFields;
  for (const Field* field : fields) {
    const int count = column_count(*field);
    if (count == 0) continue;
    sql += ", " + quoted_name(field->key) + " = " + lead_dialect().parameter(place++);
    if (count == 2) sql += ", " + currency_column(*field) + " = " + lead_dialect().parameter(place++);
  }
  return sql + "\nWHERE id = ?1 AND version = ?2";
}

std::string lead_find(std::span<const Field> fields) {
  return select_lead(fields, lead_dialect()) + "\nFROM lead AS l\nWHERE l.id = ?1";
}

std::string lead_fields_find(std::span<const Field* const> fields) {
  return select_fields(fields, lead_dialect()) + "\nFROM lead AS l\nWHERE l.id BETWEEN ?1 AND ?2";
}

}  // namespace inlet::store
