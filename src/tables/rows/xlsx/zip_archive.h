// SPDX-License-Identifier: Apache-2.0
//
// The directory of a zip file: which parts it has and where. Reads the central directory only; parts whose bytes overlap,
// which is how small files unpack to petabytes, are refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/read_limits.h"

namespace inlet::tables {

struct ZipEntry {
  std::string name;  // without a leading slash, with forward slashes
  std::uint64_t header_offset = 0;
  std::uint64_t packed_bytes = 0;
  std::uint64_t bytes = 0;
  std::uint32_t crc = 0;
  std::uint16_t method = 0;  // 0 stored, 8 deflated
  bool is_encrypted = false;
};

class ZipArchive {
 public:
  // `source` must outlive the archive. CORRUPT_FILE, or ZIP_BOMB for more entries than allowed.
  static Result<ZipArchive> open(const base::ByteSource& source, const ReadLimits& limits);

  // The entry of that name, compared without case as part names are; nullptr when there is none.
  const ZipEntry* find(std::string_view name) const;
  const std::vector<ZipEntry>& entries() const { return entries_; }
  const base::ByteSource& source() const { return *source_; }

 private:
  explicit ZipArchive(const base::ByteSource& source) : source_(&source) {}

  const base::ByteSource* source_;
  std::vector<ZipEntry> entries_;
};

// CORRUPT_FILE with the reason a person reads: "the file is damaged and can't be read: <reason>".
base::Error corrupt_file(std::string reason);

}  // namespace inlet::tables
