// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/block_index.h"

#include <isa-l/crc.h>

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "base/errors/check.h"
#include "tables/rows/block_wire.h"

namespace inlet::tables {
namespace {

constexpr std::uint64_t kLargestNumber = std::uint64_t{1} << 53U;

// The beginning of an index as bytes; then its blocks and its blanks.
struct IndexHead {
  std::uint64_t blocks = 0;
  std::uint64_t blanks = 0;
  std::uint64_t last_row = 0;
  std::uint64_t has_rows = 0;
  std::uint64_t hidden_rows = 0;
  std::uint64_t merged_cells = 0;
  std::uint64_t checksum = 0;  // of what follows
};

static_assert(std::has_unique_object_representations_v<IndexedBlock> && sizeof(IndexedBlock) == 48);
static_assert(std::has_unique_object_representations_v<RowRange> && sizeof(RowRange) == 16);

template <class T>
std::string_view bytes_of(const std::vector<T>& items) {
  return {reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T)};
}

bool is_in_order(const BlockIndex& index) {
  std::uint64_t row = 0;
  for (std::size_t i = 0; i < index.blocks.size(); ++i) {
    const IndexedBlock& block = index.blocks[i];
    if (i > 0 && block.before.row <= row) return false;
    row = block.before.row;
  }
  if (row > index.last_row || index.last_row > kLargestNumber) return false;
  std::uint64_t last = 0;
  for (const RowRange& range : index.blanks) {
    if (range.first <= last || range.last < range.first || range.last > kLargestNumber) return false;
    last = range.last;
  }
  return true;
}

}  // namespace

std::uint64_t checksum_of(std::string_view bytes) {
  return crc32_gzip_refl(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}

const IndexedBlock& BlockIndex::block_of(std::uint64_t row) const {
  INLET_CHECK(!blocks.empty());
  const auto after = std::partition_point(blocks.begin(), blocks.end(),
                                          [row](const IndexedBlock& block) { return block.before.row < row; });
  return after == blocks.begin() ? blocks.front() : *std::prev(after);
}

std::string to_bytes(const BlockIndex& index) {
  std::string bytes(sizeof(IndexHead), '\0');
  bytes += bytes_of(index.blocks);
  bytes += bytes_of(index.blanks);
  const IndexHead head{index.blocks.size(),
                       index.blanks.size(),
                       index.last_row,
                       index.has_rows ? 1U : 0U,
                       index.traits.hidden_rows,
                       index.traits.merged_cells,
                       checksum_of(std::string_view(bytes).substr(sizeof(IndexHead)))};
  std::memcpy(bytes.data(), &head, sizeof head);
  return bytes;
}

Result<BlockIndex> block_index_from_bytes(std::string_view bytes) {
  IndexHead head;
  if (bytes.size() < sizeof head) return broken_wire("an index without a head");
  std::memcpy(&head, bytes.data(), sizeof head);
  bytes.remove_prefix(sizeof head);
  const std::uint64_t most = bytes.size();
  if (head.blocks > most || head.blanks > most ||
      head.blocks * sizeof(IndexedBlock) + head.blanks * sizeof(RowRange) != most) {
    return broken_wire("an index of another size than it says");
  }
  if (head.checksum != checksum_of(bytes)) return broken_wire("an index that was damaged");
  BlockIndex index;
  index.blocks.resize(head.blocks);
  index.blanks.resize(head.blanks);
  index.last_row = head.last_row;
  index.has_rows = head.has_rows != 0;
  index.traits = {head.hidden_rows, head.merged_cells};
  const std::size_t block_bytes = head.blocks * sizeof(IndexedBlock);
  if (block_bytes > 0) std::memcpy(index.blocks.data(), bytes.data(), block_bytes);
  if (head.blanks > 0) std::memcpy(index.blanks.data(), bytes.data() + block_bytes, head.blanks * sizeof(RowRange));
  if (!is_in_order(index)) return broken_wire("an index out of order");
  return index;
}

RecordNumbers::RecordNumbers(const BlockIndex& index, const SourceProfile& profile) : last_row_(index.last_row) {
  std::vector<RowRange> ranges = index.blanks;
  ranges.insert(ranges.end(), profile.left_out.begin(), profile.left_out.end());
  if (profile.header_row.has_value()) ranges.push_back({1, *profile.header_row});
  std::sort(ranges.begin(), ranges.end(), [](const RowRange& a, const RowRange& b) { return a.first < b.first; });
  for (const RowRange& range : ranges) {
    if (!gaps_.empty() && range.first <= gaps_.back().last + 1) {
      gaps_.back().last = std::max(gaps_.back().last, range.last);
      continue;
    }
    std::uint64_t before = 0;
    if (!gaps_.empty()) before = gaps_.back().rows_in_gaps_before + gaps_.back().last - gaps_.back().first + 1;
    gaps_.push_back({range.first, range.last, before});
  }
}

std::uint64_t RecordNumbers::records_before(std::uint64_t row) const {
  const auto after =
      std::partition_point(gaps_.begin(), gaps_.end(), [row](const Gap& gap) { return gap.first < row; });
  if (after == gaps_.begin()) return row - 1;
  const Gap& gap = *std::prev(after);
  return row - 1 - gap.rows_in_gaps_before - (std::min(gap.last, row - 1) - gap.first + 1);
}

std::optional<std::uint64_t> RecordNumbers::row_of(std::uint64_t record) const {
  // The gaps before which at most so many records stand are all above it.
  const auto after = std::partition_point(gaps_.begin(), gaps_.end(), [record](const Gap& gap) {
    return gap.first - 1 - gap.rows_in_gaps_before <= record;
  });
  std::uint64_t row = record + 1;
  if (after != gaps_.begin()) {
    const Gap& gap = *std::prev(after);
    row += gap.rows_in_gaps_before + gap.last - gap.first + 1;
  }
  if (row > last_row_) return std::nullopt;
  return row;
}

}  // namespace inlet::tables
