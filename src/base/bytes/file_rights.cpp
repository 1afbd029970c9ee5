// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/file_rights.h"

#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace inlet::base {
namespace {

Error open_to_others(const std::string& path, const char* whom) {
  return make_error(ErrorKind::kInvalidInput, Code::kOpenToOthers, {path, whom});
}

}  // namespace

Result<void> check_key_rights(const std::string& key_file) {
  struct stat status {};
  if (::stat(key_file.c_str(), &status) != 0)
    return make_error(ErrorKind::kNotFound, Code::kFileNotFound, {key_file, std::strerror(errno)});
  if ((status.st_mode & S_IRWXO) != 0) return open_to_others(key_file, "o=");
  const mode_t group = status.st_mode & S_IRWXG;
  if (group != 0 && (status.st_uid != 0 || group != S_IRGRP)) return open_to_others(key_file, "go=");
  return {};
}

Result<void> check_data_rights(const std::string& data_folder) {
  struct stat status {};
  // Behind a closed door it does not matter how things lie about.
  if (::stat(data_folder.c_str(), &status) != 0 || (status.st_mode & S_IXOTH) == 0) return {};
  for (const char* name : {"/inlet.db", "/inlet.db-wal", "/uploads", "/workers"}) {
    const std::string path = data_folder + name;
    if (::stat(path.c_str(), &status) == 0 && (status.st_mode & S_IRWXO) != 0) return open_to_others(path, "o=");
  }
  return {};
}

}  // namespace inlet::base
