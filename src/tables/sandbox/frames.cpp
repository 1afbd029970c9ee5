// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/frames.h"

#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <ctime>
#include <vector>

#include "tables/rows/block_wire.h"

namespace inlet::tables {
namespace {

std::int64_t seconds_now() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

template <class T>
std::string_view bytes_of(const T* first, std::size_t count) {
  return {reinterpret_cast<const char*>(first), count * sizeof(T)};
}

}  // namespace

void FrameWriter::write(FrameKind kind, std::string_view body) { write_parts({kind, 0, body.size()}, {body}); }

void FrameWriter::write_rows(const RowBlock& block, const Bookmark& after, const ReadProgress& progress) {
  const BlockHead head = head_of(block, after, progress);
  const std::vector<WireRow> rows = wire_rows(block);
  write_parts({FrameKind::kRows, 0, sizeof head + head.part_bytes()},
              {bytes_of(&head, 1), block.bytes, bytes_of(block.cells.data(), block.cells.size()),
               bytes_of(rows.data(), rows.size())});
}

void FrameWriter::write_progress(const ReadSoFar& so_far) { write(FrameKind::kProgress, bytes_of(&so_far, 1)); }

void FrameWriter::show_life() {
  if (seconds_now() > written_at_) write(FrameKind::kAlive);
}

void FrameWriter::write_parts(FrameHead head, std::initializer_list<std::string_view> parts) {
  std::array<iovec, 5> pieces{};
  std::size_t count = 0;
  const auto add = [&](std::string_view part) {
    if (!part.empty()) pieces[count++] = {const_cast<char*>(part.data()), part.size()};
  };
  add(bytes_of(&head, 1));
  for (const std::string_view part : parts) add(part);
  for (std::size_t first = 0; first < count;) {
    const ssize_t written = ::writev(descriptor_, pieces.data() + first, static_cast<int>(count - first));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) ::_exit(0);
    auto rest = static_cast<std::size_t>(written);
    while (first < count && rest >= pieces[first].iov_len) rest -= pieces[first++].iov_len;
    if (first < count) {
      pieces[first].iov_base = static_cast<char*>(pieces[first].iov_base) + rest;
      pieces[first].iov_len -= rest;
    }
  }
  written_at_ = seconds_now();
}

}  // namespace inlet::tables
