// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/utf8_feed.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

#include "base/text/utf8.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kPiece = 32 * 1024;

// The encoding an XML declaration at the beginning of `text` names, in lower case; empty without one.
std::string declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  text = text.substr(0, text.find('>'));
  const std::size_t word = text.find("encoding");
  if (word == std::string_view::npos) return {};
  const std::size_t open = text.find_first_of("\"'", word);
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(text[open], open + 1);
  if (close == std::string_view::npos) return {};
  std::string name(text.substr(open + 1, close - open - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

}  // namespace

std::size_t append_utf16_little(std::string_view bytes, std::string& to) {
  const auto unit = [bytes](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]) | static_cast<unsigned char>(bytes[i + 1])
                                                                                 << 8);
  };
  std::size_t i = 0;
  while (i + 2 <= bytes.size()) {
    const std::uint32_t first = unit(i);
    if (first >= 0xD800 && first < 0xDC00) {
      if (i + 4 > bytes.size()) break;
      const std::uint32_t second = unit(i + 2);
      if (second >= 0xDC00 && second < 0xE000) {
        base::append_utf8(to, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
        i += 4;
        continue;
      }
    }
    base::append_utf8(to, first);
    i += 2;
  }
  return i;
}

Result<void> Utf8Feed::begin() {
  char first[1024];
  std::size_t size = 0;
  while (size < sizeof first) {
    INLET_ASSIGN(const std::size_t count, inner_->read(std::span(first).subspan(size)));
    if (count == 0) break;
    size += count;
  }
  raw_.assign(first, size);
  const auto starts = [this](std::string_view mark) { return raw_.starts_with(mark); };
  using namespace std::string_view_literals;
  if (starts("\xEF\xBB\xBF"sv)) {
    encoding_ = Encoding::kUtf8;
    raw_.erase(0, 3);
  } else if (starts("\xFF\xFE"sv)) {
    encoding_ = Encoding::kUtf16Little;
    raw_.erase(0, 2);
  } else if (starts("\xFE\xFF"sv)) {
    encoding_ = Encoding::kUtf16Big;
    raw_.erase(0, 2);
  } else if (starts("<\0"sv)) {
    encoding_ = Encoding::kUtf16Little;
  } else if (starts("\0<"sv)) {
    encoding_ = Encoding::kUtf16Big;
  } else {
    const std::string name = declared_encoding(raw_);
    if (name.empty() || name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii" ||
        name.starts_with("utf-16")) {
      encoding_ = Encoding::kUtf8;
    } else if (name == "iso-8859-1" || name == "latin1" || name == "windows-1252") {
      encoding_ = Encoding::kLatin1;
    } else {
      return corrupt_file("its encoding " + name.substr(0, 40) + " is not one that workbooks use");
    }
  }
  if (encoding_ == Encoding::kUtf8) ready_.swap(raw_);
  convert();
  return {};
}

void Utf8Feed::convert() {
  if (encoding_ == Encoding::kLatin1) {
    for (const char c : raw_) base::append_utf8(ready_, static_cast<unsigned char>(c));
    raw_.clear();
    return;
  }
  if (encoding_ == Encoding::kUtf8) return;
  if (encoding_ == Encoding::kUtf16Big) {
    std::string swapped = raw_;
    for (std::size_t i = 0; i + 1 < swapped.size(); i += 2) std::swap(swapped[i], swapped[i + 1]);
    raw_.erase(0, append_utf16_little(swapped, ready_));
    return;
  }
  raw_.erase(0, append_utf16_little(raw_, ready_));
}

std::size_t Utf8Feed::give(std::span<char> out) {
  const std::size_t count = std::min(out.size(), ready_.size() - given_);
  std::memcpy(out.data(), ready_.data() + given_, count);
  given_ += count;
  if (given_ == ready_.size()) {
    ready_.clear();
    given_ = 0;
  }
  return count;
}

Result<std::size_t> Utf8Feed::read(std::span<char> out) {
  if (encoding_ == Encoding::kUnknown) INLET_TRY(begin());
  while (ready_.empty()) {
    if (encoding_ == Encoding::kUtf8) return inner_->read(out);
    const std::size_t kept = raw_.size();
    raw_.resize(kept + kPiece);
    INLET_ASSIGN(const std::size_t count, inner_->read(std::span(raw_).subspan(kept)));
    raw_.resize(kept + count);
    if (count == 0) {
      if (raw_.empty()) return std::size_t{0};
      raw_.clear();  // half a character at the very end
      base::append_utf8(ready_, 0xFFFD);
    }
    convert();
  }
  return give(out);
}

}  // namespace inlet::tables
