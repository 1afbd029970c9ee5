// SPDX-License-Identifier: Apache-2.0
//
// What the starter of an import is told at its end: exactly one per import, written in the transaction that ends it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::imports {

struct Notice {
  std::int64_t id = 0;
  access::UserId user = 0;
  std::int64_t import_id = 0;
  std::string kind;  // import_completed, import_completed_with_errors, import_failed, import_cancelled, import_undone
  std::string json;  // file name and tally
  base::TimePoint created_at{};
  std::optional<base::TimePoint> read_at;
};

class NoticeBox {
 public:
  virtual ~NoticeBox() = default;
  // A second one of the same kind for the same import is no error and changes nothing.
  virtual Result<void> add(const Notice& notice) = 0;
  virtual Result<std::vector<Notice>> list(access::UserId user, std::uint32_t limit) = 0;  // newest first
  virtual Result<std::int64_t> count_unread(access::UserId user) = 0;
  virtual Result<void> mark_read(access::UserId user, std::optional<std::int64_t> id, base::TimePoint now) = 0;
};

}  // namespace inlet::imports
