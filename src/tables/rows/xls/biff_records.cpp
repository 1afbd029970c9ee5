// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/biff_records.h"

#include <cstring>

#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {

void BiffRecords::seek(std::uint64_t offset) {
  is_unread_ = false;
  size_ = 0;
  if (offset >= buffer_offset_ && offset <= buffer_offset_ + filled_) {
    record_ = next_ = static_cast<std::size_t>(offset - buffer_offset_);
    return;
  }
  buffer_offset_ = offset;
  filled_ = record_ = next_ = 0;
}

Result<bool> BiffRecords::ensure(std::size_t place, std::size_t count) {
  if (place + count <= filled_) return true;
  const std::size_t kept = filled_ - record_;
  std::memmove(buffer_.data(), buffer_.data() + record_, kept);
  const std::size_t moved = record_;
  buffer_offset_ += moved;
  record_ = 0;
  next_ -= moved;
  filled_ = kept;
  INLET_ASSIGN(const std::size_t read, stream_.read_at(buffer_offset_ + filled_, std::span(buffer_).subspan(filled_)));
  filled_ += read;
  return place - moved + count <= filled_;
}

Result<bool> BiffRecords::next_to_buffer() {
  if (is_unread_) {
    is_unread_ = false;
    return true;
  }
  record_ = next_;
  INLET_ASSIGN(const bool has_head, ensure(record_, kHead));
  if (!has_head) return false;
  std::memcpy(&type_, buffer_.data() + record_, 2);
  std::memcpy(&size_, buffer_.data() + record_ + 2, 2);
  INLET_ASSIGN(const bool has_all, ensure(record_, kHead + size_));
  if (!has_all) return corrupt_file("its end is missing");
  next_ = record_ + kHead + size_;
  return true;
}

Result<std::uint16_t> BiffRecords::peek_type() {
  INLET_ASSIGN(const bool has_head, ensure(next_, kHead));
  std::uint16_t type = 0xFFFF;
  if (has_head) std::memcpy(&type, buffer_.data() + next_, 2);
  return type;
}

}  // namespace inlet::tables
