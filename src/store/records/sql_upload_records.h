// SPDX-License-Identifier: Apache-2.0
//
// Received files, by hash and name; their bytes are files of their own.
#pragma once

#include "imports/uploads/upload.h"
#include "store/database/connection.h"

namespace inlet::store {

class SqlUploadRecords final : public imports::UploadRecords {
 public:
  explicit SqlUploadRecords(Connection& connection) : connection_(connection) {}

  Result<imports::UploadId> add(const imports::Upload& upload) override;
  Result<std::optional<imports::Upload>> find(imports::UploadId id) override;
  Result<imports::KeptUploads> kept_for(access::UserId owner) override;
  Result<std::optional<std::string>> survey(std::string_view key) override;
  Result<void> keep_survey(std::string_view key, imports::UploadId upload, std::string_view json) override;
  Result<void> keep_addresses(std::string_view sha256, std::string_view sketch) override;
  Result<std::optional<std::string>> addresses(std::string_view sha256) override;
  Result<std::vector<imports::AddressesOfImport>> addresses_of_imports(std::string_view but_not,
                                                                       std::uint32_t limit) override;
  Result<void> add_partial(const imports::PartialUpload& partial) override;
  Result<std::optional<imports::PartialUpload>> find_partial(std::string_view id) override;
  Result<std::vector<std::string>> open_partials(access::UserId owner) override;
  Result<void> partial_became(std::string_view id, imports::UploadId upload) override;
  Result<void> remove_partial(std::string_view id) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store
