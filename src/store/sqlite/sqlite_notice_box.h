// SPDX-License-Identifier: Apache-2.0
//
// Notices in SQLite.
#pragma once

#include "imports/notices/notice.h"
#include "store/sqlite/sqlite_connection.h"

namespace inlet::store {

class SqliteNoticeBox final : public imports::NoticeBox {
 public:
  explicit SqliteNoticeBox(SqliteConnection& connection) : connection_(connection) {}

  Result<void> add(const imports::Notice& notice) override;
  Result<std::vector<imports::Notice>> list(access::UserId user, std::uint32_t limit) override;
  Result<std::int64_t> count_unread(access::UserId user) override;
  Result<void> mark_read(access::UserId user, std::optional<std::int64_t> id, base::TimePoint now) override;

 private:
  SqliteConnection& connection_;
};

}  // namespace inlet::store
