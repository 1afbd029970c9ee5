// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/merge.h"

#include <algorithm>

namespace inlet::leads {
namespace {

constexpr std::string_view kOptOut = "email_opt_out";

// The ids of both, sorted, each once: what a mark of membership needs to grow and never to shrink.
Value joined_options(const Value& existing, const Value& row, TextArena& arena) {
  std::string_view left = existing.text();
  std::string_view right = row.text();
  char* const place = arena.allocate(left.size() + right.size() + 2);
  char* end = place;
  const auto take = [](std::string_view& ids) {
    const std::string_view id = ids.substr(0, ids.find(kOptionSeparator));
    ids = id.size() < ids.size() ? ids.substr(id.size() + 1) : std::string_view();
    return id;
  };
  std::string_view last;
  while (!left.empty() || !right.empty()) {
    const std::string_view left_id = left.substr(0, left.find(kOptionSeparator));
    const std::string_view right_id = right.substr(0, right.find(kOptionSeparator));
    const bool from_left = right.empty() || (!left.empty() && left_id <= right_id);
    const std::string_view id = take(from_left ? left : right);
    if (end != place && id == last) continue;
    if (end != place) *end++ = kOptionSeparator;
    end = std::copy(id.begin(), id.end(), end);
    last = id;
  }
  return Value::of_text(ValueKind::kOptions, {place, static_cast<std::size_t>(end - place)});
}

// An opt-out is the person's own word; only the person's own act takes it back, never a file (semantics 20).
bool would_clear_opt_out(const Field& field, const Value& existing) {
  return field.key == kOptOut && existing.kind == ValueKind::kBoolean && existing.number != 0;
}

}  // namespace

MergeRules merge_rules(std::span<const Field* const> fields, const MatchPolicy& policy) {
  MergeRules rules;
  rules.clear_with_na = policy.clear_with_na;
  for (const Field* field : fields) rules.of_field.push_back(policy.rule_for(field->key));
  return rules;
}

Value merged_value(const Field& field, MergeRule rule, bool clear_with_na, const Value& existing, const Value& row,
                   const Value& given, TextArena& arena) {
  if (would_clear_opt_out(field, existing)) return existing;
  if (row.is_clear()) return clear_with_na && rule == MergeRule::kOverwrite ? Value() : existing;
  if (row.is_none()) return existing.is_none() && rule != MergeRule::kKeep && !given.is_clear() ? given : existing;
  if (rule == MergeRule::kKeep) return existing;
  if (existing.is_none()) return row;
  if (rule == MergeRule::kFillBlanks) return existing;
  return field.type == FieldType::kMultiPicklist ? joined_options(existing, row, arena) : row;
}

void merge(std::span<const Field* const> fields, std::span<const Value> existing, std::span<const Value> row,
           std::span<const Value> given, const MergeRules& rules, TextArena& arena, std::vector<FieldChange>& changes) {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Value standard = given.empty() ? Value() : given[i];
    if (row[i].is_none() && !row[i].is_clear() && standard.is_none()) continue;
    const Value merged =
        merged_value(*fields[i], rules.of_field[i], rules.clear_with_na, existing[i], row[i], standard, arena);
    const bool both_blank = merged.is_none() && existing[i].is_none();
    if (!both_blank && !(merged == existing[i])) changes.push_back({fields[i], existing[i], merged});
  }
}

std::vector<Value> values_of(const Lead& lead, std::span<const Field* const> fields) {
  std::vector<Value> values;
  values.reserve(fields.size());
  for (const Field* field : fields) values.push_back(lead.get(field->key));
  return values;
}

}  // namespace inlet::leads
