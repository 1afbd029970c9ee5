// SPDX-License-Identifier: Apache-2.0
#include "imports/notices/outbox.h"

namespace inlet::imports {

std::string_view name_of(MessageKind kind) { return kind == MessageKind::kEmail ? "email" : "webhook"; }

std::optional<MessageKind> message_kind_named(std::string_view name) {
  if (name == "email") return MessageKind::kEmail;
  if (name == "webhook") return MessageKind::kWebhook;
  return std::nullopt;
}

}  // namespace inlet::imports
