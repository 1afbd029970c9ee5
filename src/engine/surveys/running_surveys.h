// SPDX-License-Identifier: Apache-2.0
//
// Surveys of whole files that are under way in this process, so that nobody who only wants to see the first rows waits for one. At
// most one a key; whoever needs its answer waits for the same one. What was found is kept by the work itself.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/errors/result.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {

struct Engine;

class RunningSurveys {
 public:
  using Work = std::function<Result<void>(const tables::confined::SurveyProgress&)>;

  // Those of an engine, which must outlive it.
  RunningSurveys(const Engine& engine, int threads);
  // Ends those that are under way; they are made again when somebody asks.
  ~RunningSurveys();
  RunningSurveys(const RunningSurveys&) = delete;
  RunningSurveys& operator=(const RunningSurveys&) = delete;

  // None where nothing runs beside the caller: whoever asks for a survey makes it.
  static RunningSurveys* of(const Engine& engine);

  // Ends them without waiting for their threads; who waits for one gets kCancelled. The destructor does it too.
  void begin_stop();

  // Begins it, unless it is under way or the file was found to be bad. What failed for another reason is tried again a little later.
  void begin(const std::string& key, Work work);

  struct Standing {
    tables::ReadSoFar so_far;
    std::optional<base::Error> failure;
  };
  // None when it is not under way and did not fail: it is done, or was never begun.
  std::optional<Standing> standing(const std::string& key);
  // For who can't go on without it: begins it too where it failed for another reason a moment ago, which may have passed since. Until it is
  // done or has failed.
  Result<void> finish(const std::string& key, Work work);

 private:
  struct Survey {
    Work work;
    Standing standing;
    std::chrono::steady_clock::time_point failed_at{};
  };

  void enqueue(const std::string& key, Work work);
  Result<void> wait(std::unique_lock<std::mutex>& lock, const std::string& key);
  void run();
  void do_next(std::unique_lock<std::mutex>& lock);
  void forget_old_failures();

  const Engine* engine_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Survey> surveys_;
  std::deque<std::string> waiting_;  // keys
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace inlet::engine
