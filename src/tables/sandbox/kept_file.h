// SPDX-License-Identifier: Apache-2.0
//
// The kept file of a table (kept_blocks.h) on the disk, beside the upload it was made of and named after it, so that it goes with
// the upload. It may be missing at any time, and is made again.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/bytes/file_source.h"
#include "tables/rows/block_index.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

// `beside`: the path of the upload. What decides how it is split into rows is in the name, as is the reader's version.
std::string kept_path(const std::string& beside, const SourceProfile& profile);

struct KeptFile {
  std::unique_ptr<base::FileSource> file;
  BlockIndex index;
};

// None when there is none, or only a damaged one, which is removed.
std::optional<KeptFile> find_kept(const std::string& beside, const SourceProfile& profile);

// A new one, on its way. Removed unless it is kept.
class KeepingFile {
 public:
  // None where nothing can be written, which is no misfortune.
  static std::unique_ptr<KeepingFile> create(const std::string& beside);
  ~KeepingFile();
  KeepingFile(const KeepingFile&) = delete;
  KeepingFile& operator=(const KeepingFile&) = delete;

  int descriptor() const { return descriptor_; }
  // Gives it its name, if a reader wrote all of it.
  void keep_as(const std::string& path);

 private:
  KeepingFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}

  int descriptor_;
  std::string path_;
};

}  // namespace inlet::tables
