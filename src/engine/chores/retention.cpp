// SPDX-License-Identifier: Apache-2.0
#include "engine/chores/retention.h"

#include <chrono>

#include "base/log/log.h"
#include "engine/verbs/settings.h"
#include "imports/uploads/partial_files.h"

namespace inlet::engine {
namespace {

using store::Perishable;

constexpr std::uint32_t kRowsPerStep = 2'000;  // some ten milliseconds of the writer's time
constexpr std::uint32_t kFilesPerStep = 20;
constexpr auto kAnswersStay = std::chrono::hours(24);
// What a person was promised "until the 3rd" is still there on the evening of the 3rd, wherever the person lives.
constexpr auto kMargin = std::chrono::hours(24);

base::Duration days(std::int64_t count) {
  return std::chrono::duration_cast<base::Duration>(std::chrono::hours(24 * count));
}

struct Ages {
  base::TimePoint now;
  base::TimePoint retention;  // what ended before this goes
  base::TimePoint draft;
};

base::TimePoint age_of(Perishable what, const Ages& ages) {
  switch (what) {
    case Perishable::kSessions: return ages.now;
    case Perishable::kAnswers: return ages.now - kAnswersStay;
    case Perishable::kPartialUploads: return ages.now - imports::PartialFiles::kStay;
    case Perishable::kInquiries:
    case Perishable::kDrafts: return ages.draft;
    case Perishable::kNotices:
    case Perishable::kMessages:
    case Perishable::kBulkLeads:
    case Perishable::kImportDetails:
    case Perishable::kTrash: break;
  }
  return ages.retention;
}

Result<Ages> read_ages(Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const Settings settings, read_settings(*transaction));
  const base::TimePoint now = engine.clock.now();
  return Ages{now, now - days(settings.retention_days) - kMargin, now - days(settings.draft_days) - kMargin};
}

Result<std::int64_t> step(Engine& engine, Perishable what, const Ages& ages) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const std::int64_t count,
               transaction->retention().remove(what, age_of(what, ages), kRowsPerStep, ages.now));
  if (count > 0) INLET_TRY(transaction->commit());
  return count;
}

// The same content may be coming in again at this moment: a fresh file stays, and nobody can take one in while we write.
Result<std::int64_t> remove_files(Engine& engine, const Ages& ages) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_ASSIGN(const auto hashes, transaction->retention().idle_files(ages.retention, ages.draft, kFilesPerStep));
  for (const std::string& hash : hashes) {
    INLET_TRY(engine.files.remove_unless_fresh(hash));
    INLET_TRY(transaction->retention().note_file_removed(hash, ages.now));
  }
  if (!hashes.empty()) INLET_TRY(transaction->commit());
  return static_cast<std::int64_t>(hashes.size());
}

}  // namespace

Result<RetentionReport> remove_what_is_old(Engine& engine, const std::function<bool()>& may_go_on) {
  INLET_ASSIGN(const Ages ages, read_ages(engine));
  RetentionReport report;
  for (const Perishable what : store::kAllPerishables) {
    std::int64_t count = 1;
    while (count > 0 && may_go_on()) {
      INLET_ASSIGN(count, step(engine, what, ages));
      if (count > 0) report.removed[std::string(store::name_of(what))] += count;
    }
  }
  std::int64_t files = 1;
  while (files > 0 && may_go_on()) {
    INLET_ASSIGN(files, remove_files(engine, ages));
    if (files > 0) report.removed["files"] += files;
  }
  INLET_TRY(engine.files.remove_unneeded(ages.now));
  for (const auto& [kind, count] : report.removed) {
    base::log_info("retention.removed", {{"kind", kind}, {"count", count}});
  }
  return report;
}

}  // namespace inlet::engine
