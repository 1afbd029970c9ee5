// SPDX-License-Identifier: Apache-2.0
#include "imports/notices/outbox.h"

namespace inlet::imports {

std::string_view name_of(MessageKind kind) { return kind == MessageKind::kEmail ? "email" : "webhook"; }

std::optional<MessageKind> message_kind_named(std::string_view name) {
  if (name == "email") return MessageKind::kEmail;
  if (name == "webhook") return MessageKind::kWebhook;
  return std::nullopt;
}

std::string_view name_of(MessageState state) {
  switch (state) {
    case MessageState::kWaiting: return "waiting";
    case MessageState::kDelivered: return "delivered";
    case MessageState::kGivenUp: return "given_up";
  }
  return "waiting";
}

std::optional<MessageState> message_state_named(std::string_view name) {
  for (const MessageState state : {MessageState::kWaiting, MessageState::kDelivered, MessageState::kGivenUp}) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace inlet::imports
