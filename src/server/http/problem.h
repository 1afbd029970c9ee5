// SPDX-License-Identifier: Apache-2.0
//
// Refusals as application/problem+json (RFC 9457): the one place where an Error becomes a status and a document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/errors/error.h"
#include "server/http/response.h"

namespace inlet::server {

// One refused value of a request.
struct FieldProblem {
  std::string field;  // key of a field or name of a member
  base::Error error;
};

// What some problems tell beyond the Error.
struct ProblemDetails {
  std::vector<FieldProblem> fields;
  std::string leads_json;       // an array of LeadRef; empty: none
  std::string current_json;     // the thing as it is now; empty: none
  int retry_after_seconds = 0;  // 0: not said
};

int status_of(const base::Error& error);

// Faults of ours and of the world are logged with the request's id; what is in `detail` of the Error goes nowhere else.
Response problem_response(const base::Error& error, std::string_view request_id, const ProblemDetails& details = {});

// The same with a status that the Error alone does not tell (405, 408, 414 ...).
Response problem_response(int status, const base::Error& error, std::string_view request_id,
                          const ProblemDetails& details = {});

}  // namespace inlet::server
