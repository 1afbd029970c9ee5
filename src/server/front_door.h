// SPDX-License-Identifier: Apache-2.0
//
// Where every request comes in: finds its route, asks who it is and whether the change comes from our own pages, honours
// Idempotency-Key, turns Errors into problems, and adds the headers of every answer.
#pragma once

#include "server/call.h"
#include "server/http/http_server.h"
#include "server/routes.h"

namespace inlet::server {

class FrontDoor final : public HttpApplication {
 public:
  explicit FrontDoor(ServerContext& context) : context_(context) {}

  BodyRule body_rule(const Request& head) const override;
  Lane lane(const Request& request) const override;
  Response answer(Request& request) override;
  SinkOrResponse receive(Request& request) override;
  Response refuse(const Request& request, const HeadFault& fault) const override;
  Response turn_away(const Request& request) const override;
  Response refuse_body(const Request& request, std::uint64_t size_bytes, const BodyRule& rule) const override;

 private:
  // The route, with the caller let in; or why not.
  Result<const Route*> enter(Call& call);
  Result<void> check_origin(const Call& call, const Route& route, bool by_cookie) const;
  Response respond(Request& request);
  Result<Response> api_response(Request& request);
  Response finish(const Request& request, Response response) const;
  Response refusal(const Request& request, const base::Error& error) const;

  ServerContext& context_;
};

}  // namespace inlet::server
