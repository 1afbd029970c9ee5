// SPDX-License-Identifier: Apache-2.0
#include "store/records/sql_upload_records.h"

#include <utility>

#include "sql/upload.h"

namespace inlet::store {

using imports::PartialUpload;
using imports::Upload;
using imports::UploadId;

Result<UploadId> SqlUploadRecords::add(const Upload& upload) {
  INLET_TRY(
      connection_.run(sql::kUploadCreate, upload.name, upload.size, upload.sha256, upload.owner, upload.created_at));
  return connection_.last_insert_id();
}

Result<std::optional<Upload>> SqlUploadRecords::find(UploadId id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kUploadFind, id));
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

Result<imports::KeptUploads> SqlUploadRecords::kept_for(access::UserId owner) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kUploadKept, owner));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return imports::KeptUploads();
  return imports::KeptUploads{row.number(0), row.number(1)};
}

Result<std::optional<std::string>> SqlUploadRecords::survey(std::string_view key) {
  return connection_.find_text(sql::kUploadSurveyFind, key);
}

Result<void> SqlUploadRecords::keep_survey(std::string_view key, UploadId upload, std::string_view json) {
  return connection_.run(sql::kUploadSurveyKeep, key, upload, json);
}

Result<void> SqlUploadRecords::keep_addresses(std::string_view sha256, std::string_view sketch) {
  return connection_.run(sql::kUploadAddressesKeep, sha256, sketch);
}

Result<std::optional<std::string>> SqlUploadRecords::addresses(std::string_view sha256) {
  return connection_.find_text(sql::kUploadAddressesFind, sha256);
}

Result<std::vector<imports::AddressesOfImport>> SqlUploadRecords::addresses_of_imports(std::string_view but_not,
                                                                                       std::uint32_t limit) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kUploadAddressesOfImports, but_not, limit));
  std::vector<imports::AddressesOfImport> found;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return found;
    found.push_back({rows.number(0), rows.string(1)});
  }
}

Result<void> SqlUploadRecords::add_partial(const PartialUpload& partial) {
  return connection_.run(sql::kPartialUploadAdd, partial.id, partial.owner, partial.name, partial.size,
                         partial.begun_at);
}

Result<std::optional<PartialUpload>> SqlUploadRecords::find_partial(std::string_view id) {
  INLET_ASSIGN(Statement row, connection_.query(sql::kPartialUploadFind, id));
  INLET_ASSIGN(const bool has_row, row.step());
  if (!has_row) return std::optional<PartialUpload>();
  PartialUpload partial;
  partial.id = id;
  partial.owner = row.number(0);
  partial.name = row.text(1);
  partial.size = static_cast<std::uint64_t>(row.number(2));
  partial.begun_at = row.time(3);
  partial.upload = row.find_number(4);
  return std::optional<PartialUpload>(std::move(partial));
}

Result<std::vector<std::string>> SqlUploadRecords::open_partials(access::UserId owner) {
  INLET_ASSIGN(Statement rows, connection_.query(sql::kPartialUploadOpen, owner));
  std::vector<std::string> ids;
  for (;;) {
    INLET_ASSIGN(const bool has_row, rows.step());
    if (!has_row) return ids;
    ids.push_back(rows.string(0));
  }
}

Result<void> SqlUploadRecords::partial_became(std::string_view id, UploadId upload) {
  return connection_.run(sql::kPartialUploadBecame, id, upload);
}

Result<void> SqlUploadRecords::remove_partial(std::string_view id) {
  return connection_.run(sql::kPartialUploadRemove, id);
}

}  // namespace inlet::store
