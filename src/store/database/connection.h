// SPDX-License-Identifier: Apache-2.0
//
// A connection to a database of whichever dialect, as the records use it (store/records): inside a transaction, by one thread.
#pragma once

#include <cstdint>

#include "store/database/queries.h"
#include "store/database/sql.h"
#include "store/database/statement.h"

namespace inlet::store {

class Connection : public Queries<Connection, const Sql&, Statement> {
 public:
  virtual ~Connection() = default;
  virtual Result<Statement> prepare(const Sql& sql) = 0;
  virtual std::int64_t changes() const = 0;         // rows that the last statement changed
  virtual std::int64_t last_insert_id() const = 0;  // of an INSERT; with PostgreSQL of one that says RETURNING id
};

}  // namespace inlet::store
