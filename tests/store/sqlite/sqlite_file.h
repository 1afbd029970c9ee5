// SPDX-License-Identifier: Apache-2.0
//
// A SQLite file of its own, in a folder that goes with it.
#pragma once

#include <filesystem>

#include "base/bytes/random_token.h"
#include "tests/conformance/database_suite.h"

namespace inlet::store {

class SqliteFile final : public DatabasePlace {
 public:
  SqliteFile() : folder_(std::filesystem::temp_directory_path() / ("inlet." + base::random_token(9))) {
    std::filesystem::create_directory(folder_);
  }
  ~SqliteFile() override { std::filesystem::remove_all(folder_); }
  Result<std::unique_ptr<Database>> open() override { return open_database("sqlite:" + path()); }
  std::string path() const { return folder_ / "inlet.db"; }
  std::filesystem::path folder() const { return folder_; }

 private:
  std::filesystem::path folder_;
};

}  // namespace inlet::store
