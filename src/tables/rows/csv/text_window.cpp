// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/csv/text_window.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace inlet::tables {
namespace {

std::uint64_t count_breaks(std::string_view text) {
  std::uint64_t count = 0;
  for (const char byte : text) count += byte == '\n' || byte == '\r' ? 1 : 0;
  return count;
}

bool is_break(const char* unit, std::uint32_t unit_bytes, bool is_big_endian) {
  const std::uint32_t low = is_big_endian ? unit_bytes - 1 : 0;
  if (unit[low] != '\n' && unit[low] != '\r') return false;
  for (std::uint32_t i = 0; i < unit_bytes; ++i) {
    if (i != low && unit[i] != '\0') return false;
  }
  return true;
}

}  // namespace

Result<TextWindow> TextWindow::open(const base::ByteSource& source, const std::string& encoding,
                                    std::size_t piece_bytes) {
  std::unique_ptr<base::Decoder> decoder;
  if (!base::is_utf8_encoding(encoding)) {
    INLET_ASSIGN(decoder, base::Decoder::open(encoding));
  }
  std::uint32_t unit_bytes = base::code_unit_bytes(encoding);
  TextWindow window(source, std::move(decoder), unit_bytes, piece_bytes);
  window.is_big_endian_ = base::encoding_name(encoding).value_or("").ends_with("BE");
  return window;
}

void TextWindow::make_room(std::size_t count) {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + count + kPaddingBytes) buffer_.resize(end_ + count + kPaddingBytes);
}

Result<void> TextWindow::read_more() {
  if (is_whole_) return {};
  if (begin_ == end_) has_replacements_ = false;
  // No more than there is: most files are smaller than a piece.
  const auto left = static_cast<std::size_t>(source_->size() - read_offset_);
  const std::size_t wanted = std::min(std::max(piece_bytes_, end_ - begin_), left);
  if (decoder_ != nullptr) return read_decoded(wanted);
  make_room(wanted);
  INLET_ASSIGN(const std::size_t count, source_->read_at(read_offset_, std::span(buffer_.data() + end_, wanted)));
  end_ += count;
  read_offset_ += count;
  is_whole_ = count < wanted || read_offset_ >= source_->size();
  return {};
}

Result<void> TextWindow::read_decoded(std::size_t wanted) {
  raw_.resize(wanted);
  INLET_ASSIGN(const std::size_t count, source_->read_at(read_offset_, std::span(raw_.data(), wanted)));
  read_offset_ += count;
  is_whole_ = count < wanted || read_offset_ >= source_->size();
  decoded_.clear();
  if (decoder_->decode(std::string_view(raw_).substr(0, count), is_whole_, decoded_) > 0) has_replacements_ = true;
  make_room(decoded_.size());
  std::memcpy(buffer_.data() + end_, decoded_.data(), decoded_.size());
  end_ += decoded_.size();
  return {};
}

void TextWindow::consume(std::size_t count) {
  if (decoder_ != nullptr) breaks_since_anchor_ += count_breaks(text().substr(0, count));
  begin_ += count;
}

Result<std::uint64_t> TextWindow::file_offset() {
  if (decoder_ == nullptr) return read_offset_ - (end_ - begin_);
  if (is_whole_ && begin_ == end_) return source_->size();
  // Breaks are single code units in every encoding and never part of another character, so they can be counted in the file.
  std::string piece(64 * 1024, '\0');
  while (breaks_since_anchor_ > 0) {
    INLET_ASSIGN(const std::size_t count, source_->read_at(anchor_offset_, std::span(piece)));
    std::size_t i = 0;
    for (; i + unit_bytes_ <= count && breaks_since_anchor_ > 0; i += unit_bytes_) {
      if (is_break(piece.data() + i, unit_bytes_, is_big_endian_)) --breaks_since_anchor_;
    }
    if (i == 0) break;
    anchor_offset_ += i;
  }
  return anchor_offset_;
}

void TextWindow::seek(std::uint64_t offset) {
  begin_ = end_ = 0;
  is_whole_ = has_replacements_ = false;
  read_offset_ = anchor_offset_ = offset;
  breaks_since_anchor_ = 0;
  if (decoder_ != nullptr) decoder_->reset();
}

}  // namespace inlet::tables
