// SPDX-License-Identifier: Apache-2.0
//
// inlet undo JOB: takes an import back in the foreground, by the same verb and the same run as the server's; and lists what became
// of each lead.
#include <algorithm>
#include <utility>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/foreground_job.h"
#include "cli/lead_line.h"
#include "engine/undo/undo_job.h"
#include "engine/verbs/list_undo.h"
#include "engine/verbs/undo_import.h"

namespace inlet::cli {
namespace {

using imports::UndoFate;
using imports::UndoState;

constexpr std::uint32_t kLeadsAtOnce = 1'000;
constexpr std::uint32_t kMostTold = 20;  // of the kept leads after an undo; all of them with --list

struct Options {
  imports::ImportId job = 0;
  bool yes = false;
  std::string list;
};

base::JsonArray reasons_json(const engine::UndoneLead& undone) {
  base::JsonArray reasons;
  for (const imports::KeptByUndo& each : undone.kept) {
    reasons.emplace_back(base::JsonObject{{"field", each.field}, {"reason", imports::name_of(each.reason)}});
  }
  return reasons;
}

// "Changed since the import: company, city"
std::string reasons_text(const engine::UndoneLead& undone) {
  std::string text;
  for (const auto reason : {imports::KeptReason::kChangedSince, imports::KeptReason::kValueTaken}) {
    std::string fields;
    bool is_given = false;
    for (const imports::KeptByUndo& each : undone.kept) {
      if (each.reason != reason) continue;
      is_given = true;
      fields += (fields.empty() || each.field.empty() ? "" : ", ") + each.field;
    }
    if (!is_given) continue;
    text += (text.empty() ? "" : "; ") + std::string(imports::sentence(reason)) + (fields.empty() ? "" : ": ") + fields;
  }
  return text;
}

struct Listing {
  std::string text;  // one line a lead
  base::JsonArray json;
  bool is_cut = false;
};

Result<Listing> listing(const Opened& opened, imports::ImportId job, UndoFate fate, std::uint32_t most) {
  Listing listing;
  leads::LeadId after = 0;
  do {
    const std::uint32_t limit = std::min(most, kLeadsAtOnce);
    INLET_ASSIGN(const auto page, engine::list_undo(opened.engine(), opened.actor, job, fate, after, limit));
    INLET_ASSIGN(const auto transaction, opened.engine().database.begin(store::Access::kRead));
    for (const engine::UndoneLead& each : page.leads) {
      INLET_ASSIGN(const std::string line, lead_line(*transaction, opened.actor, each.lead));
      const std::string reasons = reasons_text(each);
      listing.text += line + (reasons.empty() ? "" : "  " + reasons) + "\n";
      listing.json.push_back(base::JsonObject{{"lead", each.lead}, {"reasons", reasons_json(each)}});
    }
    after = page.next;
    most -= static_cast<std::uint32_t>(page.leads.size());
  } while (after != 0 && most > 0);
  listing.is_cut = after != 0;
  return listing;
}

Result<int> list(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  INLET_ASSIGN(auto all, listing(opened, options.job, *imports::undo_fate_named(options.list), UINT32_MAX));
  print(invocation.json ? base::write_json(base::JsonObject{{options.list, std::move(all.json)}}) + "\n" : all.text);
  return kSuccess;
}

std::string question(const imports::UndoTally& tally) {
  return "Undo this import? " + std::to_string(tally.trashed) + " leads go to the trash, " +
         std::to_string(tally.restored) + " get their earlier values back, " + std::to_string(tally.kept) +
         " were changed since and stay. You cannot reverse an undo.";
}

Result<int> undo(const Invocation& invocation, const Options& options) {
  INLET_ASSIGN(const auto opened, open(invocation));
  engine::Engine& engine = opened.engine();
  if (!options.yes) {
    INLET_ASSIGN(const auto before, engine::view_undo(engine, opened.actor, options.job));
    INLET_ASSIGN(const bool goes_on, confirm(question(before.tally)));
    if (!goes_on) return kCancelled;
  }
  INLET_ASSIGN(auto record, engine::undo_import(engine, opened.actor, options.job));
  INLET_ASSIGN(record, run_in_foreground(engine, record.id));
  return report_undo(invocation, opened, record);
}

}  // namespace

Result<int> report_undo(const Invocation& invocation, const Opened& opened, const imports::ImportRecord& record) {
  INLET_ASSIGN(const auto view, engine::view_undo(opened.engine(), opened.actor, record.id));
  INLET_ASSIGN(auto kept, listing(opened, record.id, UndoFate::kKept, invocation.json ? UINT32_MAX : kMostTold));
  if (invocation.json) {
    print(base::write_json(base::JsonObject{{"job", record.id},
                                            {"status", imports::name_of(record.undo_state)},
                                            {"removed", view.tally.trashed},
                                            {"restored", view.tally.restored},
                                            {"kept", view.tally.kept},
                                            {"kept_leads", std::move(kept.json)}}) +
          "\n");
  } else {
    print(engine::describe(view.tally) + "\n" + (kept.text.empty() ? "" : "Kept:\n" + kept.text));
    if (kept.is_cut) print_message("All of them: inlet undo " + std::to_string(record.id) + " --list kept");
  }
  if (record.undo_state == UndoState::kUndone) return kSuccess;
  print_message("Not at its end. Go on with: inlet retry " + std::to_string(record.id) + ", or by inlet serve.");
  return record.undo_state == UndoState::kUndoing ? kCancelled : kUnavailable;
}

void add_undo(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("undo", "Undo an import: its leads go to the trash, earlier values come back");
  command->footer("Example: inlet undo 17\nExample: inlet undo 17 --list kept");
  command->add_option("JOB", options->job, "Number of the job")->required();
  CLI::Option* yes = command->add_flag("--yes", options->yes, "Do not ask");
  command->add_option("--list", options->list, "Only list leads: kept also tells beforehand what would be kept")
      ->check(CLI::IsMember({"removed", "restored", "kept"}))
      ->excludes(yes);
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] {
      return options->list.empty() ? undo(invocation, *options) : list(invocation, *options);
    };
  });
}

}  // namespace inlet::cli
