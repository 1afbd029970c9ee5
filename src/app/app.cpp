// SPDX-License-Identifier: Apache-2.0
#include "app/app.h"

#include <csignal>
#include <cstdio>
#include <string>
#include <utility>

#include "app/installation.h"
#include "base/log/log.h"
#include "cli/cli.h"
#include "delivery/curl_courier.h"
#include "engine/chores/chores.h"
#include "engine/workers/worker_pool.h"
#include "server/server.h"

namespace inlet::app {
namespace {

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

base::Error bad_listen(const std::string& text, const char* remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {"--listen", text, remedy});
}

Result<Address> address_of(const std::string& listen, bool allow_plain_http) {
  const std::size_t colon = listen.rfind(':');
  const std::string port = colon == std::string::npos ? "" : listen.substr(colon + 1);
  const bool is_number = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
  if (!is_number || std::stoul(port) > 65'535) return bad_listen(listen, "Write it like 127.0.0.1:8080.");
  Address address{listen.substr(0, colon), static_cast<std::uint16_t>(std::stoul(port))};
  if (address.host == "localhost") address.host = "127.0.0.1";
  if (address.host == "[::1]") address.host = "::1";
  const bool is_loopback = address.host.starts_with("127.") || address.host == "::1";
  if (!is_loopback && !allow_plain_http) {
    return bad_listen(listen,
                      "Beyond this machine passwords would travel in the open: put a proxy with TLS in front, and add "
                      "--allow-plain-http.");
  }
  return address;
}

// SIGINT and SIGTERM, taken here and by no other thread.
sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

class InletParts final : public cli::Parts {
 public:
  Result<std::unique_ptr<cli::OpenedEngine>> open(const cli::Location& location) override {
    base::set_log_level(base::LogLevel::kWarning);
    INLET_ASSIGN(auto installation, Installation::open(location));
    return std::unique_ptr<cli::OpenedEngine>(std::move(installation));
  }

  Result<void> serve(const cli::Location& location, const cli::ServeOptions& options) override {
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    INLET_ASSIGN(const auto installation, Installation::open(location));
    INLET_TRY(installation->engine().files.remove_leftovers());
    engine::EngineLimits& limits = installation->engine().limits;
    limits.lease = std::chrono::seconds(options.lease_seconds);
    limits.heartbeat = limits.lease / 6;
    INLET_ASSIGN(const auto courier, delivery::CurlCourier::create());
    std::unique_ptr<server::Server> server;
    if (!options.only_workers) {
      INLET_ASSIGN(const Address address, address_of(options.listen, options.allow_plain_http));
      server::ServerOptions served;
      served.address = address.host;
      served.port = address.port;
      served.workers = options.workers;
      INLET_ASSIGN(server, server::Server::start(served, installation->engine()));
      greet(address, *server);
    }
    const engine::Chores chores(installation->engine(), courier.get());
    engine::WorkerPool workers(installation->engine(), installation->lock_folder(), options.workers);
    int signal = 0;
    sigwait(&signals, &signal);
    base::log_info("server.stopping");
    // A second signal ends the program at once; what was committed stays.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    workers.begin_stop();  // jobs and requests come to their ends side by side
    if (server) server->stop();
    return {};
  }

 private:
  static void greet(const Address& address, const server::Server& server) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    const std::string origin =
        "http://" + (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(server.port());
    std::printf("Inlet is ready: %s\n", origin.c_str());
    if (!server.setup_token().empty()) {
      std::printf("Set up the first administrator: %s/setup#token=%s\n", origin.c_str(), server.setup_token().c_str());
    }
    std::fflush(stdout);
  }
};

}  // namespace

int run(int argc, const char* const* argv) {
  InletParts parts;
  return cli::run(argc, argv, parts);
}

}  // namespace inlet::app
