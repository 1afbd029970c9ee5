// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/lead_statements.h"

#include "store/postgres/lead_columns.h"
#include "store/records/filter_writer.h"
#include "store/records/lead_select.h"

namespace inlet::store::postgres {

using leads::Field;
using leads::FieldType;

namespace {

class PostgresLeads final : public LeadDialect {
 public:
  std::string parameter(int number) const override { return "$" + std::to_string(number); }
  const char* column_type(FieldType type) const override { return postgres::column_type(type); }
  const char* no_value() const override { return "NULL::text"; }
  const char* never() const override { return "false"; }
  std::string options_of(const std::string& field) const override {
    return "(SELECT string_agg(o.option, chr(31) ORDER BY o.option COLLATE \"C\") FROM lead_option AS o "
           "WHERE o.lead = l.id AND o.field = '" +
           field + "')";
  }
  std::string contains(const std::string& texts, const std::string& part) const override {
    return "strpos(folded(" + texts + "), " + part + ") > 0";
  }
  std::string without_case(const std::string& column) const override { return "lower(" + column + " COLLATE \"C\")"; }
  bool is_stored_as_text(leads::ValueKind kind) const override { return is_text(kind); }
  std::string searched_source(const std::vector<std::string>& words, FilterWriter& writer) const override {
    for (const std::string& word : words) writer.add("s.words @@ search_phrase(" + writer.bind(word) + ")");
    return "\nFROM lead_search AS s\nJOIN lead AS l ON l.id = s.lead";
  }
  const char* id_in_search() const override { return "s.lead"; }
};

}  // namespace

const LeadDialect& lead_dialect() {
  static const PostgresLeads dialect;
  return dialect;
}

LeadCopy lead_copy(std::span<const Field* const> fields) {
  LeadCopy copy{
      "COPY lead (id, import_row, import_job_id, created_at, updated_at, created_by, updated_by, external_system", 8};
  for (const Field* field : fields) {
    const int count = column_count(*field);
    if (count > 0) copy.sql += ", " + quoted_name(field->key);
    if (count == 2) copy.sql += ", " + currency_column(*field);
    copy.count += count;
  }
  copy.sql += ") FROM STDIN (FORMAT binary)";
  return copy;
}

std::string lead_update(std::span<const Field* const> fields) {
  std::string sql = "UPDATE lead AS l\nSET updated_at = $1, updated_by = $2, version = l.version + 1";
  std::string arrays = "$3::bigint[], $4::bigint[]";
  std::string names = "id, version";
  int place = kUpdateFields;
  const auto add = [&](const std::string& column, const char* type) {
    const std::string name = "new_" + std::to_string(place);
    sql += ", " + column + " = fresh." + name;
    arrays += ", " + lead_dialect().parameter(place++) + "::" + type + "[]";
    names += ", " + name;
  };
  for (const Field* field : fields) {
    const int count = column_count(*field);
    if (count > 0) add(quoted_name(field->key), column_type(field->type));
    if (count == 2) add(currency_column(*field), "text");
  }
  return sql + "\nFROM unnest(" + arrays + ") AS fresh (" + names +
         ")\nWHERE l.id = fresh.id AND l.version = fresh.version";
}

std::string lead_find(std::span<const Field> fields) {
  return select_lead(fields, lead_dialect()) + "\nFROM lead AS l\nWHERE l.id = ANY ($1::bigint[])\nORDER BY l.id";
}

std::string lead_fields_find(std::span<const Field* const> fields) {
  return select_fields(fields, lead_dialect()) + "\nFROM lead AS l\nWHERE l.id = ANY ($1::bigint[])\nORDER BY l.id";
}

}  // namespace inlet::store::postgres
