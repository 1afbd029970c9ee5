// SPDX-License-Identifier: Apache-2.0
//
// The bytes of received files where all nodes find them: in the database that they share. What a node has on its disk is then a
// copy, which is fetched again when it is missing (UploadFiles).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/byte_source.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::imports {

using ByteSink = std::function<Result<void>(std::string_view bytes)>;

inline constexpr std::size_t kSharedPieceBytes = std::size_t{1} << 20U;

class SharedUploads {
 public:
  virtual ~SharedUploads() = default;
  // Stores the file, piece by piece, each content once; on the disk of the database when it returns. Broken off and called
  // again, it goes on. Nobody waits behind it, and it waits for nobody's turn.
  virtual Result<void> put(std::string_view sha256, const base::ByteSource& file, base::TimePoint now) = 0;
  // The same piece by piece as the bytes come, under a name of the caller's in the place of the hash. Pieces are of
  // kSharedPieceBytes, but for the last one, and numbered from 0; one that is there already stays.
  virtual Result<void> begin_pieces(std::string_view name, std::uint64_t size, base::TimePoint now) = 0;
  virtual Result<void> put_piece(std::string_view name, std::int64_t number, std::string_view bytes) = 0;
  virtual Result<std::int64_t> count_pieces(std::string_view name) = 0;
  // An internal error where one of the first `count` is not there.
  virtual Result<void> fetch_pieces(std::string_view name, std::int64_t count, const ByteSink& sink) = 0;
  // Gives the bytes in pieces; false, and nothing given, where the content is not there whole.
  virtual Result<bool> fetch(std::string_view sha256, const ByteSink& sink) = 0;
  virtual Result<bool> has(std::string_view sha256) = 0;
  // Hashes of uploads whose file should be there and is not: those of before files were shared, or of a move.
  virtual Result<std::vector<std::string>> missing() = 0;
  // Those of the hashes that some upload still needs.
  virtual Result<std::vector<std::string>> needed(std::span<const std::string> hashes) = 0;
  // Removes the content, whoever may need it. One that is not there is no error.
  virtual Result<void> remove(std::string_view sha256) = 0;
  // Removes what no upload needs and nobody put since `before`. Gives how many contents went.
  virtual Result<std::int64_t> remove_unneeded(base::TimePoint before) = 0;
};

}  // namespace inlet::imports
