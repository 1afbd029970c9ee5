// SPDX-License-Identifier: Apache-2.0
//
// inlet fields, users, settings and templates: what an administrator looks at and sets.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/verbs/settings.h"
#include "engine/verbs/sign_in.h"

namespace inlet::cli {
namespace {

Result<int> list_fields(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto catalog, transaction->catalog().current());
  base::JsonArray fields;
  std::string text;
  for (const leads::Field& field : catalog->fields()) {
    fields.push_back(base::JsonObject{{"key", field.key},
                                      {"label", field.label},
                                      {"type", leads::name_of(field.type)},
                                      {"required", field.required},
                                      {"custom", field.custom}});
    text += field.key + "  " + field.label + "  " + std::string(leads::name_of(field.type)) +
            (field.required ? "  required" : "") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"fields", std::move(fields)}}) + "\n" : text);
  return kSuccess;
}

Result<int> list_users(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto users, transaction->users().list());
  base::JsonArray list;
  std::string text;
  for (const access::User& user : users) {
    list.push_back(base::JsonObject{{"id", user.id},
                                    {"name", user.name},
                                    {"email", user.email},
                                    {"role", access::name_of(user.role)},
                                    {"active", user.active}});
    text += std::to_string(user.id) + "  " + user.name + "  " + user.email + "  " +
            std::string(access::name_of(user.role)) + (user.active ? "" : "  turned off") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"users", std::move(list)}}) + "\n" : text);
  return kSuccess;
}

Result<int> show_settings(const Invocation& invocation, const std::vector<std::string>& changes) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Settings settings;
  {
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(settings, engine::read_settings(*transaction));
  }
  leads::OrganisationSettings& organisation = settings.organisation;
  for (const std::string& change : changes) {
    const std::size_t equals = change.find('=');
    const std::string name = change.substr(0, equals);
    const std::string value = equals == std::string::npos ? "" : change.substr(equals + 1);
    const auto bad = [&](const char* remedy) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {name, value, remedy});
    };
    if (name == "name") {
      organisation.name = value;
    } else if (name == "time_zone") {
      organisation.time_zone = value;
    } else if (name == "currency") {
      organisation.currency = value;
    } else if (name == "phone_country") {
      organisation.phone_country = value;
    } else if (name == "date_order") {
      const auto order = leads::date_order_named(value);
      if (!order) return bad("Write dmy, mdy or ymd.");
      organisation.date_order = *order;
    } else if (name == "decimal_mark") {
      if (value != "." && value != ",") return bad("Write . or ,");
      organisation.decimal_mark = value == "," ? leads::DecimalMark::kComma : leads::DecimalMark::kPoint;
    } else if (name == "duplicates") {
      const auto choice = leads::on_duplicate_named(value);
      if (!choice) return bad("Write skip, update, create or error.");
      settings.policy.on_duplicate = *choice;
    } else {
      return bad("The settings are name, time_zone, currency, phone_country, date_order, decimal_mark and duplicates.");
    }
  }
  if (!changes.empty()) {
    INLET_ASSIGN(settings, engine::change_settings(opened.engine(), opened.actor, settings));
  }
  print(engine::to_json(settings) + "\n");
  return kSuccess;
}

Result<int> list_templates(const Invocation& invocation) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto templates, transaction->templates().list(opened.actor.user));
  base::JsonArray list;
  std::string text;
  for (const store::StoredTemplate& stored : templates) {
    list.push_back(base::JsonObject{{"id", stored.id}, {"name", stored.name}, {"shared", stored.shared}});
    text += std::to_string(stored.id) + "  " + stored.name + (stored.shared ? "  shared" : "") + "\n";
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"templates", std::move(list)}}) + "\n" : text);
  return kSuccess;
}

}  // namespace

void add_administration(CLI::App& program, Invocation& invocation) {
  const auto add_list = [&](const char* name, const char* what, Result<int> (*action)(const Invocation&)) {
    CLI::App* command = program.add_subcommand(name, what);
    command->footer("Example: inlet " + std::string(name) + " --json");
    command->callback(
        [&invocation, action] { invocation.action = [&invocation, action] { return action(invocation); }; });
  };
  add_list("fields", "List the fields of a lead", list_fields);
  add_list("users", "List the people", list_users);
  add_list("templates", "List the mapping templates", list_templates);

  auto changes = std::make_shared<std::vector<std::string>>();
  CLI::App* settings = program.add_subcommand("settings", "Show the settings, or change them: NAME=VALUE ...");
  settings->footer("Example: inlet settings phone_country=DE date_order=dmy");
  settings->add_option("CHANGE", *changes, "NAME=VALUE");
  settings->callback([&invocation, changes] {
    invocation.action = [&invocation, changes] { return show_settings(invocation, *changes); };
  });
}

}  // namespace inlet::cli
