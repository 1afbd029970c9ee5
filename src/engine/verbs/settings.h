// SPDX-License-Identifier: Apache-2.0
//
// What an administrator sets for everyone: the organisation, and what imports do with duplicates.
#pragma once

#include <cstdint>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "leads/convert/conversion_options.h"
#include "leads/dedupe/match_policy.h"

namespace inlet::engine {

struct Settings {
  std::int64_t version = 0;  // grows with every change; 0: never set
  leads::OrganisationSettings organisation;
  leads::MatchPolicy policy;
  bool people_may_choose = false;  // another handling of duplicates for one import
  std::int64_t retention_days = 30;
  std::int64_t draft_days = 7;
};

// Whether the person may choose another handling of duplicates for one import than the administrator has set.
bool may_choose_duplicates(const access::Actor& actor, const Settings& settings);

Result<Settings> read_settings(store::Transaction& transaction);
// kInvalidInput with BAD_SETTING for an unknown time zone, currency or country; kConflict when `version` is not the stored one.
Result<Settings> change_settings(Engine& engine, const access::Actor& actor, Settings settings);
// The same inside a transaction, without asking for the right: set-up.
Result<void> store_settings(store::Transaction& transaction, Settings& settings);

std::string to_json(const Settings& settings);
Result<Settings> settings_from_json(std::string_view json);

}  // namespace inlet::engine
