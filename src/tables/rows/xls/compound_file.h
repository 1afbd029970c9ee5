// SPDX-License-Identifier: Apache-2.0
//
// Streams inside a compound file (OLE2), the container of XLS. Every chain is walked with each sector visited at most once
// and within the file, so loops and wild pointers end in CORRUPT_FILE.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"

namespace inlet::tables {

// A stream: where its bytes lie in the file, piece by piece.
class CompoundStream {
 public:
  struct Extent {
    std::uint64_t stream_offset = 0;
    std::uint64_t file_offset = 0;
    std::uint64_t bytes = 0;
  };

  CompoundStream() = default;
  CompoundStream(const base::ByteSource& source, std::vector<Extent> extents, std::uint64_t size)
      : source_(&source), extents_(std::move(extents)), size_(size) {}
  // The whole file as one stream.
  explicit CompoundStream(const base::ByteSource& source)
      : source_(&source), extents_{{0, 0, source.size()}}, size_(source.size()) {}

  std::uint64_t size() const { return size_; }
  // Fewer bytes than asked for only at the end of the stream, or of what the file still has of it.
  Result<std::size_t> read_at(std::uint64_t offset, std::span<char> buffer) const;

 private:
  const base::ByteSource* source_ = nullptr;
  std::vector<Extent> extents_;
  std::uint64_t size_ = 0;
};

class CompoundFile {
 public:
  struct Entry {
    std::string name;  // UTF-8
    bool is_stream = false;
    std::uint32_t first_sector = 0;
    std::uint64_t size = 0;
  };

  // `source` must outlive the file and its streams.
  static Result<CompoundFile> open(const base::ByteSource& source);

  // What lies directly in the root, streams and folders.
  const std::vector<Entry>& entries() const { return entries_; }
  // Compared without case; nullptr when there is none.
  const Entry* find(std::string_view name) const;
  Result<CompoundStream> open_stream(const Entry& entry) const;

  static bool has_signature(std::string_view first_bytes);

 private:
  struct Node;

  explicit CompoundFile(const base::ByteSource& source) : source_(&source) {}
  Result<void> read_header();
  Result<void> read_sector_table(std::uint32_t first_of_list, std::uint32_t list_sectors, std::string_view header);
  Result<void> read_directory(std::uint32_t first_sector);
  Result<std::vector<std::uint32_t>> chain(std::uint32_t first_sector) const;
  std::vector<CompoundStream::Extent> extents_of(const std::vector<std::uint32_t>& sectors) const;
  std::uint64_t sector_offset(std::uint32_t sector) const { return (std::uint64_t{sector} + 1) << sector_shift_; }
  std::uint64_t sector_count() const;

  const base::ByteSource* source_;
  std::uint32_t sector_shift_ = 9;
  std::uint64_t small_limit_ = 4096;  // streams below it lie in the small sectors
  std::vector<std::uint32_t> next_sector_;
  std::vector<std::uint32_t> next_small_sector_;
  std::uint32_t small_first_sector_ = 0;  // of the stream that holds the small sectors
  std::vector<Entry> entries_;
};

}  // namespace inlet::tables
