// SPDX-License-Identifier: Apache-2.0
//
// Notices to people.
#pragma once

#include "imports/notices/notice.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlNoticeBox final : public imports::NoticeBox {
 public:
  explicit SqlNoticeBox(Connection& connection) : connection_(connection) {}

  Result<void> add(const imports::Notice& notice) override;
  Result<std::vector<imports::Notice>> list(access::UserId user, std::uint32_t limit) override;
  Result<std::int64_t> count_unread(access::UserId user) override;
  Result<void> mark_read(access::UserId user, std::optional<std::int64_t> id, base::TimePoint now) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
