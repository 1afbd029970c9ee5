// SPDX-License-Identifier: Apache-2.0
//
// The audit log: who did what to what, when, from where. Written in the transaction of what it tells, so that neither is there
// without the other. It never holds values of leads.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "access/actor.h"
#include "base/errors/result.h"
#include "base/json/json.h"
#include "engine/engine.h"

namespace inlet::engine {

Result<void> audit(Engine& engine, store::Transaction& transaction, const access::Actor& actor, std::string_view action,
                   std::string subject, const base::JsonObject& details = {});
// For what changes nothing else: a download, a sign-in that was refused.
Result<void> audit_alone(Engine& engine, const access::Actor& actor, std::string_view action, std::string subject,
                         const base::JsonObject& details = {});

// Newest first, those with an id below `before`; 0: from the newest on.
Result<std::vector<store::AuditEntry>> list_audit(Engine& engine, const access::Actor& actor,
                                                  const store::AuditFilter& filter, std::int64_t before,
                                                  std::uint32_t limit);
// All of them as CSV, guarded against formulas: id, at, by, action, subject, from, details.
Result<void> export_audit(Engine& engine, const access::Actor& actor, const store::AuditFilter& filter,
                          const std::function<Result<void>(std::string_view)>& sink);

}  // namespace inlet::engine
