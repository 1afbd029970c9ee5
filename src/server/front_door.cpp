// SPDX-License-Identifier: Apache-2.0
#include "server/front_door.h"

#include <functional>
#include <utility>

#include "base/errors/language.h"
#include "base/errors/memory.h"
#include "base/log/log.h"
#include "server/http/problem.h"
#include "server/http/request_language.h"
#include "server/http/static_files.h"
#include "server/request_values.h"
#include "server/upload_handlers.h"

namespace inlet::server {
namespace {

using base::Code;
using base::ErrorKind;
using base::make_error;

constexpr std::string_view kUploadPath = "/api/v1/uploads";
constexpr std::string_view kPartPath = "/api/v1/partial-uploads/";
constexpr int kCrowdSeconds = 5;  // until a full queue for the costly threads is most likely done

base::Error nothing_here() { return make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"This address"}); }

base::Error not_allowed() { return make_error(ErrorKind::kForbidden, Code::kNotAllowed); }

bool is_api(const Request& request) { return request.path.starts_with("/api/"); }

// "Bearer ..." of programs, else the cookie of browsers.
std::string_view session_token(const Request& request, bool& by_cookie) {
  static constexpr std::string_view kBearer = "Bearer ";
  const std::string_view header = request.header("authorization");
  by_cookie = !header.starts_with(kBearer);
  return by_cookie ? request.cookie(kSessionCookie) : header.substr(kBearer.size());
}

Result<void> check_content_type(const Request& request) {
  if (request.body.empty() || request.header("content-type").starts_with("application/json")) return {};
  return bad_request("The body must be JSON, with Content-Type: application/json.");
}

}  // namespace

BodyRule FrontDoor::body_rule(const Request& head) const {
  const bool is_part = head.method == Method::kPatch && head.path.starts_with(kPartPath);
  if (is_part || (head.method == Method::kPost && head.path == kUploadPath)) {
    return {BodyRule::Form::kStreamed, context_.engine.limits.read.file_bytes};
  }
  return {};
}

Lane FrontDoor::lane(const Request& request) const { return lane_of(request); }

// A page of another site can make a browser send requests with its cookie, but neither read the form token nor hide its origin.
Result<void> FrontDoor::check_origin(const Call& call, const Route& route, bool by_cookie) const {
  if (is_safe(call.request.method) || !by_cookie) return {};
  if (!is_own_origin(call.request, context_.options.public_origin)) return not_allowed();
  if (route.door == Door::kOpen) return {};
  if (!is_same_secret(call.request.header(kFormTokenHeader), call.who->session.form_token)) return not_allowed();
  return {};
}

Result<const Route*> FrontDoor::enter(Call& call) {
  const RouteMatch match = find_route(routes(), call.request);
  if (match.route == nullptr) return nothing_here();
  const Route& route = *match.route;
  bool by_cookie = true;
  const std::string_view token = session_token(call.request, by_cookie);
  if (route.door != Door::kOpen) {
    INLET_ASSIGN(call.who, engine::who_has(context_.engine, token, call.client()));
    if (!call.who) return make_error(ErrorKind::kForbidden, Code::kNotSignedIn);
  }
  if (route.door == Door::kInPerson && call.who->api_token != 0) return not_allowed();
  INLET_TRY(check_origin(call, route, by_cookie));
  if (route.right && !call.actor().may(*route.right)) return not_allowed();
  return &route;
}

Result<Response> FrontDoor::api_response(Request& request) {
  Call call{request, context_};
  INLET_ASSIGN(const Route* route, enter(call));
  INLET_TRY(check_content_type(request));
  if (route->answers == Answers::kAnew) return route->handler(call);
  INLET_ASSIGN(const std::string key, idempotency_key(request));
  std::string fingerprint = std::string(name_of(request.method)) + " " + request.path;
  for (const auto& [name, value] : request.query) fingerprint += "&" + name + "=" + value;
  fingerprint += "\n" + request.body;
  return context_.kept_answers.answer(context_.engine, call.actor().user, key, fingerprint,
                                      [&](engine::Engine& engine) {
                                        call.own_engine = &engine;
                                        auto response = route->handler(call);
                                        call.own_engine = nullptr;
                                        return response;
                                      });
}

Response FrontDoor::answer(Request& request) {
  const base::Speaking speaking(language_of(request));
  auto response = base::or_no_memory([&]() -> Result<Response> { return respond(request); });
  return response ? std::move(*response) : finish(request, refusal(request, response.error()));
}

Response FrontDoor::respond(Request& request) {
  if (!is_api(request)) {
    if (auto told = watch_response(context_.engine, context_.counters, request))
      return finish(request, std::move(*told));
    auto page = is_safe(request.method) ? static_response(embedded_pages(), request) : std::nullopt;
    return finish(request, page ? std::move(*page) : refusal(request, nothing_here()));
  }
  if (const RouteMatch match = find_route(routes(), request); match.route == nullptr && !match.allowed.empty()) {
    Response response = problem_response(
        405, bad_request("This address does not know " + std::string(name_of(request.method)) + "."), request.id);
    response.set("Allow", match.allowed);
    return finish(request, std::move(response));
  }
  auto response = api_response(request);
  return finish(request, response ? std::move(*response) : refusal(request, response.error()));
}

namespace {

// Gives an upload its answer, problem or not, with the headers that every answer has.
class FinishedSink final : public BodySink {
 public:
  using Finish = std::function<Response(Response)>;
  FinishedSink(std::unique_ptr<BodySink> sink, base::Language language, Finish finish)
      : sink_(std::move(sink)), language_(language), finish_(std::move(finish)) {}
  Result<void> write(std::string_view piece) override { return sink_->write(piece); }
  Response finish() override {
    const base::Speaking speaking(language_);
    return finish_(sink_->finish());
  }

 private:
  std::unique_ptr<BodySink> sink_;
  base::Language language_;
  Finish finish_;
};

}  // namespace

SinkOrResponse FrontDoor::receive(Request& request) {
  const base::Speaking speaking(language_of(request));
  Call call{request, context_};
  const auto route = enter(call);
  if (!route) return finish(request, refusal(request, route.error()));
  auto sink = (*route)->sink(call);
  if (!sink) return finish(request, refusal(request, sink.error()));
  return std::make_unique<FinishedSink>(
      std::move(*sink), language_of(request),
      [this, head = request](Response response) { return finish(head, std::move(response)); });
}

Response FrontDoor::refuse(const Request& request, const HeadFault& fault) const {
  const base::Speaking speaking(language_of(request));
  return finish(request, problem_response(fault.status,
                                          bad_request(std::string("The request can't be read: ") + fault.reason + "."),
                                          request.id));
}

Response FrontDoor::turn_away(const Request& request) const {
  const base::Speaking speaking(language_of(request));
  ProblemDetails details;
  details.retry_after_seconds = kCrowdSeconds;
  const auto error = make_error(ErrorKind::kLimit, Code::kTooManyRequests, {std::to_string(kCrowdSeconds)});
  base::log_warning("request.turned_away", {{"request", request.id}, {"path", request.path}});
  return finish(request, problem_response(error, request.id, details));
}

Response FrontDoor::refuse_body(const Request& request, std::uint64_t size_bytes, const BodyRule& rule) const {
  const base::Speaking speaking(language_of(request));
  const std::string limit = std::to_string(rule.limit_bytes);
  if (rule.form == BodyRule::Form::kWhole) {
    return finish(request, refusal(request, make_error(ErrorKind::kLimit, Code::kRequestTooLarge, {limit})));
  }
  const std::string name(request.query_value("name").value_or("The file"));
  return finish(request, refusal(request, file_too_large(name, size_bytes, rule.limit_bytes)));
}

Response FrontDoor::refusal(const Request& request, const base::Error& error) const {
  return problem_response(error, request.id);
}

Response FrontDoor::finish(const Request& request, Response response) const {
  context_.counters.count(response.status);
  add_safety_headers(response, request, context_.transport(request));
  // The path holds ids only; what people search for is in the query and stays out of the log.
  base::log_debug("request.answered", {{"request", request.id},
                                       {"method", name_of(request.method)},
                                       {"path", request.path},
                                       {"status", response.status}});
  return response;
}

}  // namespace inlet::server
