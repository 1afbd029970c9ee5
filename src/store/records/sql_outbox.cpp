// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_outbox.h"

#include "sql/outbox.h"
#include "store/database/stored_name.h"

namespace inlet::store {

using imports::Delivery;
using imports::Message;

namespace {

Result<Delivery> read_delivery(const Statement& row) {
  Delivery delivery;
  Message& message = delivery.message;
  message.id = row.number(0);
  INLET_ASSIGN(message.kind, known(imports::message_kind_named(row.text(1)), row.text(1)));
  message.import_id = row.number(2);
  message.event = row.text(3);
  message.target = row.text(4);
  message.tries = static_cast<int>(row.number(5));
  message.created_at = row.time(6);
  INLET_ASSIGN(delivery.state, known(imports::message_state_named(row.text(7)), row.text(7)));
  delivery.reason = row.text(8);
  delivery.due_at = row.time(9);
  delivery.ended_at = row.find_time(10);
  return delivery;
}

}  // namespace

Result<void> SqlOutbox::add(const Message& message) {
  return connection_.run(sql::kOutboxAdd, imports::name_of(message.kind), message.import_id, message.event,
                         message.target, message.body, message.created_at);
}

Result<std::optional<Message>> SqlOutbox::take(base::TimePoint now, base::TimePoint until) {
  INLET_ASSIGN(const auto next, connection_.find_number(sql::kOutboxNext, now));
  if (!next) return std::optional<Message>();
  INLET_ASSIGN(Statement row, connection_.query(sql::kOutboxTake, *next, until));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Message>();
  Message message;
  message.id = row.number(0);
  INLET_ASSIGN(message.kind, known(imports::message_kind_named(row.text(1)), row.text(1)));
  message.import_id = row.number(2);
  message.event = row.text(3);
  message.target = row.text(4);
  message.body = row.text(5);
  message.tries = static_cast<int>(row.number(6));
  message.created_at = row.time(7);
  return std::optional<Message>(std::move(message));
}

Result<void> SqlOutbox::delivered(std::int64_t id, base::TimePoint now) {
  return connection_.run(sql::kOutboxDelivered, id, now);
}

Result<void> SqlOutbox::try_again(std::int64_t id, base::TimePoint at, std::string_view reason) {
  return connection_.run(sql::kOutboxTryAgain, id, at, reason);
}

Result<void> SqlOutbox::give_up(std::int64_t id, base::TimePoint now, std::string_view reason) {
  return connection_.run(sql::kOutboxGiveUp, id, now, reason);
}

Result<imports::OutboxCounts> SqlOutbox::counts() {
  imports::OutboxCounts counts;
  INLET_ASSIGN(counts.waiting, connection_.number(sql::kOutboxCount, "waiting"));
  INLET_ASSIGN(counts.delivered, connection_.number(sql::kOutboxCount, "delivered"));
  INLET_ASSIGN(counts.given_up, connection_.number(sql::kOutboxCount, "given_up"));
  return counts;
}

Result<std::int64_t> SqlOutbox::add_test(const Message& message) {
  const std::string_view kind = imports::name_of(message.kind);
  INLET_TRY(connection_.run(sql::kOutboxRemoveTest, message.event, kind, message.target));
  INLET_TRY(add(message));
  return connection_.number(sql::kOutboxFindTest, message.event, kind, message.target);
}

Result<std::vector<Delivery>> SqlOutbox::list(std::optional<imports::MessageKind> kind, std::int64_t before,
                                              std::uint32_t limit) {
  const std::string_view wanted = kind ? imports::name_of(*kind) : std::string_view();
  INLET_ASSIGN(Statement row, connection_.query(sql::kOutboxList, wanted, before, limit));
  std::vector<Delivery> deliveries;
  while (true) {
    INLET_ASSIGN(const bool has_row, row.step());
    if (!has_row) return deliveries;
    INLET_ASSIGN(Delivery delivery, read_delivery(row));
    deliveries.push_back(std::move(delivery));
  }
}

Result<std::optional<Delivery>> SqlOutbox::find(std::int64_t id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kOutboxFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Delivery>();
  INLET_ASSIGN(Delivery delivery, read_delivery(row));
  return std::optional<Delivery>(std::move(delivery));
}

Result<void> SqlOutbox::send_again(std::int64_t id, base::TimePoint now) {
  return connection_.run(sql::kOutboxSendAgain, id, now);
}

}  // namespace inlet::store
