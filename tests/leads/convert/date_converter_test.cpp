// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/date_converter.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

using tables::Cell;
using tables::CellKind;

constexpr DateOrder kUnknown = DateOrder::kUnknown;
constexpr DateOrder kDayFirst = DateOrder::kDayFirst;
constexpr DateOrder kMonthFirst = DateOrder::kMonthFirst;
constexpr DateOrder kYearFirst = DateOrder::kYearFirst;

ConversionOptions ordered(DateOrder order) {
  ConversionOptions options;
  options.date_order = order;
  return options;
}

struct Case {
  const char* cell;
  DateOrder order;
  const char* expected;
};

TEST(Rule27Dates, FollowTheOrderOfTheColumn) {
  const Case cases[] = {
      {"03/04/2024", kDayFirst, "2024-04-03"},       {"03/04/2024", kMonthFirst, "2024-03-04"},
      {"03/04/2024", kUnknown, "AMBIGUOUS_DATE"},    {"31/02/2024", kDayFirst, "INVALID_DATE"},
      {"31/02/2024", kMonthFirst, "INVALID_DATE"},   {"26/06/2026", kDayFirst, "2026-06-26"},
      {"26/06/2026", kMonthFirst, "AMBIGUOUS_DATE"}, {"06/26/2026", kDayFirst, "AMBIGUOUS_DATE"},
      {"26/06/2026", kUnknown, "2026-06-26"},        {"05/05/2024", kUnknown, "2024-05-05"},
      {"14.07.2024", kDayFirst, "2024-07-14"},       {"1.2.2024", kDayFirst, "2024-02-01"},
      {"1-2-2024", kMonthFirst, "2024-01-02"},       {"14. 7. 2024", kDayFirst, "2024-07-14"},
      {"14.07.2024.", kDayFirst, "2024-07-14"},      {"31 05 2024", kDayFirst, "2024-05-31"},
      {"2024/05/31", kDayFirst, "2024-05-31"},       {"2024.5.1", kMonthFirst, "2024-05-01"},
      {"2024-05-31", kUnknown, "2024-05-31"},        {"2024-31-05", kUnknown, "INVALID_DATE"},
      {"24/05/31", kYearFirst, "2024-05-31"},        {"24/05/31", kDayFirst, "2031-05-24"},
      {"3/4-2024", kDayFirst, "INVALID_DATE"},       {"3/4", kDayFirst, "INVALID_DATE"},
      {"3/4/024", kDayFirst, "INVALID_DATE"},        {"003/4/2024", kDayFirst, "INVALID_DATE"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDate), each.cell, ordered(each.order)), each.expected)
        << each.cell << " " << name_of(each.order);
  }
}

TEST(Rule27Dates, AreReadInWordsOfManyLanguages) {
  const std::pair<const char*, const char*> cases[] = {
      {"05 Oct 2020", "2020-10-05"},
      {"Jul 14, 2024", "2024-07-14"},
      {"July 14th, 2024", "2024-07-14"},
      {"14. Juli 2024", "2024-07-14"},
      {"14-Jul-24", "2024-07-14"},
      {"2024-Jul-14", "2024-07-14"},
      {"1er janvier 2024", "2024-01-01"},
      {"14 juillet 2024", "2024-07-14"},
      {"3 août 2024", "2024-08-03"},
      {"14 de julio de 2024", "2024-07-14"},
      {"14 luglio 2024", "2024-07-14"},
      {"14 de março de 2024", "2024-03-14"},
      {"14 maart 2024", "2024-03-14"},
      {"14 maj 2024", "2024-05-14"},
      {"14 lipca 2024", "2024-07-14"},
      {"14 июля 2024", "2024-07-14"},
      {"14. října 2024", "2024-10-14"},
      {"14 Şubat 2024", "2024-02-14"},
      {"Mon, 05 Oct 2020", "2020-10-05"},
      {"Montag, 5. Oktober 2020", "2020-10-05"},
      {"Dienstag, 14. März 2023", "2023-03-14"},
      {"Mar 5, 2024", "2024-03-05"},
      {"mar. 5 mars 2024", "2024-03-05"},
      {"5th of October 2020", "2020-10-05"},
      {"2024年5月31日", "2024-05-31"},
      {"2024년 5월 31일", "2024-05-31"},
      {"SEPT 1 2024", "2024-09-01"},
      {"14. Jän. 2024", "2024-01-14"},
      {"31. Dez. 1999", "1999-12-31"},
  };
  for (const auto& [cell, expected] : cases) EXPECT_EQ(converted(field_of(FieldType::kDate), cell), expected) << cell;
}

TEST(Rule27Dates, PivotTwoDigitYearsIn1950) {
  const Case cases[] = {{"1/2/49", kDayFirst, "2049-02-01"},
                        {"1/2/50", kDayFirst, "1950-02-01"},
                        {"5 Oct 99", kUnknown, "1999-10-05"},
                        {"1/2/00", kDayFirst, "2000-02-01"},
                        {"1/2/3", kDayFirst, "INVALID_DATE"}};
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDate), each.cell, ordered(each.order)), each.expected) << each.cell;
  }
}

TEST(Rule27Dates, NeverRollOver) {
  for (const char* cell : {"2024-02-30", "2023-02-29",     "2024-13-01",     "2024-00-10",  "2024-01-00",
                           "0000-00-00", "31.04.2024",     "32/01/2024",     "30 Feb 2024", "20240230",
                           "May 2024",   "2024",           "tomorrow",       "n/a",         "12:30",
                           "5 foo 2024", "2024-05-31 foo", "foo 5 Oct 2020", "2024-05-31x", "05 Oct 2020 25:00",
                           "1/2/2024/3", "Q3 2024"}) {
    EXPECT_EQ(converted(field_of(FieldType::kDate), cell, ordered(kDayFirst)), "INVALID_DATE") << cell;
  }
}

TEST(Rule27Dates, OfEightDigitsAreYearMonthDay) {
  EXPECT_EQ(converted(field_of(FieldType::kDate), "20240531"), "2024-05-31");
  EXPECT_EQ(converted(field_of(FieldType::kDate), Cell{"20240531", "20240531", CellKind::kNumber}), "2024-05-31");
  EXPECT_EQ(converted(field_of(FieldType::kDate), "20240531T143000Z"), "2024-05-31");
}

TEST(Rule27Dates, NeverMoveByADay) {
  OrganisationSettings auckland;
  auckland.time_zone = "Pacific/Auckland";
  for (const char* cell :
       {"2024-05-31T23:30:00Z", "2024-05-31T00:10:00+14:00", "2024-05-31 23:59", "2024-05-31T23:59:59.999-11:00"}) {
    EXPECT_EQ(converted(field_of(FieldType::kDate), cell, {}, auckland), "2024-05-31") << cell;
  }
  EXPECT_EQ(converted(field_of(FieldType::kDate), Cell{"2024-05-31T23:30:00", "", CellKind::kDateTime}, {}, auckland),
            "2024-05-31");
}

TEST(Rule27DateTimes, AreReadWithTheirZone) {
  const std::pair<const char*, const char*> cases[] = {
      {"2024-05-31T14:30:00Z", "2024-05-31T14:30:00Z"},
      {"2024-05-31T14:30:00+02:00", "2024-05-31T12:30:00Z"},
      {"2024-05-31 14:30:00.123456 +0200", "2024-05-31T12:30:00.123Z"},
      {"2026/05/28 7:01:33 PM GMT+2", "2026-05-28T17:01:33Z"},
      {"Jul 14, 2024, 9:05 AM EST", "2024-07-14T14:05:00Z"},
      {"Fri May 29 2026 14:03:11 GMT+0200 (Central European Summer Time)", "2026-05-29T12:03:11Z"},
      {"Mon, 05 Oct 2020 14:03:11 +0000", "2020-10-05T14:03:11Z"},
      {"20240531T143000Z", "2024-05-31T14:30:00Z"},
      {"2024-05-31 12:00 am UTC", "2024-05-31T00:00:00Z"},
      {"2024-05-31 12:00 p.m. UTC", "2024-05-31T12:00:00Z"},
      {"31 May 2024 at 2 PM UTC", "2024-05-31T14:00:00Z"},
  };
  for (const auto& [cell, expected] : cases)
    EXPECT_EQ(converted(field_of(FieldType::kDateTime), cell), expected) << cell;
}

TEST(Rule27DateTimes, WithoutAZoneAreTheOrganisations) {
  OrganisationSettings berlin;
  berlin.time_zone = "Europe/Berlin";
  const Case cases[] = {
      {"2024-05-31 14:30", kUnknown, "2024-05-31T12:30:00Z"},
      {"2024-01-31T14:30:00", kUnknown, "2024-01-31T13:30:00Z"},
      {"31.05.2024 14:30 Uhr", kDayFirst, "2024-05-31T12:30:00Z"},
      {"31/05/2024 14h30", kDayFirst, "2024-05-31T12:30:00Z"},
      {"5/31/24 2:30 PM", kMonthFirst, "2024-05-31T12:30:00Z"},
      {"2024-05-31", kUnknown, "2024-05-30T22:00:00Z"},
      {"31.05.2024, 14.30", kDayFirst, "2024-05-31T12:30:00Z"},
      {"31.05.2024 kl. 14:30", kDayFirst, "2024-05-31T12:30:00Z"},
      {"2024-05-31 24:00", kUnknown, "INVALID_DATE"},
      {"2024-05-31 14:60", kUnknown, "INVALID_DATE"},
      {"2024-05-31 13:00 AM", kUnknown, "INVALID_DATE"},
      {"2024-05-31 14:30 IST", kUnknown, "INVALID_DATE"},
      {"2024-05-31 14", kUnknown, "INVALID_DATE"},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDateTime), each.cell, ordered(each.order), berlin), each.expected)
        << each.cell;
  }
  EXPECT_EQ(converted(field_of(FieldType::kDateTime), Cell{"2024-05-31T14:30:00", "", CellKind::kDateTime}, {}, berlin),
            "2024-05-31T12:30:00Z");
}

TEST(Rule27Dates, AreUnixTimesOnlyWhenTheColumnIs) {
  ConversionOptions seconds;
  seconds.epoch = Epoch::kSeconds;
  ConversionOptions milliseconds;
  milliseconds.epoch = Epoch::kMilliseconds;
  EXPECT_EQ(converted(field_of(FieldType::kDate), "1717165800", seconds), "2024-05-31");
  EXPECT_EQ(converted(field_of(FieldType::kDateTime), "1717165800", seconds), "2024-05-31T14:30:00Z");
  EXPECT_EQ(converted(field_of(FieldType::kDateTime), "1717165800123", milliseconds), "2024-05-31T14:30:00.123Z");
  EXPECT_EQ(converted(field_of(FieldType::kDate), "1717165800"), "INVALID_DATE");
  EXPECT_EQ(converted(field_of(FieldType::kDate), "1717165800123", seconds), "INVALID_DATE");
}

TEST(Rule27Dates, TellBothReadings) {
  static const FewUsers users;
  const Field field = field_of(FieldType::kDate);
  const auto arguments = [&](const char* cell, DateOrder order) {
    TextArena arena;
    Conversion conversion(arena);
    make_converter(field, ordered(order), {}, users)->convert({cell, cell, CellKind::kText}, conversion);
    return conversion.faults().at(0).arguments;
  };
  EXPECT_EQ(arguments("03/04/2024", kUnknown), (std::vector<std::string>{"03/04/2024", "2024-04-03", "2024-03-04"}));
  EXPECT_EQ(arguments("26/06/2026", kMonthFirst),
            (std::vector<std::string>{"26/06/2026", "2026-06-26 (day first)", "no date (month first)"}));
}

TEST(Rule33SpreadsheetDates, AreTakenAsTyped) {
  const Field date = field_of(FieldType::kDate);
  EXPECT_EQ(converted(date, Cell{"2024-05-31", "31.05.24", CellKind::kDate}), "2024-05-31");
  EXPECT_EQ(converted(date, Cell{"1900-02-29", "", CellKind::kDate}), "INVALID_DATE");
  EXPECT_EQ(converted(date, Cell{"14:30:00", "", CellKind::kTime}), "INVALID_DATE");
  EXPECT_EQ(converted(date, Cell{"TRUE", "TRUE", CellKind::kBoolean}), "INVALID_DATE");
  EXPECT_EQ(converted(date, Cell{"45678", "45678", CellKind::kNumber}), "INVALID_DATE");
}

TEST(Rule33ExcelSerials, AreReadOnlyWhenAPersonSaidSo) {
  ConversionOptions options;
  options.excel_serial = true;
  const std::pair<const char*, const char*> cases[] = {
      {"45678", "2025-01-21T00:00:00Z"},
      {"1", "1900-01-01T00:00:00Z"},
      {"59", "1900-02-28T00:00:00Z"},
      {"60", "INVALID_DATE"},
      {"61", "1900-03-01T00:00:00Z"},
      {"45678.5", "2025-01-21T12:00:00Z"},
      {"0", "INVALID_DATE"},
      {"2958466", "INVALID_DATE"},
      {"45678.9999999999", "2025-01-21T23:59:59.999Z"},
      {"25569", "1970-01-01T00:00:00Z"},
      {"2024-05-31", "2024-05-31T00:00:00Z"},
  };
  for (const auto& [cell, expected] : cases) {
    EXPECT_EQ(converted(field_of(FieldType::kDateTime), Cell{cell, cell, CellKind::kNumber}, options), expected)
        << cell;
    EXPECT_EQ(converted(field_of(FieldType::kDateTime), cell, options), expected) << cell;
  }
}

}  // namespace
}  // namespace inlet::leads
