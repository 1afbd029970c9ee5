// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/compound_file.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text/utf8.h"
#include "tables/rows/xlsx/utf8_feed.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

using Extent = CompoundStream::Extent;

constexpr std::string_view kSignature("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
constexpr std::uint32_t kLastRegular = 0xFFFFFFFA;  // beyond: free, end of chain, table sectors
constexpr std::size_t kHeaderSize = 512;
constexpr std::size_t kHeaderListSize = 109;
constexpr std::size_t kNodeSize = 128;
constexpr std::size_t kSmallSector = 64;
constexpr std::uint32_t kNoNode = 0xFFFFFFFF;
constexpr std::size_t kMostNodes = 100'000;

template <class T>
T number_at(std::string_view bytes, std::size_t offset) {
  T value = 0;
  if (offset + sizeof(T) <= bytes.size()) std::memcpy(&value, bytes.data() + offset, sizeof(T));
  return value;
}

std::uint32_t u32(std::string_view bytes, std::size_t offset) { return number_at<std::uint32_t>(bytes, offset); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Puts a piece behind the others, joined with the last where it follows it in the file.
void add_extent(std::vector<Extent>& extents, std::uint64_t file_offset, std::uint64_t bytes) {
  if (!extents.empty() && extents.back().file_offset + extents.back().bytes == file_offset) {
    extents.back().bytes += bytes;
    return;
  }
  const std::uint64_t stream_offset = extents.empty() ? 0 : extents.back().stream_offset + extents.back().bytes;
  extents.push_back({stream_offset, file_offset, bytes});
}

// The chain of sectors that begins at `first`, as a table of followers gives it.
Result<std::vector<std::uint32_t>> follow(const std::vector<std::uint32_t>& next, std::uint32_t first) {
  std::vector<std::uint32_t> sectors;
  std::vector<bool> visited(next.size());
  for (std::uint32_t sector = first; sector <= kLastRegular; sector = next[sector]) {
    if (sector >= next.size()) return corrupt_file("a chain of sectors leaves it");
    if (visited[sector]) return corrupt_file("a chain of sectors in it is a loop");
    visited[sector] = true;
    sectors.push_back(sector);
  }
  return sectors;
}

}  // namespace

Result<std::size_t> CompoundStream::read_at(std::uint64_t offset, std::span<char> buffer) const {
  if (offset >= size_) return std::size_t{0};
  const std::size_t wanted = std::min<std::uint64_t>(buffer.size(), size_ - offset);
  auto extent = std::upper_bound(extents_.begin(), extents_.end(), offset,
                                 [](std::uint64_t at, const Extent& e) { return at < e.stream_offset + e.bytes; });
  std::size_t done = 0;
  for (; done < wanted && extent != extents_.end(); ++extent) {
    const std::uint64_t skipped = offset + done - extent->stream_offset;
    const std::size_t part = std::min<std::uint64_t>(wanted - done, extent->bytes - skipped);
    INLET_ASSIGN(const std::size_t count, source_->read_at(extent->file_offset + skipped, buffer.subspan(done, part)));
    done += count;
    if (count < part) break;
  }
  return done;
}

bool CompoundFile::has_signature(std::string_view first_bytes) { return first_bytes.starts_with(kSignature); }

Result<CompoundFile> CompoundFile::open(const base::ByteSource& source) {
  CompoundFile file(source);
  INLET_TRY(file.read_header());
  return file;
}

std::uint64_t CompoundFile::sector_count() const {
  const std::uint64_t sector_size = 1ULL << sector_shift_;
  return source_->size() <= sector_size ? 0 : (source_->size() - sector_size + sector_size - 1) >> sector_shift_;
}

Result<void> CompoundFile::read_header() {
  std::string header(kHeaderSize, '\0');
  INLET_ASSIGN(const std::size_t count, source_->read_at(0, header));
  if (count < kHeaderSize || !has_signature(header)) return corrupt_file("its beginning is damaged");
  sector_shift_ = number_at<std::uint16_t>(header, 30);
  const std::uint32_t small_shift = number_at<std::uint16_t>(header, 32);
  if ((sector_shift_ != 9 && sector_shift_ != 12) || small_shift != 6) return corrupt_file("its beginning is damaged");
  small_limit_ = u32(header, 56);
  INLET_TRY(read_sector_table(u32(header, 68), u32(header, 72), header));

  INLET_ASSIGN(const auto small_table, chain(u32(header, 60)));
  const CompoundStream table(*source_, extents_of(small_table), small_table.size() << sector_shift_);
  std::string bytes(table.size(), '\0');
  INLET_ASSIGN(const std::size_t table_bytes, table.read_at(0, bytes));
  next_small_sector_.resize(table_bytes / 4);
  for (std::size_t i = 0; i < next_small_sector_.size(); ++i) next_small_sector_[i] = u32(bytes, i * 4);
  return read_directory(u32(header, 48));
}

// Reads the table of followers; its own sectors are listed in the header and, beyond the 109 that fit there, in a chain
// of list sectors.
Result<void> CompoundFile::read_sector_table(std::uint32_t first_of_list, std::uint32_t list_sectors,
                                             std::string_view header) {
  const std::size_t sector_size = std::size_t{1} << sector_shift_;
  const std::size_t per_sector = sector_size / 4;
  const std::uint64_t sectors = sector_count();
  const std::uint64_t most_tables = sectors / per_sector + 1;
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < kHeaderListSize; ++i) places.push_back(u32(header, 76 + i * 4));
  std::string bytes(sector_size, '\0');
  std::uint32_t sector = first_of_list;
  for (std::uint32_t i = 0; i < list_sectors && sector < sectors && places.size() <= most_tables + kHeaderListSize;
       ++i) {
    INLET_ASSIGN(const std::size_t count, source_->read_at(sector_offset(sector), bytes));
    if (count < sector_size) return corrupt_file("its end is missing");
    for (std::size_t j = 0; j + 1 < per_sector; ++j) places.push_back(u32(bytes, j * 4));
    sector = u32(bytes, sector_size - 4);
  }
  for (const std::uint32_t place : places) {
    if (place > kLastRegular || next_sector_.size() >= sectors + per_sector) continue;
    if (place >= sectors) return corrupt_file("its end is missing");
    INLET_ASSIGN(const std::size_t count, source_->read_at(sector_offset(place), bytes));
    for (std::size_t j = 0; j < count / 4; ++j) next_sector_.push_back(u32(bytes, j * 4));
  }
  return {};
}

Result<std::vector<std::uint32_t>> CompoundFile::chain(std::uint32_t first_sector) const {
  return follow(next_sector_, first_sector);
}

std::vector<Extent> CompoundFile::extents_of(const std::vector<std::uint32_t>& sectors) const {
  std::vector<Extent> extents;
  for (const std::uint32_t sector : sectors) add_extent(extents, sector_offset(sector), 1ULL << sector_shift_);
  return extents;
}

struct CompoundFile::Node {
  Entry entry;
  std::uint8_t type = 0;  // 1 folder, 2 stream, 5 root
  std::uint32_t left = kNoNode;
  std::uint32_t right = kNoNode;
  std::uint32_t child = kNoNode;
};

Result<void> CompoundFile::read_directory(std::uint32_t first_sector) {
  INLET_ASSIGN(const auto sectors, chain(first_sector));
  const std::uint64_t size = std::min<std::uint64_t>(sectors.size() << sector_shift_, kMostNodes * kNodeSize);
  const CompoundStream stream(*source_, extents_of(sectors), size);
  std::string bytes(size, '\0');
  INLET_ASSIGN(const std::size_t count, stream.read_at(0, bytes));
  std::vector<Node> nodes;
  for (std::size_t at = 0; at + kNodeSize <= count; at += kNodeSize) {
    const std::string_view raw = std::string_view(bytes).substr(at, kNodeSize);
    Node& node = nodes.emplace_back();
    const std::size_t name_units = std::min<std::size_t>(number_at<std::uint16_t>(raw, 64), 64) / 2;
    for (std::size_t i = 0; i + 1 < name_units; ++i)
      base::append_utf8(node.entry.name, number_at<std::uint16_t>(raw, i * 2));
    node.type = number_at<std::uint8_t>(raw, 66);
    node.entry.is_stream = node.type == 2;
    node.left = u32(raw, 68);
    node.right = u32(raw, 72);
    node.child = u32(raw, 76);
    node.entry.first_sector = u32(raw, 116);
    // Files with small sectors may have rubbish in the upper half.
    node.entry.size = sector_shift_ == 9 ? u32(raw, 120) : number_at<std::uint64_t>(raw, 120);
  }
  if (nodes.empty() || nodes[0].type != 5) return corrupt_file("its directory is damaged");
  small_first_sector_ = nodes[0].entry.first_sector;

  // The children of the root are a tree; what was visited is not visited again.
  std::vector<bool> visited(nodes.size());
  std::vector<std::uint32_t> open{nodes[0].child};
  while (!open.empty()) {
    const std::uint32_t index = open.back();
    open.pop_back();
    if (index >= nodes.size() || visited[index]) continue;
    visited[index] = true;
    entries_.push_back(nodes[index].entry);
    open.push_back(nodes[index].right);
    open.push_back(nodes[index].left);
  }
  // Some writers leave the tree broken; then every stream counts.
  if (find("Workbook") == nullptr && find("Book") == nullptr && find("EncryptedPackage") == nullptr) {
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      if (!visited[i] && nodes[i].type == 2) entries_.push_back(nodes[i].entry);
    }
  }
  return {};
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [name](const Entry& entry) {
    return std::equal(name.begin(), name.end(), entry.name.begin(), entry.name.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
  });
  return found == entries_.end() ? nullptr : &*found;
}

Result<CompoundStream> CompoundFile::open_stream(const Entry& entry) const {
  if (entry.size >= small_limit_) {
    INLET_ASSIGN(const auto sectors, chain(entry.first_sector));
    return CompoundStream(*source_, extents_of(sectors), entry.size);
  }
  INLET_ASSIGN(const auto sectors, follow(next_small_sector_, entry.first_sector));
  // A small sector lies in a piece of the root's stream; the pieces are found one by one.
  std::vector<Extent> extents;
  INLET_ASSIGN(const auto large, chain(small_first_sector_));
  for (const std::uint32_t sector : sectors) {
    const std::uint64_t offset = std::uint64_t{sector} * kSmallSector;
    const std::uint64_t index = offset >> sector_shift_;
    if (index >= large.size()) return corrupt_file("a chain of sectors leaves it");
    const std::uint64_t inside = offset & ((1ULL << sector_shift_) - 1);
    add_extent(extents, sector_offset(large[index]) + inside, kSmallSector);
  }
  return CompoundStream(*source_, std::move(extents), entry.size);
}

}  // namespace inlet::tables
