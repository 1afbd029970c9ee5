// SPDX-License-Identifier: Apache-2.0
//
// Files in one file, as tar has them (POSIX ustar; sizes from 8 GiB on as GNU tar writes them), so that a backup can be looked
// into without us. Regular files alone, whose names have at most 100 bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes/byte_source.h"
#include "base/clock/clock.h"
#include "base/errors/result.h"

namespace inlet::base {

class TarWriter {
 public:
  using Sink = std::function<Result<void>(std::string_view)>;
  TarWriter(Sink sink, TimePoint made_at) : sink_(std::move(sink)), made_at_(made_at) {}

  Result<void> add(std::string_view name, const ByteSource& bytes);
  Result<void> finish();

 private:
  Sink sink_;
  TimePoint made_at_;
};

struct TarMember {
  std::string name;
  std::uint64_t offset = 0;  // of its bytes in the archive
  std::uint64_t size = 0;
};

class TarReader {
 public:
  explicit TarReader(const ByteSource& archive) : archive_(archive) {}
  // None at the end. kCorrupt with a detail for what is no archive, was cut, or holds something else than files.
  Result<std::optional<TarMember>> next();

 private:
  const ByteSource& archive_;
  std::uint64_t place_ = 0;
};

// The bytes of a member, piece by piece.
Result<void> read_member(const ByteSource& archive, const TarMember& member, const TarWriter::Sink& sink);

}  // namespace inlet::base
