// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/likely_duplicates.h"

#include <algorithm>
#include <utility>

#include "engine/dedupe/likely_of_lead.h"
#include "engine/verbs/change_leads.h"

namespace inlet::engine {
namespace {

using access::Right;
using leads::LeadId;

std::optional<access::UserId> only_of(const access::Actor& actor, Right right) {
  return actor.scope(right) == access::Scope::kOwn ? std::optional(actor.user) : std::nullopt;
}

base::Error no_such_pair(std::int64_t id) {
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"Pair " + std::to_string(id)});
}

bool is_owned_as_needed(const access::Actor& actor, Right right, const leads::Lead& lead) {
  const leads::Value owner = lead.get("owner");
  return actor.may(right, owner.is_none() ? 0 : owner.number);
}

// What the person may see of it.
leads::LeadFace face_for(const access::Actor& actor, const leads::Lead& lead) {
  leads::LeadFace face = leads::face_of(lead);
  const std::pair<const char*, std::string*> parts[] = {{"first_name", &face.first_name},
                                                        {"last_name", &face.last_name},
                                                        {"company", &face.company},
                                                        {"email", &face.email},
                                                        {"phone", &face.phone},
                                                        {"mobile", &face.mobile},
                                                        {"city", &face.city}};
  for (const auto& [key, text] : parts) {
    if (actor.field(key) == access::FieldAccess::kHidden) text->clear();
  }
  return face;
}

// Nothing where two leads are alike only in what the person may not see: the pair would tell that it is the same.
std::optional<LikelyView> view_of(const access::Actor& actor, const leads::LikelyPair& pair,
                                  const std::vector<leads::Lead>& leads) {
  LikelyView view;
  view.pair = pair;
  view.left = *std::ranges::lower_bound(leads, pair.left, {}, &leads::Lead::id);
  view.right = *std::ranges::lower_bound(leads, pair.right, {}, &leads::Lead::id);
  leads::Likeness likeness = leads::compare(face_for(actor, view.left), face_for(actor, view.right));
  view.reasons = std::move(likeness.reasons);
  if (actor.permissions.limited_fields().empty()) return view;
  view.pair.score = likeness.score;
  if (likeness.score < leads::kLeastLikeness) return std::nullopt;
  return view;
}

Result<std::vector<LikelyView>> views_of(store::Transaction& transaction, const access::Actor& actor,
                                         const std::vector<leads::LikelyPair>& pairs) {
  std::vector<LeadId> ids;
  for (const leads::LikelyPair& pair : pairs) ids.insert(ids.end(), {pair.left, pair.right});
  INLET_ASSIGN(const auto leads, transaction.leads().find_all(ids));
  std::vector<LikelyView> views;
  for (const leads::LikelyPair& pair : pairs) {
    auto view = view_of(actor, pair, leads);
    if (view) views.push_back(std::move(*view));
  }
  return views;
}

// How many pairs the person sees. For whom fields are hidden each has to be looked at; beyond kMostCounted they are not told apart
// from one more.
Result<std::int64_t> count_visible(store::Transaction& transaction, const access::Actor& actor,
                                   const leads::LikelyFilter& filter, std::int64_t all) {
  constexpr std::int64_t kMostCounted = 1'000;
  constexpr std::uint32_t kAtOnce = 200;
  if (actor.permissions.limited_fields().empty()) return all;
  std::int64_t count = 0;
  std::string cursor;
  do {
    INLET_ASSIGN(const auto page, transaction.likely().list(filter, cursor, kAtOnce));
    INLET_ASSIGN(const auto views, views_of(transaction, actor, page.pairs));
    count += static_cast<std::int64_t>(views.size());
    cursor = page.next_cursor;
  } while (!cursor.empty() && count < kMostCounted);
  return std::min(count, kMostCounted);
}

Result<LikelyView> visible_pair(store::Transaction& transaction, const access::Actor& actor, std::int64_t id) {
  INLET_ASSIGN(const auto pair, transaction.likely().find(id));
  if (!pair) return no_such_pair(id);
  const LeadId ids[] = {pair->left, pair->right};
  INLET_ASSIGN(const auto leads, transaction.leads().find_all(ids));
  const auto is_seen = [&](const leads::Lead& lead) {
    return !lead.is_trashed() && is_owned_as_needed(actor, Right::kViewLeads, lead);
  };
  if (leads.size() != 2 || !std::ranges::all_of(leads, is_seen)) return no_such_pair(id);
  auto view = view_of(actor, *pair, leads);
  if (!view) return no_such_pair(id);
  return std::move(*view);
}

}  // namespace

Result<LikelyList> list_likely(Engine& engine, const access::Actor& actor, const LikelyWish& wish,
                               const std::string& cursor, std::uint32_t limit) {
  INLET_TRY(access::require(actor, Right::kViewLeads));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  const leads::LikelyFilter filter{only_of(actor, Right::kViewLeads), wish.lead, wish.import_id};
  INLET_ASSIGN(const auto page, transaction->likely().list(filter, cursor, limit));
  LikelyList list;
  list.next_cursor = page.next_cursor;
  INLET_ASSIGN(list.total, count_visible(*transaction, actor, filter, page.total));
  INLET_ASSIGN(list.search, read_likely_search(*transaction));
  INLET_ASSIGN(list.pairs, views_of(*transaction, actor, page.pairs));
  return list;
}

Result<LikelyView> find_likely(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_TRY(access::require(actor, Right::kViewLeads));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return visible_pair(*transaction, actor, id);
}

Result<jobs::JobId> search_likely(Engine& engine, const access::Actor& actor) {
  INLET_TRY(access::require(actor, Right::kEditLeads));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const jobs::JobId job, enqueue_likely(*transaction, 0, actor.user, engine.clock.now()));
  INLET_TRY(transaction->commit());
  engine.signal.news();
  return job;
}

Result<void> search_likely_of(Engine& engine, const access::Actor& actor, LeadId id) {
  INLET_TRY(access::require(actor, Right::kEditLeads));
  const base::TimePoint now = engine.clock.now();
  std::vector<leads::LikelyPair> pairs;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const leads::Lead lead, find_lead(*transaction, actor, id));
    if (lead.is_trashed()) return {};
    INLET_ASSIGN(pairs, likely_pairs_of(*transaction, lead, now));
  }
  if (pairs.empty()) return {};
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(transaction->likely().put(pairs));
  return transaction->commit();
}

Result<void> dismiss_likely(Engine& engine, const access::Actor& actor, std::int64_t id) {
  INLET_TRY(access::require(actor, Right::kEditLeads));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const LikelyView view, visible_pair(*transaction, actor, id));
  for (const leads::Lead* lead : {&view.left, &view.right}) {
    if (is_owned_as_needed(actor, Right::kEditLeads, *lead)) continue;
    return base::make_error(base::ErrorKind::kForbidden, base::Code::kNoPermissionRecord);
  }
  const base::TimePoint now = engine.clock.now();
  INLET_TRY(transaction->likely().dismiss(id, actor.user, now));
  store::AuditEntry entry;
  entry.at = now;
  entry.by = actor.user;
  entry.action = "lead.told_apart";
  entry.subject = "lead " + std::to_string(view.pair.left);
  entry.json = "{\"other\":" + std::to_string(view.pair.right) + "}";
  entry.from = actor.from;
  INLET_TRY(transaction->audit().add(entry));
  INLET_TRY(transaction->commit());
  return {};
}

}  // namespace inlet::engine
