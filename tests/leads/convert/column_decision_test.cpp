// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/column_decision.h"

#include <gtest/gtest.h>

#include "tests/leads/convert/converted.h"

namespace inlet::leads {
namespace {

struct Case {
  const char* name;
  std::uint64_t day_first, month_first, either;
  DateOrder chosen, setting;
  DateOrder expected;
  DecisionReason reason;
  bool ask;
  std::uint64_t misfits;
};

constexpr DateOrder kUnknown = DateOrder::kUnknown;
constexpr DateOrder kDay = DateOrder::kDayFirst;
constexpr DateOrder kMonth = DateOrder::kMonthFirst;

TEST(Rule27ColumnDecision, GoesByTheEvidenceOfTheWholeColumn) {
  const Case cases[] = {
      {"one value decides", 1, 0, 900, kUnknown, kMonth, kDay, DecisionReason::kProven, false, 0},
      {"month first", 0, 5, 10, kUnknown, kUnknown, kMonth, DecisionReason::kProven, false, 0},
      {"minority fails", 9, 2, 10, kUnknown, kUnknown, kDay, DecisionReason::kProven, false, 2},
      {"a tie is asked", 3, 3, 10, kUnknown, kUnknown, kUnknown, DecisionReason::kTie, true, 0},
      {"a tie with a setting", 3, 3, 10, kUnknown, kDay, kDay, DecisionReason::kTie, true, 3},
      {"all ambiguous is asked", 0, 0, 10, kUnknown, kUnknown, kUnknown, DecisionReason::kAmbiguous, true, 0},
      {"the setting is the answer at hand", 0, 0, 10, kUnknown, kMonth, kMonth, DecisionReason::kOrganisation, true, 0},
      {"the person decides", 9, 2, 10, kMonth, kDay, kMonth, DecisionReason::kChosen, false, 9},
      {"nothing to decide", 0, 0, 0, kUnknown, kUnknown, kUnknown, DecisionReason::kNotNeeded, false, 0},
  };
  for (const Case& each : cases) {
    tables::ColumnSurvey survey;
    survey.filled = 1000;
    survey.date_votes.day_first_only = each.day_first;
    survey.date_votes.month_first_only = each.month_first;
    survey.date_votes.either = each.either;
    ConversionOptions chosen;
    chosen.date_order = each.chosen;
    OrganisationSettings settings;
    settings.date_order = each.setting;
    const ColumnDecision decision = decide_column(field_of(FieldType::kDate), survey, chosen, settings);
    EXPECT_EQ(name_of(decision.date_order), name_of(each.expected)) << each.name;
    EXPECT_EQ(name_of(decision.reason), name_of(each.reason)) << each.name;
    EXPECT_EQ(decision.ask, each.ask) << each.name;
    EXPECT_EQ(decision.misfits, each.misfits) << each.name;
    EXPECT_EQ(decision.apply_to(chosen).date_order, each.expected) << each.name;
  }
}

TEST(Rule27ColumnDecision, TakesUnixTimesOnlyOfAWholeColumn) {
  tables::ColumnSurvey survey;
  survey.filled = 10;
  survey.date_votes.epoch_seconds = 10;
  EXPECT_EQ(decide_column(field_of(FieldType::kDate), survey, {}, {}).epoch, Epoch::kSeconds);
  EXPECT_EQ(decide_column(field_of(FieldType::kText), survey, {}, {}).epoch, Epoch::kNone);
  survey.filled = 11;
  EXPECT_EQ(decide_column(field_of(FieldType::kDate), survey, {}, {}).epoch, Epoch::kNone);
  survey.date_votes.epoch_seconds = 0;
  survey.date_votes.epoch_milliseconds = 11;
  EXPECT_EQ(decide_column(field_of(FieldType::kDateTime), survey, {}, {}).epoch, Epoch::kMilliseconds);
}

TEST(Rule28ColumnDecision, DecidesTheDecimalMark) {
  tables::ColumnSurvey survey;
  survey.filled = 10;
  survey.number_votes.comma_only = 4;
  survey.number_votes.either = 6;
  const ColumnDecision proven = decide_column(field_of(FieldType::kMoney), survey, {}, {});
  EXPECT_EQ(proven.decimal_mark, DecimalMark::kComma);
  EXPECT_EQ(proven.reason, DecisionReason::kProven);
  survey.number_votes.comma_only = 0;
  EXPECT_TRUE(decide_column(field_of(FieldType::kMoney), survey, {}, {}).ask);
  OrganisationSettings settings;
  settings.decimal_mark = DecimalMark::kPoint;
  EXPECT_EQ(decide_column(field_of(FieldType::kMoney), survey, {}, settings).decimal_mark, DecimalMark::kPoint);
}

TEST(Rule33ColumnDecision, OffersExcelDatesAndDoesNotGuess) {
  tables::ColumnSurvey survey;
  survey.filled = 3;
  survey.samples = {"45678", "45679.5", "45680"};
  const ColumnDecision decision = decide_column(field_of(FieldType::kDate), survey, {}, {});
  EXPECT_TRUE(decision.offer_excel_serial);
  EXPECT_FALSE(decision.apply_to({}).excel_serial);
}

}  // namespace
}  // namespace inlet::leads
