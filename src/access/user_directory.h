// SPDX-License-Identifier: Apache-2.0
//
// Where users, their roles and their secrets are kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/user.h"
#include "base/errors/result.h"

namespace inlet::access {

struct NewUser {
  std::string name;
  std::string email;
  RoleId role = RoleId::kUser;
  std::string password_hash;  // empty: can't sign in yet
  std::int64_t own_role = 0;
};

class UserRecords {
 public:
  virtual ~UserRecords() = default;
  virtual Result<UserId> create(const NewUser& user, base::TimePoint now) = 0;  // kConflict: the email is taken
  virtual Result<std::optional<User>> find(UserId id) = 0;
  virtual Result<std::optional<User>> find_by_email(std::string_view email) = 0;
  virtual Result<std::vector<User>> list() = 0;
  virtual Result<void> update(const User& user) = 0;  // name, email, role, own_role, active
  virtual Result<std::string> password_hash(UserId id) = 0;
  virtual Result<void> set_password_hash(UserId id, std::string_view hash) = 0;
  // People who can sign in; none on a fresh installation.
  virtual Result<std::int64_t> count_people() = 0;
  // Of those, the ones with the role of an administrator.
  virtual Result<std::int64_t> count_administrators() = 0;

  virtual Result<void> open_session(const Session& session) = 0;
  virtual Result<std::optional<Session>> find_session(std::string_view token_hash) = 0;
  virtual Result<void> touch_session(std::string_view token_hash, base::TimePoint now) = 0;
  virtual Result<void> close_session(std::string_view token_hash) = 0;
  virtual Result<void> close_sessions_of(UserId user) = 0;
  virtual Result<std::vector<Session>> sessions_of(UserId user) = 0;  // last used first

  virtual Result<std::vector<StoredRole>> roles() = 0;  // the three of a fresh installation, then the own ones by name
  virtual Result<std::optional<StoredRole>> find_role(std::int64_t id) = 0;
  virtual Result<std::int64_t> add_role(const StoredRole& role) = 0;  // kConflict with NAME_TAKEN
  // kConflict with CONFLICT when the stored version is another, NAME_TAKEN when the name is. The version grows by one.
  virtual Result<void> change_role(const StoredRole& role) = 0;
  virtual Result<void> remove_role(std::int64_t id) = 0;  // nobody may have it

  virtual Result<std::int64_t> add_token(const ApiToken& token) = 0;
  virtual Result<std::optional<ApiToken>> find_token(std::string_view token_hash) = 0;
  virtual Result<std::vector<ApiToken>> tokens_of(UserId user) = 0;
  virtual Result<void> touch_token(std::int64_t id, base::TimePoint now) = 0;
  virtual Result<bool> remove_token(UserId user, std::int64_t id) = 0;  // false: there was none
  virtual Result<void> remove_tokens_of(UserId user) = 0;

  // Takes the place of an earlier one for the same person.
  virtual Result<void> invite(const Invitation& invitation) = 0;
  virtual Result<std::optional<Invitation>> find_invitation(std::string_view token_hash) = 0;
  virtual Result<void> remove_invitations_of(UserId user) = 0;
};

}  // namespace inlet::access
