// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/content_fit.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

TEST(ContentFit, AllowsOneInFiveToBeWrong) {
  leads::Field email;
  email.key = "email";
  email.type = leads::FieldType::kEmail;
  tables::ColumnSurvey survey;
  survey.values = {{"a@b.example", 4}, {"none", 1}};
  EXPECT_EQ(fit_of(email, ColumnContent(survey)), Fit::kFits);
  survey.values = {{"a@b.example", 3}, {"none", 1}};
  EXPECT_EQ(fit_of(email, ColumnContent(survey)), Fit::kDoesNotFit);
  survey.values.clear();
  EXPECT_EQ(fit_of(email, ColumnContent(survey)), Fit::kUnknown);
}

}  // namespace
}  // namespace inlet::imports
