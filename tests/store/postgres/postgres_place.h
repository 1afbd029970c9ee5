// SPDX-License-Identifier: Apache-2.0
//
// A database of its own on the server of INLET_TEST_POSTGRES (an address of a user who may create databases), dropped at the end.
#pragma once

#include <libpq-fe.h>

#include <cstdlib>
#include <string>

#include "base/bytes/random_token.h"
#include "tests/conformance/database_suite.h"

namespace inlet::store::postgres {

// Empty where no server is given.
inline std::string test_server() {
  const char* url = std::getenv("INLET_TEST_POSTGRES");
  return url != nullptr ? url : "";
}

// The address with another database, or with an option added: "&connect_timeout=1".
inline std::string with_database(const std::string& url, const std::string& database) {
  const std::size_t host = url.find("://") + 3;
  const std::size_t path = std::min(url.find('/', host), url.size());
  const std::size_t query = std::min(url.find('?', host), url.size());
  return url.substr(0, std::min(path, query)) + "/" + database + url.substr(query);
}

// Runs one statement; false where it failed.
inline bool run_sql(const std::string& url, const std::string& sql) {
  PGconn* connection = PQconnectdb(url.c_str());
  PGresult* result = PQexec(connection, sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
  EXPECT_TRUE(done) << sql << ": " << PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  return done;
}

class PostgresPlace final : public DatabasePlace {
 public:
  PostgresPlace() {
    name_ = "inlet_test_";
    for (const char c : base::random_token(12)) name_ += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '0';
    for (char& c : name_) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    run_sql(test_server(), "CREATE DATABASE " + name_ + " TEMPLATE template0 ENCODING 'UTF8'");
  }
  ~PostgresPlace() override { run_sql(test_server(), "DROP DATABASE " + name_ + " WITH (FORCE)"); }
  PostgresPlace(const PostgresPlace&) = delete;
  PostgresPlace& operator=(const PostgresPlace&) = delete;

  Result<std::unique_ptr<Database>> open() override { return open_database(url()); }
  std::string url() const { return with_database(test_server(), name_); }
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

}  // namespace inlet::store::postgres
