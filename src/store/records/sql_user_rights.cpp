// SPDX-License-Identifier: Apache-2.0
//
// Roles, API tokens and one-time links.
#include "base/text/fold.h"
#include "sql/user.h"
#include "store/database/stored_name.h"
#include "store/database/text_list.h"
#include "store/records/sql_user_records.h"

namespace inlet::store {

using access::ApiToken;
using access::Invitation;
using access::StoredRole;
using access::UserId;

namespace {

Result<StoredRole> read_role(const Statement& row) {
  StoredRole role;
  role.id = row.number(0);
  role.version = row.number(1);
  role.name = row.string(2);
  INLET_ASSIGN(role.permissions, access::permissions_from_json(row.text(4)));
  if (row.is_null(3)) return role;
  INLET_ASSIGN(const access::RoleId built_in, known(access::role_named(row.text(3)), row.text(3)));
  role.built_in = built_in;
  // The rights of a fresh installation are the program's; stored are the limits of fields alone.
  access::Permissions permissions(built_in);
  for (const auto& [key, limit] : role.permissions.limited_fields()) permissions.set_field(key, limit);
  role.permissions = std::move(permissions);
  return role;
}

Result<ApiToken> read_token(const Statement& row) {
  ApiToken token;
  token.id = row.number(0);
  token.user = row.number(1);
  token.name = row.string(2);
  token.token_hash = row.string(3);
  token.beginning = row.string(4);
  INLET_ASSIGN(const std::vector<std::string> names, text_list_from_json(row.text(5)));
  for (const std::string& name : names) {
    if (const auto right = access::right_named(name)) token.rights.push_back(*right);
  }
  token.created_at = row.time(6);
  token.expires_at = row.find_time(7);
  token.last_used_at = row.find_time(8);
  return token;
}

base::Error name_taken(const std::string& name) {
  return make_error(base::ErrorKind::kConflict, base::Code::kNameTaken, {name});
}

}  // namespace

Result<std::vector<StoredRole>> SqlUserRecords::roles() {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kRoleList));
  std::vector<StoredRole> roles;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return roles;
    INLET_ASSIGN(StoredRole role, read_role(rows));
    roles.push_back(std::move(role));
  }
}

Result<std::optional<StoredRole>> SqlUserRecords::find_role(std::int64_t id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kRoleFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<StoredRole>();
  INLET_ASSIGN(StoredRole role, read_role(row));
  return std::optional<StoredRole>(std::move(role));
}

Result<std::int64_t> SqlUserRecords::add_role(const StoredRole& role) {
  INLET_TRY(connection_.run(sql::kRoleAdd, role.name, base::fold_text(role.name), access::to_json(role.permissions)));
  if (connection_.changes() == 0) return name_taken(role.name);
  return connection_.last_insert_id();
}

Result<void> SqlUserRecords::change_role(const StoredRole& role) {
  const std::string folded = base::fold_text(role.name);
  INLET_ASSIGN(const std::int64_t others, connection_.number(sql::kRoleNameTaken, folded, role.id));
  if (others > 0) return name_taken(role.name);
  INLET_TRY(
      connection_.run(sql::kRoleChange, role.id, role.version, role.name, folded, access::to_json(role.permissions)));
  if (connection_.changes() > 0) return {};
  return make_error(base::ErrorKind::kConflict, base::Code::kConflict, {"The role"});
}

Result<void> SqlUserRecords::remove_role(std::int64_t id) { return connection_.run(sql::kRoleRemove, id); }

Result<std::int64_t> SqlUserRecords::add_token(const ApiToken& token) {
  std::vector<std::string> rights;
  for (const access::Right right : token.rights) rights.emplace_back(access::name_of(right));
  INLET_TRY(connection_.run(sql::kTokenAdd, token.user, token.name, token.token_hash, token.beginning, to_json(rights),
                            token.created_at, token.expires_at));
  return connection_.last_insert_id();
}

Result<std::optional<ApiToken>> SqlUserRecords::find_token(std::string_view token_hash) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kTokenFind, token_hash));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<ApiToken>();
  INLET_ASSIGN(ApiToken token, read_token(row));
  return std::optional<ApiToken>(std::move(token));
}

Result<std::vector<ApiToken>> SqlUserRecords::tokens_of(UserId user) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kTokenList, user));
  std::vector<ApiToken> tokens;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return tokens;
    INLET_ASSIGN(ApiToken token, read_token(rows));
    tokens.push_back(std::move(token));
  }
}

Result<void> SqlUserRecords::touch_token(std::int64_t id, base::TimePoint now) {
  return connection_.run(sql::kTokenTouch, id, now);
}

Result<bool> SqlUserRecords::remove_token(UserId user, std::int64_t id) {
  INLET_TRY(connection_.run(sql::kTokenRemove, user, id));
  return connection_.changes() > 0;
}

Result<void> SqlUserRecords::remove_tokens_of(UserId user) { return connection_.run(sql::kTokenRemoveAll, user); }

Result<void> SqlUserRecords::invite(const Invitation& invitation) {
  return connection_.run(sql::kInvitationPut, invitation.user, invitation.token_hash, invitation.by,
                         invitation.expires_at);
}

Result<std::optional<Invitation>> SqlUserRecords::find_invitation(std::string_view token_hash) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kInvitationFind, token_hash));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Invitation>();
  return std::optional<Invitation>({row.string(0), row.number(1), row.number(2), row.time(3)});
}

Result<void> SqlUserRecords::remove_invitations_of(UserId user) {
  return connection_.run(sql::kInvitationRemove, user);
}

}  // namespace inlet::store
