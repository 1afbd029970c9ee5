// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/take_in.h"

#include <filesystem>
#include <utility>

#include "engine/surveys/upload_survey.h"

namespace inlet::engine {
namespace {

Result<void> expect_room(const UploadQuota& quota, store::Transaction& transaction, const access::Actor& actor,
                         std::uint64_t more_bytes) {
  if (actor.user == access::kCommandLineUser) return {};
  INLET_ASSIGN(const imports::KeptUploads kept, transaction.uploads().kept_for(actor.user));
  const bool has_room = kept.files < quota.files && kept.bytes + static_cast<std::int64_t>(more_bytes) <= quota.bytes;
  if (has_room) return {};
  return base::make_error(base::ErrorKind::kLimit, base::Code::kUploadsFull,
                          {std::to_string(kept.files), std::to_string(kept.bytes), std::to_string(quota.files),
                           std::to_string(quota.bytes)});
}

Result<imports::Upload> record(Engine& engine, const access::Actor& actor, const imports::ReceivedFile& file,
                               const std::string& name) {
  imports::Upload upload;
  upload.name = name;
  upload.size = file.size;
  upload.sha256 = file.sha256;
  upload.owner = actor.user;
  upload.created_at = engine.clock.now();
  // Refused files are not recorded; their bytes go when the leftovers are removed.
  INLET_ASSIGN(const auto look, look_at_new_upload(engine, upload));
  INLET_TRY(engine.files.share(upload.sha256, engine.clock.now()));
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kWrite));
  INLET_TRY(expect_room(engine.upload_quota, *transaction, actor, upload.size));
  INLET_ASSIGN(upload.id, transaction->uploads().add(upload));
  INLET_TRY(keep_look(*transaction, upload, {}, look));
  INLET_TRY(transaction->commit());
  return upload;
}

}  // namespace

Result<void> expect_room(Engine& engine, const access::Actor& actor, std::uint64_t more_bytes) {
  INLET_ASSIGN(const auto transaction, engine.database.begin(store::Access::kRead));
  return expect_room(engine.upload_quota, *transaction, actor, more_bytes);
}

Result<imports::Upload> take_in(Engine& engine, const access::Actor& actor, imports::Reception reception,
                                const std::string& name) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  INLET_ASSIGN(const auto file, std::move(reception).finish());
  return record(engine, actor, file, name);
}

Result<imports::Upload> take_in_file(Engine& engine, const access::Actor& actor, const std::string& path,
                                     std::uint64_t limit_bytes) {
  return take_in_file(engine, actor, path, limit_bytes, std::filesystem::path(path).filename().string());
}

Result<imports::Upload> take_in_file(Engine& engine, const access::Actor& actor, const std::string& path,
                                     std::uint64_t limit_bytes, const std::string& name) {
  INLET_TRY(access::require(actor, access::Right::kImport));
  INLET_ASSIGN(const auto file, engine.files.receive_file(path, limit_bytes));
  return record(engine, actor, file, name);
}

}  // namespace inlet::engine
