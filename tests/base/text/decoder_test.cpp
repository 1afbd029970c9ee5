// SPDX-License-Identifier: Apache-2.0
#include "base/text/decoder.h"

#include <gtest/gtest.h>

namespace inlet::base {
namespace {

struct Case {
  const char* encoding;
  std::string bytes;
  const char* text;
  std::uint64_t replaced;
};

const Case kCases[] = {
    {"windows-1252", "a\x80z and a longer run of ASCII", "a€z and a longer run of ASCII", 0},
    {"windows-1253", "\xE1\xD2", "α\xEF\xBF\xBD", 1},
    {"UTF-16LE", std::string("\x3D\xD8\x00\xDE", 4), "😀", 0},
    {"UTF-16LE", std::string("\x3D\xD8\x41\x00", 4),
     "\xEF\xBF\xBD"
     "A",
     1},
    {"UTF-16BE", std::string("\x00\x41\x00", 3), "A\xEF\xBF\xBD", 1},
    {"Shift_JIS", "\x96\xBC\x96", "名\xEF\xBF\xBD", 1},
    {"GB18030",
     "\xFF"
     "a",
     "\xEF\xBF\xBD"
     "a",
     1},
};

TEST(Decoder, DecodesWholeAndByteByByte) {
  for (const Case& test : kCases) {
    auto decoder = Decoder::open(test.encoding);
    ASSERT_TRUE(decoder.has_value()) << test.encoding;
    std::string text;
    EXPECT_EQ((*decoder)->decode(test.bytes, true, text), test.replaced) << test.encoding;
    EXPECT_EQ(text, test.text) << test.encoding;
    text.clear();
    std::uint64_t replaced = 0;
    for (std::size_t i = 0; i < test.bytes.size(); ++i) {
      replaced += (*decoder)->decode(test.bytes.substr(i, 1), i + 1 == test.bytes.size(), text);
    }
    EXPECT_EQ(text, test.text) << test.encoding;
    EXPECT_EQ(replaced, test.replaced) << test.encoding;
  }
}

TEST(Decoder, UnknownEncodingIsAnError) {
  EXPECT_EQ(Decoder::open("klingon-8").error().code, Code::kNoSuchEncoding);
  EXPECT_EQ(Decoder::open("").error().code, Code::kNoSuchEncoding);
}

TEST(Decoder, KnowsEncodingsByTheNamesPeopleUse) {
  EXPECT_EQ(encoding_name("cp1252"), "windows-1252");
  EXPECT_EQ(encoding_name("latin1"), "ISO-8859-1");
  EXPECT_EQ(encoding_name("utf8"), "UTF-8");
  EXPECT_EQ(encoding_name("windows-874"), "windows-874");
  EXPECT_EQ(encoding_name("klingon-8"), std::nullopt);
  EXPECT_TRUE(is_utf8_encoding("US-ASCII"));
  EXPECT_FALSE(is_utf8_encoding("UTF-16LE"));
  EXPECT_EQ(code_unit_bytes("UTF-16LE"), 2U);
  EXPECT_EQ(code_unit_bytes("Shift_JIS"), 1U);
  EXPECT_FALSE(is_decodable_by_lines("ISO-2022-JP"));
  EXPECT_TRUE(is_decodable_by_lines("Shift_JIS"));
}

}  // namespace
}  // namespace inlet::base
