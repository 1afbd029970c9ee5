// SPDX-License-Identifier: Apache-2.0
//
// How the world outside is told: the mail server and the webhooks that an administrator set up. Nothing else is ever called.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"

namespace inlet::imports {

enum class MailSecurity : std::uint8_t { kNone, kStartTls, kTls };

struct MailServer {
  std::string host;
  int port = 587;
  MailSecurity security = MailSecurity::kStartTls;  // with kStartTls and kTls nothing is sent in the open
  std::string user;                                 // empty: without signing in
  std::string password;
  std::string from;  // an address

  friend bool operator==(const MailServer&, const MailServer&) = default;
};

struct Webhook {
  std::int64_t id = 0;  // among the webhooks; 0: gets one when it is stored
  std::string url;      // http or https; no two have the same
  std::string secret;   // signs what is sent there
  friend bool operator==(const Webhook&, const Webhook&) = default;
};

struct NotificationSettings {
  std::int64_t version = 0;        // grows with every change; 0: never set
  std::string public_url;          // where people reach Inlet, for links: https://leads.example.com
  std::optional<MailServer> mail;  // none: no e-mail
  std::vector<Webhook> webhooks;
};

// The name under which they are kept among the settings.
inline constexpr std::string_view kNotificationSettings = "notifications";

std::string to_json(const NotificationSettings& settings);
Result<NotificationSettings> notification_settings_from_json(std::string_view json);
// kInvalidInput with BAD_SETTING for what can't be an address, a host or a URL.
Result<void> check(const NotificationSettings& settings);
bool is_mail_address(std::string_view text);
// Gives the webhooks that have none an id.
void number_webhooks(NotificationSettings& settings);

std::string_view name_of(MailSecurity security);  // none, starttls, tls
std::optional<MailSecurity> mail_security_named(std::string_view name);

}  // namespace inlet::imports
