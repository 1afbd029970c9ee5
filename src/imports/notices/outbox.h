// SPDX-License-Identifier: Apache-2.0
//
// What is to be told to the world outside, by e-mail or webhook: written in the transaction that makes it true, sent afterwards,
// tried again until it arrives or is given up.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::imports {

enum class MessageKind : std::uint8_t { kEmail, kWebhook };

struct Message {
  std::int64_t id = 0;
  MessageKind kind = MessageKind::kWebhook;
  std::int64_t import_id = 0;
  std::string event;   // import.finished, import.undone ...
  std::string target;  // an address or a URL
  std::string body;    // the JSON of a webhook; subject, blank line and text of a mail
  int tries = 0;       // begun so far
  base::TimePoint created_at{};
};

// Sent to see whether an address works: belongs to no import, and is tried once.
inline constexpr std::string_view kTestEvent = "test";

enum class MessageState : std::uint8_t { kWaiting, kDelivered, kGivenUp };

// A message and how it fared.
struct Delivery {
  Message message;  // without its body
  MessageState state = MessageState::kWaiting;
  std::string reason;        // what came instead of a 2xx, last time
  base::TimePoint due_at{};  // of the next try, while it waits
  std::optional<base::TimePoint> ended_at;
};

struct OutboxCounts {
  std::int64_t waiting = 0;
  std::int64_t delivered = 0;
  std::int64_t given_up = 0;
};

class Outbox {
 public:
  virtual ~Outbox() = default;
  // The same event of the same import to the same target twice is no error and changes nothing.
  virtual Result<void> add(const Message& message) = 0;
  // The oldest that is due; it is ours until `until`, and due again then. Counts a try.
  virtual Result<std::optional<Message>> take(base::TimePoint now, base::TimePoint until) = 0;
  virtual Result<void> delivered(std::int64_t id, base::TimePoint now) = 0;
  virtual Result<void> try_again(std::int64_t id, base::TimePoint at, std::string_view reason) = 0;
  virtual Result<void> give_up(std::int64_t id, base::TimePoint now, std::string_view reason) = 0;
  virtual Result<OutboxCounts> counts() = 0;
  // The same as add() for a kTestEvent, which takes the place of the one before it to the same target; its id.
  virtual Result<std::int64_t> add_test(const Message& message) = 0;
  // Newest first, those with an id below `before`; 0: from the newest on.
  virtual Result<std::vector<Delivery>> list(std::optional<MessageKind> kind, std::int64_t before,
                                             std::uint32_t limit) = 0;
  virtual Result<std::optional<Delivery>> find(std::int64_t id) = 0;
  // Due at once and with all its tries before it again, however it ended.
  virtual Result<void> send_again(std::int64_t id, base::TimePoint now) = 0;
};

std::string_view name_of(MessageKind kind);  // email, webhook
std::optional<MessageKind> message_kind_named(std::string_view name);
std::string_view name_of(MessageState state);  // waiting, delivered, given_up
std::optional<MessageState> message_state_named(std::string_view name);

}  // namespace inlet::imports
