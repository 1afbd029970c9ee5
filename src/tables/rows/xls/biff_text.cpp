// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/biff_text.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/text/utf8.h"
#include "tables/rows/xlsx/utf8_feed.h"

namespace inlet::tables {
namespace {

constexpr std::uint16_t kContinue = 0x003C;

struct CodePageName {
  std::uint16_t code_page;
  const char* encoding;
};

// clang-format off
constexpr CodePageName kCodePages[] = {
    {367, "US-ASCII"},       {437, "IBM437"},         {720, "windows-720"},    {737, "IBM737"},         {775, "IBM775"},
    {850, "IBM850"},         {852, "IBM852"},         {855, "IBM855"},         {857, "IBM857"},         {858, "IBM00858"},
    {860, "IBM860"},         {861, "IBM861"},         {862, "IBM862"},         {863, "IBM863"},         {864, "IBM864"},
    {865, "IBM865"},         {866, "IBM866"},         {869, "IBM869"},         {874, "windows-874"},    {932, "windows-31j"},
    {936, "GBK"},            {949, "windows-949"},    {950, "windows-950"},    {1250, "windows-1250"},  {1251, "windows-1251"},
    {1252, "windows-1252"},  {1253, "windows-1253"},  {1254, "windows-1254"},  {1255, "windows-1255"},  {1256, "windows-1256"},
    {1257, "windows-1257"},  {1258, "windows-1258"},  {1361, "johab"},         {10000, "macintosh"},    {10006, "x-mac-greek"},
    {10007, "x-mac-cyrillic"}, {10029, "x-mac-ce"},   {10081, "x-mac-turkish"}, {28591, "ISO-8859-1"},  {65001, "UTF-8"},
    {32768, "macintosh"},    {32769, "windows-1252"},
};
// clang-format on

}  // namespace

void CodePageText::set(std::uint16_t code_page) {
  if (code_page == code_page_) return;
  code_page_ = code_page;
  decoder_.reset();
}

void CodePageText::append(std::string_view bytes, std::string& to) {
  if (base::is_ascii(bytes)) {
    to.append(bytes);
    return;
  }
  if (!decoder_) {
    const auto* known = std::find_if(std::begin(kCodePages), std::end(kCodePages),
                                     [this](const CodePageName& name) { return name.code_page == code_page_; });
    auto decoder = base::Decoder::open(known == std::end(kCodePages) ? "windows-1252" : known->encoding);
    if (!decoder.has_value()) decoder = base::Decoder::open("windows-1252");
    if (!decoder.has_value()) {
      for (const char c : bytes) base::append_utf8(to, static_cast<unsigned char>(c));
      return;
    }
    decoder_ = std::move(*decoder);
  }
  decoder_->reset();
  decoder_->decode(bytes, true, to);
}

// True when at least one byte is there, in this record or the next.
bool ContinuedReader::need_segment() {
  while (segment_.empty()) {
    const auto type = records_->peek_type();
    if (!type.has_value() || *type != kContinue) {
      is_whole_ = false;
      if (!type.has_value()) outcome_ = type.error();
      return false;
    }
    const auto next = records_->next();
    if (!next.has_value() || !*next) {
      is_whole_ = false;
      if (!next.has_value()) outcome_ = next.error();
      return false;
    }
    segment_ = records_->bytes().from(0);
  }
  return true;
}

bool ContinuedReader::at_end() {
  const bool was_whole = is_whole_;
  const bool ends = !need_segment();
  is_whole_ = was_whole;
  return ends;
}

Result<void> ContinuedReader::outcome() const { return outcome_; }

std::uint8_t ContinuedReader::u8() {
  if (!need_segment()) return 0;
  const auto value = static_cast<std::uint8_t>(segment_.front());
  segment_.remove_prefix(1);
  return value;
}

std::uint16_t ContinuedReader::u16() {
  const std::uint16_t low = u8();
  return static_cast<std::uint16_t>(low | u8() << 8);
}

std::uint32_t ContinuedReader::u32() {
  const std::uint32_t low = u16();
  return low | static_cast<std::uint32_t>(u16()) << 16;
}

void ContinuedReader::skip(std::uint64_t count) {
  while (count > 0 && need_segment()) {
    const std::size_t part = std::min<std::uint64_t>(count, segment_.size());
    segment_.remove_prefix(part);
    count -= part;
  }
}

void ContinuedReader::append_unit(std::uint32_t unit, std::string& to) {
  if (high_surrogate_ != 0) {
    const std::uint32_t high = std::exchange(high_surrogate_, 0);
    if (unit >= 0xDC00 && unit < 0xE000) {
      base::append_utf8(to, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      return;
    }
    base::append_utf8(to, high);
  }
  if (unit >= 0xD800 && unit < 0xDC00) {
    high_surrogate_ = unit;
    return;
  }
  base::append_utf8(to, unit);
}

void ContinuedReader::append_units(std::uint64_t count, bool is_wide, std::string& to) {
  bool is_first_segment = true;
  while (count > 0) {
    if (segment_.empty() || !is_first_segment) {
      if (!need_segment()) return;
      is_wide = (u8() & 1) != 0;
      if (segment_.empty()) continue;
    }
    is_first_segment = false;
    const std::size_t width = is_wide ? 2 : 1;
    const std::size_t part = std::min<std::uint64_t>(count, segment_.size() / width);
    if (!is_wide && high_surrogate_ == 0 && base::is_ascii(segment_.substr(0, part))) {
      to.append(segment_.substr(0, part));
    } else {
      for (std::size_t i = 0; i < part; ++i) {
        std::uint32_t unit = static_cast<unsigned char>(segment_[i * width]);
        if (is_wide) unit |= static_cast<std::uint32_t>(static_cast<unsigned char>(segment_[i * 2 + 1])) << 8;
        append_unit(unit, to);
      }
    }
    segment_.remove_prefix(part * width);
    // Half a unit at the end of a record belongs to nothing.
    if (count > part) segment_ = {};
    count -= part;
  }
  if (high_surrogate_ != 0) base::append_utf8(to, std::exchange(high_surrogate_, 0));
}

std::optional<std::string_view> ContinuedReader::take_plain_string() {
  constexpr std::size_t kHead = 3;  // the length and the flags
  if (segment_.size() < kHead || segment_[2] != 0) return std::nullopt;
  std::uint16_t units = 0;
  std::memcpy(&units, segment_.data(), sizeof units);
  if (segment_.size() < kHead + units) return std::nullopt;
  const std::string_view text = segment_.substr(kHead, units);
  if (!base::is_ascii(text)) return std::nullopt;
  segment_.remove_prefix(kHead + units);
  return text;
}

void ContinuedReader::append_string(std::uint64_t units, std::string& to) {
  const std::uint8_t flags = u8();
  const std::uint64_t runs = (flags & 8) != 0 ? u16() : 0;
  const std::uint64_t phonetic_bytes = (flags & 4) != 0 ? u32() : 0;
  append_units(units, (flags & 1) != 0, to);
  skip(runs * 4 + phonetic_bytes);
}

}  // namespace inlet::tables
