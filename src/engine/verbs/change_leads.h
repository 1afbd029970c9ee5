// SPDX-License-Identifier: Apache-2.0
//
// Leads by hand and over the API: made, edited, put into the trash and taken out again, under the same rules of fields and
// duplicates as imports.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "base/json/json.h"
#include "engine/engine.h"
#include "leads/values/lead.h"

namespace inlet::engine {

enum class Duplicates : std::uint8_t { kRefuse, kAllow };

struct RefusedValue {
  std::string field;  // key
  base::Error error;
};

// A change either happened, or says all that stands against it.
struct LeadAnswer {
  leads::LeadId lead = 0;               // 0: nothing was changed
  bool is_new_version = false;          // false: the lead was like that already
  std::vector<RefusedValue> refused;    // values that can't be stored
  std::vector<leads::Lead> duplicates;  // leads with the same key; those the person may see
  std::string duplicate_field;          // label of what is the same
};

// `values`: key -> value as in openapi.yaml, LeadValues; null clears one.
Result<LeadAnswer> create_lead(Engine& engine, const access::Actor& actor, const base::JsonObject& values,
                               Duplicates duplicates);
// kConflict when the lead has another version by now.
Result<LeadAnswer> edit_lead(Engine& engine, const access::Actor& actor, leads::LeadId id, std::int64_t version,
                             const base::JsonObject& values, Duplicates duplicates);

// Many edits in one transaction, which the caller commits. After UNIQUE_VIOLATION nothing of it may be committed: what the edit
// had written before it found out is still there.
struct LeadRules;
class LeadEdits {
 public:
  static Result<LeadEdits> begin(Engine& engine, store::Transaction& transaction, const access::Actor& actor);
  LeadEdits(LeadEdits&&) noexcept;
  ~LeadEdits();

  Result<LeadAnswer> edit(const leads::Lead& lead, const base::JsonObject& values, Duplicates duplicates);

 private:
  LeadEdits(Engine& engine, store::Transaction& transaction, access::Actor actor, std::unique_ptr<LeadRules> rules);

  Engine* engine_;
  store::Transaction* transaction_;
  access::Actor actor_;
  std::unique_ptr<LeadRules> rules_;
};

// The lead, also from the trash. kNotFound for what the person may not see.
Result<leads::Lead> find_lead(store::Transaction& transaction, const access::Actor& actor, leads::LeadId id);

// All or none: kNotFound when one of them is not there. Gives how many changed; those that were there already don't count.
Result<std::int64_t> trash_leads(Engine& engine, const access::Actor& actor, std::span<const leads::LeadId> ids);
Result<std::int64_t> restore_leads(Engine& engine, const access::Actor& actor, std::span<const leads::LeadId> ids);

}  // namespace inlet::engine
