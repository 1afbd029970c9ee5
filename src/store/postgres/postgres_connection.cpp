// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_connection.h"

#include <libpq-fe.h>

#include <charconv>

#include "base/log/log.h"
#include "sql/postgres/connection.h"
#include "sql/postgres/own_connection.h"
#include "store/postgres/postgres_error.h"

namespace inlet::store::postgres {
namespace {

// Statements with lists of columns are made at run time, so the number of different texts has no natural end.
constexpr std::size_t kMostStatements = 400;
constexpr int kBinary = 1;

void log_notice(void*, const char* message) { base::log_info("database.notice", {{"detail", message}}); }

}  // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::create(pg_conn* handle, ConnectionUse use) {
  std::unique_ptr<PostgresConnection> connection(new PostgresConnection(handle));
  PQsetNoticeProcessor(handle, log_notice, nullptr);
  INLET_TRY(connection->run_script(use == ConnectionUse::kWriter ? sql::postgres::kWriterSettings
                                                                 : sql::postgres::kReaderSettings));
  return connection;
}

PostgresConnection::~PostgresConnection() { PQfinish(handle_); }

bool PostgresConnection::is_alive() const { return PQstatus(handle_) == CONNECTION_OK; }

bool PostgresConnection::is_in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(handle_);
  return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool PostgresConnection::has_failed() const { return PQtransactionStatus(handle_) == PQTRANS_INERROR; }

Result<Answer> PostgresConnection::checked(Answer answer, std::string_view place) {
  switch (PQresultStatus(answer.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK: break;
    default: return server_error(handle_, answer.get(), place);
  }
  note_effect(answer.get());
  return answer;
}

void PostgresConnection::note_effect(const pg_result* answer) {
  // libpq takes a result that it does not change without const.
  auto* mutable_answer = const_cast<pg_result*>(answer);
  const std::string_view count = PQcmdTuples(mutable_answer);
  changes_ = 0;
  std::from_chars(count.data(), count.data() + count.size(), changes_);
  const bool inserted = std::string_view(PQcmdStatus(mutable_answer)).starts_with("INSERT");
  if (!inserted || PQntuples(answer) == 0 || PQgetlength(answer, 0, 0) != 8) return;
  last_insert_id_ = PostgresStatement::number_at(answer, 0, 0);
}

Result<std::string> PostgresConnection::name_of(std::string_view sql, const Parameters& parameters) {
  const auto known = statements_.find(sql);
  if (known != statements_.end() && known->second.types == parameters.types()) return known->second.name;
  if (statements_.size() >= kMostStatements) {
    INLET_TRY(run_script(sql::postgres::kForgetStatements));
    statements_.clear();
  }
  Prepared prepared{"s" + std::to_string(next_name_++), parameters.types()};
  const Answer answer(PQprepare(handle_, prepared.name.c_str(), std::string(sql).c_str(),
                                static_cast<int>(parameters.size()), parameters.types().data()));
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) return server_error(handle_, answer.get(), sql);
  std::string name = prepared.name;
  statements_.insert_or_assign(std::string(sql), std::move(prepared));
  return name;
}

Result<Answer> PostgresConnection::execute(std::string_view sql, const Parameters& parameters) {
  if (guarded_ && !is_in_transaction()) return connection_is_gone(sql);
  INLET_ASSIGN(const std::string name, name_of(sql, parameters));
  const std::vector<int> formats(parameters.size(), kBinary);
  return checked(
      Answer(PQexecPrepared(handle_, name.c_str(), static_cast<int>(parameters.size()), parameters.pointers().data(),
                            parameters.lengths().data(), formats.data(), kBinary)),
      sql);
}

Result<void> PostgresConnection::run_script(const std::string& sql) {
  return checked(Answer(PQexec(handle_, sql.c_str())), std::string_view(sql).substr(0, 60)).map([](auto&&) {});
}

}  // namespace inlet::store::postgres
