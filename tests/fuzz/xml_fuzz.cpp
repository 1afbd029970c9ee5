// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as XML, given to the scanner in pieces of odd sizes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "tables/rows/xlsx/xml_scanner.h"

namespace {

class OddPieces final : public inlet::tables::ByteFeed {
 public:
  OddPieces(const std::uint8_t* data, std::size_t size) : data_(data), left_(size) {}
  inlet::Result<std::size_t> read(std::span<char> out) override {
    const std::size_t count = std::min({out.size(), left_, piece_});
    piece_ = piece_ * 7 % 61 + 1;
    if (count > 0) std::memcpy(out.data(), data_, count);
    data_ += count;
    left_ -= count;
    return count;
  }

 private:
  const std::uint8_t* data_;
  std::size_t left_;
  std::size_t piece_ = 3;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace inlet::tables;
  OddPieces feed(data, size);
  XmlScanner xml(feed, ReadLimits{});
  while (true) {
    const XmlEvent event = xml.next();
    if (event == XmlEvent::kDone || event == XmlEvent::kFailed) return 0;
    if (event == XmlEvent::kStart && xml.attribute("skip")) xml.skip_element();
  }
}
