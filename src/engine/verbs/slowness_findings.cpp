// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/slowness_findings.h"

#include <chrono>

namespace inlet::engine {
namespace {

Finding long_transaction_finding(const store::LongTransaction& transaction) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(transaction.age).count();
  return {"slowness", Health::kWarning,
          "A transaction of " + transaction.program + " (process " + std::to_string(transaction.process) +
              ") is open for " + std::to_string(minutes) + " minutes" +
              (transaction.is_idle ? " and does nothing" : "") + ": meanwhile nothing is cleaned up, and tables grow.",
          "End that program, or: SELECT pg_terminate_backend(" + std::to_string(transaction.process) + ");"};
}

Finding bloat_finding(const store::NeglectedTable& table) {
  return {"slowness", Health::kWarning,
          "Table " + table.name + " holds " + std::to_string(table.dead_rows) +
              " rows that were deleted or replaced, beside " + std::to_string(table.rows) +
              ": each look through it reads them too.",
          "VACUUM (ANALYZE) " + table.name + "; and see that nothing keeps autovacuum from it."};
}

Finding statistics_finding(const store::NeglectedTable& table) {
  const std::string said = table.has_statistics
                               ? "The statistics of table " + table.name +
                                     " are old: " + std::to_string(table.changed_rows) + " rows have changed since"
                               : "Table " + table.name + " has no statistics";
  return {"slowness", Health::kWarning, said + ". The server may choose a slow way to what it looks for.",
          "ANALYZE " + table.name + "; and see that nothing keeps autovacuum from it."};
}

}  // namespace

std::vector<Finding> slowness_findings(const store::DatabaseHealth& health) {
  std::vector<Finding> findings;
  if (!health.looks_after_itself) {
    findings.push_back({"slowness", Health::kWarning,
                        "The server's autovacuum is off: tables grow, and their statistics grow old.",
                        "autovacuum = on in postgresql.conf."});
  }
  for (const store::LongTransaction& transaction : health.long_transactions)
    findings.push_back(long_transaction_finding(transaction));
  for (const store::NeglectedTable& table : health.neglected)
    findings.push_back(table.is_bloated ? bloat_finding(table) : statistics_finding(table));
  if (findings.empty()) {
    findings.push_back({"slowness", Health::kGood,
                        "Nothing makes the database slow: statistics, rows to clean up, transactions.", ""});
  }
  return findings;
}

}  // namespace inlet::engine
