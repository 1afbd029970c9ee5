// SPDX-License-Identifier: Apache-2.0
//
// A file that either gets its name whole and safe on the disk, or never was: uploads, backups, what the command line writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/errors/result.h"

namespace inlet::base {

// Removed when it goes, unless it was kept. Readable by its owner alone (0600).
class TemporaryFile {
 public:
  // Made in `folder`, which must be on the disk where the file is to stay.
  static Result<TemporaryFile> create(const std::string& folder);
  ~TemporaryFile();
  TemporaryFile(TemporaryFile&& other) noexcept;
  TemporaryFile& operator=(TemporaryFile&& other) noexcept;

  // Appends. NO_SPACE when the disk or the quota is full.
  Result<void> write(std::string_view bytes);
  std::uint64_t size() const { return size_; }  // what write() took so far
  const std::string& path() const { return path_; }
  int descriptor() const { return descriptor_; }  // stays ours

  // Brings the bytes to the disk and gives the file its name, replacing what had it; afterwards a power cut leaves either
  // the old file or this one, whole. The name must be in the same file system.
  Result<void> keep_as(const std::string& path) &&;

 private:
  TemporaryFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
  void discard();

  int descriptor_ = -1;
  std::string path_;
  std::uint64_t size_ = 0;
};

// The whole file at once, by a TemporaryFile beside it.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace inlet::base
