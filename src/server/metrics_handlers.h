// SPDX-License-Identifier: Apache-2.0
//
// What machines ask that watch over Inlet, outside the API: /healthz (does it run), /readyz (can it work) and /metrics for Prometheus.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <optional>

#include "engine/engine.h"
#include "server/http/request.h"
#include "server/http/response.h"

namespace inlet::server {

// Counted since the start.
struct RequestCounters {
  std::array<std::atomic<std::int64_t>, 6> by_class{};  // answers 1xx to 5xx, at 1 to 5
  void count(int status) { ++by_class[static_cast<std::size_t>(status / 100 % 6)]; }
};

// Nothing for other addresses. /metrics is told to this machine alone: somebody whom a proxy forwards finds nothing there.
std::optional<Response> watch_response(engine::Engine& engine, const RequestCounters& counters, const Request& request);

// The metrics in the text format of Prometheus. They hold counts and durations, never a name or a value of a lead.
Result<std::string> metrics_text(engine::Engine& engine, const RequestCounters& counters);

}  // namespace inlet::server
