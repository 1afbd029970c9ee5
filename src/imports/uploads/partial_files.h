// SPDX-License-Identifier: Apache-2.0
//
// The bytes of files that come in several parts, until all are there: files in the folder of uploads, or pieces in the database
// that nodes share. They are kept in whole pieces, so how far a file came is known whatever was cut off.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock/clock.h"
#include "base/errors/result.h"
#include "imports/uploads/shared_uploads.h"
#include "imports/uploads/upload.h"

namespace inlet::imports {

class PartialFiles {
 public:
  static constexpr std::uint64_t kPieceBytes = kSharedPieceBytes;
  // What is not whole by then is removed.
  static constexpr std::chrono::hours kStay{24};

  // `shared`: nullptr where the folder is all there is.
  PartialFiles(std::string folder, SharedUploads* shared) : folder_(std::move(folder)), shared_(shared) {}

  // How many bytes are there for good: all, or a number of whole pieces.
  Result<std::uint64_t> offset(const PartialUpload& partial) const;
  // One piece, or what is left where that is less. It belongs at `offset`, a number of whole pieces. NO_SPACE when the disk is full.
  Result<void> add(const PartialUpload& partial, std::uint64_t offset, std::string_view piece) const;
  // Gives the bytes of a file that is there whole.
  Result<void> read(const PartialUpload& partial, const ByteSink& sink) const;
  // One that is not there is no error.
  Result<void> remove(std::string_view id) const;

  // Whether a file in the folder is one of these.
  static bool is_name(std::string_view name);

 private:
  std::string path_of(std::string_view id) const;

  std::string folder_;
  SharedUploads* shared_;
};

}  // namespace inlet::imports
