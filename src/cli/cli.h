// SPDX-License-Identifier: Apache-2.0
//
// The command line: one file per command, all over the same engine as the server. What opens a database or serves is given
// by app, which alone knows how the parts are assembled.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "imports/notices/courier.h"

namespace inlet::cli {

struct Location {
  std::string data_folder = "data";
  std::string database_url;  // empty: SQLite in the data folder
};

// As the store understands it: sqlite:PATH or postgres://...
std::string address_of(const Location& location);

// An engine with everything that it stands on.
class OpenedEngine {
 public:
  virtual ~OpenedEngine() = default;
  virtual engine::Engine& engine() = 0;
  // Who carries messages outside, made when it is first asked for.
  virtual Result<imports::Courier*> courier() = 0;
};

struct ServeOptions {
  std::string listen = "127.0.0.1:8080";
  int workers = 2;
  int lease_seconds = 30;  // a process that does not answer keeps its jobs so long
  bool only_workers = false;
  bool allow_plain_http = false;  // listen beyond this machine without TLS
  std::string public_origin;      // where people reach it: https://leads.example.com; empty: by the Host header
  std::vector<std::string> trusted_proxies;  // whose X-Forwarded-* are believed
  std::string certificate_file;              // PEM; with the key: TLS is spoken here
  std::string key_file;
  bool is_demo = false;  // fill an empty installation with samples, and tell how to sign in
};

class Parts {
 public:
  virtual ~Parts() = default;
  virtual Result<std::unique_ptr<OpenedEngine>> open(const Location& location) = 0;
  // Serves until it is asked to stop by a signal.
  virtual Result<void> serve(const Location& location, const ServeOptions& options) = 0;
};

// Runs one command; gives the exit code (cli.md).
int run(int argc, const char* const* argv, Parts& parts);

}  // namespace inlet::cli
