// SPDX-License-Identifier: Apache-2.0
//
// What undos have done.
#pragma once

#include "imports/ledger/undo_ledger.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlUndoLedger final : public imports::UndoLedger {
 public:
  explicit SqlUndoLedger(Connection& connection) : connection_(connection) {}

  Result<void> begin(const imports::UndoRecord& record) override;
  Result<std::optional<imports::UndoRecord>> find(imports::ImportId import_id) override;
  Result<void> advance(const imports::UndoRecord& before, const imports::UndoRecord& after,
                       std::span<const imports::KeptByUndo> kept) override;
  Result<std::vector<imports::KeptByUndo>> kept(imports::ImportId import_id, leads::LeadId after,
                                                std::uint32_t limit) override;
  Result<std::vector<leads::LeadId>> leads(imports::ImportId import_id, imports::UndoFate fate, leads::LeadId after,
                                           std::uint32_t limit) override;
  Result<void> let_go(imports::ImportId import_id, leads::LeadId lead) override;
  Result<std::int64_t> count_updated(imports::ImportId import_id) override;
  Result<std::vector<imports::LeadStanding>> standings(leads::LeadId first, leads::LeadId last) override;
  Result<std::vector<imports::ValueWrite>> writes(std::span<const leads::LeadId> leads) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
