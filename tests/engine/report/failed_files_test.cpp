// SPDX-License-Identifier: Apache-2.0
//
// The file of failed records goes out and comes back (semantics 6, 7, 43, law 9): untouched it fails in the same way and makes
// nothing; mended, exactly the mended rows are imported.
#include <gmock/gmock.h>

#include "tests/engine/engine_fixture.h"
#include "tests/engine/generated_file.h"

namespace inlet::engine {
namespace {

using inlet::testing::generated_file;
using inlet::testing::OwnEngine;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using Lines = std::vector<std::string>;

constexpr const char* kFile =
    "First Name,Last Name,Email,Notes\n"
    "Ann,Lee,ann@example.com,\n"
    "Bob,Ray,bob(at)example.com,\"two\nlines\"\n"
    "Cy,,cy@example.com,\n"
    "Ann,Lee,ANN@example.com,again\n"
    "Di,Moe,di@example.com,,surplus,\"more, of it\"\n";

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t place = text.find(what);
  EXPECT_NE(place, std::string::npos) << what;
  return place == std::string::npos ? text : text.replace(place, what.size(), with);
}

// Lines outside of quotes.
std::int64_t records_in(const std::string& csv) {
  std::int64_t count = 0;
  bool is_quoted = false;
  for (const char letter : csv) {
    if (letter == '"') is_quoted = !is_quoted;
    if (letter == '\n' && !is_quoted) ++count;
  }
  return count;
}

TEST(FailedFile, HoldsTheOriginalCellsAndAllThatIsToBeSaid) {
  OwnEngine own;
  const auto record = own.import(kFile);
  EXPECT_THAT(own.outcomes(record.write_run),
              ElementsAre("created #1", "failed INVALID_EMAIL(2)", "failed MISSING_REQUIRED(1)",
                          "skipped #1 DUPLICATE_IN_FILE", "failed TOO_MANY_CELLS(4)"));
  const std::string text = own.failed_csv(record);
  EXPECT_TRUE(
      text.starts_with("\xEF\xBB\xBF"
                       "First Name,Last Name,Email,Notes,_Row,_Outcome,_Error codes,_Error messages,_Rest,_Job\r\n"))
      << text;
  EXPECT_THAT(text, HasSubstr("\r\nBob,Ray,bob(at)example.com,\"two\nlines\",3,failed,INVALID_EMAIL,"));
  EXPECT_THAT(text, HasSubstr("\r\nAnn,Lee,ANN@example.com,again,5,skipped,DUPLICATE_IN_FILE,"));
  EXPECT_THAT(text, HasSubstr("\"surplus,\"\"more, of it\"\"\""));
  EXPECT_EQ(records_in(text), 5);
  EXPECT_EQ(records_in(own.failed_csv(record, FailedKind::kFailed)), 4);
  EXPECT_EQ(records_in(own.failed_csv(record, FailedKind::kSkipped)), 2);
}

TEST(FailedFile, UntouchedItFailsInTheSameWayAgainAndAgain) {
  OwnEngine own;
  auto record = own.import(kFile);
  const auto leads = own.leads();
  for (int round = 1; round <= 3; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    record = own.import(own.failed_csv(record));
    EXPECT_THAT(own.outcomes(record.write_run, false),
                ElementsAre("failed INVALID_EMAIL(2)", "failed MISSING_REQUIRED(1)", "skipped DUPLICATE_EXISTING",
                            "failed TOO_MANY_CELLS(8)"));
    EXPECT_EQ(own.leads(), leads);
    EXPECT_THAT(own.failed_csv(record), HasSubstr("\"surplus,\"\"more, of it\"\"\""));
  }
}

TEST(FailedFile, MendedRowsAreImportedAndNothingElse) {
  OwnEngine own;
  const auto first = own.import(kFile);
  std::string text = own.failed_csv(first);
  text = replaced(text, "bob(at)example.com", "bob@example.com");
  const auto second = own.import(text);
  EXPECT_THAT(
      own.outcomes(second.write_run, false),
      ElementsAre("created", "failed MISSING_REQUIRED(1)", "skipped DUPLICATE_EXISTING", "failed TOO_MANY_CELLS(8)"));
  text = own.failed_csv(second);
  text = replaced(text, "\"surplus,\"\"more, of it\"\"\"", "");
  text = replaced(text, "Cy,,", "Cy,Dee,");
  const auto third = own.import(text);
  EXPECT_THAT(own.outcomes(third.write_run, false), ElementsAre("created", "skipped DUPLICATE_EXISTING", "created"));
  EXPECT_EQ(own.leads({"first_name", "email"}),
            (Lines{"Ann; ann@example.com", "Bob; bob@example.com", "Cy; cy@example.com", "Di; di@example.com"}));
}

TEST(FailedFile, AnUnclosedQuoteStaysOneUntilItIsMended) {
  OwnEngine own;
  const auto first = own.import(
      "First Name,Last Name,Email\nAnn,Lee,ann@example.com\nBob,\"Ray,bob@example.com\nCy,Dee,cy@example.com\n");
  ASSERT_THAT(own.outcomes(first.write_run, false), ElementsAre("created", "failed UNCLOSED_QUOTE"));
  const auto second = own.import(own.failed_csv(first));
  EXPECT_THAT(own.outcomes(second.write_run, false), ElementsAre("failed UNCLOSED_QUOTE(7)"));
  const auto third = own.import(own.failed_csv(second));
  EXPECT_THAT(own.outcomes(third.write_run, false), ElementsAre("failed UNCLOSED_QUOTE(7)"));
  EXPECT_THAT(own.failed_csv(third), HasSubstr("Cy,Dee,cy@example.com"));
  EXPECT_EQ(own.leads().size(), 1U);
}

TEST(FailedFile, FormulasAreGuardedAndComeBackAsTheyWere) {
  OwnEngine own;
  const auto first = own.import(
      "First Name,Last Name,Email,Phone\n"
      "=1+2,Lee,ann(at)example.com,+49 30 1234567\n"
      "'=x,@Ray,bob(at)example.com,-\n"
      "'plain,Dee,cy(at)example.com,\n");
  const std::string text = own.failed_csv(first);
  EXPECT_THAT(text, HasSubstr("\r\n'=1+2,Lee,ann(at)example.com,+49 30 1234567,"));
  EXPECT_THAT(text, HasSubstr("\r\n''=x,'@Ray,"));
  EXPECT_THAT(text, HasSubstr("\r\n'plain,Dee,"));
  std::string mended = text;
  for (const char* name : {"ann", "bob", "cy"})
    mended = replaced(mended, std::string(name) + "(at)example.com", std::string(name) + "@example.com");
  mended = replaced(mended, ",'-,", ",,");
  const auto second = own.import(mended);
  EXPECT_FALSE(second.failure.has_value()) << second.failure->message() << second.failure->detail << mended;
  EXPECT_THAT(own.outcomes(second.write_run, false), ElementsAre("created", "created", "created"));
  EXPECT_EQ(own.leads({"first_name", "last_name"}), (Lines{"=1+2; Lee", "'=x; @Ray", "'plain; Dee"}));
}

TEST(FailedFile, ManyRowsComeBackWithTheSameOutcomes) {
  OwnEngine own;
  const auto first = own.import(generated_file(3'000, 11, 1'500));
  Lines expected;
  for (std::string line : own.outcomes(first.write_run, false)) {
    if (line.starts_with("created")) continue;
    if (line == "skipped DUPLICATE_IN_FILE") line = "skipped DUPLICATE_EXISTING";  // that row is a lead now
    expected.push_back(line);
  }
  const auto leads = own.leads();
  const auto second = own.import(own.failed_csv(first));
  Lines again = own.outcomes(second.write_run, false);
  ASSERT_EQ(again.size(), expected.size());
  for (std::size_t i = 0; i < again.size(); ++i) {
    // A row that lacked what a create needs may have met the lead of a later row by now.
    const bool met_a_lead = expected[i] == "failed MISSING_REQUIRED(1)" && again[i] == "skipped DUPLICATE_EXISTING";
    EXPECT_TRUE(met_a_lead || again[i] == expected[i]) << again[i] << " was " << expected[i];
  }
  EXPECT_EQ(own.leads(), leads);
}

TEST(Receipt, HasOneLineARecord) {
  OwnEngine own;
  const auto record = own.import(generated_file(2'500, 12, 1'200));
  const std::string text = own.receipt(record);
  EXPECT_EQ(records_in(text), 2'501);
  const auto lines_with = [&](const std::string& outcome) {
    std::int64_t count = 0;
    for (std::size_t place = 0; (place = text.find("," + outcome + ",", place)) != std::string::npos; ++place) ++count;
    return count;
  };
  EXPECT_EQ(lines_with("created"), record.tally.created);
  EXPECT_EQ(lines_with("skipped"), record.tally.skipped);
  EXPECT_EQ(lines_with("failed"), record.tally.failed);
}

TEST(Receipt, NamesTheLeadOfEachRow) {
  OwnEngine own;
  const std::string text = own.receipt(own.import(kFile));
  EXPECT_THAT(text, HasSubstr("\r\n2,created,1,"));
  EXPECT_THAT(text, HasSubstr("\r\n3,failed,,INVALID_EMAIL,"));
  EXPECT_THAT(text, HasSubstr("\r\n5,skipped,1,DUPLICATE_IN_FILE,"));
}

}  // namespace
}  // namespace inlet::engine
