// SPDX-License-Identifier: Apache-2.0
//
// inlet settings: what the organisation has set.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/verbs/settings.h"

namespace inlet::cli {
namespace {

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

}  // namespace

void add_settings(CLI::App& program, Invocation& invocation) {
  auto changes = std::make_shared<std::vector<std::string>>();
  CLI::App* settings = program.add_subcommand("settings", "Show the settings, or change them: NAME=VALUE ...");
  settings->footer("Example: inlet settings phone_country=DE date_order=dmy");
  settings->add_option("CHANGE", *changes, "NAME=VALUE");
  settings->callback([&invocation, changes] {
    invocation.action = [&invocation, changes] { return show_settings(invocation, *changes); };
  });
}

}  // namespace inlet::cli
