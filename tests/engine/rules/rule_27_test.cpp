// SPDX-License-Identifier: Apache-2.0
//
// Semantics 27: dates. The order belongs to the column, so each table here is one file.
#include "tests/engine/rules/rule_file.h"

namespace inlet::engine {
namespace {

using namespace inlet::testing;
using leads::FieldType;

constexpr char kDate[] = "expected_close_date";

RuleChoice ordered(leads::DateOrder order) {
  return [order](leads::ConversionOptions& options) { options.date_order = order; };
}

void set_organisation(OwnEngine& own, const std::function<void(leads::OrganisationSettings&)>& change) {
  Settings settings = must(read_settings(*own.reading()));
  change(settings.organisation);
  must(change_settings(own.engine(), own.actor, settings));
}

TEST(Rule27Order, IsDecidedByOneDayAboveTwelve) {
  const RuleCase day_first[] = {{"decides", "26/06/2026", "2026-06-26"}, {"follows", "03/04/2026", "2026-04-03"}};
  expect_rule(kDate, day_first);
  const RuleCase month_first[] = {{"follows", "03/04/2026", "2026-03-04"}, {"decides", "06/26/2026", "2026-06-26"}};
  expect_rule(kDate, month_first);
}

TEST(Rule27Order, IsNotDecidedByDatesThatReadInOneWayOnly) {
  const RuleCase cases[] = {{"in doubt", "03/04/2026", "AMBIGUOUS_DATE"},
                            {"ISO does not vote", "2026-06-26", "2026-06-26"},
                            {"a month in words does not vote", "26 Jun 2026", "2026-06-26"},
                            {"the same both ways", "05/05/2026", "2026-05-05"}};
  expect_rule(kDate, cases);
}

TEST(Rule27Order, IsAskedWhereNothingDecides) {
  const RuleCase asked[] = {{"nobody answered", "03/04/2026", "AMBIGUOUS_DATE"}};
  expect_rule(kDate, asked);
  const RuleCase day[] = {{"the person says day first", "03/04/2026", "2026-04-03"}};
  expect_rule(kDate, day, ordered(leads::DateOrder::kDayFirst));
  const RuleCase month[] = {{"the person says month first", "03/04/2026", "2026-03-04"}};
  expect_rule(kDate, month, ordered(leads::DateOrder::kMonthFirst));
  OwnEngine own;
  set_organisation(own, [](auto& organisation) { organisation.date_order = leads::DateOrder::kMonthFirst; });
  expect_rule(own, kDate, month);
}

TEST(Rule27Order, FailsTheMinorityWithBothReadings) {
  const char* file = "Last Name,Expected Close Date\nA,26/06/2026\nB,27/06/2026\nC,06/28/2026\n";
  OwnEngine own;
  const auto record = own.import(file);
  EXPECT_EQ(own.outcomes(record.write_run, false),
            (std::vector<std::string>{"created", "created", "failed AMBIGUOUS_DATE(1)"}));
  const std::string message = own.messages(record.write_run).front();
  EXPECT_NE(message.find("2026-06-28 (month first)"), std::string::npos) << message;
  EXPECT_NE(message.find("day first"), std::string::npos) << message;
}

TEST(Rule27Order, OfATieIsAsked) {
  const RuleCase cases[] = {{"one", "26/06/2026", "2026-06-26"},
                            {"other", "06/27/2026", "2026-06-27"},
                            {"in doubt", "03/04/2026", "AMBIGUOUS_DATE"}};
  expect_rule(kDate, cases);
}

TEST(Rule27Forms, AreRead) {
  const RuleCase cases[] = {
      {"ISO", "2020-10-05", "2020-10-05"},
      {"ISO with a time", "2020-10-05T23:30:00Z", "2020-10-05"},
      {"day, short month", "05 Oct 2020", "2020-10-05"},
      {"month, day, year", "Jul 14, 2024", "2024-07-14"},
      {"points", "14.07.2024", "2024-07-14"},
      {"long form with a zone", "2026/05/28 7:01:33 PM GMT+2", "2026-05-28"},
      {"eight digits", "20240531", "2024-05-31"},
      {"German", "14. März 2024", "2024-03-14"},
      {"French", "14 février 2024", "2024-02-14"},
      {"Spanish", "14 de julio de 2024", "2024-07-14"},
      {"Italian", "14 luglio 2024", "2024-07-14"},
      {"Portuguese", "14 de março de 2024", "2024-03-14"},
      {"Dutch", "14 mei 2024", "2024-05-14"},
      {"Polish", "14 stycznia 2024", "2024-01-14"},
      {"Swedish", "14 maj 2024", "2024-05-14"},
      {"Finnish", "14. heinäkuuta 2024", "2024-07-14"},
      {"Czech", "14. července 2024", "2024-07-14"},
      {"Russian", "14 июля 2024", "2024-07-14"},
      {"Turkish", "14 Temmuz 2024", "2024-07-14"},
      {"Japanese", "2024年5月31日", "2024-05-31"},
      {"Korean", "2024년 5월 31일", "2024-05-31"},
  };
  expect_rule(kDate, cases);
}

TEST(Rule27Epoch, IsReadOnlyWhereTheWholeColumnIs) {
  const RuleCase seconds[] = {{"ten digits", "1717146000", "2024-05-31"}, {"nine digits", "999999999", "2001-09-09"}};
  expect_rule(kDate, seconds);
  const RuleCase milliseconds[] = {{"thirteen digits", "1717146000000", "2024-05-31"},
                                   {"twelve digits", "999999999000", "2001-09-09"}};
  expect_rule(kDate, milliseconds);
  const RuleCase mixed[] = {{"a number among dates", "1717146000", "INVALID_DATE"},
                            {"a date", "2024-05-31", "2024-05-31"}};
  expect_rule(kDate, mixed);
}

TEST(Rule27Years, OfTwoDigitsPivotOn1950) {
  const RuleCase cases[] = {
      {"49", "31.12.49", "2049-12-31"}, {"50", "31.12.50", "1950-12-31"}, {"00", "31.12.00", "2000-12-31"}};
  expect_rule(kDate, cases);
}

TEST(Rule27Impossible, DatesFailAndNeverRollOver) {
  const RuleCase cases[] = {
      {"30 February", "30.02.2024", "INVALID_DATE"}, {"29 February", "29.02.2023", "INVALID_DATE"},
      {"leap day", "29.02.2024", "2024-02-29"},      {"ISO", "2024-13-01", "INVALID_DATE"},
      {"eight digits", "20240231", "INVALID_DATE"},  {"words", "soon", "INVALID_DATE"},
      {"year 1900", "29.02.1900", "INVALID_DATE"}};
  expect_rule(kDate, cases);
}

TEST(Rule27Zones, NeverMoveADate) {
  const RuleCase cases[] = {{"late in the west", "2024-05-31T23:59:00-11:00", "2024-05-31"},
                            {"early in the east", "2024-05-31T00:01:00+14:00", "2024-05-31"},
                            {"without a zone", "2024-05-31 00:00", "2024-05-31"}};
  for (const char* zone : {"UTC", "Pacific/Auckland", "America/Los_Angeles"}) {
    SCOPED_TRACE(zone);
    OwnEngine own;
    set_organisation(own, [&](auto& organisation) { organisation.time_zone = zone; });
    expect_rule(own, kDate, cases);
  }
}

TEST(Rule27Zones, OfADateTimeIsTheOrganisationsWhereNoneIsWritten) {
  OwnEngine own;
  set_organisation(own, [](auto& organisation) { organisation.time_zone = "Europe/Berlin"; });
  const std::string key = add_rule_field(own, FieldType::kDateTime);
  const RuleCase cases[] = {{"summer", "2024-07-01 12:00", "2024-07-01T10:00:00Z"},
                            {"winter", "2024-01-01 12:00", "2024-01-01T11:00:00Z"},
                            {"with its own zone", "2024-07-01 12:00 GMT+5", "2024-07-01T07:00:00Z"}};
  expect_rule(own, key, cases);
}

TEST(Rule27Range, HoldsWhatTheAdministratorAllows) {
  OwnEngine own;
  FieldWish wish;
  wish.minimum = "2024-01-01";
  wish.maximum = "2024-12-31";
  const std::string day = add_rule_field(own, FieldType::kDate, wish);
  const RuleCase days[] = {{"before", "2023-12-31", "NUMBER_OUT_OF_RANGE"},
                           {"first", "2024-01-01", "2024-01-01"},
                           {"last", "2024-12-31", "2024-12-31"},
                           {"after", "2025-01-01", "NUMBER_OUT_OF_RANGE"}};
  expect_rule(own, day, days);
  wish.label = "Moment";
  const std::string moment = add_rule_field(own, FieldType::kDateTime, wish);
  const RuleCase moments[] = {{"end of the last day", "2024-12-31T23:59:59Z", "2024-12-31T23:59:59Z"},
                              {"after it", "2025-01-01T00:00:00Z", "NUMBER_OUT_OF_RANGE"}};
  expect_rule(own, moment, moments);
}

}  // namespace
}  // namespace inlet::engine
