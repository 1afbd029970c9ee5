// SPDX-License-Identifier: Apache-2.0
#include "server/notification_handlers.h"

#include <utility>

#include "engine/verbs/notifications.h"
#include "server/request_values.h"
#include "server/webhook_handlers.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using imports::MailSecurity;
using imports::NotificationSettings;

constexpr std::pair<std::string_view, MailSecurity> kSecurities[] = {
    {"none", MailSecurity::kNone}, {"starttls", MailSecurity::kStartTls}, {"tls", MailSecurity::kTls}};

Response notifications_response(const NotificationSettings& settings) {
  JsonArray webhooks;
  for (const imports::Webhook& webhook : settings.webhooks) {
    webhooks.emplace_back(
        JsonObject{{"id", webhook.id}, {"url", webhook.url}, {"has_secret", !webhook.secret.empty()}});
  }
  JsonObject json{{"version", settings.version},
                  {"public_url", settings.public_url},
                  {"mail", nullptr},
                  {"webhooks", std::move(webhooks)}};
  if (settings.mail) {
    const imports::MailServer& mail = *settings.mail;
    json["mail"] = JsonObject{{"host", mail.host},
                              {"port", mail.port},
                              {"security", imports::name_of(mail.security)},
                              {"user", mail.user},
                              {"has_password", !mail.password.empty()},
                              {"from", mail.from}};
  }
  return json_response(200, base::write_json(json));
}

}  // namespace

Result<Response> get_notifications(Call& call) {
  INLET_ASSIGN(const auto settings, engine::view_notifications(call.engine(), call.actor()));
  return notifications_response(settings);
}

Result<Response> put_notifications(Call& call) {
  NotificationSettings settings;
  bool has_webhooks = false;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) {
    settings.version = reader.integer("version");
    settings.public_url = reader.text("public_url");
    imports::MailServer mail;
    const bool has_mail = reader.find_object("mail", [&](base::JsonReader& member) {
      mail.host = member.text("host");
      mail.port = static_cast<int>(member.integer("port", 1, 65'535));
      mail.security = member.choice<MailSecurity>("security", kSecurities);
      mail.user = member.text("user");
      mail.password = member.find_text("password").value_or("");
      mail.from = member.text("from");
    });
    if (has_mail) settings.mail = std::move(mail);
    has_webhooks = reader.find_each("webhooks", [&](base::JsonReader& member) {
      const std::int64_t id = member.find_integer("id", 1).value_or(0);
      settings.webhooks.push_back({id, member.text("url"), member.find_text("secret").value_or("")});
    });
  }));
  if (!has_webhooks) {
    INLET_ASSIGN(auto present, engine::view_notifications(call.engine(), call.actor()));
    settings.webhooks = std::move(present.webhooks);
  }
  INLET_ASSIGN(const auto stored, engine::change_notifications(call.engine(), call.actor(), std::move(settings)));
  return notifications_response(stored);
}

Result<Response> post_mail_test(Call& call) {
  std::string to;
  INLET_TRY(read_body(call.request, [&](base::JsonReader& reader) { to = reader.text("to"); }));
  INLET_ASSIGN(const auto delivery, engine::test_mail(call.engine(), call.actor(), to));
  return delivery_response(202, delivery);
}

}  // namespace inlet::server
