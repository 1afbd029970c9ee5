// SPDX-License-Identifier: Apache-2.0
//
// A received file: immutable, stored under its hash, never under its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "access/user.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::imports {

using UploadId = std::int64_t;

struct Upload {
  UploadId id = 0;
  std::string name;  // as the person's machine calls it; for people only
  std::uint64_t size = 0;
  std::string sha256;  // lower-case hex
  access::UserId owner = 0;
  base::TimePoint created_at{};
  std::optional<base::TimePoint> removed_at{};  // the file is gone, as the retention of the organisation says
};

class UploadRecords {
 public:
  virtual ~UploadRecords() = default;
  virtual Result<UploadId> add(const Upload& upload) = 0;
  virtual Result<std::optional<Upload>> find(UploadId id) = 0;
  // What a survey of the upload under a profile found, so that it is made once. `key`: hash of upload, choices and reader.
  virtual Result<std::optional<std::string>> survey(std::string_view key) = 0;
  virtual Result<void> keep_survey(std::string_view key, UploadId upload, std::string_view json) = 0;
};

}  // namespace inlet::imports
