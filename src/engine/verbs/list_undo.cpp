// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/list_undo.h"

#include <algorithm>
#include <utility>

#include "engine/undo/undo_run.h"
#include "engine/verbs/find_import.h"

namespace inlet::engine {
namespace {

using imports::KeptByUndo;
using imports::UndoFate;
using leads::LeadId;

// More than a lead has fields.
constexpr std::uint32_t kMostReasons = 1'000;

// What an undo would keep now, found by the code that would do it.
Result<std::vector<KeptByUndo>> would_keep(Engine& engine, store::Transaction& transaction, const access::Actor& actor,
                                           const imports::ImportRecord& record) {
  std::vector<KeptByUndo> kept;
  if (!imports::is_end(record.state)) return kept;
  const base::TimePoint now = engine.clock.now();
  INLET_ASSIGN(auto run, UndoRun::create(transaction, record, UndoMode::kPreview, actor));
  INLET_ASSIGN(auto undo, run.fresh(actor.user, now));
  while (undo.stage != imports::UndoStage::kDone) {
    INLET_ASSIGN(undo, run.step(undo, engine.limits.batch_rows, now));
    kept.insert(kept.end(), run.kept().begin(), run.kept().end());
  }
  std::ranges::stable_sort(kept, {}, &KeptByUndo::lead);
  return kept;
}

UndoneLeads page_of(const std::vector<KeptByUndo>& kept, LeadId after, std::uint32_t limit) {
  UndoneLeads page;
  const auto first = std::ranges::upper_bound(kept, after, {}, &KeptByUndo::lead);
  for (auto each = first; each != kept.end(); ++each) {
    if (page.leads.empty() || page.leads.back().lead != each->lead) {
      if (page.leads.size() == limit) {
        page.next = page.leads.back().lead;
        return page;
      }
      page.leads.push_back({each->lead, {}});
    }
    page.leads.back().kept.push_back(*each);
  }
  return page;
}

}  // namespace

Result<UndoneLeads> list_undo(Engine& engine, const access::Actor& actor, imports::ImportId id, UndoFate fate,
                              LeadId after, std::uint32_t limit) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto record, find_import(*transaction, actor, id));
  INLET_ASSIGN(const auto begun, transaction->undos().find(id));
  if (!begun && fate == UndoFate::kKept) {
    INLET_ASSIGN(const auto kept, would_keep(engine, *transaction, actor, record));
    return page_of(kept, after, limit);
  }
  UndoneLeads page;
  if (!begun || (begun->stage != imports::UndoStage::kDone && fate != UndoFate::kKept)) return page;
  INLET_ASSIGN(auto ids, transaction->undos().leads(id, fate, after, limit + 1));
  if (ids.size() > limit) {
    ids.pop_back();
    page.next = ids.back();
  }
  for (const LeadId lead : ids) {
    page.leads.push_back({lead, {}});
    if (fate != UndoFate::kKept) continue;
    INLET_ASSIGN(page.leads.back().kept, transaction->undos().kept(id, lead - 1, kMostReasons));
    std::erase_if(page.leads.back().kept, [lead](const KeptByUndo& each) { return each.lead != lead; });
  }
  return page;
}

}  // namespace inlet::engine
