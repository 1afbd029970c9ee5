// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/confined_thread.h"

#include <utility>

namespace inlet::tables {
namespace {

constexpr std::size_t kStackBytes = std::size_t{512} << 10U;

}  // namespace

ConfinedThread* ConfinedThread::start(SeccompWish wish) {
  // Never deleted: a reader ends by _exit, and the thread may be at work then.
  auto* thread = new ConfinedThread(wish);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackBytes);
  pthread_t id{};
  const int fault = pthread_create(&id, &attributes, run, thread);
  pthread_attr_destroy(&attributes);
  if (fault != 0) {
    delete thread;
    return nullptr;
  }
  pthread_detach(id);
  std::unique_lock lock(thread->mutex_);
  thread->changed_.wait(lock, [thread] { return thread->is_ready_; });
  return thread;
}

void* ConfinedThread::run(void* self) {
  auto* thread = static_cast<ConfinedThread*>(self);
  if (thread->wish_ != SeccompWish::kOff) confine_thread();
  thread->work();
  return nullptr;
}

void ConfinedThread::work() {
  std::unique_lock lock(mutex_);
  is_ready_ = true;
  changed_.notify_all();
  for (;;) {
    changed_.wait(lock, [this] { return work_ != nullptr; });
    lock.unlock();
    work_();
    lock.lock();
    work_ = nullptr;
    changed_.notify_all();
  }
}

void ConfinedThread::begin(std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  work_ = std::move(work);
  changed_.notify_all();
}

void ConfinedThread::finish() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return work_ == nullptr; });
}

}  // namespace inlet::tables
