// SPDX-License-Identifier: Apache-2.0
//
// Every address of the API and what answers there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "access/role.h"
#include "server/call.h"

namespace inlet::server {

enum class Door : std::uint8_t {
  kOpen,  // set-up, sign-in, health: no session, so no form token either
  kSignedIn,
  kInPerson,  // with a session: what an API token must not do
};

enum class Answers : std::uint8_t { kAnew, kOncePerKey };  // once: Idempotency-Key is honoured

struct Route {
  Method method;
  std::string_view pattern;  // below /api/v1; "{id}" stands for one segment
  Door door;
  std::optional<access::Right> right;  // without which it is 403; none: the verb decides
  Answers answers;
  Handler handler;
  SinkHandler sink = nullptr;   // instead of `handler`, for streamed bodies
  Lane lane = Lane::kOrdinary;  // kCostly: it hashes a password
};

std::span<const Route> routes();

struct RouteMatch {
  const Route* route = nullptr;  // nullptr: nothing is there, or not for this method
  std::string allowed;           // methods of the address, "GET, PUT"; empty: no such address
};
// Sets the request's path parameters when there is a route.
RouteMatch find_route(std::span<const Route> routes, Request& request);

// On which threads the request is answered. Asked on the loop for every request: it looks at the few costly routes alone, whose
// patterns have no parameters.
Lane lane_of(const Request& request);

}  // namespace inlet::server
