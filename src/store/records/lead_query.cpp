// SPDX-License-Identifier: Apache-2.0
#include "store/records/lead_query.h"

#include <charconv>
#include <optional>
#include <utility>

#include "base/text/fold.h"
#include "store/records/filter_writer.h"
#include "store/records/lead_select.h"
#include "store/records/value_columns.h"

namespace inlet::store {

using leads::Field;
using leads::FieldType;
using leads::LeadCondition;
using leads::LeadFilter;
using leads::ValueKind;

namespace {

// One column that leads are put in order by.
struct SortColumn {
  std::string expression;  // without case, if it is of texts
  bool may_be_blank = true;
  ValueKind kind = ValueKind::kText;
};

Result<std::vector<SortColumn>> sort_columns(const LeadFilter& filter, const FilterWriter& writer) {
  std::vector<SortColumn> columns;
  const LeadDialect& dialect = writer.dialect();
  const std::string& key = filter.sort.key;
  if (key == "id") return columns;
  // Ids are given out in the order of creation. With a search that order comes from its index by itself, however many
  // leads it finds.
  if (key == "created_at" && !filter.search.empty()) return columns;
  if (key == "name") {
    columns.push_back({dialect.without_case("l.\"last_name\"")});
    columns.push_back({dialect.without_case("l.\"first_name\"")});
    return columns;
  }
  if (is_system_column(key)) {
    columns.push_back({"l." + quoted_name(key), key == "import_job_id", ValueKind::kInteger});
    return columns;
  }
  const Field* field = writer.catalog().find(key);
  if (field == nullptr) return make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {key});
  if (field->import_only || field->type == FieldType::kMultiPicklist) {
    return bad_request("Leads can't be put in order by " + field->label + ".");
  }
  const ValueKind kind = value_kind_of(field->type);
  const std::string column = "l." + quoted_name(key);
  columns.push_back({dialect.is_stored_as_text(kind) ? dialect.without_case(column) : column, true, kind});
  return columns;
}

// What comes behind the cursor in the order of the sort; blanks last, then by id.
Result<std::string> behind_cursor(const LeadFilter& filter, std::span<const SortColumn> columns, FilterWriter& writer) {
  const std::optional<leads::LeadCursor> cursor = leads::read_cursor(filter.cursor);
  if (!cursor || cursor->sort_values.size() != columns.size()) return bad_request("The cursor is of another list.");
  const std::string beyond = filter.sort.descending ? " < " : " > ";
  std::string condition = "l.id" + beyond + writer.bind(cursor->id);
  for (std::size_t i = columns.size(); i-- > 0;) {
    const std::string& column = columns[i].expression;
    const std::optional<std::string>& value = cursor->sort_values[i];
    if (!value) {
      condition = "(" + column + " IS NULL AND " + condition + ")";
      continue;
    }
    BoundValue bound{ValueKind::kText, 0, *value};
    if (!writer.dialect().is_stored_as_text(columns[i].kind)) {
      bound = {columns[i].kind, 0, {}};
      const auto [end, fault] = std::from_chars(value->data(), value->data() + value->size(), bound.number);
      if (fault != std::errc() || end != value->data() + value->size()) {
        return bad_request("The cursor is of another list.");
      }
    }
    const std::string place = writer.bind(std::move(bound));
    if (columns[i].may_be_blank) {
      condition = "(" + column + beyond + place + " OR " + column + " IS NULL OR (" + column + " = " + place + " AND " +
                  condition + "))";
    } else {
      // The first term is what an index can begin at.
      const std::string reach = filter.sort.descending ? " <= " : " >= ";
      condition = column + reach + place + " AND (" + column + beyond + place + " OR " + condition + ")";
    }
  }
  return condition;
}

std::string order_by(const LeadFilter& filter, std::span<const SortColumn> columns) {
  const std::string direction = filter.sort.descending ? " DESC" : " ASC";
  std::string order;
  for (const SortColumn& column : columns) {
    order += column.expression + direction + (column.may_be_blank ? " NULLS LAST, " : ", ");
  }
  return order + "l.id" + direction;
}

// FROM what the filter is about, with its conditions added to the writer.
Result<std::string> filtered_source(const LeadFilter& filter, FilterWriter& writer) {
  std::string source = "\nFROM lead AS l";
  if (!base::is_blank(filter.search)) {
    const std::vector<std::string> words = search_words(filter.search);
    source = writer.dialect().searched_source(words, writer);
    if (words.empty()) writer.add(writer.dialect().never());
  }
  writer.add_searched(filter);
  for (const LeadCondition& condition : filter.conditions) INLET_TRY(writer.add(condition));
  return source + (filter.trashed ? "\nWHERE l.trashed_at IS NOT NULL" : "\nWHERE l.trashed_at IS NULL");
}

}  // namespace

Result<LeadQuery> lead_query(const LeadFilter& filter, const leads::FieldCatalog& catalog, const LeadDialect& dialect,
                             std::uint32_t limit) {
  FilterWriter writer(catalog, dialect);
  INLET_ASSIGN(const std::string source, filtered_source(filter, writer));
  INLET_ASSIGN(const std::vector<SortColumn> columns, sort_columns(filter, writer));

  LeadQuery query;
  for (const SortColumn& column : columns) query.sort_kinds.push_back(column.kind);
  query.count.sql = "SELECT count(*)\nFROM (SELECT 1" + source + writer.where() + "\nLIMIT " +
                    std::to_string(LeadFilter::kCountLimit) + ") AS found";
  query.count.values = writer.values();

  if (!filter.cursor.empty()) {
    INLET_ASSIGN(const std::string behind, behind_cursor(filter, columns, writer));
    writer.add(behind);
  }
  std::string sql = select_lead(catalog.fields(), dialect);
  for (const SortColumn& column : columns) sql += ", " + column.expression;
  const bool by_search = source.find("lead_search") != std::string::npos && columns.empty();
  const std::string order = by_search ? dialect.id_in_search() + std::string(filter.sort.descending ? " DESC" : " ASC")
                                      : order_by(filter, columns);
  query.page.sql = sql + source + writer.where() + "\nORDER BY " + order + "\nLIMIT " + std::to_string(limit + 1);
  query.page.values = writer.values();
  return query;
}

Result<BoundStatement> lead_counts(const LeadFilter& filter, const leads::FieldCatalog& catalog,
                                   const LeadDialect& dialect, std::string_view key, std::uint32_t limit) {
  const Field* field = catalog.find(key);
  const bool has_values = field != nullptr && (field->type == FieldType::kPicklist || field->type == FieldType::kUser ||
                                               field->type == FieldType::kMultiPicklist);
  if (!has_values && key != "import_job_id") return bad_request("Leads can't be counted by " + std::string(key) + ".");
  FilterWriter writer(catalog, dialect);
  INLET_ASSIGN(const std::string source, filtered_source(filter, writer));
  const bool has_table = field != nullptr && field->type == FieldType::kMultiPicklist;
  const std::string value = has_table ? "o.option" : "l." + quoted_name(key);
  std::string sql = "SELECT CAST(" + value + " AS text), count(*)" + source + writer.where();
  if (has_table) {
    const std::string join =
        "\nJOIN lead_option AS o ON o.lead = l.id AND o.field = '" + checked_name(key) + "'\nWHERE ";
    sql.replace(sql.find("\nWHERE "), 7, join);
  } else {
    sql += "\n  AND " + value + " IS NOT NULL";
  }
  sql += "\nGROUP BY " + value + "\nORDER BY count(*) DESC, " + value + "\nLIMIT " + std::to_string(limit);
  return BoundStatement{std::move(sql), writer.values()};
}

}  // namespace inlet::store
