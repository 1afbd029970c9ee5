// SPDX-License-Identifier: Apache-2.0
#include "engine/bulk/bulk_run.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/clock/time_zone.h"
#include "engine/load_actor.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/settings.h"
#include "leads/values/value_text.h"

namespace inlet::engine {
namespace {

using access::Right;
using leads::BulkAction;
using leads::BulkLead;
using leads::BulkState;
using leads::Lead;
using leads::LeadId;

// Ids of a selection, each at most 19 digits.
constexpr base::JsonLimits kLimits{std::size_t{1} << 20U, 8};

Result<LeadSelection> selection_from_json(const std::string& text) {
  LeadSelection selection;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(text, kLimits));
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    selection.all = reader.boolean("all");
    selection.filter.search = reader.text("search");
    selection.filter.conditions = reader.text("filter");
    const base::JsonValue* ids = reader.find_any("ids");
    if (ids == nullptr || !ids->is_array()) return reader.problem("ids", "must be a list");
    for (const base::JsonValue& id : ids->as_array()) selection.ids.push_back(id.to_number<LeadId>());
  }));
  return selection;
}

Result<base::JsonObject> object_from_json(const std::string& text) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(text));
  return value.as_object();
}

std::vector<LeadId> ids_of(const std::vector<BulkLead>& changes) {
  std::vector<LeadId> ids;
  for (const BulkLead& change : changes) ids.push_back(change.lead);
  return ids;
}

access::UserId owner_of(const Lead& lead) {
  const leads::Value owner = lead.get("owner");
  return owner.is_none() ? 0 : owner.number;
}

// The values of these fields as the API has them, to be read by LeadInput again.
std::string values_before(const leads::FieldCatalog& catalog, const Lead& lead, const base::JsonObject& values) {
  std::string json;
  for (const auto& member : values) {
    const leads::Field* field = catalog.find(std::string_view(member.key()));
    if (field == nullptr) continue;
    json += json.empty() ? "{" : ",";
    base::append_json_string(json, field->key);
    json += ':';
    leads::append_json(json, *field, lead.get(field->key));
  }
  return json + (json.empty() ? "{}" : "}");
}

}  // namespace

std::string to_json(const LeadSelection& selection) {
  return base::write_json(base::JsonObject{{"all", selection.all},
                                           {"search", selection.filter.search},
                                           {"filter", selection.filter.conditions},
                                           {"ids", base::JsonArray(selection.ids.begin(), selection.ids.end())}});
}

Result<leads::LeadFilter> BulkRun::filter(const LeadSelection& selection) {
  INLET_ASSIGN(const auto catalog, catalog_for(transaction_, actor_));
  INLET_ASSIGN(const Settings settings, read_settings(transaction_));
  const auto zone = base::TimeZone::find(settings.organisation.time_zone);
  leads::LeadFilterTexts texts = selection.filter;
  texts.sort = "id";
  texts.trashed = change_.action == BulkAction::kRestore;
  INLET_ASSIGN(leads::LeadFilter filter,
               leads::lead_filter(texts, *catalog, zone ? *zone : *base::TimeZone::find("UTC")));
  filter.conditions.push_back({"id", leads::FilterOp::kTo, {std::to_string(change_.last)}});
  if (actor_.scope(Right::kViewLeads) == access::Scope::kOwn) {
    filter.conditions.push_back({"owner", leads::FilterOp::kIn, {std::to_string(actor_.user)}});
  }
  if (change_.reached > 0) filter.cursor = leads::write_cursor({{}, change_.reached});
  return filter;
}

Result<std::int64_t> BulkRun::count() {
  if (change_.action == BulkAction::kUndo) {
    INLET_ASSIGN(const auto undone, transaction_.bulk().find(change_.undoes));
    return undone ? undone->changed : 0;
  }
  INLET_ASSIGN(const LeadSelection selection, selection_from_json(change_.selection));
  if (!selection.all) return static_cast<std::int64_t>(selection.ids.size());
  INLET_ASSIGN(const leads::LeadFilter wanted, filter(selection));
  INLET_ASSIGN(const auto page, transaction_.leads().list(wanted, 1));
  return page.total;
}

Result<BulkRun::Next> BulkRun::next(std::uint32_t limit) {
  if (change_.action == BulkAction::kUndo) return next_to_undo(limit);
  Next next;
  INLET_ASSIGN(const LeadSelection selection, selection_from_json(change_.selection));
  if (selection.all) {
    INLET_ASSIGN(const leads::LeadFilter wanted, filter(selection));
    INLET_ASSIGN(auto page, transaction_.leads().list(wanted, limit));
    next.leads = std::move(page.leads);
    next.count = static_cast<std::int64_t>(next.leads.size());
    next.last = next.leads.empty() ? 0 : next.leads.back().id;
    return next;
  }
  std::vector<LeadId> ids;
  // They were sorted when the change was made.
  const auto first = std::ranges::upper_bound(selection.ids, change_.reached);
  std::copy_n(first, std::min<std::ptrdiff_t>(limit, selection.ids.end() - first), std::back_inserter(ids));
  INLET_ASSIGN(next.leads, transaction_.leads().find_all(ids));
  next.count = static_cast<std::int64_t>(ids.size());
  next.last = ids.empty() ? 0 : ids.back();
  return next;
}

Result<BulkRun::Next> BulkRun::next_to_undo(std::uint32_t limit) {
  Next next;
  INLET_ASSIGN(next.changes, transaction_.bulk().leads(change_.undoes, change_.reached, limit));
  INLET_ASSIGN(next.leads, transaction_.leads().find_all(ids_of(next.changes)));
  next.count = static_cast<std::int64_t>(next.changes.size());
  next.last = next.changes.empty() ? 0 : next.changes.back().lead;
  return next;
}

Result<void> BulkRun::step(std::uint32_t limit) {
  INLET_ASSIGN(const Next found, next(limit));
  if (found.count == 0) return end();
  BulkAction action = change_.action;
  if (action == BulkAction::kUndo) {
    INLET_ASSIGN(const auto undone, transaction_.bulk().find(change_.undoes));
    action = undone->action == BulkAction::kTrash     ? BulkAction::kRestore
             : undone->action == BulkAction::kRestore ? BulkAction::kTrash
                                                      : BulkAction::kEdit;
  }
  INLET_TRY(apply(action, found));
  return go_on(found);
}

Result<void> BulkRun::pass_over() {
  INLET_ASSIGN(const Next found, next(1));
  change_.kept += found.count;
  return go_on(found);
}

Result<void> BulkRun::apply(BulkAction action, const Next& next) {
  // What is not there any more stays away.
  change_.kept += next.count - static_cast<std::int64_t>(next.leads.size());
  return action == BulkAction::kEdit ? edit(next) : move(action, next);
}

bool BulkRun::is_changed_since(const Next& next, const Lead& lead) const {
  if (change_.action != BulkAction::kUndo) return false;
  return std::ranges::lower_bound(next.changes, lead.id, {}, &BulkLead::lead)->version != lead.version;
}

Result<void> BulkRun::edit(const Next& next) {
  INLET_ASSIGN(LeadEdits edits, LeadEdits::begin(engine_, transaction_, actor_));
  INLET_ASSIGN(const auto catalog, catalog_for(transaction_, actor_));
  base::JsonObject values;
  if (change_.action == BulkAction::kEdit) {
    INLET_ASSIGN(values, object_from_json(change_.values));
  }
  std::vector<BulkLead> before;
  for (const Lead& lead : next.leads) {
    if (change_.action == BulkAction::kUndo) {
      INLET_ASSIGN(values,
                   object_from_json(std::ranges::lower_bound(next.changes, lead.id, {}, &BulkLead::lead)->values));
    }
    const bool may_see = actor_.may(Right::kViewLeads, owner_of(lead));
    if (lead.is_trashed() || !may_see || is_changed_since(next, lead)) {
      ++change_.kept;
      continue;
    }
    const auto answer = edits.edit(lead, values, Duplicates::kAllow);
    if (!answer.has_value() && answer.error().kind != base::ErrorKind::kForbidden) return answer.error();
    if (!answer.has_value() || answer->lead == 0) {
      ++change_.kept;
    } else if (answer->is_new_version) {
      ++change_.changed;
      before.push_back({lead.id, lead.version + 1, values_before(*catalog, lead, values)});
    }
  }
  return change_.action == BulkAction::kUndo ? Result<void>() : transaction_.bulk().keep(change_.id, before);
}

Result<void> BulkRun::move(BulkAction action, const Next& next) {
  const bool is_trash = action == BulkAction::kTrash;
  std::vector<LeadId> moving;
  std::vector<BulkLead> before;
  for (const Lead& lead : next.leads) {
    const bool may_move =
        actor_.may(Right::kViewLeads, owner_of(lead)) && actor_.may(Right::kDeleteLeads, owner_of(lead));
    if (!may_move || is_changed_since(next, lead)) {
      ++change_.kept;
    } else if (lead.is_trashed() != is_trash) {
      moving.push_back(lead.id);
      before.push_back({lead.id, lead.version + 1, "{}"});
    }
  }
  const base::TimePoint now = engine_.clock.now();
  INLET_TRY(is_trash ? transaction_.leads().trash(moving, actor_.user, now)
                     : transaction_.leads().restore(moving, actor_.user, now));
  change_.changed += static_cast<std::int64_t>(moving.size());
  return change_.action == BulkAction::kUndo ? Result<void>() : transaction_.bulk().keep(change_.id, before);
}

Result<void> BulkRun::go_on(const Next& next) {
  change_.state = BulkState::kRunning;
  change_.done += next.count;
  change_.reached = next.last;
  // A count stops at a limit, and leads may have begun to fit meanwhile.
  change_.total = std::max(change_.total, change_.done);
  return transaction_.bulk().change(change_);
}

Result<void> BulkRun::end() {
  change_.state = BulkState::kDone;
  change_.total = change_.done;
  change_.ended_at = engine_.clock.now();
  // It may hold a person's name.
  change_.selection.clear();
  INLET_TRY(transaction_.bulk().change(change_));
  return audit(engine_, transaction_, actor_, "leads.changed", "bulk change " + std::to_string(change_.id),
               {{"action", leads::name_of(change_.action)}, {"changed", change_.changed}, {"kept", change_.kept}});
}

}  // namespace inlet::engine
