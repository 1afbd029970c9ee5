// SPDX-License-Identifier: Apache-2.0
//
// inlet trash: the leads that are there, and the way in and out, by the same verbs as the server's.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/lead_line.h"
#include "engine/verbs/change_leads.h"
#include "leads/values/lead_filter.h"

namespace inlet::cli {
namespace {

struct Options {
  std::vector<leads::LeadId> leads;
  std::uint32_t limit = 50;
};

leads::LeadFilter trash_of(const access::Actor& actor) {
  leads::LeadFilter filter;
  filter.trashed = true;
  if (actor.scope(access::Right::kViewLeads) == access::Scope::kOwn) {
    filter.conditions.push_back({"owner", leads::FilterOp::kIn, {std::to_string(actor.user)}});
  }
  return filter;
}

Result<int> list(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_TRY(access::require(opened.actor, access::Right::kViewLeads));
  INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto page, transaction->leads().list(trash_of(opened.actor), options.limit));
  base::JsonArray ids;
  std::string text;
  for (const leads::Lead& lead : page.leads) {
    ids.push_back(lead.id);
    text += lead_line(lead, opened.actor) + "\n";
  }
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"total", page.total}, {"leads", std::move(ids)}}) + "\n");
    return kSuccess;
  }
  print(text);
  if (page.total == 0) print_message("The trash is empty.");
  if (page.total > static_cast<std::int64_t>(page.leads.size())) {
    print_message(std::to_string(page.total) + " leads in all; more with --limit.");
  }
  return kSuccess;
}

using Verb = Result<std::int64_t> (*)(engine::Engine&, const access::Actor&, std::span<const leads::LeadId>);

Result<int> move(const Invocation& invocation, const Options& options, Verb verb) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const std::int64_t changed, verb(opened.engine(), opened.actor, options.leads));
  const std::string what = verb == &engine::restore_leads ? " restored.\n" : " in the trash now.\n";
  print(invocation.json ? base::write_json(base::JsonObject{{"changed", changed}}) + "\n"
                        : std::to_string(changed) + (changed == 1 ? " lead" : " leads") + what);
  return kSuccess;
}

}  // namespace

void add_trash(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("trash", "List the leads in the trash, put leads there, restore them");
  command->footer("Example: inlet trash\nExample: inlet trash restore 12 13\nExample: inlet trash put 12");
  command->require_subcommand(0, 1);
  command->add_option("--limit", options->limit, "How many leads are listed")
      ->check(CLI::Range(1, 10'000))
      ->capture_default_str();
  command->callback([&invocation, options, command] {
    if (!command->get_subcommands().empty()) return;
    invocation.action = [&invocation, options] { return list(invocation, *options); };
  });
  const auto add = [&](const char* name, const char* what, Verb verb) {
    CLI::App* sub = command->add_subcommand(name, what);
    sub->footer(std::string("Example: inlet trash ") + name + " 12 13");
    sub->add_option("LEAD", options->leads, "Numbers of leads")->required();
    sub->callback([&invocation, options, verb] {
      invocation.action = [&invocation, options, verb] { return move(invocation, *options, verb); };
    });
  };
  add("put", "Put leads into the trash", &engine::trash_leads);
  add("restore", "Take leads out of the trash again", &engine::restore_leads);
}

}  // namespace inlet::cli
