// SPDX-License-Identifier: Apache-2.0
//
// Notices in PostgreSQL.
#pragma once

#include "imports/notices/notice.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

class PostgresNoticeBox final : public imports::NoticeBox {
 public:
  explicit PostgresNoticeBox(PostgresConnection& connection) : connection_(connection) {}

  Result<void> add(const imports::Notice& notice) override;
  Result<std::vector<imports::Notice>> list(access::UserId user, std::uint32_t limit) override;
  Result<std::int64_t> count_unread(access::UserId user) override;
  Result<void> mark_read(access::UserId user, std::optional<std::int64_t> id, base::TimePoint now) override;

 private:
  PostgresConnection& connection_;
};

}  // namespace inlet::store::postgres
