// SPDX-License-Identifier: Apache-2.0
#include "server/metrics_handlers.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/json/json.h"
#include "base/log/log.h"

namespace inlet::server {
namespace {

// Lines of one metric, its help before the first.
class Metrics {
 public:
  void begin(std::string_view name, std::string_view type, std::string_view help) {
    name_ = "inlet_" + std::string(name);
    text_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " " + std::string(type) + "\n";
  }
  void add(std::int64_t value, std::string_view labels = {}) {
    text_ += name_;
    if (!labels.empty()) text_ += "{" + std::string(labels) + "}";
    text_ += " " + std::to_string(value) + "\n";
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string name_;
  std::string text_;
};

std::string label(std::string_view name, std::string_view value) {
  return std::string(name) + "=\"" + std::string(value) + "\"";
}

void add_jobs(Metrics& metrics, const std::vector<jobs::JobCount>& counts, base::TimePoint now) {
  metrics.begin("jobs", "gauge", "Jobs that have not ended.");
  base::Duration longest{0};
  for (const jobs::JobCount& count : counts) {
    metrics.add(count.count,
                label("kind", jobs::name_of(count.kind)) + "," + label("state", jobs::name_of(count.state)));
    if (count.state == jobs::JobState::kAvailable) longest = std::max(longest, now - count.oldest);
  }
  metrics.begin("jobs_longest_wait_milliseconds", "gauge", "How long the job that waits longest has been waiting.");
  metrics.add(longest.count());
}

void add_imports(Metrics& metrics, const std::vector<imports::ImportTotals>& totals) {
  imports::Tally rows;
  metrics.begin("imports", "gauge", "Imports ever started, by state.");
  for (const imports::ImportTotals& total : totals) {
    metrics.add(total.imports, label("state", imports::name_of(total.state)));
    rows.created += total.rows.created;
    rows.updated += total.rows.updated;
    rows.unchanged += total.rows.unchanged;
    rows.skipped += total.rows.skipped;
    rows.failed += total.rows.failed;
    rows.not_processed += total.rows.not_processed;
  }
  metrics.begin("rows_total", "counter", "Records of ended imports, by outcome.");
  metrics.add(rows.created, label("outcome", "created"));
  metrics.add(rows.updated, label("outcome", "updated"));
  metrics.add(rows.unchanged, label("outcome", "unchanged"));
  metrics.add(rows.skipped, label("outcome", "skipped"));
  metrics.add(rows.failed, label("outcome", "failed"));
  metrics.add(rows.not_processed, label("outcome", "not_processed"));
}

void add_messages(Metrics& metrics, const imports::OutboxCounts& counts) {
  metrics.begin("messages", "gauge", "E-mails and webhooks, by state.");
  metrics.add(counts.waiting, label("state", "waiting"));
  metrics.add(counts.delivered, label("state", "delivered"));
  metrics.add(counts.given_up, label("state", "given_up"));
}

void add_requests(Metrics& metrics, const RequestCounters& counters) {
  metrics.begin("http_requests_total", "counter", "Requests answered since the start, by class of status.");
  for (std::size_t i = 1; i < counters.by_class.size(); ++i) {
    metrics.add(counters.by_class[i].load(), label("status", std::to_string(i) + "xx"));
  }
}

void add_process(Metrics& metrics, const engine::Engine& engine) {
  std::int64_t pages = 0;
  std::int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> pages >> resident;
  metrics.begin("resident_memory_bytes", "gauge", "Memory of the process.");
  metrics.add(resident * ::sysconf(_SC_PAGESIZE));
  std::error_code fault;
  std::int64_t files = 0;
  for (auto place = std::filesystem::directory_iterator("/proc/self/fd", fault);
       !fault && place != std::filesystem::directory_iterator(); place.increment(fault)) {
    ++files;
  }
  metrics.begin("open_files", "gauge", "File descriptors of the process.");
  metrics.add(files);
  const auto space = std::filesystem::space(engine.files.folder(), fault);
  metrics.begin("free_disk_bytes", "gauge", "Room for uploads.");
  metrics.add(fault ? 0 : static_cast<std::int64_t>(space.available));
}

bool does_database_answer(engine::Engine& engine) {
  const auto transaction = engine.database.begin(store::Access::kRead);
  if (!transaction) return false;
  const auto workers = (*transaction)->jobs().workers();
  if (!workers) base::log_warning("database.unavailable", {{"detail", workers.error().detail}});
  return workers.has_value();
}

bool is_of_this_machine(const Request& request) {
  const bool is_loopback = request.remote_address.starts_with("127.") || request.remote_address == "::1";
  return is_loopback && request.header("x-forwarded-for").empty() && request.header("forwarded").empty();
}

Response text_response(int status, std::string_view type, std::string text) {
  Response response;
  response.status = status;
  response.set("Content-Type", type);
  response.set("Cache-Control", "no-store");
  response.body = std::move(text);
  return response;
}

}  // namespace

Result<std::string> metrics_text(engine::Engine& engine, const RequestCounters& counters) {
  Metrics metrics;
  {
    INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
    INLET_ASSIGN(const auto jobs, transaction->jobs().counts());
    add_jobs(metrics, jobs, engine.clock.now());
    INLET_ASSIGN(const auto totals, transaction->ledger().totals());
    add_imports(metrics, totals);
    INLET_ASSIGN(const auto messages, transaction->outbox().counts());
    add_messages(metrics, messages);
  }
  add_requests(metrics, counters);
  add_process(metrics, engine);
  return std::move(metrics).text();
}

std::optional<Response> watch_response(engine::Engine& engine, const RequestCounters& counters,
                                       const Request& request) {
  if (request.method != Method::kGet) return std::nullopt;
  if (request.path == "/healthz") return text_response(200, "text/plain; charset=utf-8", "ok\n");
  if (request.path == "/readyz") {
    const bool is_ready = does_database_answer(engine);
    return text_response(is_ready ? 200 : 503, "text/plain; charset=utf-8",
                         is_ready ? "ready\n" : "the database does not answer\n");
  }
  if (request.path != "/metrics" || !is_of_this_machine(request)) return std::nullopt;
  auto text = metrics_text(engine, counters);
  if (!text) return text_response(503, "text/plain; charset=utf-8", "the database does not answer\n");
  return text_response(200, "text/plain; version=0.0.4; charset=utf-8", std::move(*text));
}

}  // namespace inlet::server
