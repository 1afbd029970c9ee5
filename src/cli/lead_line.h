// SPDX-License-Identifier: Apache-2.0
//
// A lead in one line of a list: "17 Ann Lee, Acme, ann@acme.example".
#pragma once

#include <string>
#include <string_view>

#include "access/actor.h"
#include "base/errors/result.h"
#include "leads/values/lead.h"
#include "store/database/database.h"

namespace inlet::cli {

// The text of a field; nothing where it is hidden from the person.
std::string_view shown(const leads::Lead& lead, std::string_view field, const access::Actor& actor);
// Without the fields that are hidden from the person.
std::string lead_line(const leads::Lead& lead, const access::Actor& actor);
// The number alone where the person may not see the lead.
Result<std::string> lead_line(store::Transaction& transaction, const access::Actor& actor, leads::LeadId id);

}  // namespace inlet::cli
