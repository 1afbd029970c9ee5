// SPDX-License-Identifier: Apache-2.0
#include "base/text/utf8.h"

#include <gtest/gtest.h>

namespace inlet::base {
namespace {

using namespace std::string_view_literals;

struct Case {
  const char* name;
  std::string_view bytes;
  bool is_valid;
  std::size_t code_points;
};

const Case kCases[] = {
    {"nothing", "", true, 0},
    {"ascii", "Ann Lee", true, 7},
    {"two bytes", "Müller", true, 6},
    {"three bytes", "東京", true, 2},
    {"four bytes", "🙂!", true, 2},
    {"highest", "\xF4\x8F\xBF\xBF", true, 1},
    {"NUL inside", "a\0b"sv, true, 3},
    {"lone continuation", "a\x80z", false, 3},
    {"cut at the end", "a\xE6\x9D", false, 3},
    {"overlong slash", "\xC0\xAF", false, 2},
    {"overlong three", "\xE0\x80\xAF", false, 3},
    {"surrogate", "\xED\xA0\x80", false, 3},
    {"above the range", "\xF4\x90\x80\x80", false, 4},
    {"latin-1 letter before ascii", "M\xFCller", false, 6},
};

TEST(Utf8, ValidatesAndCounts) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(is_valid_utf8(c.bytes), c.is_valid);
    EXPECT_EQ(count_code_points(c.bytes), c.code_points);
    EXPECT_EQ(to_code_points(c.bytes).size(), c.code_points);
  }
}

TEST(Utf8, EveryCodePointComesBackAsItWasWritten) {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    std::string text;
    append_utf8(text, value);
    const DecodedCodePoint back = decode_next(text, 0);
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    ASSERT_EQ(back.value, is_surrogate ? kReplacement : value);
    ASSERT_EQ(back.size_bytes, text.size());
  }
}

TEST(Utf8, CutsBetweenCodePoints) {
  EXPECT_EQ(cut_utf8("Müller", 2), "Mü");
  EXPECT_EQ(cut_utf8("Müller", 6), "Müller");
  EXPECT_EQ(cut_utf8("Müller", 60), "Müller");
  EXPECT_EQ(cut_utf8("東京", 0), "");
}

TEST(Utf8, CutsByBytesBetweenCodePoints) {
  EXPECT_EQ(cut_utf8_bytes("Müller", 2), "M");
  EXPECT_EQ(cut_utf8_bytes("Müller", 3), "Mü");
  EXPECT_EQ(cut_utf8_bytes("a🙂b", 4), "a");
  EXPECT_EQ(cut_utf8_bytes("a🙂b", 5), "a🙂");
  EXPECT_EQ(cut_utf8_bytes("🙂", 0), "");
  EXPECT_EQ(cut_utf8_bytes("\x80\x80\x80\x80\x80\x80", 5).size(), 5U);
}

}  // namespace
}  // namespace inlet::base
