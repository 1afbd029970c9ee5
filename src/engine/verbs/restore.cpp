// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/restore.h"

#include <filesystem>
#include <string_view>
#include <utility>

#include "base/bytes/content_hash.h"
#include "base/bytes/file_source.h"
#include "base/bytes/tar_archive.h"
#include "base/bytes/temporary_file.h"
#include "imports/uploads/upload_files.h"

namespace inlet::engine {
namespace {

constexpr std::uint64_t kLongestManifest = 64 * 1024;

base::Error damaged(const std::string& path, const std::string& what) {
  return base::make_error(
      base::ErrorKind::kCorrupt, base::Code::kBadSetting,
      {"Backup", path, "It is not whole: " + what + ". Take another copy of it; nothing was changed here."});
}

// What reading the archive says, as a sentence about the backup.
template <class T>
Result<T> or_damaged(const std::string& path, Result<T> read) {
  if (read.has_value() || read.error().kind != base::ErrorKind::kCorrupt) return read;
  return damaged(path, read.error().detail);
}

Result<BackupManifest> read_manifest(const base::ByteSource& archive, base::TarReader& members) {
  INLET_ASSIGN(const auto first, members.next());
  if (!first || first->name != kManifestName || first->size > kLongestManifest) {
    return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {}, "it does not begin as one");
  }
  std::string json;
  INLET_TRY(base::read_member(archive, *first, [&](std::string_view piece) -> Result<void> {
    json += piece;
    return {};
  }));
  return backup_manifest_from_json(json);
}

Result<void> unpack_upload(const base::ByteSource& archive, const base::TarMember& member,
                           const imports::UploadFiles& files) {
  INLET_ASSIGN(auto reception, files.receive(member.name, member.size));
  INLET_TRY(base::read_member(archive, member, [&](std::string_view piece) { return reception.add(piece); }));
  INLET_ASSIGN(const auto received, std::move(reception).finish());
  if (kUploadsPrefix + received.sha256 == member.name) return {};
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {}, member.name + " was changed");
}

Result<base::TemporaryFile> unpack_database(const base::ByteSource& archive, const base::TarMember& member,
                                            const BackupManifest& manifest, const std::string& folder) {
  INLET_ASSIGN(auto file, base::TemporaryFile::create(folder));
  base::ContentHash hash;
  INLET_TRY(base::read_member(archive, member, [&](std::string_view piece) {
    hash.add(piece);
    return file.write(piece);
  }));
  if (hash.hex() == manifest.database_sha256) return file;
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {}, "its database was changed");
}

// The database, when all uploads are there.
Result<base::TemporaryFile> unpack(const base::ByteSource& archive, base::TarReader& members,
                                   const BackupManifest& manifest, const std::string& data_folder) {
  INLET_ASSIGN(const auto files, imports::UploadFiles::open(data_folder));
  std::optional<base::TarMember> database;
  while (true) {
    INLET_ASSIGN(const auto member, members.next());
    if (!member) break;
    if (member->name == kDatabaseName) {
      database = member;
    } else if (std::string_view(member->name).starts_with(kUploadsPrefix)) {
      INLET_TRY(unpack_upload(archive, *member, files));
    }
  }
  if (database) return unpack_database(archive, *database, manifest, data_folder);
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {}, "it holds no database");
}

}  // namespace

Result<BackupManifest> restore(const std::string& path, const std::string& url, const std::string& data_folder) {
  INLET_ASSIGN(const auto archive, base::FileSource::open(path));
  base::TarReader members(*archive);
  INLET_ASSIGN(auto manifest, or_damaged(path, read_manifest(*archive, members)));
  INLET_ASSIGN(const store::Dialect dialect, store::dialect_of(url));
  if (dialect != manifest.dialect) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kBadSetting,
                            {"--database", url,
                             "The backup is of a " + std::string(store::name_of(manifest.dialect)) +
                                 " database: restore it into one, and move it afterwards (inlet migrate --to)."});
  }
  INLET_TRY(store::expect_nothing_at(url));
  std::error_code fault;
  std::filesystem::create_directories(data_folder, fault);
  if (fault) {
    return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {data_folder, fault.message()});
  }
  INLET_ASSIGN(auto database, or_damaged(path, unpack(*archive, members, manifest, data_folder)));
  const std::string unpacked = database.path() + ".whole";
  INLET_TRY(std::move(database).keep_as(unpacked));
  const auto restored = store::restore_database(url, unpacked);
  std::filesystem::remove(unpacked, fault);  // where it was not moved to its place
  INLET_TRY(restored);
  return manifest;
}

}  // namespace inlet::engine
