// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_slowness.h"

#include <utility>

#include "sql/postgres/own_slowness.h"

namespace inlet::store::postgres {
namespace {

// A backup of millions of leads takes minutes.
constexpr base::Duration kLong{900'000};

}  // namespace

Result<std::vector<NeglectedTable>> neglected_tables(PostgresConnection& connection) {
  INLET_ASSIGN(PostgresStatement row, connection.query(sql::postgres::kNeglectedTables));
  std::vector<NeglectedTable> found;
  while (true) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return found;
    found.push_back(
        {row.string(0), row.number(1), row.number(2), row.number(3), row.number(4) != 0, row.number(5) != 0});
  }
}

Result<std::vector<LongTransaction>> long_transactions(PostgresConnection& connection, base::Duration longer_than) {
  INLET_ASSIGN(PostgresStatement row, connection.query(sql::postgres::kLongTransactions, longer_than.count()));
  std::vector<LongTransaction> found;
  while (true) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return found;
    found.push_back({row.number(0), row.string(1), base::Duration(row.number(2)), row.number(3) != 0});
  }
}

Result<void> examine_slowness(PostgresConnection& connection, DatabaseHealth& health) {
  INLET_ASSIGN(const std::int64_t looks_after_itself, connection.number(sql::postgres::kLooksAfterItself));
  health.looks_after_itself = looks_after_itself != 0;
  INLET_ASSIGN(health.neglected, neglected_tables(connection));
  INLET_ASSIGN(health.long_transactions, long_transactions(connection, kLong));
  return {};
}

}  // namespace inlet::store::postgres
