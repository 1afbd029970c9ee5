// SPDX-License-Identifier: Apache-2.0
//
// A received file: immutable, stored under its hash, never under its name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// A file that comes in several parts.
struct PartialUpload {
  std::string id;  // letters, digits, - and _; nobody guesses it
  access::UserId owner = 0;
  std::string name;
  std::uint64_t size = 0;  // that it will have
  base::TimePoint begun_at{};
  std::optional<UploadId> upload{};  // what it became
};

// Which email addresses the file of an import holds: tables/detect/address_sketch.h.
struct AddressesOfImport {
  std::int64_t import_id = 0;
  std::string sketch;
};

// What is kept for one person at the moment.
struct KeptUploads {
  std::int64_t files = 0;
  std::int64_t bytes = 0;
};

class UploadRecords {
 public:
  virtual ~UploadRecords() = default;
  virtual Result<UploadId> add(const Upload& upload) = 0;
  virtual Result<std::optional<Upload>> find(UploadId id) = 0;
  // What a survey of the upload under a profile found, so that it is made once. `key`: hash of upload, choices and reader.
  virtual Result<std::optional<std::string>> survey(std::string_view key) = 0;
  virtual Result<void> keep_survey(std::string_view key, UploadId upload, std::string_view json) = 0;
  virtual Result<void> keep_addresses(std::string_view sha256, std::string_view sketch) = 0;
  virtual Result<std::optional<std::string>> addresses(std::string_view sha256) = 0;
  // Of imports, the newest first, whose file has another content than `but_not`.
  virtual Result<std::vector<AddressesOfImport>> addresses_of_imports(std::string_view but_not,
                                                                      std::uint32_t limit) = 0;
  virtual Result<KeptUploads> kept_for(access::UserId owner) = 0;

  virtual Result<void> add_partial(const PartialUpload& partial) = 0;
  virtual Result<std::optional<PartialUpload>> find_partial(std::string_view id) = 0;
  // Of a person, those that became no upload yet, the newest first.
  virtual Result<std::vector<std::string>> open_partials(access::UserId owner) = 0;
  virtual Result<void> partial_became(std::string_view id, UploadId upload) = 0;
  virtual Result<void> remove_partial(std::string_view id) = 0;
};

}  // namespace inlet::imports
