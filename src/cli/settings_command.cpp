// SPDX-License-Identifier: Apache-2.0
//
// inlet settings: what the organisation has set.
#include <algorithm>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/dedupe/criteria_job.h"
#include "engine/verbs/change_criteria.h"
#include "engine/verbs/settings.h"

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

Result<int> show_settings(const Invocation& invocation, const std::vector<std::string>& changes) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Settings settings;
  {
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    INLET_ASSIGN(settings, engine::read_settings(*transaction));
  }
  leads::OrganisationSettings& organisation = settings.organisation;
  std::optional<std::vector<engine::CriterionWish>> criteria;
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
    } else if (name == "unmatched") {
      const auto choice = leads::on_unmatched_named(value);
      if (!choice) return bad("Write create or skip.");
      settings.policy.on_unmatched = *choice;
    } else if (name == "merge") {
      const auto choice = leads::merge_rule_named(value);
      if (!choice) return bad("Write overwrite, fill-blanks or keep.");
      settings.policy.merge = *choice;
    } else if (name == "people_may_choose") {
      if (value != "yes" && value != "no") return bad("Write yes or no.");
      settings.people_may_choose = value == "yes";
    } else if (name == "several") {
      const auto choice = leads::on_several_named(value);
      if (!choice) return bad("Write fail, oldest, newest or last_updated.");
      settings.policy.on_several = *choice;
    } else if (name == "criteria") {
      criteria = criteria_of(value);
    } else {
      return bad(
          "The settings are name, time_zone, currency, phone_country, date_order, decimal_mark, duplicates, unmatched, "
          "merge, several, people_may_choose and criteria.");
    }
  }
  if (criteria) INLET_TRY(put_criteria(opened, *criteria));
  if (changes.size() > (criteria ? 1U : 0U)) {
    INLET_ASSIGN(settings, engine::change_settings(opened.engine(), opened.actor, settings));
  }
  print(engine::to_json(settings) + "\n");
  return kSuccess;
}

}  // namespace

void add_settings(CLI::App& program, Invocation& invocation) {
  auto changes = std::make_shared<std::vector<std::string>>();
  CLI::App* settings = program.add_subcommand("settings", "Show the settings, or change them: NAME=VALUE ...");
  settings->footer(
      "Example: inlet settings phone_country=DE date_order=dmy\n"
      "Example: inlet settings criteria=email,first_name+last_name+company");
  settings->add_option("CHANGE", *changes, "NAME=VALUE");
  settings->callback([&invocation, changes] {
    invocation.action = [&invocation, changes] { return show_settings(invocation, *changes); };
  });
}

}  // namespace inlet::cli
