// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/value_shape.h"

#include <gtest/gtest.h>

namespace inlet::tables {
namespace {

struct DateCase {
  const char* text;
  DateVote vote;
};

const DateCase kDates[] = {
    {"26/06/2026", DateVote::kDayFirstOnly},
    {"06/26/2026", DateVote::kMonthFirstOnly},
    {"03/04/2026", DateVote::kEither},
    {"3/4/26", DateVote::kEither},
    {"14.07.2024", DateVote::kDayFirstOnly},
    {"14. 7. 2024", DateVote::kDayFirstOnly},
    {"13-05-2026 00:40", DateVote::kDayFirstOnly},
    {"2026-04-03", DateVote::kYearFirst},
    {"2026/5/28 7:01:33 PM GMT+2", DateVote::kYearFirst},
    {"2024-05-31T14:30:00Z", DateVote::kYearFirst},
    {"2024-05-31T14:30:00.123+02:00", DateVote::kYearFirst},
    {"2024-05-31 14:30:00.123 -0500", DateVote::kYearFirst},
    {"20260403", DateVote::kYearFirst},
    {"05 Oct 2020", DateVote::kOther},
    {"5-Oct-20", DateVote::kOther},
    {"Jul 14, 2024", DateVote::kOther},
    {"July 14th, 2024 at 3:15 pm", DateVote::kOther},
    {"5. Oktober 2020", DateVote::kOther},
    {"5 de octubre de 2020", DateVote::kOther},
    {"May 28, 2026 7:01:33 PM", DateVote::kOther},
    {"Monday, 5 October 2020", DateVote::kOther},
    {"1er août 2024", DateVote::kOther},
    {"3 мая 2024", DateVote::kOther},
    {"1717165800", DateVote::kEpochSeconds},
    {"1717165800000", DateVote::kEpochMilliseconds},
    {"31/31/2024", DateVote::kNone},
    {"13/13/2024", DateVote::kNone},
    {"00/01/2024", DateVote::kNone},
    {"2024-13-01", DateVote::kNone},
    {"2024-12-32", DateVote::kNone},
    {"10.0.0.1", DateVote::kNone},
    {"1.2.3", DateVote::kNone},
    {"20261503", DateVote::kNone},
    {"5000 High Street", DateVote::kNone},
    {"415-944-0767", DateVote::kNone},
    {"01 99 00 12 16", DateVote::kNone},
    {"2024-05-31 25:00", DateVote::kNone},
    {"12/2024", DateVote::kNone},
    {"May contain 2020", DateVote::kNone},
    {"", DateVote::kNone},
};

TEST(DateVote, OfTheseTexts) {
  for (const DateCase& test : kDates) EXPECT_EQ(date_vote(test.text), test.vote) << test.text;
}

struct NumberCase {
  const char* text;
  NumberVote vote;
};

const NumberCase kNumbers[] = {
    {"0", NumberVote::kPlain},
    {"1234", NumberVote::kPlain},
    {"-12", NumberVote::kPlain},
    {"1 234", NumberVote::kPlain},
    {"1'234'567", NumberVote::kPlain},
    {"1\xE2\x80\xAF"
     "234",
     NumberVote::kPlain},
    {"12.5", NumberVote::kPointOnly},
    {".5", NumberVote::kPointOnly},
    {"5.", NumberVote::kPointOnly},
    {"1,234.50", NumberVote::kPointOnly},
    {"1,234,567", NumberVote::kPointOnly},
    {"12,34,567", NumberVote::kPointOnly},
    {"12,34,567.8", NumberVote::kPointOnly},
    {"0.123", NumberVote::kPointOnly},
    {"12345.678", NumberVote::kPointOnly},
    {"1 234.567", NumberVote::kPointOnly},
    {"12,5", NumberVote::kCommaOnly},
    {"1.234,50", NumberVote::kCommaOnly},
    {"1.234.567", NumberVote::kCommaOnly},
    {"1 234,5", NumberVote::kCommaOnly},
    {"1.234", NumberVote::kEither},
    {"1,234", NumberVote::kEither},
    {"$29,350,493.00", NumberVote::kPointOnly},
    {"12,50 €", NumberVote::kCommaOnly},
    {"EUR 1.234,50", NumberVote::kCommaOnly},
    {"1234 USD", NumberVote::kPlain},
    {"-$5", NumberVote::kPlain},
    {"$-5", NumberVote::kPlain},
    {"(12.00)", NumberVote::kPointOnly},
    {"12.5 %", NumberVote::kPointOnly},
    {"9.88E+11", NumberVote::kPointOnly},
    {"12,3,4", NumberVote::kNone},
    {"1,23.4,5", NumberVote::kNone},
    {"1.2.3", NumberVote::kNone},
    {"1.5k", NumberVote::kNone},
    {"12 34", NumberVote::kNone},
    {"NaN", NumberVote::kNone},
    {"Infinity", NumberVote::kNone},
    {"abc", NumberVote::kNone},
    {"-", NumberVote::kNone},
    {".", NumberVote::kNone},
    {"1e", NumberVote::kNone},
    {"", NumberVote::kNone},
};

TEST(NumberVote, OfTheseTexts) {
  for (const NumberCase& test : kNumbers) EXPECT_EQ(number_vote(test.text), test.vote) << test.text;
}

TEST(ValueShape, Emails) {
  for (const char* text : {"ann@example.com", "a.b+c@x-y.co.uk", "mailto:a@b.se", "Nea <a@b.se>", "ü@exämple.de"}) {
    EXPECT_TRUE(looks_like_email(text)) << text;
  }
  for (const char* text : {"ann", "@b.se", "a@b", "a b@c.de", "a@b@c.de", "a..b@c.de", "a@b..de", "a@.de", "<a@b.se"}) {
    EXPECT_FALSE(looks_like_email(text)) << text;
  }
}

TEST(ValueShape, WebAddresses) {
  for (const char* text :
       {"https://example.com", "http://localhost:8080/x", "www.example.com", "example.com/a?b", "a-b.io"}) {
    EXPECT_TRUE(looks_like_url(text)) << text;
  }
  for (const char* text : {"https://", "Dr.Smith", "a b.com", "12.5", "ann@example.com", "e.g.", "10.0.0.1"}) {
    EXPECT_FALSE(looks_like_url(text)) << text;
  }
}

TEST(ValueShape, Phones) {
  for (const char* text :
       {"801-833-6305", "(919) 461-1139", "+55 11 98986-4851", "030 23125013", "+442079460008", "tel:+1 512 555 0115",
        "p:+15125550107", "212.555.0100", "555-0100 ext. 5", "0171/3920017"}) {
    EXPECT_TRUE(looks_like_phone(text)) << text;
  }
  for (const char* text :
       {"12345-6789", "2024-06-22", "10.0.113.88", "123456", "1234567.5", "12 Main St 12345", "1234567890123456"}) {
    EXPECT_FALSE(looks_like_phone(text)) << text;
  }
}

TEST(ValueShape, YesAndNo) {
  for (const char* text : {"true", "FALSE", "Yes", "n", "0", "1", "Ja", "нет"})
    EXPECT_TRUE(looks_like_boolean(text)) << text;
  for (const char* text : {"", "2", "maybe", "yes please"}) EXPECT_FALSE(looks_like_boolean(text)) << text;
}

TEST(ValueShape, AValueMayHaveSeveral) {
  const ValueShape shape = shape_of("20260403");
  EXPECT_TRUE(shape.is_integer);
  EXPECT_EQ(shape.date, DateVote::kYearFirst);
  EXPECT_EQ(shape.number, NumberVote::kPlain);
  EXPECT_TRUE(shape_of("Ann Lee").is_plain_text());
  EXPECT_TRUE(shape_of("1").is_boolean);
  EXPECT_EQ(shape_of("14.07.2024").number, NumberVote::kNone);
}

}  // namespace
}  // namespace inlet::tables
