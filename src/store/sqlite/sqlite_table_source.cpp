// SPDX-License-Identifier: Apache-2.0
//
// Statements are made from names that SQLite's own catalogue gives, quoted.
#include "store/sqlite/sqlite_table_source.h"

#include <sqlite3.h>

#include <algorithm>

#include "sql/sqlite/own_move.h"
#include "store/sqlite/recent_keys.h"

namespace inlet::store {
namespace {

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

// As PostgreSQL escapes it in the text format of COPY.
void append_text(std::string& line, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\\': line += "\\\\"; break;
      case '\b': line += "\\b"; break;
      case '\f': line += "\\f"; break;
      case '\n': line += "\\n"; break;
      case '\r': line += "\\r"; break;
      case '\t': line += "\\t"; break;
      case '\v': line += "\\v"; break;
      default: line += c;
    }
  }
}

void append_bytes(std::string& line, Blob bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  line += "\\\\x";
  for (const std::uint8_t byte : bytes) {
    line += kDigits[byte >> 4U];
    line += kDigits[byte & 15U];
  }
}

base::Error not_movable(const TableShape& table, std::size_t column, const std::string& what) {
  return make_error(base::ErrorKind::kInternal, base::Code::kInternal, {},
                    "column " + table.columns[column].name + " of table " + table.name + " holds " + what);
}

Result<void> append_row(std::string& line, const SqliteStatement& row, const TableShape& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const int column = static_cast<int>(i);
    if (i > 0) line += '\t';
    switch (sqlite3_column_type(row.handle(), column)) {
      case SQLITE_NULL: line += "\\N"; break;
      case SQLITE_INTEGER: line += std::to_string(row.number(column)); break;
      case SQLITE_BLOB: append_bytes(line, row.blob(column)); break;
      case SQLITE_TEXT:
        // PostgreSQL has no such texts, and Inlet writes none.
        if (row.text(column).find('\0') != std::string_view::npos)
          return not_movable(table, i, "a text with a NUL byte");
        append_text(line, row.text(column));
        break;
      default: return not_movable(table, i, "a floating-point number");
    }
  }
  line += '\n';
  return {};
}

}  // namespace

Result<std::unique_ptr<SqliteTableSource>> SqliteTableSource::open(const std::string& path,
                                                                   const std::vector<leads::Field>& custom_fields) {
  INLET_ASSIGN(auto connection, SqliteConnection::open(path, ConnectionUse::kWriter));
  INLET_TRY(connection->run_script("BEGIN IMMEDIATE"));
  // Never committed, as all of this transaction.
  INLET_TRY(settle_all(*connection));
  std::vector<std::string> moments;
  for (const leads::Field& field : custom_fields) {
    if (field.type == leads::FieldType::kDateTime) moments.push_back(field.key);
  }
  return std::unique_ptr<SqliteTableSource>(new SqliteTableSource(std::move(connection), std::move(moments)));
}

Result<std::string> SqliteTableSource::identity() {
  INLET_ASSIGN(auto text, connection_->find_text(sql::sqlite::kMoveIdentity));
  return text.value_or("");
}

Result<std::vector<std::string>> SqliteTableSource::texts(std::string_view sql, std::string_view argument) {
  INLET_ASSIGN(SqliteStatement statement, connection_->query(sql, argument));
  std::vector<std::string> all;
  for (;;) {
    INLET_ASSIGN(const bool has_row, statement.step());
    if (!has_row) return all;
    all.push_back(statement.string(0));
  }
}

Result<TableShape> SqliteTableSource::shape_of(const std::string& table) {
  TableShape shape;
  shape.name = table;
  INLET_ASSIGN(const auto columns, texts(sql::sqlite::kMoveColumns, table));
  for (const std::string& column : columns) {
    shape.columns.push_back({column, table == "lead" && std::ranges::find(moments_, column) != moments_.end()});
  }
  INLET_ASSIGN(shape.key, texts(sql::sqlite::kMoveKey, table));
  INLET_ASSIGN(shape.last_id, connection_->number(sql::sqlite::kMoveLastId, table));
  return shape;
}

Result<std::vector<TableShape>> SqliteTableSource::tables() {
  INLET_ASSIGN(auto waiting, texts(sql::sqlite::kMoveTables, ""));
  std::vector<TableShape> ordered;
  std::vector<std::string> done;
  while (!waiting.empty()) {
    const std::size_t before = waiting.size();
    std::vector<std::string> later;
    for (const std::string& table : waiting) {
      INLET_ASSIGN(const auto needed, texts(sql::sqlite::kMoveForeignTables, table));
      const bool is_ready = std::ranges::all_of(needed, [&](const std::string& other) {
        return other == table || std::ranges::find(done, other) != done.end();
      });
      if (!is_ready) {
        later.push_back(table);
        continue;
      }
      INLET_ASSIGN(TableShape shape, shape_of(table));
      ordered.push_back(std::move(shape));
      done.push_back(table);
    }
    if (later.size() == before) {
      return make_error(base::ErrorKind::kInternal, base::Code::kInternal, {}, "foreign keys in a circle: " + later[0]);
    }
    waiting = std::move(later);
  }
  return ordered;
}

Result<std::int64_t> SqliteTableSource::count(const TableShape& table) {
  return connection_->number("SELECT count(*) FROM " + quoted(table.name));
}

Result<void> SqliteTableSource::read(const TableShape& table, std::int64_t skip, const LineSink& sink) {
  std::string columns;
  for (const MovedColumn& column : table.columns) {
    const std::string name = quoted(column.name);
    columns += columns.empty() ? "" : ", ";
    columns += column.is_moment ? "strftime('%Y-%m-%d %H:%M:%f+00', " + name + " / 1000.0, 'unixepoch')" : name;
  }
  std::string order;
  for (const std::string& column : table.key) order += (order.empty() ? "" : ", ") + quoted(column);
  INLET_ASSIGN(SqliteStatement row,
               connection_->query("SELECT " + columns + " FROM " + quoted(table.name) + " ORDER BY " +
                                      (order.empty() ? "rowid" : order) + " LIMIT -1 OFFSET ?1",
                                  skip));
  std::string line;
  for (;;) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return {};
    line.clear();
    INLET_TRY(append_row(line, row, table));
    INLET_TRY(sink(line));
  }
}

}  // namespace inlet::store
