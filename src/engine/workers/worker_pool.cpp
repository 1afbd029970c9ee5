// SPDX-License-Identifier: Apache-2.0
#include "engine/workers/worker_pool.h"

#include <chrono>
#include <utility>

#include "base/log/log.h"
#include "engine/pipeline/import_job.h"
#include "engine/undo/undo_job.h"
#include "engine/workers/worker_lock.h"

namespace inlet::engine {
namespace {

constexpr base::Duration kIdle{1'000};       // a missed signal costs this much
constexpr std::uint32_t kIndexStep = 5'000;  // leads brought into the search index in one transaction

}  // namespace

WorkerPool::WorkerPool(Engine& engine, std::string lock_folder, int count)
    : engine_(&engine), lock_folder_(std::move(lock_folder)), count_(count) {
  threads_.emplace_back([this] { look_after(); });
  for (int i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& [job, lease] : running_) {
      const auto transaction = engine_->database.begin(store::Access::kWrite);
      if (!transaction.has_value()) continue;
      if ((*transaction)->jobs().ask(job, jobs::JobWish::kStop, engine_->clock.now()).has_value()) {
        if (!(*transaction)->commit().has_value()) continue;
      }
    }
  }
  wake_.notify_all();
  engine_->signal.news();
  for (std::thread& thread : threads_) thread.join();
}

void WorkerPool::work() {
  std::uint64_t seen = 0;
  while (!stopping_) {
    const auto ran = run_next();
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
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
    INLET_ASSIGN(job, transaction->jobs().lease(engine_->worker, engine_->clock.now(), engine_->limits.lease));
    if (!job) return false;
    INLET_TRY(transaction->commit());
  }
  {
    const std::lock_guard lock(mutex_);
    running_[job->job.id] = job->lease;
  }
  base::log_info("job.started", {{"job", std::to_string(job->job.id)}, {"import", std::to_string(job->job.import_id)}});
  const bool is_undo = job->job.kind == jobs::JobKind::kUndo;
  const auto ran = is_undo ? run_undo(*engine_, *job) : run_job(*engine_, *job);
  {
    const std::lock_guard lock(mutex_);
    running_.erase(job->job.id);
  }
  if (!ran.has_value()) return std::move(ran).error();
  base::log_info("job.ended", {{"job", std::to_string(job->job.id)}, {"import", std::to_string(job->job.import_id)}});
  return true;
}

void WorkerPool::look_after() {
  while (!stopping_) {
    const auto rescued = rescue();
    if (!rescued.has_value()) {
      base::log_error("rescue.failed",
                      {{"code", std::string(base::name_of(rescued.error().code))}, {"detail", rescued.error().detail}});
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, kIdle, [&] { return stopping_.load(); });
  }
}

Result<void> WorkerPool::rescue() {
  const base::TimePoint now = engine_->clock.now();
  std::vector<std::string> dead;
  bool is_index_behind = false;
  const bool is_time_to_look = now - looked_at_ >= engine_->limits.heartbeat;
  {
    INLET_ASSIGN(const auto reading, engine_->database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto workers, reading->jobs().workers());
    for (const std::string& worker : workers) {
      if (WorkerLock::is_dead(lock_folder_, worker)) dead.push_back(worker);
    }
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
