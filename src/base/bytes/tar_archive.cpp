// SPDX-License-Identifier: Apache-2.0
#include "base/bytes/tar_archive.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "base/errors/check.h"

namespace inlet::base {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kPiece = std::size_t{1} << 20U;

// Places in a header: POSIX.1-1988, "ustar".
constexpr std::size_t kNameSize = 100;
constexpr std::size_t kMode = 100;
constexpr std::size_t kOwner = 108;
constexpr std::size_t kGroup = 116;
constexpr std::size_t kSize = 124;
constexpr std::size_t kTime = 136;
constexpr std::size_t kChecksum = 148;
constexpr std::size_t kType = 156;
constexpr std::size_t kMagic = 257;
constexpr std::uint64_t kLargestOctal = 0'77777777777;

using Header = std::array<char, kBlock>;

Error not_an_archive(const std::string& detail) {
  return make_error(ErrorKind::kCorrupt, Code::kCorruptFile, {}, detail);
}

// Octal digits and a NUL.
void put_number(Header& header, std::size_t place, std::size_t size, std::uint64_t number) {
  for (std::size_t i = size - 1; i-- > 0;) {
    header[place + i] = static_cast<char>('0' + (number & 7U));
    number >>= 3U;
  }
}

// What has no room in octal stands there in binary, most significant byte first, behind a byte with the high bit.
void put_size(Header& header, std::uint64_t size) {
  if (size <= kLargestOctal) return put_number(header, kSize, 12, size);
  header[kSize] = static_cast<char>(0x80);
  for (std::size_t i = 11; i > 3; --i) {
    header[kSize + i] = static_cast<char>(size & 0xFFU);
    size >>= 8U;
  }
}

std::uint64_t checksum(Header header) {
  std::fill_n(header.begin() + kChecksum, 8, ' ');
  std::uint64_t sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  return sum;
}

std::optional<std::uint64_t> read_octal(const Header& header, std::size_t place, std::size_t size) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < size && header[place + i] != '\0' && header[place + i] != ' '; ++i) {
    const char digit = header[place + i];
    if (digit < '0' || digit > '7') return std::nullopt;
    number = number << 3U | static_cast<std::uint64_t>(digit - '0');
  }
  return number;
}

std::optional<std::uint64_t> read_size(const Header& header) {
  if (static_cast<unsigned char>(header[kSize]) != 0x80U) return read_octal(header, kSize, 12);
  std::uint64_t size = 0;
  for (std::size_t i = 4; i < 12; ++i) size = size << 8U | static_cast<unsigned char>(header[kSize + i]);
  return size;
}

std::uint64_t padded(std::uint64_t size) { return (size + kBlock - 1) / kBlock * kBlock; }

}  // namespace

Result<void> TarWriter::add(std::string_view name, const ByteSource& bytes) {
  INLET_CHECK(!name.empty() && name.size() <= kNameSize);
  Header header{};
  std::ranges::copy(name, header.begin());
  put_number(header, kMode, 8, 0600);
  put_number(header, kOwner, 8, 0);
  put_number(header, kGroup, 8, 0);
  put_size(header, bytes.size());
  put_number(header, kTime, 12, std::chrono::duration_cast<std::chrono::seconds>(made_at_.time_since_epoch()).count());
  header[kType] = '0';
  std::memcpy(&header[kMagic],
              "ustar\0"
              "00",
              8);
  put_number(header, kChecksum, 7, checksum(header));
  header[kChecksum + 7] = ' ';
  INLET_TRY(sink_({header.data(), header.size()}));

  INLET_TRY(read_member(bytes, {std::string(name), 0, bytes.size()}, sink_));
  const std::string padding(padded(bytes.size()) - bytes.size(), '\0');
  return padding.empty() ? Result<void>() : sink_(padding);
}

Result<void> TarWriter::finish() { return sink_(std::string(2 * kBlock, '\0')); }

Result<std::optional<TarMember>> TarReader::next() {
  Header header{};
  INLET_ASSIGN(const std::size_t count, archive_.read_at(place_, header));
  if (count < kBlock) return not_an_archive("it ends too early");
  if (std::ranges::all_of(header, [](char c) { return c == '\0'; })) return std::optional<TarMember>();
  const auto size = read_size(header);
  const bool is_whole = std::memcmp(&header[kMagic], "ustar", 5) == 0 && size &&
                        read_octal(header, kChecksum, 8) == checksum(header) && header[kType] == '0';
  if (!is_whole) return not_an_archive("it is not a tar archive of files");
  TarMember member;
  member.name.assign(header.data(), strnlen(header.data(), kNameSize));
  member.offset = place_ + kBlock;
  member.size = *size;
  if (member.size > archive_.size() || member.offset > archive_.size() - member.size)
    return not_an_archive("it ends within " + member.name);
  place_ = member.offset + padded(member.size);
  return std::optional<TarMember>(std::move(member));
}

Result<void> read_member(const ByteSource& archive, const TarMember& member, const TarWriter::Sink& sink) {
  std::vector<char> piece(std::min<std::uint64_t>(kPiece, std::max<std::uint64_t>(member.size, 1)));
  for (std::uint64_t done = 0; done < member.size;) {
    const std::size_t wanted = std::min<std::uint64_t>(piece.size(), member.size - done);
    INLET_ASSIGN(const std::size_t count, archive.read_at(member.offset + done, std::span(piece.data(), wanted)));
    if (count == 0) return not_an_archive(member.name + " ends too early");
    INLET_TRY(sink({piece.data(), count}));
    done += count;
  }
  return {};
}

}  // namespace inlet::base
