// SPDX-License-Identifier: Apache-2.0
//
// From an address to a connection, or to the sentence that says what is wrong: the address, the network, the password, the
// database, the rights, the age of the server.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

// A postgres:// address, taken apart by libpq itself: several hosts, TLS, service files and all else of its manual.
class ServerAddress {
 public:
  // BAD_SETTING where libpq can't read it. What it does not say: target_session_attrs=read-write, connect_timeout=5,
  // application_name=inlet.
  static Result<ServerAddress> parse(const std::string& url);

  Result<std::unique_ptr<PostgresConnection>> connect(ConnectionUse use) const;
  std::string value_of(std::string_view key) const;  // dbname, host ...; empty when it does not say
  // The same as variables for PostgreSQL's client programs: PGHOST=db1.example ...
  std::vector<std::string> environment() const;
  std::string describe() const;  // "db1.example:5432/inlet", without user and password

 private:
  std::vector<const char*> keys() const;
  std::vector<const char*> values() const;
  std::string refusal_state() const;

  std::vector<std::string> keys_;
  std::vector<std::string> values_;
};

}  // namespace inlet::store::postgres
