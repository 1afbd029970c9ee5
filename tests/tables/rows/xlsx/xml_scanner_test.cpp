// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xlsx/xml_scanner.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace inlet::tables {
namespace {

class Pieces final : public ByteFeed {
 public:
  Pieces(std::string_view text, std::size_t piece) : text_(text), piece_(piece) {}
  Result<std::size_t> read(std::span<char> out) override {
    const std::size_t count = std::min({out.size(), text_.size(), piece_});
    std::memcpy(out.data(), text_.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
  std::size_t piece_;
};

// "<a x=1>" text "</a>" ... as one line; "!reason" at a failure. Neighbouring pieces of text are one.
std::string events_of(std::string_view xml, std::size_t piece) {
  Pieces feed(xml, piece);
  XmlScanner scanner(feed, ReadLimits{});
  std::string line;
  while (true) {
    switch (scanner.next()) {
      case XmlEvent::kDone: return line;
      case XmlEvent::kFailed: return line + "!" + scanner.error().arguments.at(0);
      case XmlEvent::kText: line += scanner.text(); break;
      case XmlEvent::kEnd: line += "</" + std::string(scanner.written_name()) + ">"; break;
      case XmlEvent::kStart:
        line += "<" + std::string(scanner.name());
        for (const XmlAttribute& a : scanner.attributes())
          line += " " + std::string(a.name) + "=" + scanner.attribute(a.name).value_or(std::string(a.value));
        line += ">";
    }
  }
}

TEST(XmlScanner, EventsDoNotDependOnThePieces) {
  const struct {
    const char* xml;
    const char* events;
  } cases[] = {
      {"<?xml version='1.0'?>\n<a/>", "<a></a>"},
      {"<a x='1' y = \"&lt;&#x41;>\">t</a >", "<a x=1 y=<A>>t</a>"},
      {"<a>1&amp;2<!-- <b> & --><![CDATA[<&]]>]]3<?p ?></a>", "<a>1&2<&]]3</a>"},
      {"<p:a xmlns:p='u'><p:b/><q:b/><b/></p:a>", "<a p=u><b></p:b><></q:b><></b></p:a>"},
      {"\xEF\xBB\xBF<a>\xC3\xA9</a>", "<a>\xC3\xA9</a>"},
      {"<a>&#233;&#9;&amp;&#233;&#x45;&#233;</a>",
       "<a>\xC3\xA9\t&\xC3\xA9"
       "E\xC3\xA9</a>"},
      {"<a>&unknown;</a>", "<a>!an entity in its XML is not known"},
      {"<a>&#xFFFFFFFFFF;</a>", "<a>!an entity in its XML is not known"},
      {"<a><b></a>", "<a><b>!tags in its XML do not match"},
      {"<a>", "<a>!its XML ends in the middle"},
      {"<a", "!its XML ends in the middle"},
      {"<a><!-- ", "<a>!its XML ends in the middle"},
      {"<a><![CDATA[x", nullptr},
      {"", "!its XML ends in the middle"},
      {"<a/><b/>", "<a></a>!its XML has two roots"},
      {"<!DOCTYPE a []><a/>", "!it has a document type definition, which workbooks never have"},
      {"<a b/>", "!a tag in its XML is wrong"},
      {"<a b=c/>", "!a tag in its XML is wrong"},
      {"< a/>", "!a tag in its XML is wrong"},
      {"<?xml version='1.0' encoding='EBCDIC'?><a/>", "!its encoding ebcdic is not one that workbooks use"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>", "<a>\xC3\xA9</a>"},
  };
  for (const auto& c : cases) {
    const std::string whole = events_of(c.xml, 1000);
    if (c.events != nullptr) {
      EXPECT_EQ(whole, c.events);
    }
    for (std::size_t piece = 1; piece < 9; ++piece) {
      const std::string pieces = events_of(c.xml, piece);
      // An unfinished CDATA section may give more or less of its text before it fails.
      if (c.events == nullptr) {
        EXPECT_TRUE(pieces.ends_with("!its XML ends in the middle"));
      } else {
        EXPECT_EQ(pieces, whole) << c.xml;
      }
    }
  }
}

TEST(XmlScanner, Utf16BothWaysWithAndWithoutMark) {
  const std::u16string text = u"<a>\u00E9\u674E\U0001F4A1</a>";
  for (const bool is_big : {false, true}) {
    std::string bytes;
    for (const char16_t unit : text) {
      const char low = static_cast<char>(unit & 0xFF);
      const char high = static_cast<char>(unit >> 8);
      bytes += is_big ? high : low;
      bytes += is_big ? low : high;
    }
    const std::string mark = is_big ? "\xFE\xFF" : "\xFF\xFE";
    for (const std::size_t piece : {1, 2, 3, 1000}) {
      EXPECT_EQ(events_of(bytes, piece), "<a>é李💡</a>");
      EXPECT_EQ(events_of(mark + bytes, piece), "<a>é李💡</a>");
    }
  }
}

TEST(XmlScanner, DepthLimitAtItsBorder) {
  const auto nested = [](int depth) {
    std::string xml;
    for (int i = 0; i < depth; ++i) xml += "<a>";
    for (int i = 0; i < depth; ++i) xml += "</a>";
    return events_of(xml, 1000);
  };
  EXPECT_EQ(nested(256).find('!'), std::string::npos);
  EXPECT_NE(nested(257).find("!its XML is nested too deeply"), std::string::npos);
}

TEST(XmlScanner, LongTextComesWholeAndLongTagsEnd) {
  const std::string text(3'000'000, 'x');
  EXPECT_EQ(events_of("<a>" + text + "</a>", 70'000), "<a>" + text + "</a>");
  EXPECT_EQ(events_of("<a b='" + std::string(9'000'000, 'x') + "'/>", 70'000), "!a tag in it is too long");
}

}  // namespace
}  // namespace inlet::tables
