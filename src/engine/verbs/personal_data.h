// SPDX-License-Identifier: Apache-2.0
//
// What is kept of one person: found, given out, erased. Administrators only; each of it is in the audit log, which never says whom
// it was about.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "leads/values/lead.h"

namespace inlet::engine {

struct FoundUpload {
  imports::Upload upload;
  std::int64_t rows = 0;
  bool is_whole = true;
  bool is_erased = false;
  std::vector<imports::ImportId> imports;
};

struct InquiryView {
  store::Inquiry inquiry;
  std::vector<leads::Lead> leads;  // as they are now; none once erased
  std::vector<FoundUpload> uploads;
  jobs::JobId job = 0;  // of what was just begun; 0: nothing was
};

// Begins a search for the address, the number, or both. INVALID_EMAIL, INVALID_PHONE.
Result<InquiryView> search_person(Engine& engine, const access::Actor& actor, const std::string& email,
                                  const std::string& phone);
// Newest first.
Result<std::vector<store::Inquiry>> list_inquiries(Engine& engine, const access::Actor& actor, std::uint32_t limit);
Result<InquiryView> view_inquiry(Engine& engine, const access::Actor& actor, store::InquiryId id);

// Begins to erase all that a finished search found, and what has come since. CONFLICT while it searches or erases already.
Result<InquiryView> erase_person(Engine& engine, const access::Actor& actor, store::InquiryId id);
// Takes an inquiry back that has erased nothing; nothing of it stays. CONFLICT once erasing has begun.
Result<void> drop_inquiry(Engine& engine, const access::Actor& actor, store::InquiryId id);

// All that is kept of the person, as one JSON document: leads with their history, rows of files, other places. CONFLICT unless the
// search has ended.
Result<void> export_person(Engine& engine, const access::Actor& actor, store::InquiryId id,
                           const std::function<Result<void>(std::string_view)>& sink);

}  // namespace inlet::engine
