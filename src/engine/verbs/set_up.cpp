// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/set_up.h"

#include <utility>

#include "access/password.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/email_address.h"

namespace inlet::engine {
namespace {

base::Error is_done() { return base::make_error(base::ErrorKind::kNotFound, base::Code::kSetupDone); }

}  // namespace

Result<bool> needs_set_up(Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const std::int64_t people, transaction->users().count_people());
  return people == 0;
}

Result<SignedIn> set_up(Engine& engine, SetUp request, const SignInPlace& place) {
  INLET_ASSIGN(const bool is_needed, needs_set_up(engine));
  if (!is_needed) return is_done();
  INLET_TRY(check_person_name(request.name));
  INLET_TRY(check_address(request.email));
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
  INLET_ASSIGN(SignedIn signed_in, open_session(engine, *transaction, *user, Remember::kUntilBrowserCloses, place));
  INLET_TRY(audit(engine, *transaction, signed_in.actor(), "organisation.set_up", "user " + std::to_string(id)));
  INLET_TRY(transaction->commit());
  return signed_in;
}

}  // namespace inlet::engine
