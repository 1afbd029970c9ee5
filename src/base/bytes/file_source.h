// SPDX-License-Identifier: Apache-2.0
//
// A ByteSource over an open file, by pread. The file must not shrink while it is read.
#pragma once

#include <memory>
#include <string>

#include "base/bytes/byte_source.h"

namespace inlet::base {

class FileSource final : public ByteSource {
 public:
  // kNotFound with FILE_NOT_FOUND when the file can't be opened or is a folder.
  static Result<std::unique_ptr<FileSource>> open(const std::string& path);
  // Takes the descriptor, which is closed with the source.
  static Result<std::unique_ptr<FileSource>> adopt(int descriptor);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::uint64_t size() const override { return size_; }
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer) const override;
  int descriptor() const override { return descriptor_; }

 private:
  FileSource(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}

  int descriptor_;
  std::uint64_t size_;
};

}  // namespace inlet::base
