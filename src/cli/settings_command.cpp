// SPDX-License-Identifier: Apache-2.0
//
// inlet settings: what the organisation has set.
#include <algorithm>
#include <charconv>
#include <iostream>
#include <optional>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/dedupe/criteria_job.h"
#include "engine/pipeline/import_messages.h"
#include "engine/verbs/change_criteria.h"
#include "engine/verbs/notifications.h"
#include "engine/verbs/settings.h"
#include "engine/workers/parallel_imports.h"

namespace inlet::cli {
namespace {

// "email,first_name+last_name+company"; ":gmail" behind one: dots and plus tags of Gmail don't count.
std::vector<engine::CriterionWish> criteria_of(std::string_view text) {
  constexpr std::string_view kGmail = ":gmail";
  std::vector<engine::CriterionWish> criteria;
  while (!text.empty()) {
    std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    engine::CriterionWish wish;
    wish.ignore_gmail_dots = one.ends_with(kGmail);
    if (wish.ignore_gmail_dots) one.remove_suffix(kGmail.size());
    while (!one.empty()) {
      const std::string_view field = one.substr(0, one.find('+'));
      wish.fields.emplace_back(field);
      one.remove_prefix(std::min(field.size() + 1, one.size()));
    }
    criteria.push_back(std::move(wish));
  }
  return criteria;
}

// Builds what is new here, unless a server took it already.
Result<void> put_criteria(const Opened& opened, const std::vector<engine::CriterionWish>& wishes) {
  engine::Engine& engine = opened.engine();
  INLET_ASSIGN(const auto view, engine::view_criteria(engine, opened.actor));
  INLET_ASSIGN(const jobs::JobId job, engine::change_criteria(engine, opened.actor, view.version, wishes));
  if (job == 0) return {};
  std::optional<jobs::LeasedJob> leased;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(leased, transaction->jobs().lease_job(job, engine.worker, engine.clock.now(), engine.limits.lease));
    INLET_TRY(transaction->commit());
  }
  if (leased) INLET_TRY(engine::run_criteria(engine, *leased));
  INLET_ASSIGN(const auto after, engine::view_criteria(engine, opened.actor));
  if (after.next) print_message("The criteria take effect as soon as they are built.");
  return {};
}

base::Error bad(const std::string& name, const std::string& value, const char* remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {name, value, remedy});
}

struct Change {
  std::string name;
  std::string value;
};

// What one command changes: four kinds of settings, each stored by its own verb.
struct Wanted {
  engine::Settings settings;
  bool has_settings = false;
  std::optional<std::vector<engine::CriterionWish>> criteria;
  std::int64_t parallel_imports = 0;
  bool has_parallel_imports = false;
  imports::NotificationSettings notifications;
  bool has_notifications = false;
};

// A password does not have to stand on the command line, where others see it: "-" reads it from standard input.
std::string secret_of(const std::string& value) {
  if (value != "-") return value;
  std::string line;
  std::getline(std::cin, line);
  return line;
}

// True when it is one of e-mail and links; mail_host= takes the mail server away.
Result<bool> change_notifications(const Change& change, imports::NotificationSettings& settings) {
  const auto& [name, value] = change;
  if (name == "public_url") {
    settings.public_url = value;
    return true;
  }
  if (!name.starts_with("mail_")) return false;
  if (name == "mail_host" && value.empty()) {
    settings.mail.reset();
    return true;
  }
  imports::MailServer mail = settings.mail.value_or(imports::MailServer());
  if (name == "mail_host") {
    mail.host = value;
  } else if (name == "mail_port") {
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), mail.port);
    const bool is_port =
        fault == std::errc() && end == value.data() + value.size() && mail.port > 0 && mail.port < 65'536;
    if (!is_port) return bad(name, value, "Write a number like 587.");
  } else if (name == "mail_security") {
    const auto security = imports::mail_security_named(value);
    if (!security) return bad(name, value, "Write starttls, tls or none.");
    mail.security = *security;
  } else if (name == "mail_user") {
    mail.user = value;
  } else if (name == "mail_password") {
    mail.password = secret_of(value);
  } else if (name == "mail_from") {
    mail.from = value;
  } else {
    return false;
  }
  settings.mail = std::move(mail);
  return true;
}

Result<std::int64_t> whole_number(const Change& change) {
  const auto& [name, value] = change;
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (fault != std::errc() || end != value.data() + value.size()) return bad(name, value, "Write a whole number.");
  return number;
}

std::int64_t* number_named(std::string_view name, engine::Settings& settings) {
  if (name == "retention_days") return &settings.retention_days;
  return name == "draft_days" ? &settings.draft_days : nullptr;
}

Result<bool> change_settings(const Change& change, engine::Settings& settings) {
  const auto& [name, value] = change;
  leads::OrganisationSettings& organisation = settings.organisation;
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
    if (!order) return bad(name, value, "Write dmy, mdy or ymd.");
    organisation.date_order = *order;
  } else if (name == "decimal_mark") {
    if (value != "." && value != ",") return bad(name, value, "Write . or ,");
    organisation.decimal_mark = value == "," ? leads::DecimalMark::kComma : leads::DecimalMark::kPoint;
  } else if (name == "duplicates") {
    const auto choice = leads::on_duplicate_named(value);
    if (!choice) return bad(name, value, "Write skip, update, create or error.");
    settings.policy.on_duplicate = *choice;
  } else if (name == "unmatched") {
    const auto choice = leads::on_unmatched_named(value);
    if (!choice) return bad(name, value, "Write create or skip.");
    settings.policy.on_unmatched = *choice;
  } else if (name == "merge") {
    const auto choice = leads::merge_rule_named(value);
    if (!choice) return bad(name, value, "Write overwrite, fill-blanks or keep.");
    settings.policy.merge = *choice;
  } else if (name == "people_may_choose") {
    if (value != "yes" && value != "no") return bad(name, value, "Write yes or no.");
    settings.people_may_choose = value == "yes";
  } else if (std::int64_t* const number = number_named(name, settings)) {
    INLET_ASSIGN(*number, whole_number(change));
  } else if (name == "several") {
    const auto choice = leads::on_several_named(value);
    if (!choice) return bad(name, value, "Write fail, oldest, newest or last_updated.");
    settings.policy.on_several = *choice;
  } else {
    return false;
  }
  return true;
}

Result<void> take_change(const std::string& text, Wanted& wanted) {
  const std::size_t equals = text.find('=');
  const Change change{text.substr(0, equals), equals == std::string::npos ? "" : text.substr(equals + 1)};
  if (change.name == "criteria") {
    wanted.criteria = criteria_of(change.value);
    return {};
  }
  if (change.name == "parallel_imports") {
    INLET_ASSIGN(wanted.parallel_imports, whole_number(change));
    wanted.has_parallel_imports = true;
    return {};
  }
  INLET_ASSIGN(const bool is_notification, change_notifications(change, wanted.notifications));
  wanted.has_notifications = wanted.has_notifications || is_notification;
  if (is_notification) return {};
  INLET_ASSIGN(const bool is_setting, change_settings(change, wanted.settings));
  wanted.has_settings = wanted.has_settings || is_setting;
  if (is_setting) return {};
  return bad(
      change.name, change.value,
      "The settings are name, time_zone, currency, phone_country, date_order, decimal_mark, duplicates, unmatched, "
      "merge, several, people_may_choose, retention_days, draft_days, parallel_imports, criteria, public_url, "
      "mail_host, mail_port, mail_security, mail_user, "
      "mail_password and mail_from.");
}

base::JsonObject notifications_json(const imports::NotificationSettings& settings) {
  base::JsonObject json{{"public_url", settings.public_url}, {"mail", nullptr}, {"webhooks", settings.webhooks.size()}};
  if (settings.mail) {
    json["mail"] = base::JsonObject{{"host", settings.mail->host},
                                    {"port", settings.mail->port},
                                    {"security", imports::name_of(settings.mail->security)},
                                    {"user", settings.mail->user},
                                    {"has_password", !settings.mail->password.empty()},
                                    {"from", settings.mail->from}};
  }
  return json;
}

// As criteria_of reads it.
std::string criteria_text(const std::vector<leads::Criterion>& criteria) {
  std::string text;
  for (const leads::Criterion& criterion : criteria) {
    if (criterion.unique) continue;
    if (!text.empty()) text += ",";
    for (std::size_t i = 0; i < criterion.fields.size(); ++i) text += (i == 0 ? "" : "+") + criterion.fields[i];
    if (criterion.ignore_gmail_dots) text += ":gmail";
  }
  return text;
}

// One NAME=VALUE a line, as this command takes them; a password is not shown.
std::string settings_text(const Wanted& wanted, const std::string& criteria) {
  const engine::Settings& settings = wanted.settings;
  const leads::OrganisationSettings& organisation = settings.organisation;
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    text += std::string(name) + "=" + std::string(value) + "\n";
  };
  add("name", organisation.name);
  add("time_zone", organisation.time_zone);
  add("currency", organisation.currency);
  add("phone_country", organisation.phone_country);
  if (organisation.date_order != leads::DateOrder::kUnknown) add("date_order", leads::name_of(organisation.date_order));
  if (organisation.decimal_mark != leads::DecimalMark::kUnknown)
    add("decimal_mark", organisation.decimal_mark == leads::DecimalMark::kComma ? "," : ".");
  add("criteria", criteria);
  add("duplicates", leads::name_of(settings.policy.on_duplicate));
  add("unmatched", leads::name_of(settings.policy.on_unmatched));
  add("several", leads::name_of(settings.policy.on_several));
  add("merge", leads::name_of(settings.policy.merge));
  add("people_may_choose", settings.people_may_choose ? "yes" : "no");
  add("retention_days", std::to_string(settings.retention_days));
  add("draft_days", std::to_string(settings.draft_days));
  add("parallel_imports", std::to_string(wanted.parallel_imports));
  add("public_url", wanted.notifications.public_url);
  const auto& mail = wanted.notifications.mail;
  add("mail_host", mail ? mail->host : "");
  if (!mail) return text;
  add("mail_port", std::to_string(mail->port));
  add("mail_security", imports::name_of(mail->security));
  add("mail_user", mail->user);
  add("mail_from", mail->from);
  return text;
}

Result<int> show_settings(const Invocation& invocation, const std::vector<std::string>& changes) {
  INLET_ASSIGN(const auto opened, open(invocation));
  Wanted wanted;
  {
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(wanted.settings, engine::read_settings(*transaction));
    INLET_ASSIGN(wanted.notifications, engine::read_notification_settings(*transaction));
    INLET_ASSIGN(wanted.parallel_imports, engine::read_parallel_imports(*transaction));
  }
  for (const std::string& change : changes) INLET_TRY(take_change(change, wanted));
  if (wanted.criteria) INLET_TRY(put_criteria(opened, *wanted.criteria));
  if (wanted.has_settings) {
    INLET_ASSIGN(wanted.settings, engine::change_settings(opened.engine(), opened.actor, wanted.settings));
  }
  if (wanted.has_parallel_imports) {
    INLET_TRY(engine::change_parallel_imports(opened.engine(), opened.actor, wanted.parallel_imports));
  }
  if (wanted.has_notifications) {
    INLET_ASSIGN(wanted.notifications,
                 engine::change_notifications(opened.engine(), opened.actor, wanted.notifications));
  }
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto criteria, transaction->duplicates().criteria());
  if (!invocation.json) {
    print(settings_text(wanted, criteria_text(criteria)));
    return kSuccess;
  }
  INLET_ASSIGN(base::JsonValue json, base::parse_json(engine::to_json(wanted.settings)));
  json.as_object()["parallel_imports"] = wanted.parallel_imports;
  json.as_object()["criteria"] = criteria_text(criteria);
  json.as_object()["notifications"] = notifications_json(wanted.notifications);
  print(base::write_json(json) + "\n");
  return kSuccess;
}

}  // namespace

void add_settings(CLI::App& program, Invocation& invocation) {
  auto changes = std::make_shared<std::vector<std::string>>();
  CLI::App* settings = program.add_subcommand("settings", "Show the settings, or change them: NAME=VALUE ...");
  settings->footer(
      "Example: inlet settings phone_country=DE date_order=dmy\n"
      "Example: inlet settings parallel_imports=4 retention_days=90\n"
      "Example: inlet settings criteria=email,first_name+last_name+company\n"
      "Example: inlet settings mail_host=smtp.example.com mail_from=inlet@example.com mail_password=- < password");
  settings->add_option("CHANGE", *changes, "NAME=VALUE");
  settings->callback([&invocation, changes] {
    invocation.action = [&invocation, changes] { return show_settings(invocation, *changes); };
  });
}

}  // namespace inlet::cli
