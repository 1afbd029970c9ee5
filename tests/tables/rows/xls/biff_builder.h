// SPDX-License-Identifier: Apache-2.0
//
// Makes BIFF streams in memory for tests, right or wrong on purpose. Read as bare streams: a compound file around them changes
// nothing.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

namespace inlet::tables {

class BiffBuilder {
 public:
  // A record of numbers and texts, one behind the other.
  template <class... Fields>
  BiffBuilder& record(std::uint16_t type, Fields... fields) {
    std::string body;
    (put(body, fields), ...);
    put(bytes_, type);
    put(bytes_, static_cast<std::uint16_t>(body.size()));
    bytes_ += body;
    return *this;
  }
  BiffBuilder& begin_globals(std::uint16_t version = 0x0600) {
    return record(0x0809, version, std::uint16_t{0x0005}, std::uint32_t{0}, std::uint32_t{0}, std::uint32_t{0});
  }
  BiffBuilder& begin_sheet(std::uint16_t version = 0x0600) {
    return record(0x0809, version, std::uint16_t{0x0010}, std::uint32_t{0}, std::uint32_t{0}, std::uint32_t{0});
  }
  BiffBuilder& raw(std::string_view bytes) {
    bytes_ += bytes;
    return *this;
  }
  BiffBuilder& end() { return record(0x000A); }
  const std::string& bytes() const { return bytes_; }

 private:
  template <class T>
  static void put(std::string& to, T value) {
    if constexpr (std::is_arithmetic_v<T>) {
      char raw[sizeof(T)];
      std::memcpy(raw, &value, sizeof value);
      to.append(raw, sizeof raw);
    } else {
      to.append(std::string_view(value));
    }
  }
  std::string bytes_;
};

}  // namespace inlet::tables
