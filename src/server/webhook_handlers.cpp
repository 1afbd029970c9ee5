// SPDX-License-Identifier: Apache-2.0
#include "server/webhook_handlers.h"

#include <utility>

#include "base/clock/iso_time.h"
#include "engine/verbs/notifications.h"
#include "server/api_words.h"
#include "server/request_values.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using imports::Delivery;
using imports::Webhook;

// With its secret: the one answer that has it.
Response secret_response(int status, const Webhook& webhook) {
  return json_response(
      status, base::write_json(JsonObject{{"id", webhook.id}, {"url", webhook.url}, {"secret", webhook.secret}}));
}

JsonObject delivery_json(const Delivery& delivery) {
  const imports::Message& message = delivery.message;
  const bool waits = delivery.state == imports::MessageState::kWaiting;
  JsonObject json{{"id", message.id},
                  {"kind", imports::name_of(message.kind)},
                  {"event", message.event},
                  {"target", message.target},
                  {"import", nullptr},
                  {"state", imports::name_of(delivery.state)},
                  {"tries", message.tries},
                  {"reason", delivery.reason},
                  {"due_at", nullptr},
                  {"created_at", base::iso_time(message.created_at)},
                  {"ended_at", time_or_null(delivery.ended_at)}};
  if (message.import_id != 0) json["import"] = message.import_id;
  if (waits) json["due_at"] = base::iso_time(delivery.due_at);
  return json;
}

Result<std::optional<imports::MessageKind>> kind_of(const Request& request) {
  INLET_ASSIGN(const std::string word, query_text(request, "kind", 20));
  const auto kind = imports::message_kind_named(word);
  if (!word.empty() && !kind) return bad_request("“kind” must be one of: email, webhook.");
  return kind;
}

}  // namespace

Response delivery_response(int status, const Delivery& delivery) {
  return json_response(status, base::write_json(delivery_json(delivery)));
}

Result<Response> list_webhooks(Call& call) {
  INLET_ASSIGN(const auto settings, engine::view_notifications(call.engine(), call.actor()));
  JsonArray array;
  for (const Webhook& webhook : settings.webhooks)
    array.emplace_back(JsonObject{{"id", webhook.id}, {"url", webhook.url}});
  return json_response(200, base::write_json(JsonObject{{"webhooks", std::move(array)}}));
}

Result<Response> post_webhook(Call& call) {
  std::string url;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { url = reader.text("url"); }));
  INLET_ASSIGN(const Webhook webhook, engine::add_webhook(call.engine(), call.actor(), url));
  return secret_response(201, webhook);
}

Result<Response> delete_webhook(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_TRY(engine::remove_webhook(call.engine(), call.actor(), id));
  return no_content();
}

Result<Response> post_webhook_secret(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const Webhook webhook, engine::renew_secret(call.engine(), call.actor(), id));
  return secret_response(200, webhook);
}

Result<Response> post_webhook_test(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const Delivery delivery, engine::test_webhook(call.engine(), call.actor(), id));
  return delivery_response(202, delivery);
}

Result<Response> list_deliveries(Call& call) {
  INLET_ASSIGN(const PageRequest page, page_request(call.request));
  INLET_ASSIGN(const auto kind, kind_of(call.request));
  INLET_ASSIGN(const std::int64_t before, id_of_cursor(page.cursor));
  INLET_ASSIGN(auto deliveries, engine::list_deliveries(call.engine(), call.actor(), kind, before, page.limit + 1));
  JsonObject json{{"next", nullptr}};
  if (deliveries.size() > page.limit) {
    deliveries.pop_back();
    json["next"] = std::to_string(deliveries.back().message.id);
  }
  JsonArray array;
  for (const Delivery& delivery : deliveries) array.emplace_back(delivery_json(delivery));
  json["deliveries"] = std::move(array);
  return json_response(200, base::write_json(json));
}

Result<Response> get_delivery(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const Delivery delivery, engine::find_delivery(call.engine(), call.actor(), id));
  return delivery_response(200, delivery);
}

Result<Response> post_delivery_retry(Call& call) {
  INLET_ASSIGN(const std::int64_t id, path_id(call.request));
  INLET_ASSIGN(const Delivery delivery, engine::send_again(call.engine(), call.actor(), id));
  return delivery_response(202, delivery);
}

}  // namespace inlet::server
