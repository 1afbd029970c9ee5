// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/set_up.h"

#include <utility>

#include "access/password.h"

namespace inlet::engine {
namespace {

base::Error is_done() { return base::make_error(base::ErrorKind::kNotFound, base::Code::kSetupDone); }

// What mail needs is not checked here: the address only has to be one that can be typed again.
bool looks_like_address(std::string_view email) {
  const std::size_t at = email.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
         email.find('@', at + 1) == std::string_view::npos && email.find_first_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

Result<bool> needs_set_up(Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const std::int64_t people, transaction->users().count_people());
  return people == 0;
}

Result<SignedIn> set_up(Engine& engine, SetUp request) {
  INLET_ASSIGN(const bool is_needed, needs_set_up(engine));
  if (!is_needed) return is_done();
  if (!looks_like_address(request.email)) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kInvalidEmail, {request.email});
  }
  INLET_TRY(access::check_password_strength(request.password, request.email));
  INLET_ASSIGN(const std::string hash, access::hash_password(request.password));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  // Asked again inside: of two that came at once, one is the first.
  INLET_ASSIGN(const std::int64_t people, transaction->users().count_people());
  if (people > 0) return is_done();
  const access::NewUser administrator{request.name, request.email, access::RoleId::kAdmin, hash};
  INLET_ASSIGN(const access::UserId id, transaction->users().create(administrator, engine.clock.now()));
  INLET_TRY(store_settings(*transaction, request.settings));
  INLET_ASSIGN(const auto user, transaction->users().find(id));
  if (!user) return base::internal_error("the administrator that was just made is not there");
  INLET_ASSIGN(SignedIn signed_in, open_session(engine, *transaction, *user, Remember::kUntilBrowserCloses));
  store::AuditEntry entry;
  entry.at = engine.clock.now();
  entry.by = id;
  entry.action = "organisation.set_up";
  entry.subject = "user " + std::to_string(id);
  entry.json = "{}";
  INLET_TRY(transaction->audit().add(entry));
  INLET_TRY(transaction->commit());
  return signed_in;
}

}  // namespace inlet::engine
