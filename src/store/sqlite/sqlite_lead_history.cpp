// SPDX-License-Identifier: Apache-2.0
//
// The parts of SqliteLeadStore that tell of a lead's past, bring it back, and find it by words.
#include <algorithm>
#include <iterator>

#include "base/json/json.h"
#include "sql/sqlite/lead.h"
#include "store/sqlite/lead_keys.h"
#include "store/sqlite/sqlite_duplicate_index.h"
#include "store/sqlite/sqlite_lead_store.h"

namespace inlet::store {

using leads::KeyClaim;
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

Result<std::vector<LeadEvent>> stored_events(SqliteConnection& connection, LeadId lead, std::uint32_t limit) {
  INLET_ASSIGN(SqliteStatement rows, connection.query(sql::sqlite::kLeadEventList, lead, limit));
  std::vector<LeadEvent> events;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return events;
    LeadEvent event{rows.time(0), rows.number(1), rows.number(2), rows.number(3), rows.string(4), {}};
    INLET_ASSIGN(event.changes, changes_from_json(rows.text(5)));
    events.push_back(std::move(event));
  }
}

Result<std::vector<LeadEvent>> updates_by_imports(SqliteConnection& connection, LeadId lead, std::uint32_t limit) {
  // A lead has fewer than 400 fields, so this many rows hold the newest `limit` imports.
  INLET_ASSIGN(SqliteStatement rows,
               connection.query(sql::sqlite::kLeadImportUpdates, lead, std::int64_t{limit} * 400));
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

Result<void> SqliteLeadStore::record(LeadId lead, const LeadEvent& event) {
  return connection_.run(sql::sqlite::kLeadEventAdd, lead, event.at, event.by, event.import_id, event.import_row,
                         event.kind, changes_to_json(event.changes));
}

Result<std::vector<LeadEvent>> SqliteLeadStore::history(LeadId lead, std::uint32_t limit) {
  INLET_ASSIGN(std::vector<LeadEvent> events, stored_events(connection_, lead, limit));
  INLET_ASSIGN(std::vector<LeadEvent> updates, updates_by_imports(connection_, lead, limit));
  std::move(updates.begin(), updates.end(), std::back_inserter(events));
  {
    INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kLeadBirth, lead));
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) {
      events.push_back(
          {row.time(0), row.number(1), row.find_number(2).value_or(0), row.find_number(3).value_or(0), "created", {}});
    }
  }
  {
    INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kLeadTrashTold, lead));
    INLET_ASSIGN(const bool has_row, row.step());
    if (has_row) events.insert(events.begin(), {row.time(0), row.number(1), 0, 0, "trashed", {}});
  }
  std::stable_sort(events.begin(), events.end(), [](const LeadEvent& a, const LeadEvent& b) { return a.at > b.at; });
  if (events.size() > limit) events.resize(limit);
  return events;
}

Result<void> SqliteLeadStore::restore(std::span<const LeadId> ids, access::UserId by, base::TimePoint now) {
  INLET_ASSIGN(const auto catalog, catalog_.current());
  INLET_ASSIGN(const auto criteria, read_criteria(connection_, WhichCriteria::kAll));
  std::vector<LeadId> restored;
  for (const LeadId id : ids) {
    LeadEvent trashed;
    {
      INLET_ASSIGN(SqliteStatement row, connection_.query(sql::sqlite::kLeadTrashTold, id));
      INLET_ASSIGN(const bool is_in_trash, row.step());
      if (!is_in_trash) continue;
      trashed = {row.time(0), row.number(1), 0, 0, "trashed", {}};
    }
    // As long as a lead is in the trash, the lead itself tells it.
    INLET_TRY(record(id, trashed));
    INLET_TRY(record(id, {now, by, 0, 0, "restored", {}}));
    INLET_TRY(connection_.run(sql::sqlite::kLeadRestore, id, by, now));
    restored.push_back(id);
  }
  INLET_ASSIGN(const std::vector<KeyClaim> claims, keys_of_leads(connection_, *catalog, criteria, restored));
  INLET_ASSIGN(const std::vector<std::uint32_t> lost, claim_keys(connection_, claims));
  if (lost.empty()) return {};
  const KeyClaim& claim = claims[lost.front()];
  const auto criterion = std::find_if(criteria.begin(), criteria.end(),
                                      [&](const leads::Criterion& each) { return each.id == claim.key.criterion; });
  INLET_ASSIGN(base::Error error, unique_violation(connection_, *catalog, *criterion, claim.lead, claim.key));
  return error;
}

Result<std::int64_t> SqliteLeadStore::index_for_search(std::uint32_t limit) {
  std::vector<LeadId> dirty;
  {
    INLET_ASSIGN(SqliteStatement rows, connection_.query(sql::sqlite::kSearchDirtyList, limit));
    for (;;) {
      INLET_ASSIGN(const bool has_row, rows.step());
      if (!has_row) break;
      dirty.push_back(rows.number(0));
    }
  }
  for (const LeadId lead : dirty) {
    INLET_TRY(connection_.run(sql::sqlite::kSearchRemove, lead));
    INLET_TRY(connection_.run(sql::sqlite::kSearchAdd, lead, lead));
    INLET_TRY(connection_.run(sql::sqlite::kSearchDirtyClear, lead));
  }
  const std::int64_t rest = std::int64_t{limit} - static_cast<std::int64_t>(dirty.size());
  INLET_ASSIGN(const std::int64_t last, connection_.number(sql::sqlite::kSearchLastLead));
  INLET_ASSIGN(const auto next, connection_.find_number(sql::sqlite::kSearchNextLastLead, last, rest));
  if (next) {
    INLET_TRY(connection_.run(sql::sqlite::kSearchAdd, last + 1, *next));
    INLET_TRY(connection_.run(sql::sqlite::kSearchAdvance, *next));
  }
  return connection_.number(sql::sqlite::kSearchToDo);
}

}  // namespace inlet::store
