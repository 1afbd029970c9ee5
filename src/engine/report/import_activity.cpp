// SPDX-License-Identifier: Apache-2.0
#include "engine/report/import_activity.h"

#include <utility>

#include "base/clock/time_zone.h"
#include "engine/verbs/settings.h"

namespace inlet::engine {
namespace {

void add(DayOfImports& day, const imports::EndedImports& ended) {
  day.imports += ended.imports;
  day.rows.created += ended.rows.created;
  day.rows.updated += ended.rows.updated;
  day.rows.unchanged += ended.rows.unchanged;
  day.rows.skipped += ended.rows.skipped;
  day.rows.failed += ended.rows.failed;
}

std::int64_t day_number(const base::TimeZone& zone, base::TimePoint time) {
  const auto local = zone.to_local(time);
  return local ? base::days_since_1970(local->date) : 0;
}

}  // namespace

Result<std::vector<DayOfImports>> import_activity(Engine& engine, const access::Actor& actor, int days) {
  INLET_TRY(access::require(actor, access::Right::kViewImports));
  const bool sees_all = actor.scope(access::Right::kViewImports) == access::Scope::kAll;
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const Settings settings, read_settings(*transaction));
  const auto found = base::TimeZone::find(settings.organisation.time_zone);
  const base::TimeZone zone = found ? *found : *base::TimeZone::find("UTC");

  const std::int64_t first = day_number(zone, engine.clock.now()) - days + 1;
  std::vector<DayOfImports> activity;
  for (int i = 0; i < days; ++i) {
    DayOfImports& day = activity.emplace_back();
    if (const auto date = base::civil_date(first + i)) day.day = *date;
  }
  base::CivilTime midnight;
  midnight.date = activity.front().day;
  INLET_ASSIGN(const auto ended, transaction->ledger().ended_since(
                                     zone.to_utc(midnight), sees_all ? std::nullopt : std::optional(actor.user)));
  for (const imports::EndedImports& some : ended) {
    const std::int64_t index = day_number(zone, some.at) - first;
    if (index >= 0 && index < days) add(activity[static_cast<std::size_t>(index)], some);
  }
  return activity;
}

}  // namespace inlet::engine
