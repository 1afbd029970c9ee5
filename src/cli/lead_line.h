// SPDX-License-Identifier: Apache-2.0
//
// A lead in one line of a list: "17 Ann Lee, Acme, ann@acme.example".
#pragma once

#include <string>

#include "access/actor.h"
#include "base/errors/result.h"
#include "leads/values/lead.h"
#include "store/database/database.h"

namespace inlet::cli {

std::string lead_line(const leads::Lead& lead);
// The number alone where the person may not see the lead.
Result<std::string> lead_line(store::Transaction& transaction, const access::Actor& actor, leads::LeadId id);

}  // namespace inlet::cli
