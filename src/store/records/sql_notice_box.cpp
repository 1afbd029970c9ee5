// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_notice_box.h"

#include "sql/notice.h"

namespace inlet::store {

using imports::Notice;

Result<void> SqlNoticeBox::add(const Notice& notice) {
  return connection_.run(sql::kNoticeCreate, notice.user, notice.import_id, notice.kind, notice.json,
                         notice.created_at);
}

Result<std::vector<Notice>> SqlNoticeBox::list(access::UserId user, std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kNoticeList, user, limit));
  std::vector<Notice> notices;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return notices;
    notices.push_back({rows.number(0), rows.number(1), rows.number(2), rows.string(3), rows.string(4), rows.time(5),
                       rows.find_time(6)});
  }
}

Result<std::int64_t> SqlNoticeBox::count_unread(access::UserId user) {
  return connection_.number(sql::kNoticeCountUnread, user);
}

Result<void> SqlNoticeBox::mark_read(access::UserId user, std::optional<std::int64_t> id, base::TimePoint now) {
  return connection_.run(sql::kNoticeMarkRead, user, id, now);
}

}  // namespace inlet::store
