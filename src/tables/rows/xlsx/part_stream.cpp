// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/part_stream.h"

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace inlet::tables {
namespace {

constexpr std::size_t kPackedBlock = 64 * 1024;

}  // namespace

Result<void> UnpackBudget::take(std::uint64_t bytes) {
  used_ += bytes;
  if (used_ <= limit_) return {};
  return base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                          {std::to_string(limit_ / (1024 * 1024)) + " MiB"});
}

struct PartStream::State {
  const base::ByteSource* source = nullptr;
  UnpackBudget* budget = nullptr;
  ZipEntry entry;
  std::uint64_t offset = 0;       // of the next packed byte in the file
  std::uint64_t packed_left = 0;  // not yet read from the file
  std::uint64_t unpacked = 0;
  std::uint32_t crc = 0;
  bool at_end = false;
  inflate_state inflate;
  std::vector<char> packed;
};

PartStream::PartStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
PartStream::PartStream(PartStream&&) noexcept = default;
PartStream& PartStream::operator=(PartStream&&) noexcept = default;
PartStream::~PartStream() = default;

Result<PartStream> PartStream::open(const ZipArchive& archive, const ZipEntry& entry, UnpackBudget& budget) {
  if (entry.is_encrypted) {
    return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kPasswordProtected, {}, entry.name);
  }
  if (entry.method != 0 && entry.method != 8) return corrupt_file("it is packed in a way that workbooks do not use");
  char header[30];
  INLET_ASSIGN(const std::size_t count, archive.source().read_at(entry.header_offset, header));
  if (count != sizeof header || std::memcmp(header, "PK\3\4", 4) != 0) return corrupt_file(entry.name + " is missing");
  std::uint16_t name_size = 0;
  std::uint16_t extra_size = 0;
  std::memcpy(&name_size, header + 26, 2);
  std::memcpy(&extra_size, header + 28, 2);

  // The state holds a window of 64 KiB and is not cleared: inflate_init sets what matters.
  auto state = std::make_unique<State>();
  state->source = &archive.source();
  state->budget = &budget;
  state->entry = entry;
  state->offset = entry.header_offset + sizeof header + name_size + extra_size;
  state->packed_left = entry.packed_bytes;
  if (state->offset + state->packed_left > archive.source().size()) return corrupt_file("its end is missing");
  state->packed.resize(kPackedBlock);
  isal_inflate_init(&state->inflate);
  state->inflate.crc_flag = ISAL_DEFLATE;
  return PartStream(std::move(state));
}

Result<std::size_t> PartStream::read_stored(std::span<char> out) {
  State& state = *state_;
  const std::size_t wanted = std::min<std::uint64_t>(out.size(), state.packed_left);
  if (wanted == 0) {
    state.at_end = true;
    return std::size_t{0};
  }
  INLET_ASSIGN(const std::size_t count, state.source->read_at(state.offset, out.first(wanted)));
  if (count != wanted) return corrupt_file("its end is missing");
  state.offset += count;
  state.packed_left -= count;
  return count;
}

Result<std::size_t> PartStream::read_deflated(std::span<char> out) {
  State& state = *state_;
  inflate_state& inflate = state.inflate;
  inflate.next_out = reinterpret_cast<std::uint8_t*>(out.data());
  inflate.avail_out = static_cast<std::uint32_t>(std::min<std::size_t>(out.size(), 1U << 30));
  const std::uint32_t room = inflate.avail_out;
  while (inflate.avail_out == room) {
    if (inflate.block_state == ISAL_BLOCK_FINISH) {
      state.at_end = true;
      break;
    }
    if (inflate.avail_in == 0 && state.packed_left > 0) {
      const std::size_t wanted = std::min<std::uint64_t>(state.packed.size(), state.packed_left);
      INLET_ASSIGN(const std::size_t count, state.source->read_at(state.offset, std::span(state.packed).first(wanted)));
      if (count != wanted) return corrupt_file("its end is missing");
      state.offset += count;
      state.packed_left -= count;
      inflate.next_in = reinterpret_cast<std::uint8_t*>(state.packed.data());
      inflate.avail_in = static_cast<std::uint32_t>(count);
    }
    const std::uint32_t had_in = inflate.avail_in;
    const int outcome = isal_inflate(&inflate);
    const bool is_stuck = inflate.avail_out == room && inflate.avail_in == had_in && state.packed_left == 0 &&
                          inflate.block_state != ISAL_BLOCK_FINISH;
    if (outcome < 0 || is_stuck) return corrupt_file(state.entry.name + " can't be unpacked");
  }
  return std::size_t{room - inflate.avail_out};
}

Result<std::size_t> PartStream::read(std::span<char> out) {
  State& state = *state_;
  if (state.at_end || out.empty()) return std::size_t{0};
  INLET_ASSIGN(const std::size_t count, state.entry.method == 0 ? read_stored(out) : read_deflated(out));
  state.unpacked += count;
  INLET_TRY(state.budget->take(count));
  if (state.unpacked > state.entry.bytes)
    return corrupt_file(state.entry.name + " is longer than the zip directory says");
  if (count > 0) {
    state.crc = crc32_gzip_refl(state.crc, reinterpret_cast<const unsigned char*>(out.data()), count);
    return count;
  }
  if (state.unpacked != state.entry.bytes || state.crc != state.entry.crc) {
    return corrupt_file(state.entry.name + " is not whole");
  }
  return std::size_t{0};
}

std::uint64_t PartStream::file_offset() const { return state_->offset; }

}  // namespace inlet::tables
