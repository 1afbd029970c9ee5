// SPDX-License-Identifier: Apache-2.0
//
// One batch of an undo inside one transaction: leads that the import created go to the trash, values that it replaced go back.
// Deciding and writing are apart, so a preview comes to the same counts.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_set>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/undo/undo_decision.h"
#include "leads/dedupe/duplicate_index.h"
#include "leads/values/lead_store.h"
#include "leads/values/text_arena.h"
#include "store/database/database.h"

namespace inlet::engine {

enum class UndoMode : std::uint8_t { kPreview, kWrite };

class UndoRun {
 public:
  // `transaction` must outlive the run; in kPreview nothing is written to it. Leads that are not the actor's own stay as they are for
  // who may undo only own imports: such an import wrote to own leads alone, so they were given away since.
  static Result<UndoRun> create(store::Transaction& transaction, const imports::ImportRecord& record, UndoMode mode,
                                const access::Actor& actor);

  // A record of the undo that has not begun, with the number of leads it is about.
  Result<imports::UndoRecord> fresh(access::UserId by, base::TimePoint now);
  // Deals with the next leads, at most `limit`, and gives where the undo stands then. In kWrite the ledger of undos has it, too.
  Result<imports::UndoRecord> step(const imports::UndoRecord& before, std::int64_t limit, base::TimePoint now);
  // What the last step kept.
  const std::vector<imports::KeptByUndo>& kept() const { return kept_; }

 private:
  // An updated lead of the batch.
  struct Updated {
    leads::Lead lead;
    LeadReturn back;
    std::vector<leads::FieldChange> changes;
    std::span<const imports::ValueWrite> writes;
  };

  UndoRun(store::Transaction& transaction, const imports::ImportRecord& record, UndoMode mode)
      : transaction_(&transaction), record_(&record), mode_(mode) {}

  Result<void> step_created(imports::UndoRecord& undo, std::int64_t limit, base::TimePoint now);
  Result<void> trash_unchanged(leads::LeadId first, std::int64_t count, imports::UndoRecord& undo, base::TimePoint now);
  Result<void> step_updated(imports::UndoRecord& undo, std::int64_t limit, base::TimePoint now);
  Result<void> keep_taken(std::vector<Updated>& batch);
  Result<bool> is_free_later(leads::LeadId holder);
  Result<void> write_back(std::vector<Updated>& batch, access::UserId by, base::TimePoint now);
  Result<bool> goes_with_us(const Updated& updated);
  bool is_anothers(const leads::Lead& lead) const;
  void keep(leads::LeadId lead, std::string field, imports::KeptReason reason);

  store::Transaction* transaction_;
  const imports::ImportRecord* record_;
  UndoMode mode_;
  std::optional<access::UserId> only_of_;  // whose leads; nobody: all
  std::shared_ptr<const leads::FieldCatalog> catalog_;
  std::vector<leads::Criterion> criteria_;
  leads::TextArena arena_;
  std::vector<imports::KeptByUndo> kept_;                // of this batch
  std::unordered_set<leads::LeadId> created_that_stay_;  // only in a preview
};

}  // namespace inlet::engine
