// SPDX-License-Identifier: Apache-2.0
//
// The text of a file as UTF-8, a part of it at a time: read in pieces, decoded where the file is not UTF-8 already, and given
// up again from the front. UTF-8 is passed on as it is, wrong bytes included.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "base/text/decoder.h"

namespace inlet::tables {

class TextWindow {
 public:
  static constexpr std::size_t kPieceBytes = 1024 * 1024;
  static constexpr std::size_t kPaddingBytes = 64;  // readable behind text()

  // `source` must outlive the window. Smaller pieces are for tests. NO_SUCH_ENCODING.
  static Result<TextWindow> open(const base::ByteSource& source, const std::string& encoding,
                                 std::size_t piece_bytes = kPieceBytes);

  std::string_view text() const { return {buffer_.data() + begin_, end_ - begin_}; }
  bool is_whole() const { return is_whole_; }  // nothing comes behind text()
  bool is_decoded() const { return decoder_ != nullptr; }
  // Some bytes in reach of text() could not be decoded. Always false for UTF-8, which is not looked at here.
  bool has_replacements() const { return has_replacements_; }

  // Lengthens text() by a piece, or by as much as it has where that is more, so that a long row costs linear time.
  Result<void> read_more();
  // Gives up the first `count` bytes of text().
  void consume(std::size_t count);

  // Where text() begins in the file; it must stand at the beginning, the end or behind a line break (or the bytes must be
  // UTF-8). Only for encodings that is_decodable_by_lines().
  Result<std::uint64_t> file_offset();
  std::uint64_t bytes_read() const { return read_offset_; }

  // Begins anew at a place that file_offset() gave.
  void seek(std::uint64_t offset);

 private:
  TextWindow(const base::ByteSource& source, std::unique_ptr<base::Decoder> decoder, std::uint32_t unit_bytes,
             std::size_t piece_bytes)
      : source_(&source), decoder_(std::move(decoder)), unit_bytes_(unit_bytes), piece_bytes_(piece_bytes) {}

  void make_room(std::size_t count);
  Result<void> read_decoded(std::size_t wanted);

  const base::ByteSource* source_;
  std::unique_ptr<base::Decoder> decoder_;  // none: the file is UTF-8
  std::uint32_t unit_bytes_;
  bool is_big_endian_ = false;
  std::size_t piece_bytes_;

  std::string buffer_;  // text() lies in it; larger than what is used
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool is_whole_ = false;
  bool has_replacements_ = false;
  std::uint64_t read_offset_ = 0;  // in the file: what was read last ends here

  // Decoded text: a known place of the file, and how many line breaks were given up since.
  std::uint64_t anchor_offset_ = 0;
  std::uint64_t breaks_since_anchor_ = 0;
  std::string raw_;
  std::string decoded_;
};

}  // namespace inlet::tables
