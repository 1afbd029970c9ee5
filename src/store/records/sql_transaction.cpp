// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_transaction.h"

#include <utility>

namespace inlet::store {

SqlTransaction::SqlTransaction(Connection& connection, CatalogCache& catalogs, std::unique_ptr<LeadTable> lead_table,
                               std::unique_ptr<StepRows> step_rows)
    : lead_table_(std::move(lead_table)),
      step_rows_(std::move(step_rows)),
      catalog_(connection, *lead_table_, catalogs),
      criteria_(connection, *lead_table_, catalog_),
      likely_(connection),
      bulk_(connection),
      ledger_(connection, *step_rows_),
      fixes_(connection),
      undos_(connection),
      uploads_(connection),
      notices_(connection),
      outbox_(connection),
      jobs_(connection),
      users_(connection),
      templates_(connection),
      settings_(connection),
      answers_(connection),
      audit_(connection),
      personal_(connection),
      retention_(connection) {}

}  // namespace inlet::store
