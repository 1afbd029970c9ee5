// SPDX-License-Identifier: Apache-2.0
//
// Received files, by hash and name, in PostgreSQL; their bytes are files of their own.
#pragma once

#include "imports/uploads/upload.h"
#include "store/postgres/postgres_connection.h"

namespace inlet::store::postgres {

class PostgresUploadRecords final : public imports::UploadRecords {
 public:
  explicit PostgresUploadRecords(Connection& connection) : connection_(connection) {}

  Result<imports::UploadId> add(const imports::Upload& upload) override;
  Result<std::optional<imports::Upload>> find(imports::UploadId id) override;
  Result<std::optional<std::string>> survey(std::string_view key) override;
  Result<void> keep_survey(std::string_view key, imports::UploadId upload, std::string_view json) override;

 private:
  Connection& connection_;
};

}  // namespace inlet::store::postgres
