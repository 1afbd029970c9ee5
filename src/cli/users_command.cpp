// SPDX-License-Identifier: Apache-2.0
//
// inlet users: who there is; add, change, reset, turn off and on. Whoever can open the database can always give somebody a new
// link, so nobody is locked out for good.
#include <memory>
#include <utility>

#include "base/clock/iso_time.h"
#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/load_actor.h"
#include "engine/verbs/manage_users.h"

namespace inlet::cli {
namespace {

std::string_view state_of(const access::User& user) {
  if (!user.active) return "off";
  return user.has_password || user.id == access::kCommandLineUser ? "active" : "invited";
}

base::JsonObject user_json(const access::User& user) {
  return base::JsonObject{{"id", user.id},         {"name", user.name},
                          {"email", user.email},   {"role", engine::role_key(user)},
                          {"active", user.active}, {"state", state_of(user)}};
}

std::string user_line(const access::User& user) {
  const std::string_view state = state_of(user);
  return std::to_string(user.id) + "  " + user.name + "  " + user.email + "  " + engine::role_key(user) +
         (state == "active" ? "" : "  " + std::string(state)) + "\n";
}

Result<int> list_users(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  base::JsonArray list;
  std::string text;
  for (const access::User& user : users) {
    list.push_back(user_json(user));
    text += user_line(user);
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"users", std::move(list)}}) + "\n" : text);
  return kSuccess;
}

Result<int> print_link(const Invocation& invocation, const engine::UserLink& link) {
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"user", user_json(link.user)},
                                            {"token", link.token},
                                            {"path", engine::path_of(link)},
                                            {"expires_at", base::iso_time(link.expires_at)}}) +
          "\n");
    return kSuccess;
  }
  print_message("For " + link.user.name + ", once, until " + base::iso_time(link.expires_at) +
                "; put the address of this server in front:");
  print(engine::path_of(link) + "\n");
  return kSuccess;
}

Result<int> print_user(const Invocation& invocation, const access::User& user) {
  print(invocation.json ? base::write_json(user_json(user)) + "\n" : user_line(user));
  return kSuccess;
}

Result<access::UserId> id_of(const engine::Engine& engine, const std::string& email) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto user, transaction->users().find_by_email(email));
  if (!user) return base::make_error(base::ErrorKind::kNotFound, base::Code::kNoSuchThing, {"User " + email});
  return user->id;
}

struct UserOptions {
  std::string email;
  std::string name;
  std::string role = "user";
  std::string new_name, new_email, new_role;
};

Result<int> add_user(const Invocation& invocation, const UserOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto link,
               engine::invite_user(opened.engine(), opened.actor, options.name, options.email, options.role));
  return print_link(invocation, link);
}

Result<int> reset_user(const Invocation& invocation, const UserOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const access::UserId id, id_of(opened.engine(), options.email));
  INLET_ASSIGN(const auto link, engine::reset_password(opened.engine(), opened.actor, id));
  return print_link(invocation, link);
}

Result<int> change_user(const Invocation& invocation, const UserOptions& options, const engine::UserChange& change) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const access::UserId id, id_of(opened.engine(), options.email));
  INLET_ASSIGN(const access::User user, engine::change_user(opened.engine(), opened.actor, id, change));
  return print_user(invocation, user);
}

engine::UserChange change_of(const UserOptions& options) {
  engine::UserChange change;
  if (!options.new_name.empty()) change.name = options.new_name;
  if (!options.new_email.empty()) change.email = options.new_email;
  if (!options.new_role.empty()) change.role = options.new_role;
  return change;
}

Result<int> sign_out_user(const Invocation& invocation, const UserOptions& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const access::UserId id, id_of(opened.engine(), options.email));
  INLET_TRY(engine::sign_out_user(opened.engine(), opened.actor, id));
  return kSuccess;
}

}  // namespace

void add_users(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("users", "List the people; add, change, reset, turn off and on");
  command->footer("Example: inlet users add ben@example.com --name \"Ben Lee\" --role manager");
  command->require_subcommand(0, 1);
  // Runs before those of its subcommands, which replace it.
  command->preparse_callback(
      [&invocation](std::size_t) { invocation.action = [&invocation] { return list_users(invocation); }; });

  const auto options = std::make_shared<UserOptions>();
  const auto add = [&](const char* name, const char* what, const char* example,
                       Result<int> (*action)(const Invocation&, const UserOptions&)) {
    CLI::App* part = command->add_subcommand(name, what);
    part->footer(std::string("Example: inlet users ") + example);
    part->add_option("EMAIL", options->email, "Whom")->required();
    part->callback([&invocation, options, action] {
      invocation.action = [&invocation, options, action] { return action(invocation, *options); };
    });
    return part;
  };
  CLI::App* adding = add("add", "Invite somebody: prints a link, good for 7 days, to set a password",
                         "add ben@example.com --name \"Ben Lee\"", add_user);
  adding->add_option("--name", options->name, "Name of the person")->required();
  adding->add_option("--role", options->role, "admin, manager, user, or role_7")->capture_default_str();
  add("reset", "End all sessions; print a link, good for 24 hours, to set another password", "reset ben@example.com",
      reset_user);
  CLI::App* changing = add(
      "change", "Change name, address or role", "change ben@example.com --role manager",
      [](const Invocation& asked, const UserOptions& given) { return change_user(asked, given, change_of(given)); });
  changing->add_option("--name", options->new_name, "Another name");
  changing->add_option("--email", options->new_email, "Another address");
  changing->add_option("--role", options->new_role, "admin, manager, user, or role_7");
  add("off", "Turn somebody off: sessions, tokens and links end; imports that were started go on",
      "off ben@example.com", [](const Invocation& asked, const UserOptions& given) {
        engine::UserChange change;
        change.active = false;
        return change_user(asked, given, change);
      });
  add("on", "Turn somebody on again", "on ben@example.com", [](const Invocation& asked, const UserOptions& given) {
    engine::UserChange change;
    change.active = true;
    return change_user(asked, given, change);
  });
  add("sign-out", "Sign somebody out everywhere", "sign-out ben@example.com", sign_out_user);
}

}  // namespace inlet::cli
