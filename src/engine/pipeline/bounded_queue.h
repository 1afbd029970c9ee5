// SPDX-License-Identifier: Apache-2.0
//
// Hands things from thread to thread; whoever is too fast waits. Closing wakes everyone: what is in it can still be taken.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace inlet::engine {

template <class T>
class BoundedQueue {
 public:
  explicit BoundedQueue(std::size_t capacity) : capacity_(capacity) {}

  // False when the queue is closed; `thing` is then lost.
  bool put(T thing) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return things_.size() < capacity_ || closed_; });
    if (closed_) return false;
    things_.push_back(std::move(thing));
    something_.notify_one();
    return true;
  }

  // Nothing when the queue is closed and empty.
  std::optional<T> take() {
    std::unique_lock lock(mutex_);
    something_.wait(lock, [&] { return !things_.empty() || closed_; });
    if (things_.empty()) return std::nullopt;
    T thing = std::move(things_.front());
    things_.pop_front();
    room_.notify_one();
    return thing;
  }

  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    room_.notify_all();
    something_.notify_all();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable something_;
  std::deque<T> things_;
  bool closed_ = false;
};

}  // namespace inlet::engine
