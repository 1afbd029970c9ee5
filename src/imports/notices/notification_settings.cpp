// SPDX-License-Identifier: Apache-2.0
#include "imports/notices/notification_settings.h"

#include <algorithm>

#include "base/json/json.h"

namespace inlet::imports {
namespace {

constexpr std::string_view kSecurityNames[] = {"none", "starttls", "tls"};
constexpr std::size_t kMostWebhooks = 20;
constexpr std::size_t kShortestSecret = 16;

base::Error bad(const std::string& name, const std::string& value, const std::string& remedy) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting, {name, value, remedy});
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c != 0x7f && c != '<' && c != '>' && c != '"'; });
}

bool is_url(std::string_view text) {
  const bool has_scheme = text.starts_with("http://") || text.starts_with("https://");
  return has_scheme && text.size() <= 2'000 && is_plain(text) && text.find("//") + 2 < text.size();
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return text.size() <= 254 && is_plain(text) && at != std::string_view::npos && at > 0 && at + 1 < text.size();
}

std::string_view name_of(MailSecurity security) { return kSecurityNames[static_cast<std::size_t>(security)]; }

std::optional<MailSecurity> mail_security_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(kSecurityNames); ++i) {
    if (kSecurityNames[i] == name) return static_cast<MailSecurity>(i);
  }
  return std::nullopt;
}

std::string to_json(const NotificationSettings& settings) {
  base::JsonArray webhooks;
  for (const Webhook& webhook : settings.webhooks) {
    webhooks.emplace_back(base::JsonObject{{"id", webhook.id}, {"url", webhook.url}, {"secret", webhook.secret}});
  }
  base::JsonObject json{
      {"version", settings.version}, {"public_url", settings.public_url}, {"webhooks", std::move(webhooks)}};
  if (settings.mail) {
    const MailServer& mail = *settings.mail;
    json["mail"] =
        base::JsonObject{{"host", mail.host}, {"port", mail.port},         {"security", name_of(mail.security)},
                         {"user", mail.user}, {"password", mail.password}, {"from", mail.from}};
  }
  return base::write_json(json);
}

Result<NotificationSettings> notification_settings_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  NotificationSettings settings;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    settings.version = reader.integer("version");
    settings.public_url = reader.text("public_url");
    MailServer mail;
    const bool has_mail = reader.find_object("mail", [&](base::JsonReader& member) {
      mail.host = member.text("host");
      mail.port = static_cast<int>(member.integer("port", 1, 65'535));
      mail.security = mail_security_named(member.text("security")).value_or(MailSecurity::kStartTls);
      mail.user = member.text("user");
      mail.password = member.text("password");
      mail.from = member.text("from");
    });
    if (has_mail) settings.mail = std::move(mail);
    reader.each("webhooks", [&](base::JsonReader& member) {
      const std::int64_t id = member.find_integer("id", 1).value_or(0);
      settings.webhooks.push_back({id, member.text("url"), member.text("secret")});
    });
  }));
  number_webhooks(settings);  // those of a time when they had no number
  return settings;
}

void number_webhooks(NotificationSettings& settings) {
  std::int64_t last = 0;
  for (const Webhook& webhook : settings.webhooks) last = std::max(last, webhook.id);
  for (Webhook& webhook : settings.webhooks) {
    if (webhook.id == 0) webhook.id = ++last;
  }
}

Result<void> check(const NotificationSettings& settings) {
  if (!settings.public_url.empty() && !is_url(settings.public_url)) {
    return bad("public_url", settings.public_url, "Write an address like https://leads.example.com.");
  }
  if (settings.mail) {
    const MailServer& mail = *settings.mail;
    if (mail.host.empty() || mail.host.size() > 253 || !is_plain(mail.host) ||
        mail.host.find('/') != std::string::npos) {
      return bad("mail.host", mail.host, "Write a name like smtp.example.com.");
    }
    if (!is_mail_address(mail.from)) return bad("mail.from", mail.from, "Write an address like inlet@example.com.");
  }
  if (settings.webhooks.size() > kMostWebhooks) {
    return bad("webhooks", std::to_string(settings.webhooks.size()), "At most 20 are possible.");
  }
  for (const Webhook& webhook : settings.webhooks) {
    if (std::ranges::count(settings.webhooks, webhook.url, &Webhook::url) > 1) {
      return bad("webhooks.url", webhook.url, "This address is there already.");
    }
    if (!is_url(webhook.url))
      return bad("webhooks.url", webhook.url, "Write an address like https://example.com/inlet.");
    if (webhook.secret.size() < kShortestSecret) {
      return bad("webhooks.secret", "too short", "Choose at least 16 characters.");
    }
  }
  return {};
}

}  // namespace inlet::imports
