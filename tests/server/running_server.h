// SPDX-License-Identifier: Apache-2.0
//
// A whole server in this process, on a free port, with a database and uploads of its own that go with it; and a client that
// signs in as a browser does.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/bytes/random_token.h"
#include "base/clock/system_clock.h"
#include "base/json/json.h"
#include "base/log/log.h"
#include "engine/workers/worker_pool.h"
#include "server/server.h"
#include "store/database/database.h"
#include "tests/doubles/fake_clock.h"
#include "tests/doubles/own_store.h"
#include "tests/http/raw_client.h"

namespace inlet::testing {

class LocalSignal final : public imports::ProgressSignal {
 public:
  void news() override {
    const std::lock_guard lock(mutex_);
    ++count_;
    changed_.notify_all();
  }
  std::uint64_t wait(std::uint64_t seen, base::Duration at_most) override {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, at_most, [&] { return count_ > seen; });
    return count_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t count_ = 0;
};

class RunningServer {
 public:
  explicit RunningServer(const base::Clock& clock = system_clock())
      : folder_(std::filesystem::temp_directory_path() / ("inlet." + base::random_token(9))),
        made_(std::filesystem::create_directory(folder_)),
        store_(folder_),
        database_(std::move(store::open_database(store_.url()).value())),
        files_(std::move(imports::UploadFiles::open(folder_.string(), database_->shared_uploads()).value())),
        engine_{*database_, clock, files_, signal_, {}, "test"} {
    base::set_log_level(base::LogLevel::kOff);
    server::ServerOptions options;
    options.port = 0;
    options.workers = 1;
    server_ = std::move(server::Server::start(options, engine_).value());
  }
  ~RunningServer() {
    server_.reset();
    workers_.reset();
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  // Jobs run from now on.
  void start_workers() { workers_ = std::make_unique<engine::WorkerPool>(engine_, folder_.string(), 1); }

  std::uint16_t port() const { return server_->port(); }
  const std::string& setup_token() const { return server_->setup_token(); }
  engine::Engine& engine() { return engine_; }
  server::Server& server() { return *server_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  static const base::Clock& system_clock() {
    static const base::SystemClock clock;
    return clock;
  }

  std::filesystem::path folder_;
  bool made_;
  doubles::OwnStore store_;
  std::unique_ptr<store::Database> database_;
  imports::UploadFiles files_;
  LocalSignal signal_;
  engine::Engine engine_;
  std::unique_ptr<server::Server> server_;
  std::unique_ptr<engine::WorkerPool> workers_;
};

inline constexpr std::string_view kPassword = "correct horse battery staple";

// One browser: keeps its cookie and form token.
class Browser {
 public:
  explicit Browser(std::uint16_t port) : port_(port) {}

  std::string headers() const {
    std::string text = "Host: 127.0.0.1\r\n";
    if (!cookie.empty()) text += "Cookie: inlet_session=" + cookie + "\r\n";
    if (!form_token.empty()) text += "X-CSRF-Token: " + form_token + "\r\n";
    return text;
  }
  RawAnswer send(std::string_view method, std::string_view path, std::string_view body = {},
                 std::string_view more_headers = {}) const {
    std::string request = std::string(method) + " /api/v1" + std::string(path) + " HTTP/1.1\r\n" + headers();
    if (!body.empty()) request += "Content-Type: application/json\r\n";
    request +=
        std::string(more_headers) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
    return RawClient(port_).ask(request);
  }
  RawAnswer get(std::string_view path) const { return send("GET", path); }
  RawAnswer upload(std::string_view name, std::string_view bytes) const {
    return RawClient(port_).ask("POST /api/v1/uploads?name=" + std::string(name) + " HTTP/1.1\r\n" + headers() +
                                "Content-Type: application/octet-stream\r\nContent-Length: " +
                                std::to_string(bytes.size()) + "\r\n\r\n" + std::string(bytes));
  }

  // Keeps what an answer with a session gives.
  void keep(const RawAnswer& answer) {
    const std::string set = answer.header("Set-Cookie");
    const std::size_t begin = set.find('=') + 1;
    cookie = set.substr(begin, set.find(';') - begin);
    const auto json = base::parse_json(answer.body);
    if (json.has_value()) form_token = std::string(json->at("csrf_token").as_string());
  }
  RawAnswer set_up(const std::string& token) {
    const RawAnswer answer =
        send("POST", "/setup",
             R"({"token":")" + token + R"(","administrator":{"name":"Ada","email":"ada@example.com","password":")" +
                 std::string(kPassword) +
                 R"("},"organisation":{"name":"Acme","time_zone":"UTC","currency":"EUR","date_order":null,)"
                 R"("decimal_mark":null,"phone_country":"DE"},"duplicates":"skip"})");
    if (answer.status == 201) keep(answer);
    return answer;
  }

  std::string cookie;
  std::string form_token;

 private:
  std::uint16_t port_;
};

inline base::JsonValue json_of(const RawAnswer& answer) {
  auto json = base::parse_json(answer.body);
  return json.has_value() ? std::move(*json) : base::JsonValue();
}

// "code" of a problem; empty for other answers.
inline std::string code_of(const RawAnswer& answer) {
  const auto json = json_of(answer);
  const auto* object = json.if_object();
  const auto* code = object == nullptr ? nullptr : object->if_contains("code");
  return code == nullptr ? std::string() : std::string(code->as_string());
}

}  // namespace inlet::testing
