// SPDX-License-Identifier: Apache-2.0
//
// What a handler gets: the request, who asks, and what the server knows. A handler reads the request, calls one verb, answers;
// the Errors it gives back become problems at the front door.
#pragma once

#include <optional>
#include <string>

#include "engine/engine.h"
#include "engine/verbs/sign_in.h"
#include "server/http/browser_safety.h"
#include "server/http/client_address.h"
#include "server/http/http_server.h"
#include "server/http/request.h"
#include "server/http/response.h"
#include "server/kept_answers.h"
#include "server/metrics_handlers.h"
#include "server/server.h"
#include "server/sign_in_throttle.h"

namespace inlet::server {

struct ServerContext {
  engine::Engine& engine;
  ServerOptions options;
  SignInThrottle throttle = {};
  KeptAnswers kept_answers = {};
  RequestCounters counters = {};
  std::string setup_token = {};  // empty once there is a user
  TrustedProxies proxies = {};

  Transport transport(const Request& request) const {
    return options.secure_cookies || is_forwarded_tls(request, proxies) ? Transport::kTls : Transport::kPlain;
  }
};

struct Call {
  Request& request;
  ServerContext& context;
  std::optional<engine::SignedIn> who = std::nullopt;  // always there, but at open doors
  engine::Engine* own_engine = nullptr;                // of a request with an Idempotency-Key (kept_answers.h)

  engine::Engine& engine() { return own_engine != nullptr ? *own_engine : context.engine; }
  std::string client() const { return client_address(request, context.proxies); }
  Transport transport() const { return context.transport(request); }
  access::Actor actor() const { return who->actor(); }
};

using Handler = Result<Response> (*)(Call&);
// For bodies that are streamed: gives the place where the body goes.
using SinkHandler = Result<std::unique_ptr<BodySink>> (*)(Call&);

}  // namespace inlet::server
