// SPDX-License-Identifier: Apache-2.0
#include "imports/uploads/partial_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <vector>

#include "base/bytes/descriptor.h"
#include "base/bytes/file_source.h"
#include "base/errors/check.h"
#include "imports/uploads/folder_error.h"

namespace inlet::imports {
namespace {

using base::Descriptor;

constexpr std::string_view kPrefix = "partial-";

std::int64_t pieces_of(std::uint64_t bytes) {
  return static_cast<std::int64_t>((bytes + PartialFiles::kPieceBytes - 1) / PartialFiles::kPieceBytes);
}

}  // namespace

bool PartialFiles::is_name(std::string_view name) { return name.starts_with(kPrefix); }

std::string PartialFiles::path_of(std::string_view id) const {
  return folder_ + "/" + std::string(kPrefix) + std::string(id);
}

Result<std::uint64_t> PartialFiles::offset(const PartialUpload& partial) const {
  if (shared_ != nullptr) {
    INLET_ASSIGN(const std::int64_t count, shared_->count_pieces(partial.id));
    return std::min(static_cast<std::uint64_t>(count) * kPieceBytes, partial.size);
  }
  struct stat status {};
  const std::string path = path_of(partial.id);
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return std::uint64_t{0};
    return folder_error(path, errno);
  }
  const auto size = static_cast<std::uint64_t>(status.st_size);
  return size >= partial.size ? partial.size : size - size % kPieceBytes;
}

Result<void> PartialFiles::add(const PartialUpload& partial, std::uint64_t offset, std::string_view piece) const {
  INLET_CHECK(offset % kPieceBytes == 0 && offset <= partial.size);
  INLET_CHECK(piece.size() == std::min(kPieceBytes, partial.size - offset));
  if (shared_ != nullptr) {
    if (offset == 0) INLET_TRY(shared_->begin_pieces(partial.id, partial.size, partial.begun_at));
    return shared_->put_piece(partial.id, static_cast<std::int64_t>(offset / kPieceBytes), piece);
  }
  const std::string path = path_of(partial.id);
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
  if (file.get() < 0) return folder_error(path, errno);
  while (!piece.empty()) {
    const ssize_t count = ::pwrite(file.get(), piece.data(), piece.size(), static_cast<off_t>(offset));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return folder_error(path, errno);
    piece.remove_prefix(static_cast<std::size_t>(count));
    offset += static_cast<std::uint64_t>(count);
  }
  if (::fdatasync(file.get()) != 0) return folder_error(path, errno);
  return {};
}

Result<void> PartialFiles::read(const PartialUpload& partial, const ByteSink& sink) const {
  if (partial.size == 0) return {};
  if (shared_ != nullptr) return shared_->fetch_pieces(partial.id, pieces_of(partial.size), sink);
  INLET_ASSIGN(const std::unique_ptr<base::FileSource> source, base::FileSource::open(path_of(partial.id)));
  std::vector<char> piece(kPieceBytes);
  for (std::uint64_t offset = 0; offset < partial.size;) {
    INLET_ASSIGN(const std::size_t count, source->read_at(offset, piece));
    if (count == 0) return base::internal_error("a partial upload became shorter");
    INLET_TRY(sink({piece.data(), count}));
    offset += count;
  }
  return {};
}

Result<void> PartialFiles::remove(std::string_view id) const {
  if (shared_ != nullptr) return shared_->remove(id);
  const std::string path = path_of(id);
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return folder_error(path, errno);
  return {};
}

}  // namespace inlet::imports
