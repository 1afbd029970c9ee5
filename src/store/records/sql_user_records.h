// SPDX-License-Identifier: Apache-2.0
//
// Users; their roles and secrets are in sql_user_rights.cpp.
#pragma once

#include "access/user_directory.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlUserRecords final : public access::UserRecords {
 public:
  explicit SqlUserRecords(Connection& connection) : connection_(connection) {}

  Result<access::UserId> create(const access::NewUser& user, base::TimePoint now) override;
  Result<std::optional<access::User>> find(access::UserId id) override;
  Result<std::optional<access::User>> find_by_email(std::string_view email) override;
  Result<std::vector<access::User>> list() override;
  Result<void> update(const access::User& user) override;
  Result<std::string> password_hash(access::UserId id) override;
  Result<void> set_password_hash(access::UserId id, std::string_view hash) override;
  Result<std::int64_t> count_people() override;
  Result<std::int64_t> count_administrators() override;

  Result<void> open_session(const access::Session& session) override;
  Result<std::optional<access::Session>> find_session(std::string_view token_hash) override;
  Result<void> touch_session(std::string_view token_hash, base::TimePoint now) override;
  Result<void> close_session(std::string_view token_hash) override;
  Result<void> close_sessions_of(access::UserId user) override;
  Result<std::vector<access::Session>> sessions_of(access::UserId user) override;

  Result<std::vector<access::StoredRole>> roles() override;
  Result<std::optional<access::StoredRole>> find_role(std::int64_t id) override;
  Result<std::int64_t> add_role(const access::StoredRole& role) override;
  Result<void> change_role(const access::StoredRole& role) override;
  Result<void> remove_role(std::int64_t id) override;

  Result<std::int64_t> add_token(const access::ApiToken& token) override;
  Result<std::optional<access::ApiToken>> find_token(std::string_view token_hash) override;
  Result<std::vector<access::ApiToken>> tokens_of(access::UserId user) override;
  Result<void> touch_token(std::int64_t id, base::TimePoint now) override;
  Result<bool> remove_token(access::UserId user, std::int64_t id) override;
  Result<void> remove_tokens_of(access::UserId user) override;

  Result<void> invite(const access::Invitation& invitation) override;
  Result<std::optional<access::Invitation>> find_invitation(std::string_view token_hash) override;
  Result<void> remove_invitations_of(access::UserId user) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
