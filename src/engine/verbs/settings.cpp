// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/settings.h"

#include <algorithm>
#include <cctype>

#include "base/clock/time_zone.h"
#include "base/json/json.h"
#include "engine/verbs/audit.h"
#include "leads/convert/conversion_options_json.h"

namespace inlet::engine {
namespace {

constexpr std::string_view kName = "settings";
constexpr std::int64_t kMostRetentionDays = 3650;
constexpr std::int64_t kMostDraftDays = 365;

bool is_capitals(std::string_view text, std::size_t length) {
  return text.size() == length && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

base::Error bad_setting(const std::string& name, const std::string& value, const std::string& remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {name, value, remedy});
}

Result<void> check_days(const std::string& name, std::int64_t days, std::int64_t most) {
  if (days >= 1 && days <= most) return {};
  return bad_setting(name, std::to_string(days), "Write a whole number from 1 to " + std::to_string(most) + ".");
}

Result<void> check(const Settings& settings) {
  const leads::OrganisationSettings& organisation = settings.organisation;
  if (!base::TimeZone::find(organisation.time_zone)) {
    return bad_setting("time_zone", organisation.time_zone, "Write a name like Europe/Berlin.");
  }
  if (!is_capitals(organisation.currency, 3)) {
    return bad_setting("currency", organisation.currency, "Write a code of three letters, like EUR.");
  }
  if (!organisation.phone_country.empty() && !is_capitals(organisation.phone_country, 2)) {
    return bad_setting("phone_country", organisation.phone_country, "Write a code of two letters, like DE.");
  }
  INLET_TRY(check_days("retention_days", settings.retention_days, kMostRetentionDays));
  return check_days("draft_days", settings.draft_days, kMostDraftDays);
}

}  // namespace

std::string to_json(const Settings& settings) {
  return base::write_json(base::JsonObject{{"version", settings.version},
                                           {"organisation", leads::json_of(settings.organisation)},
                                           {"policy", leads::to_json(settings.policy)},
                                           {"people_may_choose", settings.people_may_choose},
                                           {"retention_days", settings.retention_days},
                                           {"draft_days", settings.draft_days}});
}

Result<Settings> settings_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  Settings settings;
  std::string policy;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    settings.version = reader.integer("version");
    reader.object("organisation",
                  [&](base::JsonReader& member) { settings.organisation = leads::read_organisation_settings(member); });
    policy = reader.text("policy");
    settings.people_may_choose = reader.boolean("people_may_choose");
    settings.retention_days = reader.integer("retention_days");
    settings.draft_days = reader.integer("draft_days");
  }));
  INLET_ASSIGN(settings.policy, leads::match_policy_from_json(policy));
  return settings;
}

Result<Settings> read_settings(store::Transaction& transaction) {
  INLET_ASSIGN(const auto stored, transaction.settings().find(kName));
  if (!stored) return Settings();
  return settings_from_json(*stored);
}

bool may_choose_duplicates(const access::Actor& actor, const Settings& settings) {
  return settings.people_may_choose || actor.scope(access::Right::kChooseDuplicates) == access::Scope::kAll;
}

Result<void> store_settings(store::Transaction& transaction, Settings& settings) {
  INLET_TRY(check(settings));
  ++settings.version;
  return transaction.settings().put(kName, to_json(settings));
}

Result<Settings> change_settings(Engine& engine, const access::Actor& actor, Settings settings) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const Settings stored, read_settings(*transaction));
  if (stored.version != settings.version) {
    return base::make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The settings"});
  }
  INLET_TRY(store_settings(*transaction, settings));
  INLET_ASSIGN(const base::JsonValue after, base::parse_json(to_json(settings)));
  INLET_TRY(audit(engine, *transaction, actor, "settings.changed", "settings", after.as_object()));
  INLET_TRY(transaction->commit());
  return settings;
}

}  // namespace inlet::engine
