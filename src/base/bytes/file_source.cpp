// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/file_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace inlet::base {

Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return make_error(ErrorKind::kCorrupt, Code::kFileNotFound, {path, std::strerror(errno)});
  auto source = adopt(descriptor);
  if (!source.has_value()) source.error().arguments[0] = path;
  return source;
}

Result<std::unique_ptr<FileSource>> FileSource::adopt(int descriptor) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor);
    return make_error(ErrorKind::kCorrupt, Code::kFileNotFound, {"The file", "it is not a regular file"});
  }
  return std::unique_ptr<FileSource>(new FileSource(descriptor, static_cast<std::uint64_t>(status.st_size)));
}

FileSource::~FileSource() { ::close(descriptor_); }

Result<std::size_t> FileSource::read_at(std::uint64_t offset, std::span<char> buffer) const {
  std::size_t done = 0;
  while (done < buffer.size()) {
    const ssize_t count =
        ::pread(descriptor_, buffer.data() + done, buffer.size() - done, static_cast<off_t>(offset + done));
    if (count == 0) break;
    if (count < 0) {
      if (errno == EINTR) continue;
      return make_error(ErrorKind::kUnavailable, Code::kInputOutput, {"The file", std::strerror(errno)});
    }
    done += static_cast<std::size_t>(count);
  }
  return done;
}

}  // namespace inlet::base
