// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/kept_blocks.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>
#include <utility>

#include "tables/rows/block_wire.h"
#include "tables/rows/records.h"

namespace inlet::tables {
namespace {

constexpr char kMagic[8] = {'I', 'n', 'l', 'e', 't', 'B', 'l', '2'};
constexpr std::size_t kMostBlanks = std::size_t{1} << 20U;  // a table with more gaps than these is read from its start

// The last bytes of a kept file.
struct Trailer {
  std::uint64_t index_offset = 0;
  char magic[8] = {};
};

Result<std::string> read_part(const base::ByteSource& kept, std::uint64_t offset, std::uint64_t size) {
  if (offset > kept.size() || size > kept.size() - offset) return broken_wire("a kept file that is too short");
  std::string bytes(size, '\0');
  INLET_ASSIGN(const std::size_t count, kept.read_at(offset, std::span(bytes)));
  if (count != size) return broken_wire("a kept file that became shorter");
  return bytes;
}

class KeptRowReader final : public RowReader {
 public:
  KeptRowReader(const base::ByteSource& kept, BlockIndex index, const ReadLimits& limits)
      : kept_(&kept), index_(std::move(index)), limits_(limits) {}

  Result<bool> next(RowBlock& block) override {
    block.clear();
    while (next_ < index_.blocks.size()) {
      INLET_TRY(read_block(index_.blocks[next_++], block));
      std::erase_if(block.rows, [this](const RowPlace& row) { return row.number <= place_.row; });
      if (block.rows.empty()) continue;
      place_.row = block.rows.back().number;
      return true;
    }
    block.clear();
    progress_.bytes_done = progress_.bytes_total;
    return false;
  }

  Bookmark bookmark() const override { return place_; }

  Result<void> seek(const Bookmark& place) override {
    place_ = place;
    next_ = 0;
    if (!index_.blocks.empty()) {
      next_ = static_cast<std::size_t>(&index_.block_of(place.row + 1) - index_.blocks.data());
    }
    return {};
  }

  ReadProgress progress() const override { return progress_; }
  SheetTraits traits() const override { return index_.traits; }

 private:
  Result<void> read_block(const IndexedBlock& place, RowBlock& block) {
    BlockHead head;
    if (place.bytes < sizeof head) return broken_wire("a kept block without a head");
    INLET_ASSIGN(const std::string bytes, read_part(*kept_, place.offset, place.bytes));
    if (checksum_of(bytes) != place.checksum) return broken_wire("a kept block that was damaged");
    std::memcpy(&head, bytes.data(), sizeof head);
    if (!is_plausible(head) || sizeof head + head.part_bytes() != bytes.size()) {
      return broken_wire("a kept block of another size than it says");
    }
    const char* from = bytes.data() + sizeof head;
    block.bytes.assign(from, head.text_bytes);
    from += head.text_bytes;
    block.cells.resize(head.cells);
    if (head.cells > 0) std::memcpy(block.cells.data(), from, head.cells * sizeof(CellPlace));
    from += head.cells * sizeof(CellPlace);
    rows_.resize(head.rows);
    std::memcpy(rows_.data(), from, head.rows * sizeof(WireRow));
    progress_ = head.progress;
    return take_rows(rows_, place.before.row, limits_, block);
  }

  const base::ByteSource* kept_;
  BlockIndex index_;
  ReadLimits limits_;
  std::size_t next_ = 0;
  Bookmark place_;
  ReadProgress progress_;
  std::vector<WireRow> rows_;
};

}  // namespace

Result<bool> KeepingReader::next(RowBlock& block) {
  const Bookmark before = reader_->bookmark();
  auto has_rows = reader_->next(block);
  // A file that can't be read to its end is not kept: every time its reader shall say why.
  if (!has_rows.has_value()) has_given_up_ = true;
  if (has_given_up_) return has_rows;
  if (*has_rows) {
    keep(block, before);
  } else {
    finish();
    has_given_up_ = true;
  }
  return has_rows;
}

Result<void> KeepingReader::seek(const Bookmark& place) {
  has_given_up_ = true;
  return reader_->seek(place);
}

void KeepingReader::keep(const RowBlock& block, const Bookmark& before) {
  IndexedBlock place;
  place.before = before;
  index_.last_row = block.rows.back().number;
  note_blanks(block);
  if (keeps_rows_) {
    const BlockHead head = head_of(block, reader_->bookmark(), reader_->progress());
    const std::vector<WireRow> rows = wire_rows(block);
    bytes_.assign(reinterpret_cast<const char*>(&head), sizeof head);
    bytes_ += block.bytes;
    bytes_.append(reinterpret_cast<const char*>(block.cells.data()), block.cells.size() * sizeof(CellPlace));
    bytes_.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(WireRow));
    place.offset = size_;
    place.bytes = bytes_.size();
    place.checksum = checksum_of(bytes_);
    if (!write(bytes_)) return;
  }
  index_.blocks.push_back(place);
}

void KeepingReader::note_blanks(const RowBlock& block) {
  for (std::size_t row = 0; row < block.row_count(); ++row) {
    const RowPlace& place = block.row(row);
    if (place.status == RowStatus::kBad || !is_blank_row(block, row)) continue;
    if (!index_.blanks.empty() && index_.blanks.back().last + 1 == place.number) {
      index_.blanks.back().last = place.number;
    } else {
      index_.blanks.push_back({place.number, place.number});
    }
  }
  if (index_.blanks.size() > kMostBlanks) has_given_up_ = true;
}

void KeepingReader::finish() {
  index_.has_rows = keeps_rows_;
  index_.traits = reader_->traits();
  Trailer trailer;
  trailer.index_offset = size_;
  std::memcpy(trailer.magic, kMagic, sizeof kMagic);
  std::string bytes = to_bytes(index_);
  bytes.append(reinterpret_cast<const char*>(&trailer), sizeof trailer);
  // Longer where another reader wrote before, whose encoding was not the right one.
  if (write(bytes) && ::ftruncate(descriptor_, static_cast<off_t>(size_)) != 0) has_given_up_ = true;
}

bool KeepingReader::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      has_given_up_ = true;
      return false;
    }
    size_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

Result<BlockIndex> read_kept_index(const base::ByteSource& kept) {
  Trailer trailer;
  if (kept.size() < sizeof trailer) return broken_wire("a kept file without an end");
  INLET_ASSIGN(const std::string end, read_part(kept, kept.size() - sizeof trailer, sizeof trailer));
  std::memcpy(&trailer, end.data(), sizeof trailer);
  if (std::memcmp(trailer.magic, kMagic, sizeof kMagic) != 0 || trailer.index_offset > kept.size() - sizeof trailer) {
    return broken_wire("a kept file that is not whole");
  }
  INLET_ASSIGN(const std::string bytes,
               read_part(kept, trailer.index_offset, kept.size() - sizeof trailer - trailer.index_offset));
  return block_index_from_bytes(bytes);
}

std::unique_ptr<RowReader> open_kept_rows(const base::ByteSource& kept, BlockIndex index, const ReadLimits& limits) {
  return std::make_unique<KeptRowReader>(kept, std::move(index), limits);
}

}  // namespace inlet::tables
