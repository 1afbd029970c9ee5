// SPDX-License-Identifier: Apache-2.0
//
// What an undo does with each lead and each value, from what is known of them alone; nothing is read or written here
// (semantics 45).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "imports/ledger/import_ledger.h"
#include "imports/ledger/undo_ledger.h"
#include "leads/dedupe/match_key.h"
#include "leads/fields/field_catalog.h"
#include "leads/values/lead.h"

namespace inlet::engine {

// Whether a lead that the import created holds what the import left in it. `writes`: all to this lead, oldest first. What was
// changed and changed back does not count, nor what an undone import wrote and its undo took back.
bool is_as_left(const leads::Lead& lead, imports::ImportId import_id, std::span<const imports::ValueWrite> writes,
                const leads::FieldCatalog& catalog);

// A value that may go back: it holds what the import wrote.
struct ValueReturn {
  const leads::Field* field = nullptr;
  std::string earlier;  // stored form
};

struct LeadReturn {
  std::vector<ValueReturn> values;
  std::vector<std::string> kept;  // fields that somebody else changed since
};

// `values`: what the import replaced in this lead. Earlier values that were written by imports undone meanwhile are passed over.
LeadReturn decide_return(const leads::Lead& lead, imports::ImportId import_id,
                         std::span<const imports::KeptValue> values, std::span<const imports::ValueWrite> writes,
                         const leads::FieldCatalog& catalog);

// A lead that would leave one unique value for another.
struct UniqueMove {
  leads::LeadId lead = 0;
  std::optional<leads::MatchKey> from;
  leads::MatchKey to;
  std::vector<leads::LeadId> holders;  // of `to`, at present
};

// Places in `moves` that can't be made because another lead holds the value and stays, or an earlier move takes it.
std::vector<std::size_t> blocked_moves(std::span<const UniqueMove> moves);

}  // namespace inlet::engine
