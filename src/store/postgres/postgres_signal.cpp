// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_signal.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "base/errors/check.h"
#include "base/log/log.h"
#include "sql/postgres/own_connection.h"
#include "store/postgres/postgres_error.h"

namespace inlet::store::postgres {
namespace {

constexpr base::Duration kSlowPoll{10'000};
constexpr base::Duration kQuickPoll{1'000};  // while nobody else can tell us anything
constexpr int kPauseMs = 1'000;              // before the server is tried again
constexpr int kForever = -1;

void ring(int bell) {
  const std::uint64_t one = 1;
  // The counter can't overflow, and that is all that can go wrong.
  [[maybe_unused]] const ssize_t written = ::write(bell, &one, sizeof one);
}

void silence(int bell) {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t taken = ::read(bell, &count, sizeof count);
}

}  // namespace

PostgresSignal::PostgresSignal(ServerAddress address)
    : address_(std::move(address)), bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  INLET_CHECK(bell_ >= 0);
}

PostgresSignal::~PostgresSignal() {
  is_stopping_ = true;
  ring(bell_);
  if (listener_.joinable()) listener_.join();
  ::close(bell_);
}

void PostgresSignal::start() {
  std::call_once(started_, [this] { listener_ = std::thread([this] { listen(); }); });
}

void PostgresSignal::news() {
  count_news();
  is_unsent_ = true;
  start();
  ring(bell_);
}

std::uint64_t PostgresSignal::wait(std::uint64_t seen, base::Duration at_most) {
  start();
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, at_most, [&] { return count_ != seen; });
  return count_;
}

base::Duration PostgresSignal::patience() const { return is_listening_ ? kSlowPoll : kQuickPoll; }

void PostgresSignal::count_news() {
  const std::lock_guard lock(mutex_);
  ++count_;
  changed_.notify_all();
}

void PostgresSignal::rest(int socket, int at_most_ms) const {
  pollfd places[] = {{bell_, POLLIN, 0}, {socket, POLLIN, 0}};
  ::poll(places, socket < 0 ? 1 : 2, at_most_ms);
}

void PostgresSignal::listen() {
  while (!is_stopping_) {
    const auto lost = listen_until_lost();
    is_listening_ = false;
    if (is_stopping_) return;
    base::log_warning("news.lost", {{"detail", lost.has_value() ? std::string() : lost.error().detail}});
    silence(bell_);
    if (!is_stopping_) rest(-1, kPauseMs);
  }
}

Result<void> PostgresSignal::listen_until_lost() {
  INLET_ASSIGN(const std::unique_ptr<PostgresConnection> connection, address_.connect(ConnectionUse::kReader));
  INLET_TRY(connection->run_script(sql::postgres::kListen));
  is_listening_ = true;
  count_news();
  while (!is_stopping_) {
    silence(bell_);
    INLET_TRY(pass_on(*connection));
    if (!is_stopping_ && !is_unsent_) rest(PQsocket(connection->handle()), kForever);
  }
  return pass_on(*connection);
}

Result<void> PostgresSignal::pass_on(PostgresConnection& connection) {
  if (is_unsent_.exchange(false)) {
    if (auto sent = connection.run_script(sql::postgres::kNotify); !sent) {
      is_unsent_ = true;
      return sent;
    }
  }
  if (PQconsumeInput(connection.handle()) != 1) return server_error(connection.handle(), nullptr, "news");
  bool is_from_others = false;
  while (PGnotify* told = PQnotifies(connection.handle())) {
    is_from_others |= told->be_pid != PQbackendPID(connection.handle());
    PQfreemem(told);
  }
  if (is_from_others) count_news();
  return {};
}

}  // namespace inlet::store::postgres
