// SPDX-License-Identifier: Apache-2.0
#include "engine/workers/worker_pool.h"

#include <chrono>
#include <utility>

#include "base/errors/memory.h"
#include "base/log/log.h"
#include "engine/bulk/bulk_job.h"
#include "engine/dedupe/criteria_job.h"
#include "engine/dedupe/likely_job.h"
#include "engine/personal/inquiry_job.h"
#include "engine/pipeline/import_job.h"
#include "engine/undo/undo_job.h"
#include "engine/worker_lock.h"
#include "engine/workers/parallel_imports.h"

namespace inlet::engine {
namespace {

constexpr base::Duration kIdle{1'000};  // a missed signal costs this much
constexpr base::Duration kStopAsking{100};
constexpr std::uint32_t kIndexStep = 5'000;  // leads brought into the search index in one transaction

}  // namespace

WorkerPool::WorkerPool(Engine& engine, std::string lock_folder, int count)
    : engine_(&engine), lock_folder_(std::move(lock_folder)), count_(count) {
  wanted_ = count_ == kAsManyAsSet ? 0 : count_;
  grow();
  caretaker_ = std::thread([this] { look_after(); });
}

WorkerPool::~WorkerPool() {
  begin_stop();
  caretaker_.join();  // it alone starts workers
  for (std::thread& worker : workers_) worker.join();
}

void WorkerPool::begin_stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  engine_->signal.news();
}

Result<void> WorkerPool::follow_setting(store::Transaction& transaction) {
  if (count_ != kAsManyAsSet) return {};
  INLET_ASSIGN(const std::int64_t set, read_parallel_imports(transaction));
  const int wanted = static_cast<int>(set);
  if (wanted == wanted_) return {};
  wanted_ = wanted;
  grow();
  engine_->signal.news();  // wakes those who rested
  return {};
}

// Threads never end before the pool does: one that is too many costs nothing.
void WorkerPool::grow() {
  while (static_cast<int>(workers_.size()) < wanted_) {
    workers_.emplace_back([this, number = static_cast<int>(workers_.size())] { work(number); });
  }
}

void WorkerPool::work(int number) {
  std::uint64_t seen = 0;
  while (!stopping_) {
    if (number >= wanted_) {
      seen = engine_->signal.wait(seen, kIdle);
      continue;
    }
    const auto ran = base::or_no_memory([&] { return run_next(); });
    if (!ran.has_value()) {
      base::log_error("worker.failed",
                      {{"code", std::string(base::name_of(ran.error().code))}, {"detail", ran.error().detail}});
    }
    if (ran.has_value() && *ran) continue;
    seen = engine_->signal.wait(seen, kIdle);
  }
}

Result<bool> WorkerPool::run_next() {
  std::optional<jobs::LeasedJob> job;
  {
    // Mostly there is none, and then nobody has to wait for the writer.
    INLET_ASSIGN(const auto reading, engine_->database.begin(store::Access::kRead));
    INLET_ASSIGN(const bool has_due, reading->jobs().has_due(engine_->clock.now()));
    if (!has_due) return false;
  }
  {
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
    INLET_ASSIGN(job, transaction->jobs().lease(engine_->worker, engine_->clock.now(), engine_->limits.lease));
    if (!job) return false;
    INLET_TRY(transaction->commit());
  }
  bool is_too_late = false;
  {
    const std::lock_guard lock(mutex_);
    is_too_late = stopping_;
    if (!is_too_late) running_[job->job.id] = job->lease;
  }
  if (is_too_late) {
    hand_back(*job);
    return true;
  }
  const auto ran = base::or_no_memory([&] { return run(*job); });
  {
    const std::lock_guard lock(mutex_);
    running_.erase(job->job.id);
  }
  wake_.notify_all();
  if (ran.has_value()) return true;
  base::log_error("job.stranded", {{"job", job->job.id},
                                   {"import", job->job.import_id},
                                   {"code", base::name_of(ran.error().code)},
                                   {"detail", ran.error().detail}});
  hand_back(*job);
  return true;
}

Result<void> WorkerPool::run(const jobs::LeasedJob& job) {
  base::log_info("job.started",
                 {{"job", job.job.id}, {"kind", jobs::name_of(job.job.kind)}, {"import", job.job.import_id}});
  switch (job.job.kind) {
    case jobs::JobKind::kImport:
    case jobs::JobKind::kCheck: INLET_TRY(run_job(*engine_, job)); break;
    case jobs::JobKind::kUndo: INLET_TRY(run_undo(*engine_, job)); break;
    case jobs::JobKind::kCriteria: INLET_TRY(run_criteria(*engine_, job)); break;
    case jobs::JobKind::kLikely: INLET_TRY(run_likely(*engine_, job)); break;
    case jobs::JobKind::kBulk: INLET_TRY(run_bulk(*engine_, job)); break;
    case jobs::JobKind::kInquiry: INLET_TRY(run_inquiry(*engine_, job)); break;
  }
  base::log_info("job.ended", {{"job", job.job.id}, {"import", job.job.import_id}});
  return {};
}

// Where not even the pause of a job could be written, as on a full disk: its lease would run out and be counted as lost. So it is
// given back as soon as that can be written. Meanwhile this worker could write nothing for another job either.
void WorkerPool::hand_back(const jobs::LeasedJob& job) {
  const auto try_once = [&]() -> Result<void> {
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
    INLET_TRY(transaction->jobs().settle(job.lease, jobs::JobEnd::kReleased, engine_->clock.now(), {}));
    return transaction->commit();
  };
  while (true) {
    const auto given_back = base::or_no_memory(try_once);
    if (given_back.has_value() || given_back.error().kind == base::ErrorKind::kConflict) break;
    std::unique_lock lock(mutex_);
    if (wake_.wait_for(lock, kIdle, [&] { return stopping_.load(); }))
      return;  // the lease runs out, or the lock file tells
  }
  engine_->signal.news();
}

void WorkerPool::look_after() {
  while (!stopping_) {
    const auto rescued = base::or_no_memory([&] { return rescue(); });
    if (!rescued.has_value()) {
      base::log_error("rescue.failed",
                      {{"code", std::string(base::name_of(rescued.error().code))}, {"detail", rescued.error().detail}});
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, kIdle, [&] { return stopping_.load(); });
  }
  // Until nobody runs any more: a job may have been leased in the moment of the stop, and a wish may fail to be written.
  while (true) {
    const auto asked = base::or_no_memory([&] { return ask_to_stop(); });
    if (!asked.has_value()) base::log_warning("stop.not_asked", {{"detail", asked.error().detail}});
    std::unique_lock lock(mutex_);
    if (running_.empty()) return;
    wake_.wait_for(lock, kStopAsking, [&] { return running_.empty(); });
  }
}

Result<void> WorkerPool::ask_to_stop() {
  std::map<jobs::JobId, jobs::Lease> running;
  {
    const std::lock_guard lock(mutex_);
    running = running_;
  }
  if (running.empty()) return {};
  INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
  for (const auto& [job, lease] : running) {
    INLET_TRY(transaction->jobs().ask(job, jobs::JobWish::kStop, engine_->clock.now()));
  }
  return transaction->commit();
}

Result<void> WorkerPool::rescue() {
  const base::TimePoint now = engine_->clock.now();
  std::vector<std::string> dead;
  bool is_index_behind = false;
  bool is_time_to_look = now - looked_at_ >= engine_->limits.heartbeat;
  {
    INLET_ASSIGN(const auto reading, engine_->database.begin(store::Access::kRead));
    INLET_TRY(follow_setting(*reading));
    INLET_ASSIGN(const auto workers, reading->jobs().workers());
    for (const std::string& worker : workers) {
      if (WorkerLock::is_dead(lock_folder_, worker)) dead.push_back(worker);
    }
    is_time_to_look = is_time_to_look && !workers.empty();
    INLET_ASSIGN(const auto left, reading->leads().index_for_search(0));
    is_index_behind = left > 0;
  }
  std::map<jobs::JobId, jobs::Lease> running;
  {
    const std::lock_guard lock(mutex_);
    running = running_;
  }
  if (!dead.empty() || is_time_to_look) {
    looked_at_ = now;
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
    INLET_ASSIGN(const auto count, transaction->jobs().rescue(now, dead));
    INLET_TRY(transaction->commit());
    if (count > 0) {
      base::log_info("jobs.rescued", {{"count", std::to_string(count)}});
      engine_->signal.news();
    }
  }
  // An import that runs has the writer for itself; the search catches up when it is done.
  while (is_index_behind && running.empty() && !stopping_) {
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
    INLET_ASSIGN(const auto left, transaction->leads().index_for_search(kIndexStep));
    INLET_TRY(transaction->commit());
    is_index_behind = left > 0;
    const std::lock_guard lock(mutex_);
    running = running_;
  }
  // Running jobs renew with every batch; this is for the long breath before the first one.
  if (running.empty() || now - renewed_at_ < engine_->limits.heartbeat) return {};
  renewed_at_ = now;
  INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
  for (const auto& [job, lease] : running) {
    const auto wish = transaction->jobs().renew(lease, now, engine_->limits.lease);
    if (!wish.has_value() && wish.error().kind != base::ErrorKind::kConflict) return wish.error();
  }
  return transaction->commit();
}

}  // namespace inlet::engine
