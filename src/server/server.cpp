// SPDX-License-Identifier: Apache-2.0
#include "server/server.h"

#include <atomic>
#include <thread>
#include <utility>

#include "access/password.h"
#include "base/bytes/random_token.h"
#include "engine/verbs/set_up.h"
#include "server/front_door.h"

namespace inlet::server {

struct Server::Parts {
  Parts(engine::Engine& engine, const ServerOptions& options) : context{engine, options}, door(context) {}

  // Passes the alarm clock of the engine on to all event streams. Now and then anyway: another process may have written.
  void ring() {
    std::uint64_t seen = 0;
    while (!stopping) {
      seen = context.engine.signal.wait(seen, context.engine.signal.patience());
      http->wake_streams();
    }
  }

  ServerContext context;
  FrontDoor door;
  std::unique_ptr<HttpServer> http;
  std::atomic<bool> stopping = false;
  std::thread bell;
  std::string setup_token;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, engine::Engine& engine) {
  auto parts = std::make_unique<Parts>(engine, options);
  // The first try for an account that is not there would make the hash it is compared with, and so take twice as long.
  INLET_TRY(access::verify_password("", ""));
  INLET_ASSIGN(parts->context.proxies, TrustedProxies::create(options.trusted_proxies));
  INLET_ASSIGN(const bool needs_set_up, engine::needs_set_up(engine));
  if (needs_set_up) parts->setup_token = base::random_token(18);
  parts->context.setup_token = parts->setup_token;
  HttpOptions http;
  http.address = options.address;
  http.port = options.port;
  http.threads = options.threads;
  http.io_threads = options.io_threads;
  http.grace = options.grace;
  http.certificate_file = options.certificate_file;
  http.key_file = options.key_file;
  INLET_ASSIGN(parts->http, HttpServer::start(http, parts->door));
  parts->bell = std::thread([running = parts.get()] { running->ring(); });
  return std::unique_ptr<Server>(new Server(std::move(parts)));
}

std::uint16_t Server::port() const { return parts_->http->port(); }

Result<void> Server::reload_certificate() { return parts_->http->reload_certificate(); }

const std::string& Server::setup_token() const { return parts_->setup_token; }

void Server::stop() {
  if (parts_->stopping.exchange(true)) return;
  parts_->http->stop();
  parts_->context.engine.signal.news();
  parts_->bell.join();
}

}  // namespace inlet::server
