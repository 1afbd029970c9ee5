// SPDX-License-Identifier: Apache-2.0
#include "base/text/fold.h"

#include <gtest/gtest.h>

namespace inlet::base {
namespace {

struct FoldCase {
  const char* name;
  std::string_view text;
  std::string_view folded;
  std::string_view loose;
};

const FoldCase kFoldCases[] = {
    {"nothing", "", "", ""},
    {"blanks only", " \t\r\n ", "", ""},
    {"ascii", "  Ann   LEE ", "ann lee", "annlee"},
    {"punctuation stays in the strict form", "E-Mail_Addr.", "e-mail_addr.", "emailaddr"},
    {"accents stay in the strict form", "PRÉNOM", "prénom", "prenom"},
    {"accent written apart", "Pre\xCC\x81nom", "prénom", "prenom"},
    {"sharp s", "Straße", "strasse", "strasse"},
    {"capital sharp s", "STRAẞE", "strasse", "strasse"},
    {"full-width letters", "Ａｎｎ", "ann", "ann"},
    {"ligature", "oﬃce", "office", "office"},
    {"NBSP and narrow NBSP inside", "Ann\u00A0\u202FLee", "ann lee", "annlee"},
    {"ideographic space", "東京\u3000都", "東京 都", "東京都"},
    {"zero-width and byte order mark", "\uFEFFE\u200BMail\u200D", "email", "email"},
    {"letters with a stroke", "Łódź Ørsted", "łódź ørsted", "lodzorsted"},
    {"kana keep their marks", "がく", "がく", "がく"},
    {"hangul stays composed", "한국", "한국", "한국"},
    {"en dash", "E\u2013Mail", "e\u2013mail", "email"},
    {"final sigma", "ΟΔΟΣ", "οδοσ", "οδοσ"},
};

TEST(Fold, GivesTheComparedForms) {
  for (const FoldCase& c : kFoldCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(fold_text(c.text), c.folded);
    EXPECT_EQ(fold_loose(c.text), c.loose);
  }
}

TEST(Fold, TwiceIsTheSameAsOnce) {
  for (const FoldCase& c : kFoldCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(fold_text(fold_text(c.text)), fold_text(c.text));
    EXPECT_EQ(fold_loose(fold_loose(c.text)), fold_loose(c.text));
  }
}

TEST(Fold, TakesBytesThatAreNotUtf8) {
  EXPECT_EQ(fold_text("A\xFF"), fold_text("a\xFF"));
  EXPECT_NE(fold_text("A\xFF"), "a");
}

struct BlankCase {
  const char* name;
  std::string_view text;
  std::string_view trimmed;
};

const BlankCase kBlankCases[] = {
    {"nothing", "", ""},
    {"spaces", "   ", ""},
    {"NBSP", "\u00A0", ""},
    {"zero-width", "\u200B\u200D\u2060\uFEFF", ""},
    {"direction marks", "\u200E\u202A\u2069", ""},
    {"ideographic", "\u3000", ""},
    {"all of them", " \t\u00A0\u200B\r\n", ""},
    {"a dash is something", " - ", "-"},
    {"control characters are something", "\x01", "\x01"},
    {"inner blanks stay", " a \u00A0 b\u00A0", "a \u00A0 b"},
    {"a phone number copied from an address book", "\u202A+49 30 123\u202C", "+49 30 123"},
    {"letters that end like NBSP", "\u00E0", "\u00E0"},
    {"bytes that are not UTF-8", "\xA0", "\xA0"},
    {"a cut code point at the end", "a\xE2\x80", "a\xE2\x80"},
};

TEST(Blank, IsWhatAPersonCanNotSee) {
  for (const BlankCase& c : kBlankCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(is_blank(c.text), c.trimmed.empty());
    EXPECT_EQ(trim(c.text), c.trimmed);
  }
}

}  // namespace
}  // namespace inlet::base
