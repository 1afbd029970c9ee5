// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_server.h"

#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <condition_variable>
#include <optional>
#include <thread>
#include <vector>

#include "base/log/log.h"
#include "server/http/link.h"

namespace inlet::server {
namespace {

using asio::ip::tcp;

// A server with many clients needs more descriptors than shells give.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= limit.rlim_max) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 65'536);
  setrlimit(RLIMIT_NOFILE, &limit);
}

base::Error address_error(const HttpOptions& options, const error_code& ec) {
  return base::make_error(base::ErrorKind::kUnavailable, base::Code::kAddressInUse,
                          {options.address + ":" + std::to_string(options.port), ec.message()});
}

std::string without_brackets(std::string_view address) {
  if (address.size() > 2 && address.front() == '[' && address.back() == ']') {
    address = address.substr(1, address.size() - 2);
  }
  return address == "localhost" ? "127.0.0.1" : std::string(address);
}

}  // namespace

struct HttpServer::Parts {
  Parts(const HttpOptions& options, HttpApplication& application) : shared(application, options), acceptor(shared.io) {}

  asio::awaitable<void> accept_clients();
  void admit(tcp::socket socket);
  void leave(const std::shared_ptr<Link>& link);
  void end_links(bool at_once);
  bool wait_until_empty(std::chrono::milliseconds at_most);

  Shared shared;
  tcp::acceptor acceptor;
  std::optional<asio::executor_work_guard<asio::io_context::executor_type>> work;
  std::vector<std::thread> threads;
  std::condition_variable emptied;
  std::uint16_t port = 0;
  bool stopped = false;
};

asio::awaitable<void> HttpServer::Parts::accept_clients() {
  while (!shared.stopping) {
    error_code ec;
    tcp::socket socket = co_await acceptor.async_accept(asio::make_strand(shared.io), into(ec));
    if (ec == asio::error::operation_aborted) co_return;
    if (ec) {
      // No descriptors left, most likely: those who are here go on, and some of them will leave.
      base::log_warning("connection.refused", {{"reason", ec.message()}});
      asio::steady_timer pause(shared.io, std::chrono::milliseconds(100));
      co_await pause.async_wait(into(ec));
      continue;
    }
    admit(std::move(socket));
  }
}

void HttpServer::Parts::admit(tcp::socket socket) {
  error_code ec;
  socket.set_option(tcp::no_delay(true), ec);
  std::shared_ptr<Link> link;
  {
    const std::lock_guard lock(shared.mutex);
    if (shared.links.size() >= shared.options.limits.connections) return;  // closed by its destructor
    link = std::make_shared<Link>(std::move(socket), shared.tls, shared);
    shared.links.insert(link);
  }
  asio::co_spawn(link->socket.get_executor(), serve(link), [this, link](const std::exception_ptr& fault) {
    // Only allocation can throw in there; its client comes again.
    if (fault) base::log_error("connection.failed");
    leave(link);
  });
}

void HttpServer::Parts::leave(const std::shared_ptr<Link>& link) {
  error_code ec;
  link->clear_deadline();
  link->socket.close(ec);
  const std::lock_guard lock(shared.mutex);
  shared.links.erase(link);
  if (shared.links.empty()) emptied.notify_all();
}

void HttpServer::Parts::end_links(bool at_once) {
  const std::lock_guard lock(shared.mutex);
  for (const auto& link : shared.links) {
    asio::post(link->socket.get_executor(), [link, at_once] {
      error_code ec;
      if (at_once || link->phase == Link::Phase::kIdle) link->socket.close(ec);
      link->alarm.cancel();
    });
  }
}

bool HttpServer::Parts::wait_until_empty(std::chrono::milliseconds at_most) {
  std::unique_lock lock(shared.mutex);
  return emptied.wait_for(lock, at_most, [this] { return shared.links.empty(); });
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

HttpServer::~HttpServer() { stop(); }

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpOptions& options, HttpApplication& application) {
  raise_descriptor_limit();
  auto parts = std::make_unique<Parts>(options, application);
  if (!options.certificate_file.empty()) {
    INLET_ASSIGN(parts->shared.tls, make_tls_context(options.certificate_file, options.key_file));
  }
  error_code ec;
  const auto address = asio::ip::make_address(without_brackets(options.address), ec);
  if (ec) return address_error(options, ec);
  const tcp::endpoint endpoint(address, options.port);
  parts->acceptor.open(endpoint.protocol(), ec);
  if (!ec) parts->acceptor.set_option(tcp::acceptor::reuse_address(true), ec);
  if (!ec) parts->acceptor.bind(endpoint, ec);
  if (!ec) parts->acceptor.listen(4'096, ec);
  if (ec) return address_error(options, ec);
  parts->port = parts->acceptor.local_endpoint(ec).port();
  parts->work.emplace(parts->shared.io.get_executor());
  asio::co_spawn(parts->shared.io, parts->accept_clients(), asio::detached);
  for (int i = 0; i < options.io_threads; ++i) parts->threads.emplace_back([io = &parts->shared.io] { io->run(); });
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

std::uint16_t HttpServer::port() const { return parts_->port; }

Result<void> HttpServer::reload_certificate() {
  Shared& shared = parts_->shared;
  if (shared.options.certificate_file.empty()) return {};
  INLET_ASSIGN(TlsContext fresh, make_tls_context(shared.options.certificate_file, shared.options.key_file));
  const std::lock_guard lock(shared.mutex);
  shared.tls = std::move(fresh);
  return {};
}

void HttpServer::wake_streams() {
  const std::lock_guard lock(parts_->shared.mutex);
  for (const auto& link : parts_->shared.links) {
    asio::post(link->socket.get_executor(), [link] {
      if (link->phase == Link::Phase::kEvents) link->alarm.cancel();
    });
  }
}

void HttpServer::stop() {
  Parts& parts = *parts_;
  if (std::exchange(parts.stopped, true)) return;
  parts.shared.stopping = true;
  asio::post(parts.shared.io, [&parts] {
    error_code ec;
    parts.acceptor.close(ec);
  });
  parts.end_links(false);
  if (!parts.wait_until_empty(parts.shared.options.grace)) {
    base::log_warning("server.grace_over");
    parts.end_links(true);
    parts.wait_until_empty(std::chrono::milliseconds(500));
  }
  parts.work.reset();
  parts.shared.io.stop();
  for (std::thread& thread : parts.threads) thread.join();
  for (asio::thread_pool* pool : {&parts.shared.pool, &parts.shared.costly_pool}) {
    pool->stop();
    pool->join();
  }
}

}  // namespace inlet::server
