// SPDX-License-Identifier: Apache-2.0
#include "app/app.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <string>
#include <utility>

#include "app/demo.h"
#include "app/installation.h"
#include "base/bytes/file_rights.h"
#include "base/log/log.h"
#include "cli/cli.h"
#include "engine/chores/chores.h"
#include "engine/surveys/running_surveys.h"
#include "engine/workers/worker_pool.h"
#include "server/server.h"

namespace inlet::app {
namespace {

// Few, so that what is shown at once is not late for what may wait; more than one, so that a large file holds up no small one.
constexpr int kSurveysAtOnce = 3;

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
    return bad_listen(
        listen,
        "Beyond this machine passwords would travel in the open: give --tls-certificate and --tls-key, or put a "
        "proxy with TLS in front and add --allow-plain-http.");
  }
  return address;
}

// As browsers write it into Origin: a scheme, a host, a port that is not the scheme's own, and nothing behind.
Result<void> check_origin(const std::string& origin) {
  if (origin.empty()) return {};
  const std::size_t host = origin.starts_with("https://") ? 8 : origin.starts_with("http://") ? 7 : 0;
  const bool is_origin = host > 0 && origin.size() > host && origin.find('/', host) == std::string::npos &&
                         std::ranges::none_of(origin, [](char c) { return (c >= 'A' && c <= 'Z') || c <= ' '; });
  if (is_origin) return {};
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                          {"--public-origin", origin, "Write it like https://leads.example.com, in small letters."});
}

// SIGINT, SIGTERM and SIGHUP (a new certificate), taken here and by no other thread.
sigset_t awaited_signals(const cli::ServeOptions& options) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  if (!options.certificate_file.empty()) sigaddset(&signals, SIGHUP);
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
    const sigset_t signals = awaited_signals(options);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    INLET_TRY(base::check_data_rights(location.data_folder));
    if (::geteuid() == 0)
      base::log_warning("server.is_root", {{"remedy", "give it a user of its own: docs/operate/install.md"}});
    INLET_ASSIGN(const auto installation, Installation::open(location));
    INLET_TRY(installation->engine().files.remove_leftovers());
    INLET_TRY(installation->share_files());
    engine::EngineLimits& limits = installation->engine().limits;
    limits.lease = std::chrono::seconds(options.lease_seconds);
    limits.heartbeat = limits.lease / 6;
    INLET_ASSIGN(imports::Courier* const courier, installation->courier());
    if (options.is_demo) {
      INLET_ASSIGN(const DemoSignIn sign_in, prepare_demo(installation->engine()));
      std::printf("Sign in as %s with the password %s\n", sign_in.email.c_str(), sign_in.password.c_str());
    }
    engine::RunningSurveys surveys(installation->engine(), kSurveysAtOnce);
    std::unique_ptr<server::Server> server;
    if (!options.only_workers) {
      INLET_ASSIGN(const Address address,
                   address_of(options.listen, options.allow_plain_http || !options.certificate_file.empty()));
      server::ServerOptions served;
      served.address = address.host;
      served.port = address.port;
      served.workers = options.workers;
      INLET_TRY(check_origin(options.public_origin));
      served.public_origin = options.public_origin;
      served.certificate_file = options.certificate_file;
      served.key_file = options.key_file;
      served.secure_cookies = !options.certificate_file.empty() || options.public_origin.starts_with("https://");
      served.trusted_proxies = options.trusted_proxies;
      INLET_ASSIGN(server, server::Server::start(served, installation->engine()));
      greet(address, *server, options);
    }
    const engine::Chores chores(installation->engine(), courier);
    engine::WorkerPool workers(installation->engine(), installation->lock_folder(), options.workers);
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
      const auto reloaded = server ? server->reload_certificate() : Result<void>();
      if (!reloaded) base::log_error("certificate.refused", {{"detail", reloaded.error().message()}});
    }
    base::log_info("server.stopping");
    // A second signal ends the program at once; what was committed stays.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    workers.begin_stop();  // jobs, surveys and requests come to their ends side by side
    surveys.begin_stop();
    if (server) server->stop();
    return {};
  }

 private:
  static void greet(const Address& address, const server::Server& server, const cli::ServeOptions& options) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    const std::string scheme = options.certificate_file.empty() ? "http://" : "https://";
    const std::string own =
        scheme + (is_ipv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(server.port());
    const std::string& origin = options.public_origin.empty() ? own : options.public_origin;
    std::printf("Inlet is ready: %s\n", own.c_str());
    if (!server.setup_token().empty()) {
      std::printf("Set up the first administrator: %s/setup#token=%s\n", origin.c_str(), server.setup_token().c_str());
    }
    std::fflush(stdout);
  }
};

}  // namespace

int run(int argc, const char* const* argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file at the limit of the process is a full disk, told where it is written
  InletParts parts;
  return cli::run(argc, argv, parts);
}

}  // namespace inlet::app
