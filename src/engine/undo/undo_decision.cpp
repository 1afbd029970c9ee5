// SPDX-License-Identifier: Apache-2.0
#include "engine/undo/undo_decision.h"

#include <algorithm>
#include <ranges>
#include <set>
#include <unordered_map>
#include <utility>

#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using imports::ImportId;
using imports::KeptValue;
using imports::ValueWrite;

std::string present_text(const leads::Lead& lead, const leads::Field& field) {
  return leads::text_with_currency(field, lead.get(field.key));
}

// What the import left in a field that others wrote to as well: its own last value, else what the first of the others found.
const std::string& left_in(std::string_view field, ImportId import_id, std::span<const ValueWrite> writes) {
  const std::string* left = nullptr;
  for (const ValueWrite& write : writes) {
    if (write.field != field) continue;
    if (write.import_id == import_id) return write.new_value;
    if (left == nullptr) left = &write.old_value;
  }
  return *left;
}

}  // namespace

bool is_as_left(const leads::Lead& lead, ImportId import_id, std::span<const ValueWrite> writes,
                const leads::FieldCatalog& catalog) {
  return std::ranges::all_of(writes, [&](const ValueWrite& write) {
    if (write.import_id == import_id) return true;
    const leads::Field* field = catalog.find(write.field);
    return field != nullptr && present_text(lead, *field) == left_in(write.field, import_id, writes);
  });
}

LeadReturn decide_return(const leads::Lead& lead, ImportId import_id, std::span<const KeptValue> values,
                         std::span<const ValueWrite> writes, const leads::FieldCatalog& catalog) {
  LeadReturn decision;
  for (const KeptValue& value : values) {
    const leads::Field* field = catalog.find(value.field);
    if (field == nullptr || present_text(lead, *field) != value.new_value) {
      decision.kept.push_back(value.field);
      continue;
    }
    ValueReturn back{field, value.old_value};
    // Backwards from our own write, as long as what stood there came from an import that is undone by now.
    bool is_before_ours = false;
    for (const ValueWrite& write : writes | std::views::reverse) {
      if (write.field != value.field) continue;
      if (write.import_id == import_id) {
        is_before_ours = true;
        continue;
      }
      if (!is_before_ours) continue;
      if (!write.is_undone || write.new_value != back.earlier) break;
      back.earlier = write.old_value;
    }
    decision.values.push_back(std::move(back));
  }
  return decision;
}

std::vector<std::size_t> blocked_moves(std::span<const UniqueMove> moves) {
  std::set<std::size_t> blocked;
  std::unordered_multimap<leads::LeadId, std::size_t> moves_of;
  for (std::size_t i = 0; i < moves.size(); ++i) moves_of.emplace(moves[i].lead, i);
  const auto leaves = [&](leads::LeadId lead, const leads::MatchKey& key) {
    const auto [first, last] = moves_of.equal_range(lead);
    return std::any_of(first, last, [&](const auto& each) {
      return moves[each.second].from == key && !blocked.contains(each.second);
    });
  };
  // A move that stays keeps its present value taken, which may block another one: again until nothing changes.
  for (std::size_t before = moves.size() + 1; before != blocked.size();) {
    before = blocked.size();
    std::set<leads::MatchKey> taken;
    for (std::size_t i = 0; i < moves.size(); ++i) {
      if (blocked.contains(i)) continue;
      const bool is_held = std::ranges::any_of(moves[i].holders, [&](leads::LeadId holder) {
        return holder != moves[i].lead && !leaves(holder, moves[i].to);
      });
      if (is_held || !taken.insert(moves[i].to).second) blocked.insert(i);
    }
  }
  return {blocked.begin(), blocked.end()};
}

}  // namespace inlet::engine
