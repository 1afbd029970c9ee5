// SPDX-License-Identifier: Apache-2.0
//
// Brings a backup back into a place where nothing is. All of it is compared with its hashes first; the database comes last, so a
// restore that was broken off is no installation, and can be begun again.
#pragma once

#include <string>

#include "base/errors/result.h"
#include "engine/verbs/backup_file.h"

namespace inlet::engine {

// Into the database of `url` and `data_folder`/uploads. TARGET_NOT_EMPTY; BAD_SETTING for what is no whole backup (kCorrupt), or
// is of the other kind of database.
Result<BackupManifest> restore(const std::string& path, const std::string& url, const std::string& data_folder);

}  // namespace inlet::engine
