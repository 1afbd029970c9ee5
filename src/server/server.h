// SPDX-License-Identifier: Apache-2.0
//
// Inlet on the network: the REST API and the embedded pages over HTTP/1.1, as docs/api/openapi.yaml describes it.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::server {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;    // 0: any free one
  int threads = 8;              // that run handlers; each may hold one database transaction
  int io_threads = 1;           // that speak HTTP and never block
  bool secure_cookies = false;  // there is TLS in front: cookies get Secure, answers get HSTS
  std::string public_origin;    // where people reach it, if not by the Host header: https://leads.example.com
  std::vector<std::string> trusted_proxies;  // whose X-Forwarded-For and -Proto are believed: "127.0.0.1", "10.0.0.0/8"
  std::string certificate_file;              // PEM, the whole chain; with it and its key TLS is spoken here
  std::string key_file;
  int workers = 0;  // of this program, for /health
  std::string version = "0.1.0";
  std::chrono::milliseconds grace{5'000};  // what is under way at a stop may take so long
};

class Server {
 public:
  // Listens once it returns. `engine` must outlive the server. kUnavailable with ADDRESS_IN_USE.
  static Result<std::unique_ptr<Server>> start(const ServerOptions& options, engine::Engine& engine);
  ~Server();  // as stop()
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  // Reads certificate and key again, for connections from now on. When they are wrong, the old ones stay.
  Result<void> reload_certificate();
  // What the first administrator needs for set-up (`/setup#token=...`); empty when there is a user already. Lives in memory
  // only: a restart makes another.
  const std::string& setup_token() const;
  // Takes no more requests, lets those under way finish within `grace`, ends event streams. May be called twice.
  void stop();

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace inlet::server
