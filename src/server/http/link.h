// SPDX-License-Identifier: Apache-2.0
//
// One client's socket with a deadline for whatever is under way, and what all connections share. Only the three translation
// units that speak Asio include this.
#pragma once

#include <atomic>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <type_traits>
#include <utility>

#include "server/http/client_stream.h"
#include "server/http/http_server.h"

namespace inlet::server {

namespace asio = boost::asio;
using boost::system::error_code;

class Link;

struct Shared {
  Shared(HttpApplication& its_application, const HttpOptions& its_options)
      : application(its_application),
        options(its_options),
        io(its_options.io_threads),
        pool(static_cast<std::size_t>(its_options.threads)),
        costly_pool(static_cast<std::size_t>(its_options.costly_threads)) {}

  HttpApplication& application;
  const HttpOptions options;
  asio::io_context io;
  asio::thread_pool pool;  // gone before `io`, as the next one: what they hold belongs to sockets of `io`
  asio::thread_pool costly_pool;
  std::atomic<std::size_t> costly_requests{0};  // with `costly_pool`, waiting or at work
  std::atomic<bool> stopping{false};
  std::mutex mutex;
  std::set<std::shared_ptr<Link>> links;  // guarded by `mutex`
  TlsContext tls;                         // guarded by `mutex`; nullptr: plain HTTP
};

class Link : public std::enable_shared_from_this<Link> {
 public:
  enum class Phase : std::uint8_t { kIdle, kBusy, kEvents };

  Link(asio::ip::tcp::socket its_socket, TlsContext tls, Shared& its_shared)
      : stream(std::move(its_socket), std::move(tls)),
        socket(stream.lowest_layer()),
        shared(its_shared),
        alarm(socket.get_executor()),
        deadline_(socket.get_executor()) {}

  // Ends what the socket is waiting for when the time comes; the socket stays usable, so that a refusal can still be sent.
  void set_deadline(std::chrono::milliseconds from_now) {
    timed_out_ = false;
    deadline_.expires_after(from_now);
    deadline_.async_wait([weak = weak_from_this(), round = ++round_](error_code ec) {
      const auto link = weak.lock();
      if (ec || !link || link->round_ != round) return;
      link->timed_out_ = true;
      link->socket.cancel(ec);
    });
  }
  void clear_deadline() {
    ++round_;
    deadline_.cancel();
  }
  bool timed_out() const { return timed_out_; }

  ClientStream stream;            // what is read and written
  asio::ip::tcp::socket& socket;  // below it: for cancelling and closing
  Shared& shared;
  asio::steady_timer alarm;  // what an event stream sleeps on
  Phase phase = Phase::kIdle;
  bool client_left = false;

 private:
  asio::steady_timer deadline_;
  std::uint64_t round_ = 0;
  bool timed_out_ = false;
};

inline auto into(error_code& ec) { return asio::redirect_error(asio::use_awaitable, ec); }

// Runs `work` on the pool and comes back with what it gives. Captures are pointers and references: g++ 12 destroys a
// temporary that owns something twice when it is an argument of a coroutine (GCC bug 104031).
template <class Work>
asio::awaitable<std::invoke_result_t<Work&>> on_pool(Link& link, asio::thread_pool& pool, Work work) {
  static_assert(std::is_trivially_copyable_v<Work>);
  using Outcome = std::invoke_result_t<Work&>;
  auto initiate = [&link, &pool](auto handler, Work job) {
    asio::post(pool, [back = std::move(handler), job = std::move(job), to = link.socket.get_executor()]() mutable {
      auto outcome = std::make_unique<Outcome>(job());
      asio::post(to, [back = std::move(back), outcome = std::move(outcome)]() mutable {
        std::move(back)(std::move(*outcome));
      });
    });
  };
  co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(Outcome)>(
      std::move(initiate), asio::use_awaitable, std::move(work));
}

template <class Work>
asio::awaitable<std::invoke_result_t<Work&>> on_pool(Link& link, Work work) {
  return on_pool(link, link.shared.pool, work);
}

// Serves the requests of one client until either side has enough (connection.cpp).
asio::awaitable<void> serve(std::shared_ptr<Link> link);

enum class AfterAnswer : std::uint8_t { kKeepAlive, kClose };

// Sends an answer, whatever its body is (answer_writer.cpp). False when the connection is of no more use.
asio::awaitable<bool> send_answer(std::shared_ptr<Link> link, Response response, Method method, AfterAnswer after);

// Half-closes, then reads and drops what the client still sends, within bounds: it gets to read the answer instead of a reset.
asio::awaitable<void> linger(std::shared_ptr<Link> link);

}  // namespace inlet::server
