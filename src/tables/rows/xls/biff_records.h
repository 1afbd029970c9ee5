// SPDX-License-Identifier: Apache-2.0
//
// The records of a BIFF stream, one after the other: a type, a length, that many bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "tables/rows/xls/compound_file.h"

namespace inlet::tables {

// The bytes of a record. Reading behind its end gives zeros.
class RecordBytes {
 public:
  RecordBytes() = default;
  explicit RecordBytes(std::string_view bytes) : bytes_(bytes) {}
  std::size_t size() const { return bytes_.size(); }
  std::uint8_t u8(std::size_t at) const { return number<std::uint8_t>(at); }
  std::uint16_t u16(std::size_t at) const { return number<std::uint16_t>(at); }
  std::uint32_t u32(std::size_t at) const { return number<std::uint32_t>(at); }
  double f64(std::size_t at) const { return number<double>(at); }
  std::string_view from(std::size_t at) const { return at <= bytes_.size() ? bytes_.substr(at) : std::string_view(); }

 private:
  template <class T>
  T number(std::size_t at) const {
    T value{};
    if (at + sizeof(T) <= bytes_.size()) __builtin_memcpy(&value, bytes_.data() + at, sizeof(T));
    return value;
  }
  std::string_view bytes_;
};

class BiffRecords {
 public:
  explicit BiffRecords(CompoundStream stream) : stream_(std::move(stream)), buffer_(kBuffer) {}

  void seek(std::uint64_t offset);
  // False at the end of the stream. A record cut by it is CORRUPT_FILE.
  Result<bool> next() {
    if (is_unread_ || next_ + kHead > filled_) return next_to_buffer();
    std::uint16_t size = 0;
    __builtin_memcpy(&size, buffer_.data() + next_ + 2, sizeof size);
    if (next_ + kHead + size > filled_) return next_to_buffer();
    __builtin_memcpy(&type_, buffer_.data() + next_, sizeof type_);
    size_ = size;
    record_ = next_;
    next_ += kHead + size;
    return true;
  }
  // Gives the record of the last next() once more.
  void unread() { is_unread_ = true; }
  // The type of the record behind the current one, 0xFFFF at the end. Keeps the current record's bytes.
  Result<std::uint16_t> peek_type();

  std::uint16_t type() const { return type_; }
  RecordBytes bytes() const { return RecordBytes({buffer_.data() + record_ + kHead, size_}); }
  std::uint64_t offset() const { return buffer_offset_ + record_; }  // of the current record
  std::uint64_t stream_size() const { return stream_.size(); }

 private:
  static constexpr std::size_t kHead = 4;
  static constexpr std::size_t kBuffer = 256 * 1024;  // at least two records
  // Sees to it that `count` bytes behind `place` are in the buffer, keeping all from the current record on.
  Result<bool> ensure(std::size_t place, std::size_t count);

  // next() where the record is not in the buffer yet, or is given once more.
  Result<bool> next_to_buffer();

  CompoundStream stream_;
  std::vector<char> buffer_;
  std::uint64_t buffer_offset_ = 0;  // of the buffer's first byte in the stream
  std::size_t filled_ = 0;
  std::size_t record_ = 0;  // the current record, in the buffer
  std::size_t next_ = 0;    // the one behind it
  std::uint16_t type_ = 0;
  std::uint16_t size_ = 0;
  bool is_unread_ = false;
};

}  // namespace inlet::tables
