// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "base/bytes/random_token.h"
#include "base/errors/no_space.h"

namespace inlet::base {
namespace {

Error file_error(const std::string& path, int number) {
  if (base::is_no_space(number)) return make_error(ErrorKind::kUnavailable, Code::kNoSpace, {}, path);
  return make_error(ErrorKind::kUnavailable, Code::kInputOutput, {path, std::strerror(number)});
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// A name in a folder survives a power cut only once the folder is on the disk too.
Result<void> sync_folder(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return file_error(folder, errno);
  const int status = ::fsync(descriptor);
  const int number = errno;
  ::close(descriptor);
  if (status != 0) return file_error(folder, number);
  return {};
}

}  // namespace

Result<TemporaryFile> TemporaryFile::create(const std::string& folder) {
  std::string path = folder + "/." + random_token(12) + ".tmp";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return file_error(folder, errno);
  return TemporaryFile(descriptor, std::move(path));
}

TemporaryFile::~TemporaryFile() { discard(); }

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)), size_(other.size_) {}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
  if (this == &other) return *this;
  discard();
  descriptor_ = std::exchange(other.descriptor_, -1);
  path_ = std::move(other.path_);
  size_ = other.size_;
  return *this;
}

Result<void> TemporaryFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return file_error(path_, errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    size_ += static_cast<std::uint64_t>(count);
  }
  return {};
}

Result<void> TemporaryFile::keep_as(const std::string& path) && {
  if (::fsync(descriptor_) != 0) return file_error(path, errno);
  if (::rename(path_.c_str(), path.c_str()) != 0) return file_error(path, errno);
  ::close(std::exchange(descriptor_, -1));
  return sync_folder(folder_of(path));
}

void TemporaryFile::discard() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  ::unlink(path_.c_str());
  descriptor_ = -1;
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  INLET_ASSIGN(TemporaryFile file, TemporaryFile::create(folder_of(path)));
  INLET_TRY(file.write(bytes));
  return std::move(file).keep_as(path);
}

}  // namespace inlet::base
