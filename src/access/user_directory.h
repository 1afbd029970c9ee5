// SPDX-License-Identifier: Apache-2.0
//
// Where users and sessions are kept.
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
};

class UserRecords {
 public:
  virtual ~UserRecords() = default;
  virtual Result<UserId> create(const NewUser& user, base::TimePoint now) = 0;  // kConflict: the email is taken
  virtual Result<std::optional<User>> find(UserId id) = 0;
  virtual Result<std::optional<User>> find_by_email(std::string_view email) = 0;
  virtual Result<std::vector<User>> list() = 0;
  virtual Result<void> update(const User& user) = 0;  // name, email, role, active
  virtual Result<std::string> password_hash(UserId id) = 0;
  virtual Result<void> set_password_hash(UserId id, std::string_view hash) = 0;
  // People who can sign in; none on a fresh installation.
  virtual Result<std::int64_t> count_people() = 0;

  virtual Result<void> open_session(const Session& session) = 0;
  virtual Result<std::optional<Session>> find_session(std::string_view token_hash) = 0;
  virtual Result<void> touch_session(std::string_view token_hash, base::TimePoint now) = 0;
  virtual Result<void> close_session(std::string_view token_hash) = 0;
  virtual Result<void> close_sessions_of(UserId user) = 0;
};

}  // namespace inlet::access
