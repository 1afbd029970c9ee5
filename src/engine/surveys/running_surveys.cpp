// SPDX-License-Identifier: Apache-2.0
#include "engine/surveys/running_surveys.h"

#include <utility>

#include "base/errors/memory.h"

namespace inlet::engine {
namespace {

constexpr std::chrono::seconds kBeforeAnotherTry{2};
constexpr std::chrono::minutes kFailureIsKnown{10};

// The file itself is bad: another try would say the same.
bool is_of_the_file(const base::Error& error) {
  return error.kind == base::ErrorKind::kInvalidInput || error.kind == base::ErrorKind::kCorrupt ||
         error.kind == base::ErrorKind::kLimit;
}

// Few engines are in one process, so a list will do.
struct Registry {
  std::mutex mutex;
  std::vector<std::pair<const Engine*, RunningSurveys*>> all;
};

Registry& registry() {
  static Registry registry;
  return registry;
}

base::Error stopped() { return base::make_error(base::ErrorKind::kCancelled, base::Code::kStopped); }

}  // namespace

RunningSurveys::RunningSurveys(const Engine& engine, int threads) : engine_(&engine) {
  {
    const std::lock_guard lock(registry().mutex);
    registry().all.emplace_back(engine_, this);
  }
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

RunningSurveys* RunningSurveys::of(const Engine& engine) {
  const std::lock_guard lock(registry().mutex);
  for (const auto& [known, surveys] : registry().all) {
    if (known == &engine) return surveys;
  }
  return nullptr;
}

void RunningSurveys::begin_stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
}

RunningSurveys::~RunningSurveys() {
  {
    const std::lock_guard lock(registry().mutex);
    std::erase_if(registry().all, [this](const auto& entry) { return entry.second == this; });
  }
  begin_stop();
  for (std::thread& thread : threads_) thread.join();
}

void RunningSurveys::begin(const std::string& key, Work work) {
  const std::lock_guard lock(mutex_);
  const auto known = surveys_.find(key);
  const bool failed_just_now = known != surveys_.end() && known->second.standing.failure &&
                               std::chrono::steady_clock::now() - known->second.failed_at < kBeforeAnotherTry;
  if (!failed_just_now) enqueue(key, std::move(work));
}

Result<void> RunningSurveys::finish(const std::string& key, Work work) {
  std::unique_lock lock(mutex_);
  enqueue(key, std::move(work));
  return wait(lock, key);
}

// Unless it is under way or the file is bad.
void RunningSurveys::enqueue(const std::string& key, Work work) {
  forget_old_failures();
  if (const auto known = surveys_.find(key); known != surveys_.end()) {
    const auto& failure = known->second.standing.failure;
    if (!failure || is_of_the_file(*failure)) return;
  }
  surveys_[key] = Survey{std::move(work), {}, {}};
  waiting_.push_back(key);
  changed_.notify_all();
}

std::optional<RunningSurveys::Standing> RunningSurveys::standing(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto known = surveys_.find(key);
  if (known == surveys_.end()) return std::nullopt;
  return known->second.standing;
}

Result<void> RunningSurveys::wait(std::unique_lock<std::mutex>& lock, const std::string& key) {
  for (;;) {
    const auto known = surveys_.find(key);
    if (known == surveys_.end()) return {};
    if (known->second.standing.failure) return *known->second.standing.failure;
    if (stopping_) return stopped();
    changed_.wait(lock);
  }
}

void RunningSurveys::run() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    if (waiting_.empty()) {
      changed_.wait(lock);
    } else {
      do_next(lock);
    }
  }
}

void RunningSurveys::do_next(std::unique_lock<std::mutex>& lock) {
  const std::string key = std::move(waiting_.front());
  waiting_.pop_front();
  const Work work = std::move(surveys_[key].work);
  lock.unlock();
  const auto note = [&](const tables::ReadSoFar& so_far) {
    const std::lock_guard guard(mutex_);
    surveys_[key].standing.so_far = so_far;
    return !stopping_;
  };
  const Result<void> done = base::or_no_memory([&] { return work(note); });
  lock.lock();
  if (done.has_value()) {
    surveys_.erase(key);
  } else {
    surveys_[key].standing.failure = done.error();
    surveys_[key].failed_at = std::chrono::steady_clock::now();
  }
  changed_.notify_all();
}

void RunningSurveys::forget_old_failures() {
  const auto now = std::chrono::steady_clock::now();
  std::erase_if(surveys_, [&](const auto& entry) {
    const Survey& survey = entry.second;
    return survey.standing.failure && now - survey.failed_at > kFailureIsKnown;
  });
}

}  // namespace inlet::engine
