// SPDX-License-Identifier: Apache-2.0
//
// What an administrator does with the fields of a lead. A change is there at once for everybody: in mapping, forms, lists,
// filters and exports; imports that have started keep the fields they started with. Each stands in the audit log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "leads/fields/field_catalog.h"

namespace inlet::engine {

struct OptionWish {
  std::string id;  // of an option that is there; empty: a new one
  std::string label;
  bool active = true;
};

// What is to be different; what is not given stays. Key and type never change.
struct FieldWish {
  std::optional<std::string> label, help;
  std::optional<bool> required, unique, hidden, open_options;
  std::optional<std::uint32_t> max_length;                     // 0: no limit
  std::optional<std::string> minimum, maximum, default_value;  // "": none
  std::optional<std::vector<std::string>> aliases;
  std::optional<std::vector<OptionWish>> options;  // all of them in their order; those left out are retired
};

// `key` empty: made from the label. kConflict with NAME_TAKEN for a name or key that is there; BAD_SETTING for what can't be.
Result<leads::Field> add_field(Engine& engine, const access::Actor& actor, const std::string& key,
                               leads::FieldType type, const FieldWish& wish);
// kNotFound for an unknown key; UNIQUE_VIOLATION where live leads share a value of what is to be unique.
Result<leads::Field> change_field(Engine& engine, const access::Actor& actor, const std::string& key,
                                  const FieldWish& wish);
// These first, in this order.
Result<void> order_fields(Engine& engine, const access::Actor& actor, const std::vector<std::string>& keys);

struct FieldUse {
  std::int64_t leads = 0;    // live ones with a value; counts end at LeadFilter::kCountLimit
  std::int64_t without = 0;  // live ones without
  std::vector<std::pair<std::string, std::int64_t>> options;  // id, live leads with it
  std::vector<std::pair<std::int64_t, std::string>> templates;
};
Result<FieldUse> field_use(Engine& engine, const access::Actor& actor, const std::string& key);

}  // namespace inlet::engine
