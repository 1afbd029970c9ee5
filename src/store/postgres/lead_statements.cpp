// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/lead_statements.h"

#include <charconv>
#include <optional>
#include <utility>

#include "base/clock/iso_time.h"
#include "base/errors/check.h"
#include "base/text/fold.h"
#include "leads/values/value_text.h"
#include "store/postgres/lead_columns.h"

namespace inlet::store::postgres {

using leads::Field;
using leads::FieldType;

namespace {

// FieldCatalog::create() has checked the key; checking again costs nothing and keeps the promise of the header in sight.
std::string checked(std::string_view key) {
  for (const char c : key) INLET_CHECK((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
  return std::string(key);
}

std::string quoted(std::string_view key) { return '"' + checked(key) + '"'; }

std::string currency_of(const Field& field) { return quoted(field.key + "_currency"); }

std::string parameter(int number) { return "$" + std::to_string(number); }

void append_columns(std::string& sql, const Field& field) {
  sql += ", l." + quoted(field.key);
  if (field.type == FieldType::kMoney) sql += ", l." + currency_of(field);
}

// What read_value() reads.
void append_readable(std::string& sql, const Field& field) {
  if (field.import_only) {
    sql += ", NULL::text";
  } else if (field.type == FieldType::kMultiPicklist) {
    sql +=
        ",\n  (SELECT string_agg(o.option, chr(31) ORDER BY o.option COLLATE \"C\") FROM lead_option AS o "
        "WHERE o.lead = l.id AND o.field = '" +
        checked(field.key) + "')";
  } else {
    append_columns(sql, field);
  }
}

std::string lead_columns_list(std::span<const Field> fields) {
  std::string sql =
      "SELECT l.id, l.version, l.created_at, l.updated_at, l.created_by, l.updated_by, l.import_job_id, l.import_row, "
      "l.external_system, l.trashed_at";
  for (const Field& field : fields) append_readable(sql, field);
  return sql;
}

}  // namespace

LeadCopy lead_copy(std::span<const Field* const> fields) {
  LeadCopy copy{
      "COPY lead (id, import_row, import_job_id, created_at, updated_at, created_by, updated_by, external_system", 8};
  for (const Field* field : fields) {
    const int count = column_count(*field);
    if (count > 0) copy.sql += ", " + quoted(field->key);
    if (count == 2) copy.sql += ", " + currency_of(*field);
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
    arrays += ", " + parameter(place++) + "::" + type + "[]";
    names += ", " + name;
  };
  for (const Field* field : fields) {
    const int count = column_count(*field);
    if (count > 0) add(quoted(field->key), column_type(field->type));
    if (count == 2) add(currency_of(*field), "text");
  }
  return sql + "\nFROM unnest(" + arrays + ") AS fresh (" + names +
         ")\nWHERE l.id = fresh.id AND l.version = fresh.version";
}

std::string lead_find(std::span<const Field> fields) {
  return lead_columns_list(fields) + "\nFROM lead AS l\nWHERE l.id = ANY ($1::bigint[])\nORDER BY l.id";
}

std::string lead_fields_find(std::span<const Field* const> fields) {
  std::string sql = "SELECT l.id";
  for (const Field* field : fields) append_readable(sql, *field);
  return sql + "\nFROM lead AS l\nWHERE l.id = ANY ($1::bigint[])\nORDER BY l.id";
}

std::string lead_fields_scan(std::span<const Field* const> fields) {
  std::string sql = "SELECT l.id";
  for (const Field* field : fields) append_readable(sql, *field);
  return sql + "\nFROM lead AS l\nWHERE l.id > $1 AND l.trashed_at IS NULL\nORDER BY l.id\nLIMIT $2";
}

std::vector<std::string> lead_add_columns(const Field& field) {
  std::vector<std::string> statements;
  if (column_count(field) == 0) return statements;
  statements.push_back("ALTER TABLE lead ADD COLUMN " + quoted(field.key) + " " + column_type(field.type));
  if (field.type == FieldType::kMoney)
    statements.push_back("ALTER TABLE lead ADD COLUMN " + currency_of(field) + " text");
  return statements;
}

namespace {

using leads::FilterOp;
using leads::LeadCondition;
using leads::LeadFilter;
using leads::Value;

base::Error bad_request(std::string what) {
  return make_error(base::ErrorKind::kInvalidInput, base::Code::kBadRequest, {std::move(what)});
}

// One column that leads are put in order by.
struct SortColumn {
  std::string expression;  // with its collation
  bool may_be_blank = true;
  Type type = Type::kText;
};

// A number as the type of its column.
BoundValue bound_number(Type type, std::int64_t number) {
  switch (type) {
    case Type::kDate: return Day{number};
    case Type::kTime: return Moment{number};
    case Type::kBoolean: return YesNo{number != 0};
    default: return number;
  }
}

// Writes the conditions of one filter and gathers what is bound.
class FilterWriter {
 public:
  explicit FilterWriter(const leads::FieldCatalog& catalog) : catalog_(catalog) {}

  Result<void> add(const LeadCondition& condition);
  // Beside the index of words, which knows all fields: what some may not see must not find anything for them.
  void add_searched(const LeadFilter& filter);
  void add(std::string_view condition) { where_ += "\n  AND " + std::string(condition); }
  std::string bind(BoundValue value) {
    values_.push_back(std::move(value));
    return parameter(static_cast<int>(values_.size()));
  }
  const std::string& where() const { return where_; }
  const std::vector<BoundValue>& values() const { return values_; }

 private:
  Result<BoundValue> stored_value(const LeadCondition& condition, const Field* field, const std::string& text);
  Result<std::string> bound_list(const LeadCondition& condition, const Field* field);

  const leads::FieldCatalog& catalog_;
  leads::TextArena arena_;
  std::string where_;
  std::vector<BoundValue> values_;
};

void FilterWriter::add_searched(const LeadFilter& filter) {
  if (base::is_blank(filter.search) || !filter.searched_fields) return;
  std::string texts;
  for (const std::string& key : *filter.searched_fields) {
    texts += (texts.empty() ? "coalesce(l." : " || ' ' || coalesce(l.") + quoted(key) + ", '')";
  }
  if (texts.empty()) return add("false");
  for (std::string_view rest = filter.search; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
    const std::string_view word = base::trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!word.empty()) add("strpos(folded(" + texts + "), " + bind(base::fold_text(word)) + ") > 0");
  }
}

bool is_system_column(std::string_view key) {
  return key == "id" || key == "created_at" || key == "updated_at" || key == "import_job_id";
}

Result<BoundValue> FilterWriter::stored_value(const LeadCondition& condition, const Field* field,
                                              const std::string& text) {
  const base::Error bad = bad_request("“" + text + "” can't be compared with " + condition.field + ".");
  if (condition.field == "created_at" || condition.field == "updated_at") {
    const auto time = base::parse_iso_time(text);
    if (!time) return bad;
    return BoundValue(std::int64_t{time->time_since_epoch().count()});
  }
  if (field == nullptr) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size()) return bad;
    return BoundValue(number);
  }
  // An option that nobody has is no fault: such a list is empty.
  if (field->type == FieldType::kPicklist || field->type == FieldType::kMultiPicklist) return BoundValue(text);
  const std::optional<Value> value = leads::value_from_text(*field, text, "USD", arena_);
  if (!value || value->is_none()) return bad;
  if (value->is_text()) return BoundValue(std::string(value->text()));
  return bound_number(element_type(field->type), value->number);
}

Result<std::string> FilterWriter::bound_list(const LeadCondition& condition, const Field* field) {
  std::string list;
  for (const std::string& text : condition.values) {
    INLET_ASSIGN(BoundValue value, stored_value(condition, field, text));
    list += (list.empty() ? "" : ", ") + bind(std::move(value));
  }
  if (list.empty()) return bad_request("A condition on " + condition.field + " has no value.");
  return list;
}

Result<void> FilterWriter::add(const LeadCondition& condition) {
  const Field* field = catalog_.find(condition.field);
  if (field == nullptr && !is_system_column(condition.field)) {
    return make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {condition.field});
  }
  if (field != nullptr && field->import_only) return bad_request(field->label + " is not stored.");
  const bool has_table = field != nullptr && field->type == FieldType::kMultiPicklist;
  const std::string holders =
      has_table ? "(SELECT 1 FROM lead_option WHERE lead = l.id AND field = '" + checked(condition.field) + "'" : "";
  const std::string column = "l." + quoted(condition.field);
  const bool takes_values = condition.op != FilterOp::kBlank && condition.op != FilterOp::kNotBlank;
  std::string list;
  if (takes_values && condition.op != FilterOp::kContains) {
    INLET_ASSIGN(list, bound_list(condition, field));
  }
  switch (condition.op) {
    case FilterOp::kIn:
      add(has_table                      ? "EXISTS " + holders + " AND option IN (" + list + "))"
          : condition.values.size() == 1 ? column + " = " + list
                                         : column + " IN (" + list + ")");
      return {};
    case FilterOp::kNotIn:
      add(has_table ? "NOT EXISTS " + holders + " AND option IN (" + list + "))"
                    : "(" + column + " IS NULL OR " + column + " NOT IN (" + list + "))");
      return {};
    case FilterOp::kBlank: add(has_table ? "NOT EXISTS " + holders + ")" : column + " IS NULL"); return {};
    case FilterOp::kNotBlank: add(has_table ? "EXISTS " + holders + ")" : column + " IS NOT NULL"); return {};
    case FilterOp::kContains: {
      if (condition.values.empty()) return bad_request("A condition on " + condition.field + " has no value.");
      const std::string part = bind(base::fold_text(condition.values.front()));
      add(has_table ? "EXISTS " + holders + " AND strpos(folded(option), " + part + ") > 0)"
                    : "strpos(folded(" + column + "), " + part + ") > 0");
      return {};
    }
    case FilterOp::kFrom:
    case FilterOp::kTo:
      if (has_table) return bad_request(field->label + " has no order.");
      add(column + (condition.op == FilterOp::kFrom ? " >= " : " <= ") + list.substr(0, list.find(',')));
      return {};
  }
  return {};
}

// What is asked for: every one must begin some words of the lead. Parts without letters and digits don't count.
std::vector<std::string> search_words(std::string_view search) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // A telephone number as people group it, "030 1234-56", is one word without its first zeros.
  if (search.find_first_not_of("0123456789 +-()/.") == std::string_view::npos) {
    std::string digits;
    for (const char c : search) {
      if (is_digit(c) && (c != '0' || !digits.empty())) digits += c;
    }
    if (digits.size() >= 4) return {digits};
  }
  std::vector<std::string> words;
  std::string word;
  bool has_letter = false;
  const auto end_word = [&] {
    if (has_letter) words.push_back(word);
    word.clear();
    has_letter = false;
  };
  for (const char c : search) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      end_word();
    } else {
      word += c;
      has_letter = has_letter || static_cast<unsigned char>(c) >= 0x80 || is_digit(c) || (c >= 'a' && c <= 'z') ||
                   (c >= 'A' && c <= 'Z');
    }
  }
  end_word();
  return words;
}

// Texts in the order of their bytes, letters of ASCII without case: the same whatever the locale of the database.
std::string without_case(const std::string& column) { return "lower(" + column + " COLLATE \"C\")"; }

Result<std::vector<SortColumn>> sort_columns(const LeadFilter& filter, const leads::FieldCatalog& catalog) {
  std::vector<SortColumn> columns;
  const std::string& key = filter.sort.key;
  if (key == "id") return columns;
  // Ids are given out in the order of creation. With a search that order comes from its index by itself, however many
  // leads it finds.
  if (key == "created_at" && !filter.search.empty()) return columns;
  if (key == "name") {
    columns.push_back({without_case("l.\"last_name\"")});
    columns.push_back({without_case("l.\"first_name\"")});
    return columns;
  }
  if (is_system_column(key)) {
    columns.push_back({"l." + quoted(key), key == "import_job_id", Type::kInteger});
    return columns;
  }
  const Field* field = catalog.find(key);
  if (field == nullptr) return make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchField, {key});
  if (field->import_only || field->type == FieldType::kMultiPicklist) {
    return bad_request("Leads can't be put in order by " + field->label + ".");
  }
  const Type type = element_type(field->type);
  columns.push_back({type == Type::kText ? without_case("l." + quoted(key)) : "l." + quoted(key), true, type});
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
    BoundValue bound = *value;
    if (columns[i].type != Type::kText) {
      std::int64_t number = 0;
      const auto [end, fault] = std::from_chars(value->data(), value->data() + value->size(), number);
      if (fault != std::errc() || end != value->data() + value->size())
        return bad_request("The cursor is of another list.");
      bound = bound_number(columns[i].type, number);
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
    source = "\nFROM lead_search AS s\nJOIN lead AS l ON l.id = s.lead";
    if (words.empty()) writer.add("false");
    for (const std::string& word : words) writer.add("s.words @@ search_phrase(" + writer.bind(word) + ")");
  }
  writer.add_searched(filter);
  for (const LeadCondition& condition : filter.conditions) INLET_TRY(writer.add(condition));
  return source + (filter.trashed ? "\nWHERE l.trashed_at IS NOT NULL" : "\nWHERE l.trashed_at IS NULL");
}

}  // namespace

Result<LeadQuery> lead_query(const LeadFilter& filter, const leads::FieldCatalog& catalog, std::uint32_t limit) {
  FilterWriter writer(catalog);
  INLET_ASSIGN(const std::string source, filtered_source(filter, writer));
  INLET_ASSIGN(const std::vector<SortColumn> columns, sort_columns(filter, catalog));

  LeadQuery query;
  for (const SortColumn& column : columns) query.sort_types.push_back(column.type);
  query.count.sql = "SELECT count(*)\nFROM (SELECT 1" + source + writer.where() + "\nLIMIT " +
                    std::to_string(LeadFilter::kCountLimit) + ") AS found";
  query.count.values = writer.values();

  if (!filter.cursor.empty()) {
    INLET_ASSIGN(const std::string behind, behind_cursor(filter, columns, writer));
    writer.add(behind);
  }
  std::string sql = lead_columns_list(catalog.fields());
  for (const SortColumn& column : columns) sql += ", " + column.expression;
  const bool by_search = source.find("lead_search") != std::string::npos && columns.empty();
  const std::string order =
      by_search ? std::string("s.lead") + (filter.sort.descending ? " DESC" : " ASC") : order_by(filter, columns);
  query.page.sql = sql + source + writer.where() + "\nORDER BY " + order + "\nLIMIT " + std::to_string(limit + 1);
  query.page.values = writer.values();
  return query;
}

Result<BoundStatement> lead_counts(const LeadFilter& filter, const leads::FieldCatalog& catalog, std::string_view key,
                                   std::uint32_t limit) {
  const Field* field = catalog.find(key);
  const bool has_values = field != nullptr && (field->type == FieldType::kPicklist || field->type == FieldType::kUser ||
                                               field->type == FieldType::kMultiPicklist);
  if (!has_values && key != "import_job_id") return bad_request("Leads can't be counted by " + std::string(key) + ".");
  FilterWriter writer(catalog);
  INLET_ASSIGN(const std::string source, filtered_source(filter, writer));
  const bool has_table = field != nullptr && field->type == FieldType::kMultiPicklist;
  const std::string value = has_table ? "o.option" : "l." + quoted(key);
  std::string sql = "SELECT CAST(" + value + " AS text), count(*)" + source + writer.where();
  if (has_table) {
    const std::string join = "\nJOIN lead_option AS o ON o.lead = l.id AND o.field = '" + checked(key) + "'\nWHERE ";
    sql.replace(sql.find("\nWHERE "), 7, join);
  } else {
    sql += "\n  AND " + value + " IS NOT NULL";
  }
  sql += "\nGROUP BY " + value + "\nORDER BY count(*) DESC, " + value + "\nLIMIT " + std::to_string(limit);
  return BoundStatement{std::move(sql), writer.values()};
}

}  // namespace inlet::store::postgres
