// SPDX-License-Identifier: Apache-2.0
//
// Messages to the world outside.
#pragma once

#include "imports/notices/outbox.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlOutbox final : public imports::Outbox {
 public:
  explicit SqlOutbox(Connection& connection) : connection_(connection) {}

  Result<void> add(const imports::Message& message) override;
  Result<std::optional<imports::Message>> take(base::TimePoint now, base::TimePoint until) override;
  Result<void> delivered(std::int64_t id, base::TimePoint now) override;
  Result<void> try_again(std::int64_t id, base::TimePoint at, std::string_view reason) override;
  Result<void> give_up(std::int64_t id, base::TimePoint now, std::string_view reason) override;
  Result<imports::OutboxCounts> counts() override;
  Result<std::int64_t> add_test(const imports::Message& message) override;
  Result<std::vector<imports::Delivery>> list(std::optional<imports::MessageKind> kind, std::int64_t before,
                                              std::uint32_t limit) override;
  Result<std::optional<imports::Delivery>> find(std::int64_t id) override;
  Result<void> send_again(std::int64_t id, base::TimePoint now) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
