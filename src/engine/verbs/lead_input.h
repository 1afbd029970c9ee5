// SPDX-License-Identifier: Apache-2.0
//
// Turns the values of one lead, as JSON, into stored values: strictly for what has one form (numbers, dates, ids), by the
// converters of imports for what people type (emails, phones, texts).
#pragma once

#include <map>
#include <string>

#include "access/actor.h"
#include "base/json/json.h"
#include "engine/engine.h"
#include "engine/verbs/settings.h"
#include "leads/convert/conversion.h"
#include "leads/convert/converter.h"
#include "leads/fields/field_catalog.h"

namespace inlet::engine {

class LeadInput {
 public:
  // `catalog`: as catalog_for(actor) gives it.
  LeadInput(store::Transaction& transaction, const access::Actor& actor, const leads::FieldCatalog& catalog,
            const Settings& settings, const leads::UserDirectory& users)
      : transaction_(transaction),
        actor_(actor),
        catalog_(catalog),
        settings_(settings),
        users_(users),
        conversion_(arena_) {}

  // Reads all values; what is wrong with them is in conversion().faults().
  Result<void> read(const base::JsonObject& values);

  const std::map<std::string, leads::Value>& values() const { return values_; }
  leads::Conversion& conversion() { return conversion_; }
  leads::TextArena& arena() { return arena_; }

 private:
  Result<leads::Value> value_of(const leads::Field& field, const base::JsonValue& json);
  leads::Value typed_text(const leads::Field& field, const base::JsonValue& json);
  leads::Value exact_text(const leads::Field& field, const base::JsonValue& json);
  leads::Value money(const leads::Field& field, const base::JsonValue& json);
  leads::Value option(const leads::Field& field, const base::JsonValue& json);
  Result<leads::Value> options(const leads::Field& field, const base::JsonValue& json);
  Result<leads::Value> user(const leads::Field& field, const base::JsonValue& json);
  leads::Value refuse(const leads::Field& field, base::Code code, std::vector<std::string> arguments);

  store::Transaction& transaction_;
  const access::Actor& actor_;
  const leads::FieldCatalog& catalog_;
  const Settings& settings_;
  const leads::UserDirectory& users_;
  leads::TextArena arena_;
  leads::Conversion conversion_;
  std::map<std::string, leads::Value> values_;
};

}  // namespace inlet::engine
