// SPDX-License-Identifier: Apache-2.0
//
// One connection to a PostgreSQL server, with its prepared statements. Used by one thread at a time. Statements are known by
// their text and prepared when they are first run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/errors/result.h"
#include "store/database/connection.h"
#include "store/postgres/postgres_statement.h"

struct pg_conn;

namespace inlet::store::postgres {

enum class ConnectionUse : std::uint8_t { kReader, kWriter };

class KnownKeys;

class PostgresConnection final : public Connection,
                                 public Queries<PostgresConnection, std::string_view, PostgresStatement> {
  using Own = Queries<PostgresConnection, std::string_view, PostgresStatement>;

 public:
  // `handle`: connected; taken over. Settings for the use are made.
  static Result<std::unique_ptr<PostgresConnection>> create(pg_conn* handle, ConnectionUse use);
  ~PostgresConnection() override;
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  Result<PostgresStatement> prepare(std::string_view sql) { return PostgresStatement(*this, sql); }
  Result<Statement> prepare(const Sql& sql) override { return Statement::over(PostgresStatement(*this, sql.postgres)); }
  using Own::find_number;
  using Own::find_text;
  using Own::number;
  using Own::query;
  using Own::run;

  // Several statements without values: migrations, settings, BEGIN. Nothing is kept of them.
  Result<void> run_script(const std::string& sql);

  Result<Answer> execute(std::string_view sql, const Parameters& parameters);

  std::int64_t changes() const override { return changes_; }
  // The id that the last INSERT ... RETURNING id gave.
  std::int64_t last_insert_id() const override { return last_insert_id_; }
  // False once the server went away or hung up.
  bool is_alive() const;
  // True from BEGIN to the end, also when a statement failed.
  bool is_in_transaction() const;
  // True when a statement failed and the transaction can only be rolled back.
  bool has_failed() const;
  // Between guard_transaction(true) and (false) a statement outside a transaction is refused: after the connection was lost it
  // would be a transaction of its own.
  void guard_transaction(bool guarded) { guarded_ = guarded; }

  // What this process knows of the keys of duplicates; nullptr where nobody writes.
  KnownKeys* known_keys() const { return known_keys_; }
  void share(KnownKeys& known_keys) { known_keys_ = &known_keys; }

  pg_conn* handle() const { return handle_; }

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Prepared {
    std::string name;
    std::vector<std::uint32_t> types;
  };

  explicit PostgresConnection(pg_conn* handle) : handle_(handle) {}
  Result<std::string> name_of(std::string_view sql, const Parameters& parameters);
  Result<Answer> checked(Answer answer, std::string_view place);
  void note_effect(const pg_result* answer);

  pg_conn* handle_;
  KnownKeys* known_keys_ = nullptr;
  bool guarded_ = false;
  std::int64_t changes_ = 0;
  std::int64_t last_insert_id_ = 0;
  std::int64_t next_name_ = 1;
  std::unordered_map<std::string, Prepared, TextHash, std::equal_to<>> statements_;
};

}  // namespace inlet::store::postgres
