// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_user_records.h"

#include "base/text/fold.h"
#include "sql/user.h"
#include "store/database/stored_name.h"

namespace inlet::store {

using access::Session;
using access::User;
using access::UserId;

namespace {

Result<User> read_user(const Statement& row) {
  User user;
  user.id = row.number(0);
  user.name = row.text(1);
  user.email = row.text(2);
  INLET_ASSIGN(user.role, known(access::role_named(row.text(3)), row.text(3)));
  user.active = row.boolean(4);
  user.created_at = row.time(5);
  user.last_seen_at = row.find_time(6);
  user.own_role = row.number(7);
  user.has_password = row.boolean(8);
  return user;
}

Result<std::optional<User>> first_user(Result<Statement> rows) {
  if (!rows) return std::move(rows).error();
  INLET_ASSIGN(const bool has_row, rows->step());
  if (!has_row) return std::optional<User>();
  INLET_ASSIGN(User user, read_user(*rows));
  return std::optional<User>(std::move(user));
}

Session read_session(const Statement& row) {
  Session session;
  session.token_hash = row.text(0);
  session.user = row.number(1);
  session.created_at = row.time(2);
  session.expires_at = row.time(3);
  session.last_seen_at = row.time(4);
  session.form_token = row.text(5);
  session.address = row.text(6);
  session.agent = row.text(7);
  return session;
}

base::Error email_taken() {
  return make_error(base::ErrorKind::kConflict, base::Code::kConflict,
                    {"This email address belongs to another user and"});
}

std::optional<std::int64_t> none_if_zero(std::int64_t id) { return id == 0 ? std::nullopt : std::optional(id); }

base::Error no_such_user() { return make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"The user"}); }

}  // namespace

Result<UserId> SqlUserRecords::create(const access::NewUser& user, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kUserCreate, user.name, user.email, base::fold_text(user.email),
                            access::name_of(user.role), user.password_hash, now, none_if_zero(user.own_role)));
  if (connection_.changes() == 0) return email_taken();
  return connection_.last_insert_id();
}

Result<std::optional<User>> SqlUserRecords::find(UserId id) {
  return first_user(connection_.query(sql::kUserFind, id));
}

Result<std::optional<User>> SqlUserRecords::find_by_email(std::string_view email) {
  return first_user(connection_.query(sql::kUserFindByEmail, base::fold_text(email)));
}

Result<std::vector<User>> SqlUserRecords::list() {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kUserList));
  std::vector<User> users;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return users;
    INLET_ASSIGN(User user, read_user(rows));
    users.push_back(std::move(user));
  }
}

Result<void> SqlUserRecords::update(const User& user) {
  INLET_TRY(connection_.run(sql::kUserUpdate, user.id, user.name, user.email, base::fold_text(user.email),
                            access::name_of(user.role), user.active, none_if_zero(user.own_role)));
  if (connection_.changes() > 0) return {};
  INLET_ASSIGN(const std::optional<User> found, find(user.id));
  return found ? email_taken() : no_such_user();
}

Result<std::string> SqlUserRecords::password_hash(UserId id) {
  INLET_ASSIGN(std::optional<std::string> hash, connection_.find_text(sql::kUserPasswordHash, id));
  if (!hash) return no_such_user();
  return *std::move(hash);
}

Result<void> SqlUserRecords::set_password_hash(UserId id, std::string_view hash) {
  INLET_TRY(connection_.run(sql::kUserSetPasswordHash, id, hash));
  if (connection_.changes() == 0) return no_such_user();
  return {};
}

Result<std::int64_t> SqlUserRecords::count_people() { return connection_.number(sql::kUserCountPeople); }

Result<std::int64_t> SqlUserRecords::count_administrators() {
  return connection_.number(sql::kUserCountAdministrators);
}

Result<void> SqlUserRecords::open_session(const Session& session) {
  INLET_TRY(connection_.run(sql::kSessionRemoveExpired, session.created_at));
  return connection_.run(sql::kSessionOpen, session.token_hash, session.user, session.created_at, session.expires_at,
                         session.last_seen_at, session.form_token, session.address, session.agent);
}

Result<std::optional<Session>> SqlUserRecords::find_session(std::string_view token_hash) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kSessionFind, token_hash));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Session>();
  return std::optional<Session>(read_session(row));
}

Result<std::vector<Session>> SqlUserRecords::sessions_of(UserId user) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kSessionList, user));
  std::vector<Session> sessions;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return sessions;
    sessions.push_back(read_session(rows));
  }
}

Result<void> SqlUserRecords::touch_session(std::string_view token_hash, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::kSessionTouch, token_hash, now));
  return connection_.run(sql::kUserSeen, token_hash, now);
}

Result<void> SqlUserRecords::close_session(std::string_view token_hash) {
  return connection_.run(sql::kSessionClose, token_hash);
}

Result<void> SqlUserRecords::close_sessions_of(UserId user) { return connection_.run(sql::kSessionCloseAll, user); }

}  // namespace inlet::store
