// SPDX-License-Identifier: Apache-2.0
#include "base/text/decoder.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include <array>
#include <cstring>
#include <vector>

#include "base/text/utf8.h"

namespace inlet::base {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

// ICU calls it for each sequence that has no meaning.
void count_and_replace(const void* context, UConverterToUnicodeArgs* arguments, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;
  ++*static_cast<std::uint64_t*>(const_cast<void*>(context));
  *status = U_ZERO_ERROR;
  const UChar replacement = 0xFFFD;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// Copies the ASCII at the beginning of `bytes`, eight at a time; gives its length.
std::size_t append_ascii(std::string_view bytes, std::string& text) {
  std::size_t length = 0;
  while (length + 8 <= bytes.size()) {
    std::uint64_t eight;
    std::memcpy(&eight, bytes.data() + length, 8);
    if ((eight & 0x8080808080808080ULL) != 0) break;
    length += 8;
  }
  while (length < bytes.size() && static_cast<unsigned char>(bytes[length]) < 0x80) ++length;
  text.append(bytes.substr(0, length));
  return length;
}

// Encodings of one byte a character: 256 answers of ICU, asked once.
class TableDecoder final : public Decoder {
 public:
  // Nothing if a byte doesn't stand for one character whatever its neighbours, or an ASCII byte isn't ASCII.
  static std::unique_ptr<Decoder> create(UConverter* converter) {
    auto decoder = std::make_unique<TableDecoder>();
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::array<UChar, 4> units{};
      UChar* target = units.data();
      const char raw = static_cast<char>(byte);
      const char* source = &raw;
      UErrorCode status = U_ZERO_ERROR;
      ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, &raw + 1, nullptr, true, &status);
      ucnv_reset(converter);
      if (U_FAILURE(status) || target != units.data() + 1) return nullptr;
      if (byte < 0x80 && units[0] != byte) return nullptr;
      std::string& character = decoder->characters_[byte];
      append_utf8(character, units[0]);
      decoder->is_replaced_[byte] = units[0] == 0xFFFD;
    }
    return decoder;
  }

  std::uint64_t decode(std::string_view bytes, bool, std::string& text) override {
    std::uint64_t replaced = 0;
    text.reserve(text.size() + bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size();) {
      i += append_ascii(bytes.substr(i), text);
      for (; i < bytes.size() && static_cast<unsigned char>(bytes[i]) >= 0x80; ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        text += characters_[byte];
        if (is_replaced_[byte]) ++replaced;
      }
    }
    return replaced;
  }

  void reset() override {}

 private:
  std::array<std::string, 256> characters_;
  std::array<bool, 256> is_replaced_{};
};

// All others, through UTF-16.
class IcuDecoder final : public Decoder {
 public:
  explicit IcuDecoder(Converter converter) : converter_(std::move(converter)), units_(16 * 1024) {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter_.get(), count_and_replace, &replaced_, nullptr, nullptr, &status);
  }

  std::uint64_t decode(std::string_view bytes, bool is_last, std::string& text) override {
    replaced_ = 0;
    text.reserve(text.size() + bytes.size());
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    for (;;) {
      UChar* target = units_.data();
      UErrorCode status = U_ZERO_ERROR;
      ucnv_toUnicode(converter_.get(), &target, units_.data() + units_.size(), &source, end, nullptr, is_last, &status);
      append_units(units_.data(), target, text);
      if (status != U_BUFFER_OVERFLOW_ERROR) break;
    }
    if (is_last) finish(text);
    return replaced_;
  }

  void reset() override {
    ucnv_resetToUnicode(converter_.get());
    high_ = 0;
  }

 private:
  // A pair may be cut by the end of the buffer, so its first half waits in high_.
  void append_units(const UChar* unit, const UChar* end, std::string& text) {
    for (; unit != end; ++unit) {
      if (high_ != 0) {
        const UChar first = high_;
        high_ = 0;
        if (U16_IS_TRAIL(*unit)) {
          append_utf8(text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(first, *unit)));
          continue;
        }
        append_replacement(text);
      }
      if (*unit < 0x80) {
        text += static_cast<char>(*unit);
      } else if (U16_IS_LEAD(*unit)) {
        high_ = *unit;
      } else if (U16_IS_TRAIL(*unit)) {
        append_replacement(text);
      } else {
        append_utf8(text, *unit);
      }
    }
  }

  void finish(std::string& text) {
    if (high_ != 0) append_replacement(text);
    reset();
  }

  void append_replacement(std::string& text) {
    append_utf8(text, kReplacement);
    ++replaced_;
  }

  Converter converter_;
  std::vector<UChar> units_;
  std::uint64_t replaced_ = 0;
  UChar high_ = 0;
};

}  // namespace

std::optional<std::string> encoding_name(const std::string& any_name) {
  const Converter converter = open_converter(any_name);
  if (any_name.empty() || converter == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const char* const icu_name = ucnv_getName(converter.get(), &status);
  // IANA writes "ISO_8859-1:1987", so the name used in mail comes first.
  for (const char* const standard : {"MIME", "IANA"}) {
    status = U_ZERO_ERROR;
    const char* const name = ucnv_getStandardName(icu_name, standard, &status);
    if (U_SUCCESS(status) && name != nullptr) return name;
  }
  return std::string(icu_name) == "windows-874-2000" ? "windows-874" : icu_name;
}

bool is_utf8_encoding(const std::string& name) {
  const std::optional<std::string> known = encoding_name(name);
  return known == "UTF-8" || known == "US-ASCII";
}

std::uint32_t code_unit_bytes(const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  if (converter == nullptr) return 1;
  const int smallest = ucnv_getMinCharSize(converter.get());
  return smallest == 2 || smallest == 4 ? static_cast<std::uint32_t>(smallest) : 1;
}

bool is_decodable_by_lines(const std::string& encoding) {
  const Converter converter = open_converter(encoding);
  if (converter == nullptr) return false;
  switch (ucnv_getType(converter.get())) {
    case UCNV_ISO_2022:
    case UCNV_HZ:
    case UCNV_UTF7:
    case UCNV_IMAP_MAILBOX:
    case UCNV_SCSU:
    case UCNV_BOCU1:
    case UCNV_EBCDIC_STATEFUL:
    case UCNV_COMPOUND_TEXT:
    case UCNV_UTF16:  // its byte order stands at the beginning of the file
    case UCNV_UTF32: return false;
    default: return true;
  }
}

Result<std::unique_ptr<Decoder>> Decoder::open(const std::string& encoding) {
  Converter converter = encoding.empty() ? nullptr : open_converter(encoding);
  if (converter == nullptr) return make_error(ErrorKind::kInvalidInput, Code::kNoSuchEncoding, {encoding});
  if (ucnv_getMaxCharSize(converter.get()) == 1) {
    if (auto table = TableDecoder::create(converter.get())) return table;
    ucnv_reset(converter.get());
  }
  return std::unique_ptr<Decoder>(std::make_unique<IcuDecoder>(std::move(converter)));
}

}  // namespace inlet::base
