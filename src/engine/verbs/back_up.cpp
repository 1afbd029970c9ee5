// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/back_up.h"

#include <filesystem>
#include <utility>

#include "base/bytes/content_hash.h"
#include "base/bytes/file_source.h"
#include "base/bytes/memory_source.h"
#include "base/bytes/random_token.h"
#include "base/bytes/tar_archive.h"
#include "base/bytes/temporary_file.h"
#include "base/clock/iso_time.h"
#include "engine/verbs/audit.h"
#include "engine/verbs/backup_file.h"

namespace inlet::engine {
namespace {

namespace fs = std::filesystem;

// A copy of the database beside the backup, which has the room; gone afterwards, however it ends.
class DatabaseCopy {
 public:
  static Result<DatabaseCopy> make(const std::string& url, const std::string& folder) {
    DatabaseCopy copy(folder + "/." + base::random_token(12) + ".tmp");
    INLET_TRY(store::copy_database(url, copy.path_));
    return copy;
  }
  ~DatabaseCopy() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove(path_, ignored);
  }
  DatabaseCopy(DatabaseCopy&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  DatabaseCopy& operator=(DatabaseCopy&&) = delete;

  Result<std::unique_ptr<base::FileSource>> bytes() const { return base::FileSource::open(path_); }

 private:
  explicit DatabaseCopy(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

Result<std::string> hash_of(const base::ByteSource& bytes) {
  base::ContentHash hash;
  INLET_TRY(base::read_member(bytes, {kDatabaseName, 0, bytes.size()}, [&](std::string_view piece) -> Result<void> {
    hash.add(piece);
    return {};
  }));
  return hash.hex();
}

// Retention may take a file away at any moment; then its import has none in the backup either.
Result<void> add_upload(base::TarWriter& archive, const imports::UploadFiles& files, const std::string& hash) {
  const auto bytes = files.open_file(hash);
  if (!bytes.has_value() && bytes.error().kind == base::ErrorKind::kNotFound) return {};
  if (!bytes.has_value()) return bytes.error();
  return archive.add(kUploadsPrefix + hash, **bytes);
}

}  // namespace

Result<Backup> back_up(Engine& engine, const access::Actor& actor, const std::string& url, const std::string& path) {
  INLET_TRY(access::require(actor, access::Right::kChangeSettings));
  std::error_code ignored;
  if (fs::exists(path, ignored)) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                            {"FILE", path, "It is there already: choose another name."});
  }
  const std::string parent = fs::path(path).parent_path().string();
  const std::string folder = parent.empty() ? "." : parent;
  INLET_ASSIGN(auto file, base::TemporaryFile::create(folder));
  INLET_ASSIGN(const DatabaseCopy copy, DatabaseCopy::make(url, folder));
  INLET_ASSIGN(const auto database, copy.bytes());
  // After the database: every import in the copy finds its file.
  INLET_ASSIGN(const auto hashes, engine.files.list());

  BackupManifest manifest;
  INLET_ASSIGN(manifest.dialect, store::dialect_of(url));
  INLET_ASSIGN(manifest.database_sha256, hash_of(*database));
  manifest.uploads = static_cast<std::int64_t>(hashes.size());
  manifest.made_at = base::iso_time(engine.clock.now());
  base::TarWriter archive([&](std::string_view bytes) { return file.write(bytes); }, engine.clock.now());
  INLET_TRY(archive.add(kManifestName, base::MemorySource(to_json(manifest))));
  INLET_TRY(archive.add(kDatabaseName, *database));
  for (const std::string& hash : hashes) INLET_TRY(add_upload(archive, engine.files, hash));
  INLET_TRY(archive.finish());
  const Backup made{path, file.size(), manifest.uploads};
  INLET_TRY(std::move(file).keep_as(path));
  INLET_TRY(audit_alone(engine, actor, "backup.made", "backup", {{"uploads", made.uploads}}));
  return made;
}

}  // namespace inlet::engine
