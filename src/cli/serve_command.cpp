// SPDX-License-Identifier: Apache-2.0
//
// inlet serve, inlet worker and inlet demo.
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/workers/parallel_imports.h"

namespace inlet::cli {
namespace {

Result<int> serve(const Invocation& invocation, const ServeOptions& options) {
  INLET_TRY(invocation.parts.serve(invocation.location, options));
  return kSuccess;
}

// A folder of its own, unless one is named: samples have no place among somebody's leads.
constexpr const char* kDemoFolder = "data/demo";

}  // namespace

void add_serve(CLI::App& program, Invocation& invocation) {
  auto options = std::make_shared<ServeOptions>();
  options->workers = engine::kAsManyAsSet;
  CLI::App* command = program.add_subcommand("serve", "Serve the pages and the API, and work on imports");
  command->footer("Example: inlet serve --listen 127.0.0.1:8080");
  command->add_option("--listen", options->listen, "Address and port; port 0 takes a free one")->capture_default_str();
  command->add_option("--workers", options->workers, "How many imports run at once here; else as in the settings")
      ->check(CLI::Range(0, 64));
  command->add_option("--lease", options->lease_seconds, "Seconds a process that does not answer keeps its jobs")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  command->add_flag("--allow-plain-http", options->allow_plain_http,
                    "Listen beyond this machine without TLS; for use behind a proxy that has it");
  CLI::Option* certificate =
      command->add_option("--tls-certificate", options->certificate_file,
                          "PEM file with the certificate and its chain: speak TLS; SIGHUP reads it again");
  CLI::Option* key = command->add_option("--tls-key", options->key_file, "PEM file with the key of the certificate");
  certificate->needs(key);
  key->needs(certificate);
  command->add_option("--public-origin", options->public_origin,
                      "Where people reach it: https://leads.example.com; with https, cookies are Secure");
  command->add_option("--trusted-proxy", options->trusted_proxies,
                      "Address or network of a proxy whose X-Forwarded-For and -Proto are believed; repeatable");
  command->callback(
      [&invocation, options] { invocation.action = [&invocation, options] { return serve(invocation, *options); }; });

  CLI::App* worker = program.add_subcommand("worker", "Work on imports, without serving anything");
  worker->footer("Example: inlet worker --workers 2 --database postgres://...");
  worker->add_option("--workers", options->workers, "How many imports run at once here; else as in the settings")
      ->check(CLI::Range(1, 64));
  worker->add_option("--lease", options->lease_seconds, "Seconds a process that does not answer keeps its jobs")
      ->check(CLI::Range(1, 3600))
      ->capture_default_str();
  worker->callback([&invocation, options] {
    options->only_workers = true;
    invocation.action = [&invocation, options] { return serve(invocation, *options); };
  });

  CLI::App* demo = program.add_subcommand("demo", "Serve an installation filled with samples, to look around in");
  demo->footer("Example: inlet demo --listen 127.0.0.1:8081");
  demo->add_option("--listen", options->listen, "Address and port; port 0 takes a free one")->capture_default_str();
  demo->callback([&invocation, &program, options] {
    options->is_demo = true;
    if (program.count("--data") == 0) invocation.location.data_folder = kDemoFolder;
    invocation.action = [&invocation, options] { return serve(invocation, *options); };
  });
}

}  // namespace inlet::cli
