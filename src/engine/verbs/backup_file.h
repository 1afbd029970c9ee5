// SPDX-License-Identifier: Apache-2.0
//
// What a backup is: a tar archive that begins with a page about itself, then has the database, then the uploads by their hash.
// Docs: docs/operate/backup.md. Backups outlive programs: a member of the page is never given another meaning.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "store/backup_database.h"

namespace inlet::engine {

inline constexpr const char* kManifestName = "inlet-backup.json";
inline constexpr const char* kDatabaseName = "database";
inline constexpr const char* kUploadsPrefix = "uploads/";

struct BackupManifest {
  std::int64_t format = 1;
  store::Dialect dialect = store::Dialect::kSqlite;
  std::string database_sha256;
  std::int64_t uploads = 0;  // so many files
  std::string made_at;       // ISO 8601
};

std::string to_json(const BackupManifest& manifest);
// kCorrupt for what we can't read, also of a newer format.
Result<BackupManifest> backup_manifest_from_json(std::string_view json);

}  // namespace inlet::engine
