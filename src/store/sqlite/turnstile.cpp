// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/turnstile.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/errors/check.h"
#include "base/errors/no_space.h"

namespace inlet::store {
namespace {

// Two bytes of the file are locked: who waits holds the first, who writes the second. Since one must hold the first to get the
// second, a process that has just written can't overtake the one that waits. The locks of a process that dies are free at once.
enum LockedByte : off_t { kWaiting = 0, kWriting = 1 };

constexpr auto kPause = std::chrono::microseconds(500);

struct flock lock_request(LockedByte byte, short type) {
  struct flock request {};
  request.l_type = type;
  request.l_whence = SEEK_SET;
  request.l_start = byte;
  request.l_len = 1;
  return request;
}

void unlock(int descriptor, LockedByte byte) {
  struct flock request = lock_request(byte, F_UNLCK);
  ::fcntl(descriptor, F_OFD_SETLK, &request);
}

// Asks again and again, since the kernel's own waiting has no time limit.
Result<void> lock(int descriptor, LockedByte byte, std::chrono::steady_clock::time_point until) {
  for (;;) {
    struct flock request = lock_request(byte, F_WRLCK);
    if (::fcntl(descriptor, F_OFD_SETLK, &request) == 0) return {};
    if (errno != EAGAIN && errno != EACCES && errno != EINTR) {
      return make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {"The database", std::strerror(errno)},
                        "turnstile");
    }
    if (std::chrono::steady_clock::now() >= until) {
      return make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseLocked, {}, "turnstile");
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

Result<std::unique_ptr<Turnstile>> Turnstile::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    const auto code = base::is_no_space(errno) ? base::Code::kNoSpace : base::Code::kDatabaseUnavailable;
    return make_error(base::ErrorKind::kUnavailable, code, {std::strerror(errno)}, path);
  }
  return std::unique_ptr<Turnstile>(new Turnstile(descriptor));
}

Turnstile::~Turnstile() { ::close(descriptor_); }

Result<void> Turnstile::enter(base::Duration at_most) {
  wait_for_ticket();
  const auto until = std::chrono::steady_clock::now() + at_most;
  if (auto waiting = lock(descriptor_, kWaiting, until); !waiting) {
    pass_on();
    return waiting;
  }
  auto writing = lock(descriptor_, kWriting, until);
  unlock(descriptor_, kWaiting);
  if (!writing) pass_on();
  return writing;
}

void Turnstile::leave() {
  unlock(descriptor_, kWriting);
  pass_on();
}

void Turnstile::wait_for_ticket() {
  std::unique_lock lock(mutex_);
  // A second write transaction inside the first would wait for itself for ever.
  INLET_CHECK(holder_ != std::this_thread::get_id());
  const std::uint64_t ticket = next_ticket_++;
  turn_changed_.wait(lock, [&] { return served_ticket_ == ticket; });
  holder_ = std::this_thread::get_id();
}

void Turnstile::pass_on() {
  {
    const std::lock_guard lock(mutex_);
    ++served_ticket_;
    holder_ = {};
  }
  turn_changed_.notify_all();
}

}  // namespace inlet::store
