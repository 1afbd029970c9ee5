// SPDX-License-Identifier: Apache-2.0
//
// Statements are made from names that SQLite's catalogue gave and PostgreSQL's confirmed, quoted.
#include "store/postgres/postgres_table_target.h"

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <utility>

#include "sql/postgres/own_move.h"
#include "store/postgres/connect.h"
#include "store/postgres/lead_statements.h"
#include "store/postgres/migration.h"
#include "store/postgres/postgres_error.h"
#include "store/records/lead_select.h"

namespace inlet::store::postgres {
namespace {

// From one commit to the next. Undone where it is left without one.
class Step {
 public:
  static Result<Step> begin(PostgresConnection& connection) {
    INLET_TRY(connection.run_script("BEGIN"));
    return Step(connection);
  }
  Step(Step&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Step& operator=(Step&&) = delete;
  ~Step() {
    // The connection may be gone; then the server has rolled back already.
    if (connection_ != nullptr) [[maybe_unused]]
      const auto ignored = connection_->run_script("ROLLBACK");
  }
  Result<void> commit() { return std::exchange(connection_, nullptr)->run_script("COMMIT"); }

 private:
  explicit Step(PostgresConnection& connection) : connection_(&connection) {}

  PostgresConnection* connection_;
};

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + "\"";
}

std::string names_of(const TableShape& table) {
  std::string names;
  for (const MovedColumn& column : table.columns) names += (names.empty() ? "" : ", ") + quoted(column.name);
  return names;
}

Result<std::map<std::string, std::string>> columns_of(PostgresConnection& connection, const std::string& table) {
  INLET_ASSIGN(PostgresStatement row, connection.query(sql::postgres::kMoveColumns, table));
  std::map<std::string, std::string> columns;
  for (;;) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return columns;
    columns[row.string(0)] = row.string(1);
  }
}

// The column as the source writes it.
std::string read_as(const std::string& name, const std::string& type) {
  if (type == "bool") return quoted(name) + "::int";
  if (type == "timestamptz") {
    return "to_char(" + quoted(name) + " AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || '+00'";
  }
  return quoted(name);
}

}  // namespace

Result<std::unique_ptr<PostgresTableTarget>> PostgresTableTarget::open(const std::string& url, base::TimePoint now) {
  INLET_ASSIGN(const ServerAddress address, ServerAddress::parse(url));
  INLET_ASSIGN(auto connection, address.connect(ConnectionUse::kWriter));
  INLET_TRY(connection->run_script(std::string(sql::postgres::kMovePatience)));
  INLET_TRY(connection->number(sql::postgres::kMoveLock));
  INLET_TRY(connection->run_script(
      "SET datestyle = 'ISO, YMD'; SET bytea_output = 'hex'; SET statement_timeout = 0; SET lock_timeout = 0"));
  INLET_ASSIGN(Step step, Step::begin(*connection));
  INLET_TRY(migrate(*connection, now));
  INLET_TRY(step.commit());
  return std::unique_ptr<PostgresTableTarget>(new PostgresTableTarget(address, std::move(connection)));
}

Result<void> PostgresTableTarget::begin(const std::string& source, const std::vector<TableShape>& tables,
                                        const std::vector<leads::Field>& custom_fields) {
  INLET_ASSIGN(const std::int64_t is_begun, connection_->number(sql::postgres::kMoveIsBegun));
  if (is_begun == 0) {
    INLET_TRY(empty_for(source, tables, custom_fields));
  } else {
    INLET_ASSIGN(const auto begun_by, connection_->find_text(sql::postgres::kMoveSource));
    if (begun_by != source) return make_error(base::ErrorKind::kConflict, base::Code::kTargetNotEmpty, {});
  }
  for (const TableShape& table : tables) INLET_TRY(check_columns(table));
  return {};
}

Result<void> PostgresTableTarget::empty_for(const std::string& source, const std::vector<TableShape>& tables,
                                            const std::vector<leads::Field>& custom_fields) {
  INLET_ASSIGN(Step step, Step::begin(*connection_));
  INLET_ASSIGN(const std::int64_t is_used, connection_->number(sql::postgres::kMoveTargetIsUsed));
  if (is_used != 0) return make_error(base::ErrorKind::kConflict, base::Code::kTargetNotEmpty, {});
  for (const leads::Field& field : custom_fields) INLET_TRY(add_column(field));
  // What a fresh schema comes with is the source's too.
  std::string names;
  for (const TableShape& table : tables) names += (names.empty() ? "" : ", ") + quoted(table.name);
  INLET_TRY(connection_->run_script("TRUNCATE " + names + ", session, lead_search, search_dirty"));
  INLET_TRY(connection_->run_script(std::string(sql::postgres::kMoveProgressTable)));
  INLET_TRY(connection_->run(sql::postgres::kMoveBegin, source));
  return step.commit();
}

Result<void> PostgresTableTarget::add_column(const leads::Field& field) {
  INLET_ASSIGN(const auto present, columns_of(*connection_, "lead"));
  if (present.contains(field.key)) return {};
  for (const std::string& statement : lead_add_columns(field, lead_dialect()))
    INLET_TRY(connection_->run_script(statement));
  return {};
}

Result<void> PostgresTableTarget::check_columns(const TableShape& table) {
  INLET_ASSIGN(const auto present, columns_of(*connection_, table.name));
  const auto fits = [&](const MovedColumn& column) {
    const auto found = present.find(column.name);
    return found != present.end() && (found->second == "timestamptz") == column.is_moment;
  };
  if (present.size() == table.columns.size() && std::ranges::all_of(table.columns, fits)) return {};
  return make_error(base::ErrorKind::kInternal, base::Code::kInternal, {},
                    "columns of table " + table.name + " differ");
}

Result<std::int64_t> PostgresTableTarget::rows_there(const TableShape& table) {
  return connection_->number(sql::postgres::kMoveRows, table.name);
}

Result<void> PostgresTableTarget::append(const TableShape& table, std::string_view lines, std::int64_t count) {
  INLET_ASSIGN(Step step, Step::begin(*connection_));
  INLET_TRY(copy_in("COPY " + quoted(table.name) + " (" + names_of(table) + ") FROM STDIN", lines));
  INLET_TRY(connection_->run(sql::postgres::kMoveAddRows, table.name, count));
  return step.commit();
}

Result<void> PostgresTableTarget::copy_in(const std::string& sql, std::string_view lines) {
  constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;
  PGconn* handle = connection_->handle();
  {
    const Answer ready{PQexec(handle, sql.c_str())};
    if (PQresultStatus(ready.get()) != PGRES_COPY_IN) return server_error(handle, ready.get(), sql);
  }
  while (!lines.empty()) {
    const std::string_view piece = lines.substr(0, kPieceBytes);
    if (PQputCopyData(handle, piece.data(), static_cast<int>(piece.size())) != 1)
      return server_error(handle, nullptr, sql);
    lines.remove_prefix(piece.size());
  }
  if (PQputCopyEnd(handle, nullptr) != 1) return server_error(handle, nullptr, sql);
  Result<void> result;
  while (const Answer answer{PQgetResult(handle)}) {
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && result.has_value()) {
      result = server_error(handle, answer.get(), sql);
    }
  }
  return result;
}

Result<void> PostgresTableTarget::read(const TableShape& table, const LineSink& sink) {
  INLET_ASSIGN(const auto types, columns_of(*connection_, table.name));
  std::string columns;
  for (const MovedColumn& column : table.columns) {
    columns += (columns.empty() ? "" : ", ") + read_as(column.name, types.at(column.name));
  }
  const std::string sql = "COPY (SELECT " + columns + " FROM " + quoted(table.name) + ") TO STDOUT";
  PGconn* handle = connection_->handle();
  {
    const Answer ready{PQexec(handle, sql.c_str())};
    if (PQresultStatus(ready.get()) != PGRES_COPY_OUT) return server_error(handle, ready.get(), sql);
  }
  Result<void> result;
  for (;;) {
    char* line = nullptr;
    const int size = PQgetCopyData(handle, &line, 0);
    if (size == -1) break;
    if (size < 0) return server_error(handle, nullptr, sql);
    const std::unique_ptr<char, decltype(&PQfreemem)> owned(line, PQfreemem);
    // The rest is taken all the same, so that the connection stays usable.
    if (result.has_value()) result = sink({line, static_cast<std::size_t>(size)});
  }
  while (const Answer answer{PQgetResult(handle)}) {
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK && result.has_value()) {
      result = server_error(handle, answer.get(), sql);
    }
  }
  return result;
}

Result<void> PostgresTableTarget::follow_ids(const TableShape& table) {
  INLET_ASSIGN(const auto column, connection_->find_text(sql::postgres::kMoveCountingColumn, table.name));
  if (!column) return {};
  INLET_ASSIGN(const std::int64_t highest,
               connection_->number("SELECT coalesce(max(" + quoted(*column) + "), 0) FROM " + quoted(table.name)));
  const std::int64_t last = std::max(highest, table.last_id);
  if (last == 0) return {};
  INLET_ASSIGN(const auto sequence, connection_->find_text(sql::postgres::kMoveSequence, quoted(table.name), *column));
  INLET_ASSIGN([[maybe_unused]] const auto set,
               connection_->number("SELECT setval('" + sequence.value_or("") + "', " + std::to_string(last) + ")"));
  return {};
}

Result<void> PostgresTableTarget::finish(const std::vector<TableShape>& tables) {
  {
    INLET_ASSIGN(Step step, Step::begin(*connection_));
    for (const TableShape& table : tables) INLET_TRY(follow_ids(table));
    INLET_TRY(connection_->run_script("DROP TABLE move_progress"));
    INLET_TRY(step.commit());
  }
  return connection_->run_script("ANALYZE");
}

Result<void> refuse_half_moved(PostgresConnection& connection) {
  INLET_ASSIGN(const std::int64_t is_begun, connection.number(sql::postgres::kMoveIsBegun));
  if (is_begun == 0) return {};
  return make_error(base::ErrorKind::kUnavailable, base::Code::kHalfMoved, {});
}

}  // namespace inlet::store::postgres
