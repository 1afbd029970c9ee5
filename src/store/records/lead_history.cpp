// SPDX-License-Identifier: Apache-2.0
#include "store/records/lead_history.h"

#include <algorithm>
#include <iterator>

#include "base/json/json.h"
#include "sql/lead.h"

namespace inlet::store {

using leads::LeadEvent;
using leads::LeadId;

namespace {

using Changes = decltype(LeadEvent::changes);

std::string changes_to_json(const Changes& changes) {
  std::string json = "[";
  for (const auto& [field, values] : changes) {
    json += json.size() > 1 ? ",[" : "[";
    base::append_json_string(json, field);
    json += ',';
    base::append_json_string(json, values.first);
    json += ',';
    base::append_json_string(json, values.second);
    json += ']';
  }
  return json + "]";
}

Result<Changes> changes_from_json(std::string_view json) {
  Changes changes;
  if (json == "[]") return changes;
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, {std::size_t{64} << 20U, 4}));
  const base::Error damaged = base::internal_error("a stored change of a lead can't be read");
  if (!value.is_array()) return damaged;
  for (const base::JsonValue& item : value.get_array()) {
    if (!item.is_array() || item.get_array().size() != 3) return damaged;
    std::string texts[3];
    for (std::size_t i = 0; i < 3; ++i) {
      const base::JsonValue& text = item.get_array()[i];
      if (!text.is_string()) return damaged;
      texts[i] = text.get_string();
    }
    changes.emplace_back(texts[0], std::make_pair(texts[1], texts[2]));
  }
  return changes;
}

Result<std::vector<LeadEvent>> stored_events(Connection& connection, LeadId lead, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection.query(sql::kLeadEventList, lead, limit));
  std::vector<LeadEvent> events;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return events;
    LeadEvent event{rows.time(0), rows.number(1), rows.number(2), rows.number(3), rows.string(4), {}};
    INLET_ASSIGN(event.changes, changes_from_json(rows.text(5)));
    events.push_back(std::move(event));
  }
}

Result<std::vector<LeadEvent>> updates_by_imports(Connection& connection, LeadId lead, std::uint32_t limit) {
  // A lead has fewer than 400 fields, so this many rows hold the newest `limit` imports.
  INLET_ASSIGN(Statement rows, connection.query(sql::kLeadImportUpdates, lead, std::int64_t{limit} * 400));
  std::vector<LeadEvent> events;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return events;
    if (events.empty() || events.back().import_id != rows.number(0)) {
      events.push_back({rows.time(1), rows.number(2), rows.number(0), 0, "updated_by_import", {}});
    }
    events.back().changes.emplace_back(rows.string(3), std::make_pair(rows.string(4), rows.string(5)));
  }
}

}  // namespace

Result<void> LeadHistory::record(LeadId lead, const LeadEvent& event) {
  return connection_.run(sql::kLeadEventAdd, lead, event.at, event.by, event.import_id, event.import_row, event.kind,
                         changes_to_json(event.changes));
}

Result<std::vector<LeadEvent>> LeadHistory::list(LeadId lead, std::uint32_t limit) {
  INLET_ASSIGN(std::vector<LeadEvent> events, stored_events(connection_, lead, limit));
  INLET_ASSIGN(std::vector<LeadEvent> updates, updates_by_imports(connection_, lead, limit));
  std::move(updates.begin(), updates.end(), std::back_inserter(events));
  {
    INLET_ASSIGN(Statement row, connection_.query(sql::kLeadBirth, lead));
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) {
      events.push_back(
          {row.time(0), row.number(1), row.find_number(2).value_or(0), row.find_number(3).value_or(0), "created", {}});
    }
  }
  {
    INLET_ASSIGN(Statement row, connection_.query(sql::kLeadTrashTold, lead));
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) events.insert(events.begin(), {row.time(0), row.number(1), 0, 0, "trashed", {}});
  }
  std::stable_sort(events.begin(), events.end(), [](const LeadEvent& a, const LeadEvent& b) { return a.at > b.at; });
  if (events.size() > limit) events.resize(limit);
  return events;
}

Result<std::vector<LeadId>> LeadHistory::bring_back(std::span<const LeadId> ids, access::UserId by,
                                                    base::TimePoint now) {
  std::vector<LeadId> restored;
  for (const LeadId id : ids) {
    LeadEvent trashed;
    {
      INLET_ASSIGN(Statement row, connection_.query(sql::kLeadTrashTold, id));
      INLET_ASSIGN(const bool is_in_trash, row.step());
      if (!is_in_trash) continue;
      trashed = {row.time(0), row.number(1), 0, 0, "trashed", {}};
    }
    // As long as a lead is in the trash, the lead itself tells it.
    INLET_TRY(record(id, trashed));
    INLET_TRY(record(id, {now, by, 0, 0, "restored", {}}));
    INLET_TRY(connection_.run(sql::kLeadRestore, id, by, now));
    restored.push_back(id);
  }
  return restored;
}

}  // namespace inlet::store
