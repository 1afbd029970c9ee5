// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_user_records.h"

#include "base/text/fold.h"
#include "sql/postgres/user.h"
#include "store/sqlite/stored_name.h"

namespace inlet::store::postgres {

using access::Session;
using access::User;
using access::UserId;

namespace {

Result<User> read_user(const PostgresStatement& row) {
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

Result<std::optional<User>> first_user(Result<PostgresStatement> rows) {
  if (!rows) return std::move(rows).error();
  INLET_ASSIGN(const bool has_row, rows->step());
  if (!has_row) return std::optional<User>();
  INLET_ASSIGN(User user, read_user(*rows));
  return std::optional<User>(std::move(user));
}

Session read_session(const PostgresStatement& row) {
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

Result<UserId> PostgresUserRecords::create(const access::NewUser& user, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::postgres::kUserCreate, user.name, user.email, base::fold_text(user.email),
                            access::name_of(user.role), user.password_hash, now, none_if_zero(user.own_role)));
  if (connection_.changes() == 0) return email_taken();
  return connection_.last_insert_id();
}

Result<std::optional<User>> PostgresUserRecords::find(UserId id) {
  return first_user(connection_.query(sql::postgres::kUserFind, id));
}

Result<std::optional<User>> PostgresUserRecords::find_by_email(std::string_view email) {
  return first_user(connection_.query(sql::postgres::kUserFindByEmail, base::fold_text(email)));
}

Result<std::vector<User>> PostgresUserRecords::list() {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kUserList));
  std::vector<User> users;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return users;
    INLET_ASSIGN(User user, read_user(rows));
    users.push_back(std::move(user));
  }
}

Result<void> PostgresUserRecords::update(const User& user) {
  INLET_TRY(connection_.run(sql::postgres::kUserUpdate, user.id, user.name, user.email, base::fold_text(user.email),
                            access::name_of(user.role), user.active, none_if_zero(user.own_role)));
  if (connection_.changes() > 0) return {};
  INLET_ASSIGN(const std::optional<User> found, find(user.id));
  return found ? email_taken() : no_such_user();
}

Result<std::string> PostgresUserRecords::password_hash(UserId id) {
  INLET_ASSIGN(std::optional<std::string> hash, connection_.find_text(sql::postgres::kUserPasswordHash, id));
  if (!hash) return no_such_user();
  return *std::move(hash);
}

Result<void> PostgresUserRecords::set_password_hash(UserId id, std::string_view hash) {
  INLET_TRY(connection_.run(sql::postgres::kUserSetPasswordHash, id, hash));
  if (connection_.changes() == 0) return no_such_user();
  return {};
}

Result<std::int64_t> PostgresUserRecords::count_people() { return connection_.number(sql::postgres::kUserCountPeople); }

Result<std::int64_t> PostgresUserRecords::count_administrators() {
  return connection_.number(sql::postgres::kUserCountAdministrators);
}

Result<void> PostgresUserRecords::open_session(const Session& session) {
  INLET_TRY(connection_.run(sql::postgres::kSessionRemoveExpired, session.created_at));
  return connection_.run(sql::postgres::kSessionOpen, session.token_hash, session.user, session.created_at,
                         session.expires_at, session.last_seen_at, session.form_token, session.address, session.agent);
}

Result<std::optional<Session>> PostgresUserRecords::find_session(std::string_view token_hash) {
  INLET_ASSIGN(PostgresStatement row, connection_.query(sql::postgres::kSessionFind, token_hash));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Session>();
  return std::optional<Session>(read_session(row));
}

Result<std::vector<Session>> PostgresUserRecords::sessions_of(UserId user) {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kSessionList, user));
  std::vector<Session> sessions;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return sessions;
    sessions.push_back(read_session(rows));
  }
}

Result<void> PostgresUserRecords::touch_session(std::string_view token_hash, base::TimePoint now) {
  INLET_TRY(connection_.run(sql::postgres::kSessionTouch, token_hash, now));
  return connection_.run(sql::postgres::kUserSeen, token_hash, now);
}

Result<void> PostgresUserRecords::close_session(std::string_view token_hash) {
  return connection_.run(sql::postgres::kSessionClose, token_hash);
}

Result<void> PostgresUserRecords::close_sessions_of(UserId user) {
  return connection_.run(sql::postgres::kSessionCloseAll, user);
}

}  // namespace inlet::store::postgres
