// SPDX-License-Identifier: Apache-2.0
//
// inlet person: what is kept of one person; found, written into a file, erased.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/personal/inquiry_job.h"
#include "engine/verbs/personal_data.h"

namespace inlet::cli {
namespace {

using engine::InquiryView;

struct Options {
  std::string email;
  std::string phone;
  bool yes = false;
};

// Runs the job here, unless a server took it already; then waits for it.
Result<InquiryView> run(const Opened& opened, const InquiryView& begun) {
  engine::Engine& engine = opened.engine();
  std::optional<jobs::LeasedJob> leased;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
    INLET_ASSIGN(leased,
                 transaction->jobs().lease_job(begun.job, engine.worker, engine.clock.now(), engine.limits.lease));
    INLET_TRY(transaction->commit());
  }
  if (leased) INLET_TRY(engine::run_inquiry(engine, *leased));
  std::uint64_t seen = 0;
  for (;;) {
    INLET_ASSIGN(auto view, engine::view_inquiry(engine, opened.actor, begun.inquiry.id));
    const bool is_at_work = view.inquiry.stage == store::InquiryStage::kSearching ||
                            (view.inquiry.stage == store::InquiryStage::kErasing && !leased);
    if (!is_at_work) return view;
    seen = engine.signal.wait(seen, base::Duration(500));
  }
}

base::JsonObject json_of(const InquiryView& view) {
  base::JsonObject counts;
  for (const auto& [place, count] : view.inquiry.places) counts[place] = count;
  base::JsonArray leads;
  for (const leads::Lead& lead : view.leads) leads.emplace_back(lead.id);
  base::JsonArray uploads;
  for (const engine::FoundUpload& found : view.uploads) {
    uploads.emplace_back(base::JsonObject{{"name", found.upload.name}, {"rows", found.rows}});
  }
  return base::JsonObject{{"inquiry", view.inquiry.id},
                          {"stage", store::name_of(view.inquiry.stage)},
                          {"counts", std::move(counts)},
                          {"leads", std::move(leads)},
                          {"uploads", std::move(uploads)}};
}

bool is_nothing(const InquiryView& view) {
  return std::ranges::all_of(view.inquiry.places, [](const auto& place) { return place.second == 0; });
}

void print_view(const Invocation& invocation, const InquiryView& view) {
  if (invocation.json) {
    print(base::write_json(json_of(view)) + "\n");
    return;
  }
  if (is_nothing(view)) print("Nothing is kept of this person.\n");
  for (const auto& [place, count] : view.inquiry.places)
    if (count > 0) print(place + ": " + std::to_string(count) + "\n");
  for (const leads::Lead& lead : view.leads) {
    print("lead " + std::to_string(lead.id) + (lead.is_trashed() ? ", in the trash\n" : "\n"));
  }
  for (const engine::FoundUpload& found : view.uploads) {
    print("file " + found.upload.name + ": " + std::to_string(found.rows) + " rows" +
          (found.is_whole ? "\n" : ", could not be read to its end\n"));
  }
}

Result<InquiryView> search(const Opened& opened, const Options& options) {
  INLET_ASSIGN(const auto begun, engine::search_person(opened.engine(), opened.actor, options.email, options.phone));
  INLET_ASSIGN(auto view, run(opened, begun));
  if (view.inquiry.stage == store::InquiryStage::kFound) return view;
  return base::internal_error("the search ended early; the log of the job says why");
}

// Nothing of a search stays that only somebody at a terminal wanted.
Result<int> find(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto view, search(opened, options));
  print_view(invocation, view);
  INLET_TRY(engine::drop_inquiry(opened.engine(), opened.actor, view.inquiry.id));
  return kSuccess;
}

Result<int> export_to(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto view, search(opened, options));
  INLET_TRY(engine::export_person(opened.engine(), opened.actor, view.inquiry.id, [](std::string_view bytes) {
    print(bytes);
    return Result<void>();
  }));
  INLET_TRY(engine::drop_inquiry(opened.engine(), opened.actor, view.inquiry.id));
  return kSuccess;
}

Result<int> erase(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(const auto view, search(opened, options));
  if (is_nothing(view)) {
    print_view(invocation, view);
    INLET_TRY(engine::drop_inquiry(opened.engine(), opened.actor, view.inquiry.id));
    return kSuccess;
  }
  if (!options.yes) {
    if (!invocation.json) print_view(invocation, view);
    const auto agreed = confirm("Erase all of this for good, and the files whole?");
    if (!agreed.has_value() || !*agreed) {
      INLET_TRY(engine::drop_inquiry(opened.engine(), opened.actor, view.inquiry.id));
      if (!agreed.has_value()) return agreed.error();
      return kCancelled;
    }
  }
  INLET_ASSIGN(const auto begun, engine::erase_person(opened.engine(), opened.actor, view.inquiry.id));
  INLET_ASSIGN(const auto erased, run(opened, begun));
  if (!invocation.json) print("Erased for good:\n");
  print_view(invocation, erased);
  if (erased.inquiry.stage == store::InquiryStage::kErased) return kSuccess;
  print_message("An import still uses one of the files. A server erases the rest when it has ended; or say it again.");
  return kSuccess;
}

}  // namespace

void add_person(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("person", "What is kept of one person: find it, export it, erase it");
  command->footer("Example: inlet person erase ann@example.com");
  command->require_subcommand(1);
  const auto options = std::make_shared<Options>();
  const auto add = [&](const char* name, const char* what, const char* example,
                       Result<int> (*action)(const Invocation&, const Options&)) {
    CLI::App* part = command->add_subcommand(name, what);
    part->footer(std::string("Example: inlet person ") + example);
    part->add_option("EMAIL", options->email, "Address of the person");
    part->add_option("--phone", options->phone, "Number of the person, beside the address or instead of it");
    part->callback([&invocation, options, action] {
      invocation.action = [&invocation, options, action] { return action(invocation, *options); };
    });
    return part;
  };
  add("find", "Say where the person is named: leads, files, history and all other places", "find ann@example.com",
      find);
  add("export", "Print all that is kept of the person, as JSON", "export ann@example.com > ann.json", export_to);
  add("erase", "Erase all of it for good, with the files that hold it",
      "erase ann@example.com --phone \"+49 30 123456\"", erase)
      ->add_flag("--yes", options->yes, "Don't ask");
}

}  // namespace inlet::cli
