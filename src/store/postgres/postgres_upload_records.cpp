// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/postgres_upload_records.h"

#include "sql/postgres/upload.h"

namespace inlet::store::postgres {

using imports::Upload;
using imports::UploadId;

Result<UploadId> PostgresUploadRecords::add(const Upload& upload) {
  INLET_TRY(connection_.run(sql::postgres::kUploadCreate, upload.name, upload.size, upload.sha256, upload.owner,
                            upload.created_at));
  return connection_.last_insert_id();
}

Result<std::optional<Upload>> PostgresUploadRecords::find(UploadId id) {
  INLET_ASSIGN(PostgresStatement row, connection_.query(sql::postgres::kUploadFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<Upload>();
  Upload upload;
  upload.id = row.number(0);
  upload.name = row.text(1);
  upload.size = static_cast<std::uint64_t>(row.number(2));
  upload.sha256 = row.text(3);
  upload.owner = row.number(4);
  upload.created_at = row.time(5);
  upload.removed_at = row.find_time(6);
  return std::optional<Upload>(std::move(upload));
}

Result<imports::KeptUploads> PostgresUploadRecords::kept_for(access::UserId owner) {
  INLET_ASSIGN(PostgresStatement row, connection_.query(sql::postgres::kUploadKept, owner));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return imports::KeptUploads();
  return imports::KeptUploads{row.number(0), row.number(1)};
}

Result<std::optional<std::string>> PostgresUploadRecords::survey(std::string_view key) {
  return connection_.find_text(sql::postgres::kUploadSurveyFind, key);
}

Result<void> PostgresUploadRecords::keep_survey(std::string_view key, UploadId upload, std::string_view json) {
  return connection_.run(sql::postgres::kUploadSurveyKeep, key, upload, json);
}

Result<void> PostgresUploadRecords::keep_addresses(std::string_view sha256, std::string_view sketch) {
  return connection_.run(sql::postgres::kUploadAddressesKeep, sha256, sketch);
}

Result<std::optional<std::string>> PostgresUploadRecords::addresses(std::string_view sha256) {
  return connection_.find_text(sql::postgres::kUploadAddressesFind, sha256);
}

Result<std::vector<imports::AddressesOfImport>> PostgresUploadRecords::addresses_of_imports(std::string_view but_not,
                                                                                            std::uint32_t limit) {
  INLET_ASSIGN(PostgresStatement rows, connection_.query(sql::postgres::kUploadAddressesOfImports, but_not, limit));
  std::vector<imports::AddressesOfImport> found;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return found;
    found.push_back({rows.number(0), rows.string(1)});
  }
}

}  // namespace inlet::store::postgres
