// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/backup_file.h"

#include "base/json/json.h"

namespace inlet::engine {

std::string to_json(const BackupManifest& manifest) {
  return base::write_json(base::JsonObject{{"format", manifest.format},
                                           {"database", store::name_of(manifest.dialect)},
                                           {"database_sha256", manifest.database_sha256},
                                           {"uploads", manifest.uploads},
                                           {"made_at", manifest.made_at}});
}

Result<BackupManifest> backup_manifest_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json));
  BackupManifest manifest;
  std::string dialect;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    manifest.format = reader.integer("format", 1);
    dialect = reader.text("database");
    manifest.database_sha256 = reader.text("database_sha256");
    manifest.uploads = reader.integer("uploads", 0);
    manifest.made_at = reader.text("made_at");
  }));
  const bool is_sqlite = dialect == store::name_of(store::Dialect::kSqlite);
  if (manifest.format != 1 || (!is_sqlite && dialect != store::name_of(store::Dialect::kPostgres))) {
    return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {}, "it was made by a newer Inlet");
  }
  manifest.dialect = is_sqlite ? store::Dialect::kSqlite : store::Dialect::kPostgres;
  return manifest;
}

}  // namespace inlet::engine
