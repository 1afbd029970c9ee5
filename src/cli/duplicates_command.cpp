// SPDX-License-Identifier: Apache-2.0
//
// inlet duplicates: leads that look like the same person, with the reasons; and what a person says of them.
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/lead_line.h"
#include "engine/verbs/likely_duplicates.h"
#include "engine/verbs/merge_leads.h"

namespace inlet::cli {
namespace {

struct Options {
  bool search = false;
  std::int64_t lead = 0;
  std::int64_t job = 0;
  std::int64_t dismiss = 0;
  std::int64_t merge = 0;
  std::vector<std::string> take;
  std::uint32_t limit = 50;
};

std::string reasons_of(const engine::LikelyView& view) {
  std::string text;
  for (const leads::LikeReason reason : view.reasons) {
    text += (text.empty() ? "" : ", ") + std::string(leads::sentence(reason));
  }
  return text;
}

base::JsonObject json_of(const leads::Lead& lead, const access::Actor& actor) {
  base::JsonObject json{{"id", lead.id}, {"version", lead.version}};
  for (const char* field : {"first_name", "last_name", "company", "email", "phone", "mobile", "city"}) {
    const std::string_view text = shown(lead, field, actor);
    if (!text.empty()) json[field] = text;
  }
  return json;
}

// Runs the search here, unless a server took it already.
Result<void> search(const Opened& opened) {
  engine::Engine& engine = opened.engine();
  INLET_ASSIGN(const jobs::JobId job, engine::search_likely(engine, opened.actor));
  std::optional<jobs::LeasedJob> leased;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(leased, transaction->jobs().lease_job(job, engine.worker, engine.clock.now(), engine.limits.lease));
    INLET_TRY(transaction->commit());
  }
  if (leased) return engine::run_likely(engine, *leased);
  print_message("A server looks at all leads now. Ask again in a moment.");
  return {};
}

Result<int> list(const Invocation& invocation, const Opened& opened, const Options& options) {
  const engine::LikelyWish wish{options.lead, options.job};
  INLET_ASSIGN(const auto found, engine::list_likely(opened.engine(), opened.actor, wish, "", options.limit));
  base::JsonArray pairs;
  std::string text;
  for (const engine::LikelyView& view : found.pairs) {
    base::JsonArray reasons;
    for (const leads::LikeReason reason : view.reasons) reasons.emplace_back(leads::name_of(reason));
    pairs.push_back(base::JsonObject{{"id", view.pair.id},
                                     {"score", view.pair.score},
                                     {"reasons", std::move(reasons)},
                                     {"left", json_of(view.left, opened.actor)},
                                     {"right", json_of(view.right, opened.actor)}});
    text += "pair " + std::to_string(view.pair.id) + "  " + std::to_string(view.pair.score) + "  " + reasons_of(view) +
            "\n  " + lead_line(view.left, opened.actor) + "\n  " + lead_line(view.right, opened.actor) + "\n";
  }
  if (invocation.json) {
    print(base::write_json(base::JsonObject{
              {"total", found.total}, {"left_out", found.search.left_out}, {"pairs", std::move(pairs)}}) +
          "\n");
    return kSuccess;
  }
  print(text);
  using State = engine::LikelySearch::State;
  if (options.lead != 0) {
    if (found.pairs.empty()) print_message("No other lead looks like lead " + std::to_string(options.lead) + ".");
  } else if (found.search.state == State::kNever || found.search.state == State::kQueued) {
    print_message("The newest leads were not looked at yet. A server does it; or: inlet duplicates --search");
  } else if (found.total > static_cast<std::int64_t>(found.pairs.size())) {
    print_message(std::to_string(found.total) + " pairs in all; more with --limit.");
  }
  return kSuccess;
}

Result<int> merge(const Invocation& invocation, const Opened& opened, const Options& options) {
  INLET_ASSIGN(const auto pair, engine::find_likely(opened.engine(), opened.actor, options.merge));
  INLET_ASSIGN(
      const leads::LeadId kept,
      engine::merge_leads(opened.engine(), opened.actor,
                          {{pair.left.id, pair.left.version}, {pair.right.id, pair.right.version}, options.take}));
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"kept", kept}, {"trashed", pair.right.id}}) + "\n");
  } else {
    print("Lead " + std::to_string(kept) + " stays, lead " + std::to_string(pair.right.id) + " is in the trash.\n");
  }
  return kSuccess;
}

Result<int> duplicates(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  if (options.dismiss != 0) {
    INLET_TRY(engine::dismiss_likely(opened.engine(), opened.actor, options.dismiss));
    return kSuccess;
  }
  if (options.merge != 0) return merge(invocation, opened, options);
  if (options.search) INLET_TRY(search(opened));
  if (options.lead != 0) INLET_TRY(engine::search_likely_of(opened.engine(), opened.actor, options.lead));
  return list(invocation, opened, options);
}

}  // namespace

void add_duplicates(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("duplicates", "List leads that look like the same person, with the reasons");
  command->footer("Example: inlet duplicates --search\nExample: inlet duplicates --merge 4 --take phone");
  CLI::Option* search = command->add_flag("--search", options->search, "First look at all leads again");
  command->add_option("--lead", options->lead, "Look for duplicates of this lead alone")
      ->type_name("LEAD")
      ->excludes(search);
  command->add_option("--job", options->job, "Only pairs with a lead that this import created")->type_name("JOB");
  command->add_option("--limit", options->limit, "How many pairs are listed")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  CLI::Option* dismiss =
      command->add_option("--not-a-duplicate", options->dismiss, "Never list this pair again")->type_name("PAIR");
  command->add_option("--merge", options->merge, "Make one lead of this pair; the older one stays")
      ->type_name("PAIR")
      ->excludes(dismiss);
  command->add_option("--take", options->take, "With --merge: a field whose value comes from the younger lead")
      ->type_name("FIELD");
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return duplicates(invocation, *options); };
  });
}

}  // namespace inlet::cli
