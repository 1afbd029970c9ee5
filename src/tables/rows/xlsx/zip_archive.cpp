// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/zip_archive.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace inlet::tables {
namespace {

using base::ByteSource;

constexpr std::uint32_t kDirectoryEntry = 0x02014b50;
constexpr std::uint32_t kDirectoryEnd = 0x06054b50;
constexpr std::uint32_t kDirectoryEnd64 = 0x06064b50;
constexpr std::uint32_t kLocator64 = 0x07064b50;
constexpr std::size_t kLocalHeaderSize = 30;
constexpr std::size_t kEntrySize = 46;
constexpr std::size_t kEndSize = 22;
constexpr std::uint64_t kLargestDirectory = 16 * 1024 * 1024;

// Little-endian numbers of a record. Reading behind its end gives zeros; callers check sizes first.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  T at(std::size_t offset) const {
    T value = 0;
    if (offset + sizeof(T) <= bytes_.size()) std::memcpy(&value, bytes_.data() + offset, sizeof(T));
    return value;
  }
  std::uint16_t u16(std::size_t offset) const { return at<std::uint16_t>(offset); }
  std::uint32_t u32(std::size_t offset) const { return at<std::uint32_t>(offset); }
  std::uint64_t u64(std::size_t offset) const { return at<std::uint64_t>(offset); }

 private:
  std::string_view bytes_;
};

Result<std::string> read_exactly(const ByteSource& source, std::uint64_t offset, std::uint64_t size) {
  if (offset > source.size() || size > source.size() - offset) return corrupt_file("its end is missing");
  std::string bytes(size, '\0');
  INLET_ASSIGN(const std::size_t count, source.read_at(offset, bytes));
  if (count != size) return corrupt_file("its end is missing");
  return bytes;
}

struct Directory {
  std::uint64_t entries = 0;
  std::uint64_t size = 0;
  std::uint64_t offset = 0;
  std::uint64_t end = 0;  // where the end record, or the zip64 one before it, begins
};

// The 64-bit end record, where the locator before the ordinary one points to it.
Result<std::optional<Directory>> find_directory64(const ByteSource& source, std::uint64_t end_offset) {
  if (end_offset < 20) return std::optional<Directory>{};
  INLET_ASSIGN(const std::string locator, read_exactly(source, end_offset - 20, 20));
  if (Fields(locator).u32(0) != kLocator64) return std::optional<Directory>{};
  std::uint64_t place = Fields(locator).u64(8);
  INLET_ASSIGN(std::string end, read_exactly(source, place, 56));
  if (Fields(end).u32(0) != kDirectoryEnd64) return corrupt_file("its zip directory is damaged");
  const Fields fields(end);
  return std::optional<Directory>(Directory{fields.u64(32), fields.u64(40), fields.u64(48), place});
}

Result<Directory> find_directory(const ByteSource& source) {
  const std::uint64_t size = source.size();
  if (size < kEndSize) return corrupt_file("its end is missing");
  const std::uint64_t tail_size = std::min<std::uint64_t>(size, kEndSize + 65'535);
  INLET_ASSIGN(const std::string tail, read_exactly(source, size - tail_size, tail_size));
  for (std::size_t i = tail.size() - kEndSize + 1; i-- > 0;) {
    const Fields fields(std::string_view(tail).substr(i));
    if (fields.u32(0) != kDirectoryEnd) continue;
    // The last signature whose comment fits; a comment may itself hold a signature.
    if (i + kEndSize + fields.u16(20) > tail.size()) continue;
    const std::uint64_t end_offset = size - tail_size + i;
    INLET_ASSIGN(const auto directory64, find_directory64(source, end_offset));
    if (directory64) return *directory64;
    return Directory{fields.u16(10), fields.u32(12), fields.u32(16), end_offset};
  }
  return corrupt_file("its end is missing");
}

// The zip64 extra field holds, in this order, those of the values that are all ones in the entry itself.
void apply_zip64(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const Fields head(extra);
    const std::size_t length = std::min<std::size_t>(head.u16(2), extra.size() - 4);
    if (head.u16(0) == 1) {
      const Fields values(extra.substr(4, length));
      std::size_t at = 0;
      for (std::uint64_t* value : {&entry.bytes, &entry.packed_bytes, &entry.header_offset}) {
        if (*value != 0xFFFFFFFFU) continue;
        *value = values.u64(at);
        at += 8;
      }
      return;
    }
    extra.remove_prefix(4 + length);
  }
}

std::string part_name(std::string_view written) {
  std::string name(written);
  std::replace(name.begin(), name.end(), '\\', '/');
  while (name.starts_with("./")) name.erase(0, 2);
  while (name.starts_with('/')) name.erase(0, 1);
  return name;
}

bool same_part_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

Result<void> refuse_overlaps(const std::vector<ZipEntry>& entries, std::uint64_t directory_offset) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;  // begin, least end
  places.reserve(entries.size());
  for (const ZipEntry& entry : entries) {
    if (entry.header_offset > directory_offset || entry.packed_bytes > directory_offset) {
      return corrupt_file("its zip directory points outside of it");
    }
    places.emplace_back(entry.header_offset, entry.header_offset + kLocalHeaderSize + entry.packed_bytes);
  }
  std::sort(places.begin(), places.end());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::uint64_t next = i + 1 < places.size() ? places[i + 1].first : directory_offset;
    if (places[i].second > next) return corrupt_file("parts of it overlap");
  }
  return {};
}

}  // namespace

base::Error corrupt_file(std::string reason) {
  return base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {std::move(reason)});
}

Result<ZipArchive> ZipArchive::open(const ByteSource& source, const ReadLimits& limits) {
  INLET_ASSIGN(Directory directory, find_directory(source));
  if (directory.entries > limits.zip_entries) {
    return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                            {std::to_string(limits.zip_entries) + " parts"});
  }
  if (directory.size > directory.end || directory.size > kLargestDirectory)
    return corrupt_file("its zip directory is damaged");

  // Something may stand before the archive; all offsets are then too small by its size.
  const std::uint64_t real_offset = directory.end - directory.size;
  std::uint64_t shift = 0;
  if (directory.offset != real_offset) {
    INLET_ASSIGN(const std::string there,
                 read_exactly(source, real_offset, std::min<std::uint64_t>(directory.size, 4)));
    if (directory.offset > real_offset || Fields(there).u32(0) != kDirectoryEntry) {
      if (directory.offset > directory.end) return corrupt_file("its zip directory is damaged");
      directory.size = directory.end - directory.offset;
    } else {
      INLET_ASSIGN(const std::string stated, read_exactly(source, directory.offset, 4));
      if (Fields(stated).u32(0) == kDirectoryEntry) {
        directory.size = directory.end - directory.offset;
      } else {
        shift = real_offset - directory.offset;
      }
    }
  }
  if (directory.size > kLargestDirectory) return corrupt_file("its zip directory is damaged");

  INLET_ASSIGN(const std::string bytes, read_exactly(source, directory.offset + shift, directory.size));
  ZipArchive archive(source);
  std::string_view rest = bytes;
  for (std::uint64_t i = 0; i < directory.entries; ++i) {
    const Fields fields(rest);
    if (rest.size() < kEntrySize || fields.u32(0) != kDirectoryEntry)
      return corrupt_file("its zip directory is damaged");
    const std::size_t name_size = fields.u16(28);
    const std::size_t extra_size = fields.u16(30);
    const std::size_t size = kEntrySize + name_size + extra_size + fields.u16(32);
    if (rest.size() < size) return corrupt_file("its zip directory is damaged");
    ZipEntry entry;
    entry.is_encrypted = (fields.u16(8) & 1) != 0;
    entry.method = fields.u16(10);
    entry.crc = fields.u32(16);
    entry.packed_bytes = fields.u32(20);
    entry.bytes = fields.u32(24);
    entry.header_offset = fields.u32(42);
    apply_zip64(rest.substr(kEntrySize + name_size, extra_size), entry);
    entry.header_offset += shift;
    entry.name = part_name(rest.substr(kEntrySize, name_size));
    archive.entries_.push_back(std::move(entry));
    rest.remove_prefix(size);
  }
  INLET_TRY(refuse_overlaps(archive.entries_, directory.offset + shift));
  return archive;
}

const ZipEntry* ZipArchive::find(std::string_view name) const {
  while (name.starts_with('/')) name.remove_prefix(1);
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [name](const ZipEntry& entry) { return same_part_name(entry.name, name); });
  return found == entries_.end() ? nullptr : &*found;
}

}  // namespace inlet::tables
