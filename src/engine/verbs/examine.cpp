// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/examine.h"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "base/bytes/certificate.h"
#include "base/bytes/file_rights.h"
#include "base/bytes/memory_source.h"
#include "base/clock/iso_time.h"
#include "engine/verbs/slowness_findings.h"
#include "engine/worker_lock.h"
#include "store/backup_database.h"
#include "tables/sandbox/reader_process.h"

namespace inlet::engine {
namespace {

using Findings = std::vector<Finding>;

constexpr std::uint64_t kMegabyte = 1024 * 1024;
constexpr std::uint64_t kTooLittleSpace = 200 * kMegabyte;  // an import of 50 MB may pause
constexpr std::uint64_t kLittleSpace = 1024 * kMegabyte;
constexpr base::Duration kClockTolerance{5'000};
constexpr base::Duration kLongWait{600'000};
constexpr std::chrono::hours kRenewalTime(24 * 21);

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

Findings database_findings(const store::DatabaseHealth& health, const Engine& engine) {
  Findings findings;
  if (health.damage.empty()) {
    findings.push_back({"database", Health::kGood, engine.database.describe() + " can be reached and is whole.", ""});
  } else {
    findings.push_back(
        {"database", Health::kProblem, "The database is damaged: " + joined(health.damage) + ".",
         "Stop Inlet, keep a copy of the data folder, and bring back the newest backup (inlet restore)."});
  }
  findings.push_back(
      {"schema", Health::kGood,
       "The schema is " + std::to_string(health.schema) + " of " + std::to_string(health.newest_schema) + ".", ""});
  if (health.missing_indexes.empty()) {
    findings.push_back({"indexes", Health::kGood, "All indexes are there.", ""});
  } else {
    findings.push_back(
        {"indexes", Health::kProblem, "Indexes are missing: " + joined(health.missing_indexes) + ".",
         "Somebody removed them. Make a backup and restore it into a new place, or make them by hand from "
         "the migrations of this version."});
  }
  return findings;
}

// The newest thing that the database tells was written at a time that has not come yet; or a server goes another way.
Result<Finding> clock_finding(Engine& engine, const store::DatabaseHealth& health) {
  const base::TimePoint now = engine.clock.now();
  if (health.server_now && std::chrono::abs(*health.server_now - now) > kClockTolerance) {
    return Finding{"clock", Health::kWarning,
                   "The database server's clock says " + base::iso_time(*health.server_now) + ", this machine's " +
                       base::iso_time(now) + ".",
                   "Set both by the network (timedatectl set-ntp true): leases and sessions are told by the clock."};
  }
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto newest, transaction->audit().list(0, 1));
  if (!newest.empty() && newest.front().at > now + kClockTolerance) {
    return Finding{"clock", Health::kWarning,
                   "Something is noted at " + base::iso_time(newest.front().at) + ", which has not come yet.",
                   "The clock went back. Set it by the network (timedatectl set-ntp true)."};
  }
  return Finding{"clock", Health::kGood, "The clock is right with what is noted.", ""};
}

Finding space_finding(const std::string& folder) {
  struct statvfs room {};
  if (::statvfs(folder.c_str(), &room) != 0)
    return {"space", Health::kProblem, folder + " can't be looked at.", "Look at the rights of the folder."};
  const std::uint64_t free = static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
  const std::string said = std::to_string(free / kMegabyte) + " MB are free for " + folder + ".";
  const char* const remedy = "Make room: imports pause when the disk is full, and go on by themselves.";
  if (free < kTooLittleSpace) return {"space", Health::kProblem, said, remedy};
  if (free < kLittleSpace) return {"space", Health::kWarning, said, remedy};
  return {"space", Health::kGood, said, ""};
}

// Whether anybody else on the machine can come at it.
void look_at_rights(const std::string& path, std::vector<std::string>& open_to_others,
                    std::vector<std::string>& of_another) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return;
  if ((status.st_mode & 077U) != 0) open_to_others.push_back(path);
  if (status.st_uid != ::geteuid()) of_another.push_back(path);
}

Findings rights_findings(const Examination& asked) {
  std::vector<std::string> open_to_others;
  std::vector<std::string> of_another;
  for (const char* name : {"", "/inlet.db", "/inlet.db-wal", "/inlet.db-turn", "/uploads", "/workers"})
    look_at_rights(asked.data_folder + name, open_to_others, of_another);
  Findings findings;
  if (const auto checked = base::check_key_rights(asked.key_file); !asked.key_file.empty() && !checked)
    findings.push_back({"rights", Health::kProblem, checked.error().message(), checked.error().remedy()});
  if (!open_to_others.empty()) {
    findings.push_back({"rights", Health::kProblem,
                        "Others on this machine can come at " + joined(open_to_others) + ".", "chmod go= them."});
  }
  if (!of_another.empty()) {
    findings.push_back({"rights", Health::kWarning,
                        joined(of_another) + " belong to another user than the one who asks.",
                        "Run the command as the user that the server runs as."});
  }
  if (findings.empty()) findings.push_back({"rights", Health::kGood, "The files are their owner's alone.", ""});
  return findings;
}

Finding reader_finding(const tables::ReadLimits& limits) {
  tables::ReaderRequest request;
  request.limits = limits;
  request.name = "a.csv";
  const base::MemorySource file("Name\nAnn\n");
  const auto reader = tables::ReaderProcess::start(file, request);
  if (!reader.has_value()) {
    return {"reader", Health::kProblem, reader.error().message(), reader.error().remedy()};
  }
  const tables::ReaderWalls walls = (*reader)->walls();
  if (walls.has_seccomp && walls.has_landlock)
    return {"reader", Health::kGood, "Files are read in a process that can neither open nor send anything.", ""};
  return {
      "reader", Health::kWarning,
      std::string("The process that reads files lacks a wall: ") + (walls.has_seccomp ? "Landlock" : "seccomp") + ".",
      "See docs/operate/reader.md for the kernels that have it."};
}

Finding certificate_finding(const Examination& asked, base::TimePoint now) {
  const auto read = base::read_certificate(asked.certificate_file, asked.key_file);
  if (!read.has_value()) return {"tls", Health::kProblem, read.error().message(), read.error().remedy()};
  const std::string until = "The certificate is good until " + base::iso_time(read->not_after);
  if (now >= read->not_after || now < read->not_before)
    return {"tls", Health::kProblem, until + " and no longer, or not yet.", "Renew it, and send the server a SIGHUP."};
  if (now + kRenewalTime >= read->not_after)
    return {"tls", Health::kWarning, until + ".", "Renew it soon, and send the server a SIGHUP."};
  return {"tls", Health::kGood, until + ".", ""};
}

// The search for likely duplicates waits for the next server; nobody misses it until then.
bool is_awaited(const jobs::JobCount& count) { return count.kind != jobs::JobKind::kLikely; }

Finding nobody_works(std::int64_t jobs, bool is_shared) {
  const std::string remedy = "Start inlet serve or inlet worker; they go on where they stood.";
  const std::string counted = std::to_string(jobs) + " job(s) wait and nobody works ";
  // Other nodes are not seen from here.
  if (is_shared) return {"jobs", Health::kWarning, counted + "on this machine.", remedy};
  return {"jobs", Health::kProblem, counted + "here.", remedy};
}

Result<Findings> job_findings(Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto counts, transaction->jobs().counts());
  const auto servers = std::ranges::count_if(WorkerLock::living(engine.worker_folder),
                                             [&](const std::string& name) { return name != engine.worker; });
  std::int64_t waiting = 0;
  std::int64_t running = 0;
  base::TimePoint oldest = engine.clock.now();
  for (const jobs::JobCount& count : counts) {
    if (!is_awaited(count)) continue;
    (count.state == jobs::JobState::kRunning ? running : waiting) += count.count;
    if (count.state == jobs::JobState::kAvailable) oldest = std::min(oldest, count.oldest);
  }
  Findings findings;
  if (servers == 0 && waiting + running > 0) {
    findings.push_back(nobody_works(waiting + running, engine.database.shared_uploads() != nullptr));
  } else if (engine.clock.now() - oldest > kLongWait) {
    findings.push_back({"jobs", Health::kWarning, "A job waits since " + base::iso_time(oldest) + ".",
                        "More at once: inlet settings parallel_imports=4."});
  } else {
    findings.push_back(
        {"jobs", Health::kGood, std::to_string(running) + " job(s) run, " + std::to_string(waiting) + " wait.", ""});
  }
  imports::ImportFilter paused;
  paused.states = {imports::ImportState::kPaused};
  INLET_ASSIGN(const auto page, transaction->ledger().list(paused, "", 20));
  for (const imports::ImportRecord& record : page.imports) {
    findings.push_back({"jobs", Health::kWarning,
                        "Job " + std::to_string(record.id) +
                            " is paused: " + (record.failure ? record.failure->message() : "it waits."),
                        record.failure ? record.failure->remedy() : ""});
  }
  return findings;
}

Result<Finding> message_finding(Engine& engine) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  INLET_ASSIGN(const auto counts, transaction->outbox().counts());
  const std::string said = std::to_string(counts.waiting) + " message(s) wait, " + std::to_string(counts.given_up) +
                           " could not be delivered.";
  if (counts.given_up == 0) return Finding{"messages", Health::kGood, said, ""};
  return Finding{"messages", Health::kWarning, said, "inlet webhooks deliveries says why; retry sends one again."};
}

}  // namespace

std::string_view name_of(Health health) {
  switch (health) {
    case Health::kGood: return "ok";
    case Health::kWarning: return "warning";
    case Health::kProblem: return "problem";
  }
  return "ok";
}

Finding finding_of(const base::Error& error) { return {"database", Health::kProblem, error.message(), error.remedy()}; }

Result<std::vector<Finding>> examine(Engine& engine, const Examination& asked) {
  INLET_ASSIGN(const store::DatabaseHealth health, store::examine_database(asked.url));
  Findings findings = database_findings(health, engine);
  const auto add = [&](Findings more) { std::ranges::move(more, std::back_inserter(findings)); };
  if (engine.database.shared_uploads() != nullptr) add(slowness_findings(health));
  findings.push_back(space_finding(asked.data_folder));
  add(rights_findings(asked));
  findings.push_back(reader_finding(engine.limits.read));
  if (!asked.certificate_file.empty()) findings.push_back(certificate_finding(asked, engine.clock.now()));
  INLET_ASSIGN(Finding clock, clock_finding(engine, health));
  findings.push_back(std::move(clock));
  INLET_ASSIGN(Findings jobs, job_findings(engine));
  add(std::move(jobs));
  INLET_ASSIGN(Finding messages, message_finding(engine));
  findings.push_back(std::move(messages));
  return findings;
}

}  // namespace inlet::engine
