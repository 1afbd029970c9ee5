// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a zip file: every part of it is unpacked or refused.
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/bytes/memory_source.h"
#include "tables/rows/xlsx/part_stream.h"
#include "tables/rows/xlsx/zip_archive.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inlet::tables;
  const inlet::base::MemorySource source(std::string(reinterpret_cast<const char*>(data), size));
  ReadLimits limits;
  limits.unpacked_bytes = 1024 * 1024;
  limits.zip_entries = 50;
  const auto archive = ZipArchive::open(source, limits);
  if (!archive.has_value()) return 0;
  UnpackBudget budget(limits);
  char piece[1000];
  for (const ZipEntry& entry : archive->entries()) {
    auto stream = PartStream::open(*archive, entry, budget);
    while (stream.has_value()) {
      const auto count = stream->read(piece);
      if (!count.has_value() || *count == 0) break;
    }
  }
  return 0;
}
