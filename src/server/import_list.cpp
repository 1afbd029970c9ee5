// SPDX-License-Identifier: Apache-2.0
#include "server/import_list.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <tuple>

#include "base/clock/civil_date.h"
#include "base/clock/time_zone.h"
#include "engine/verbs/find_import.h"
#include "engine/verbs/settings.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using imports::ImportRecord;
using imports::ImportState;

constexpr std::array<std::string_view, 6> kSorts = {"id", "file_name", "state", "total", "failed", "duration_ms"};

struct Wish {
  imports::ImportFilter filter;  // the part that the store knows
  std::set<ImportState> states;  // empty: all
  bool undone = false;
  std::optional<base::TimePoint> from;
  std::optional<base::TimePoint> before;
  std::string sort = "id";
  bool descending = true;
  PageRequest page;
};

Result<std::optional<base::TimePoint>> day(const Request& request, std::string_view name, const base::TimeZone& zone,
                                           int days_later) {
  INLET_ASSIGN(const std::string text, query_text(request, name, 10));
  if (text.empty()) return std::optional<base::TimePoint>();
  const auto date = base::parse_iso_date(text);
  const auto shifted = date ? base::civil_date(base::days_since_1970(*date) + days_later) : std::nullopt;
  if (!shifted) return bad_request("“" + std::string(name) + "” must be a day like 2026-01-31.");
  base::CivilTime midnight;
  midnight.date = *shifted;
  return std::optional(zone.to_utc(midnight));
}

Result<void> read_states(const Request& request, Wish& wish) {
  INLET_ASSIGN(const std::string text, query_text(request, "state", 200));
  for (const std::string& word : split_list(text)) {
    const auto state = imports::import_state_named(word);
    if (!state && word != "undone") return bad_request("“" + word + "” is not a state of an import.");
    if (state == ImportState::kDraft) wish.filter.drafts = true;
    if (state) wish.states.insert(*state);
    if (!state) wish.undone = true;
  }
  if (wish.states.size() == 1 && !wish.undone) wish.filter.state = *wish.states.begin();
  return {};
}

Result<Wish> read_wish(const Request& request, const base::TimeZone& zone) {
  Wish wish;
  INLET_TRY(read_states(request, wish));
  INLET_ASSIGN(wish.filter.file_name, query_text(request, "search", 800));
  INLET_ASSIGN(wish.filter.started_by, query_integer(request, "started_by", 1));
  INLET_ASSIGN(wish.from, day(request, "from", zone, 0));
  INLET_ASSIGN(wish.before, day(request, "to", zone, 1));
  INLET_ASSIGN(wish.page, page_request(request));
  INLET_ASSIGN(std::string sort, query_text(request, "sort", 30));
  if (!sort.empty()) {
    wish.descending = sort.front() == '-';
    wish.sort = sort.substr(wish.descending ? 1 : 0);
  }
  if (std::ranges::find(kSorts, wish.sort) == kSorts.end())
    return bad_request("“" + sort + "” is not a way to sort imports.");
  return wish;
}

bool fits(const Wish& wish, const ImportRecord& record) {
  const base::TimePoint at = record.queued_at.value_or(record.created_at);
  if ((wish.from && at < *wish.from) || (wish.before && at >= *wish.before)) return false;
  if (wish.states.empty() && !wish.undone) return true;
  return wish.states.contains(record.state) || (wish.undone && record.undo_state == imports::UndoState::kUndone);
}

// Numbers and texts in one key; the id makes the order the same every time.
std::tuple<std::int64_t, std::string, imports::ImportId> sort_key(const ImportRecord& record, std::string_view sort) {
  if (sort == "file_name") return {0, record.file_name, record.id};
  if (sort == "state") return {static_cast<std::int64_t>(record.state), {}, record.id};
  if (sort == "total") return {record.tally.total, {}, record.id};
  if (sort == "failed") return {record.tally.failed, {}, record.id};
  if (sort == "duration_ms" && record.started_at && record.ended_at)
    return {(*record.ended_at - *record.started_at).count(), {}, record.id};
  return {sort == "duration_ms" ? -1 : 0, {}, record.id};
}

Result<std::vector<ImportRecord>> all_that_fit(const Wish& wish, engine::Engine& engine, const access::Actor& actor) {
  std::vector<ImportRecord> all;
  std::string cursor;
  do {
    INLET_ASSIGN(auto page, engine::list_imports(engine, actor, wish.filter, cursor, 200));
    for (ImportRecord& record : page.imports) {
      if (fits(wish, record)) all.push_back(std::move(record));
    }
    cursor = page.next_cursor;
  } while (!cursor.empty());
  std::ranges::sort(all, [&](const ImportRecord& a, const ImportRecord& b) {
    const auto first = sort_key(a, wish.sort);
    const auto second = sort_key(b, wish.sort);
    return wish.descending ? first > second : first < second;
  });
  return all;
}

std::optional<std::size_t> read_place(std::string_view cursor) {
  std::size_t place = 0;
  if (cursor.empty()) return place;
  const auto [end, fault] = std::from_chars(cursor.data() + 1, cursor.data() + cursor.size(), place);
  if (cursor.front() != 'p' || fault != std::errc() || end != cursor.data() + cursor.size()) return std::nullopt;
  return place;
}

std::string write_place(std::size_t place) { return "p" + std::to_string(place); }

}  // namespace

Result<ImportListing> list_imports_of(const Request& request, engine::Engine& engine, const access::Actor& actor) {
  engine::Settings settings;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(settings, engine::read_settings(*transaction));
  }
  const auto zone = base::TimeZone::find(settings.organisation.time_zone);
  INLET_ASSIGN(const Wish wish, read_wish(request, zone ? *zone : *base::TimeZone::find("UTC")));
  const auto place = read_place(wish.page.cursor);
  if (!place) return bad_request("“after” is not a place in this list.");
  INLET_ASSIGN(auto all, all_that_fit(wish, engine, actor));
  ImportListing listing;
  listing.total = static_cast<std::int64_t>(all.size());
  const std::size_t limit = wish.page.limit;
  for (std::size_t i = *place; i < all.size() && i < *place + limit; ++i) listing.imports.push_back(std::move(all[i]));
  if (*place + limit < all.size()) listing.next = write_place(*place + limit);
  if (*place > 0) listing.previous = write_place(*place > limit ? *place - limit : 0);
  return listing;
}

}  // namespace inlet::server
