// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_error.h"

#include <libpq-fe.h>

#include <string>
#include <utility>

namespace inlet::store::postgres {

using base::Code;
using base::Error;
using base::ErrorKind;

namespace {

// The first line, without "ERROR: " and the like.
std::string first_line(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.remove_suffix(1);
  return std::string(text);
}

std::string or_empty(const char* text) { return text != nullptr ? text : ""; }

}  // namespace

Error error_of_state(std::string_view state, std::string reason, std::string_view place) {
  const std::string detail = std::string(place) + ": " + reason + " (" + std::string(state) + ")";
  const std::string_view group = state.substr(0, 2);
  if (state == "53100" || state == "53200") return make_error(ErrorKind::kUnavailable, Code::kNoSpace, {}, detail);
  if (state == "55P03") return make_error(ErrorKind::kUnavailable, Code::kDatabaseLocked, {}, detail);
  // Two transactions stood in each other's way; whoever gets this tries again.
  if (group == "40") return make_error(ErrorKind::kConflict, Code::kConflict, {"The record"}, detail);
  if (group == "28") {
    return make_error(ErrorKind::kUnavailable, Code::kDatabaseSignInRefused, {std::move(reason)}, detail);
  }
  if (state == "3D000") return make_error(ErrorKind::kUnavailable, Code::kDatabaseMissing, {std::move(reason)}, detail);
  if (state == "42501") {
    return make_error(ErrorKind::kUnavailable, Code::kDatabaseNoRights, {std::move(reason)}, detail);
  }
  // 08 connection, 53 too many connections, 57 shutdown or starting up, 58 disk of the server, 25006 a standby, 25P03 slept too
  // long in a transaction.
  if (state.empty() || group == "08" || group == "53" || group == "57" || group == "58" || state == "25006" ||
      state == "25P03") {
    return make_error(ErrorKind::kUnavailable, Code::kDatabaseUnavailable, {std::move(reason)}, detail);
  }
  return base::internal_error(detail);
}

Error server_error(pg_conn* connection, const pg_result* result, std::string_view place) {
  const std::string state = result != nullptr ? or_empty(PQresultErrorField(result, PG_DIAG_SQLSTATE)) : std::string();
  if (state.empty()) return error_of_state({}, first_line(PQerrorMessage(connection)), place);
  std::string reason = or_empty(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
  const std::string constraint = or_empty(PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME));
  if (!constraint.empty()) reason += " [" + constraint + "]";
  return error_of_state(state, first_line(reason), place);
}

Error connection_is_gone(std::string_view place) {
  return make_error(ErrorKind::kUnavailable, Code::kDatabaseUnavailable, {"the connection was lost"},
                    std::string(place));
}

}  // namespace inlet::store::postgres
