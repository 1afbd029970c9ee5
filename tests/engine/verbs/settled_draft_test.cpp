// SPDX-License-Identifier: Apache-2.0
//
// A draft is there at once, and final when its whole file is surveyed (semantics 37).
#include "engine/verbs/settled_draft.h"

#include <future>

#include "engine/surveys/running_surveys.h"
#include "engine/surveys/upload_survey.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using tables::SourceChoices;

// More than the 64 KiB that are looked at first.
std::string long_file(std::string_view end) {
  std::string text = "Last Name,When,Notes\n";
  for (int i = 0; i < 5'000; ++i) text += "Lee " + std::to_string(i) + ",03/04/2026,plain letters only\n";
  return text + std::string(end);
}

class SettledDraftTest : public ::testing::Test {
 protected:
  ~SettledDraftTest() override { open_gate(); }

  // Until open_gate() nothing is surveyed.
  void close_gate() {
    for (int i = 0; i < kThreads; ++i) {
      surveys_.begin("gate " + std::to_string(i), [this](const auto&) -> Result<void> {
        gate_.wait();
        return {};
      });
    }
  }
  void open_gate() {
    if (!is_open_) opening_.set_value();
    is_open_ = true;
  }

  imports::ImportRecord create(const std::string& text) {
    auto reception = must(own_.engine().files.receive("leads.csv", text.size()));
    must(reception.add(text));
    const auto upload = must(take_in(own_.engine(), own_.actor, std::move(reception), "leads.csv"));
    return must(create_import(own_.engine(), own_.actor, upload.id, 0));
  }

  static constexpr int kThreads = 2;
  std::promise<void> opening_;
  std::shared_future<void> gate_ = opening_.get_future().share();
  bool is_open_ = false;
  OwnEngine own_;
  RunningSurveys surveys_{own_.engine(), kThreads};
};

TEST_F(SettledDraftTest, StandsBeforeItsFileIsRead) {
  close_gate();
  const auto draft = create(long_file(""));
  EXPECT_FALSE(is_settled(draft));
  EXPECT_EQ(must(read_draft(draft)).columns[0].field, "last_name") << "suggested by the first rows";
  EXPECT_FALSE(is_settled(must(settle_if_surveyed(own_.engine(), own_.actor, draft)))) << "nobody waits";
  open_gate();
  const auto settled = must(settle(own_.engine(), own_.actor, draft));
  EXPECT_TRUE(is_settled(settled));
  EXPECT_EQ(settled.version, draft.version) << "no person changed it";
  EXPECT_EQ(settled.tally.total, 5'000);
  const auto started = must(start_import(own_.engine(), own_.actor, draft.id, draft.version));
  EXPECT_EQ(own_.find(draft.id).profile, settled.profile);
  EXPECT_EQ(started.tally.total, 5'000);
}

TEST_F(SettledDraftTest, AllOfTheFileDecidesTheEncoding) {
  close_gate();
  const auto draft = create(long_file("Fran\xE7ois,26/04/2026,\xE0 la cr\xE8me \x96 d\xE9j\xE0 v\xFC\n"));
  open_gate();
  const auto settled = must(settled_draft(own_.engine(), own_.actor, draft.id));
  EXPECT_EQ(settled.survey.profile.encoding, "windows-1252");
  EXPECT_EQ(settled.survey.columns[1].date_votes.day_first_only, 1U) << "the last row was read";
}

TEST_F(SettledDraftTest, WhatAPersonChoseStays) {
  close_gate();
  auto draft = create(long_file(""));
  SourceChoices source;
  source.delimiter = ',';
  draft = must(choose_source(own_.engine(), own_.actor, draft.id, draft.version, source));
  EXPECT_FALSE(is_settled(draft));
  open_gate();
  auto columns = must(read_draft(must(settle(own_.engine(), own_.actor, draft)))).columns;
  columns[2].field = "";
  columns[2].chosen_by = ChosenBy::kPerson;
  draft = must(choose_mapping(own_.engine(), own_.actor, draft.id, draft.version, columns));
  source.quote = '\'';
  draft = must(choose_source(own_.engine(), own_.actor, draft.id, draft.version, source));
  draft = must(settle(own_.engine(), own_.actor, draft));
  EXPECT_EQ(must(read_draft(draft)).columns[2].chosen_by, ChosenBy::kPerson);
  EXPECT_EQ(must(read_draft(draft)).columns[2].field, "");
  EXPECT_TRUE(must(read_draft(draft)).dropped.empty());
}

TEST_F(SettledDraftTest, ACellTooLongAtTheEndFailsTheSurveyAlone) {
  close_gate();
  const auto draft = create(long_file(std::string(2U << 20U, 'x') + ",26/04/2026,end\n"));
  EXPECT_FALSE(is_settled(draft));
  open_gate();
  EXPECT_EQ(settle(own_.engine(), own_.actor, draft).error().code, base::Code::kCellTooLong);
  const auto upload = must(own_.reading()->uploads().find(draft.upload)).value();
  EXPECT_EQ(must(survey_so_far(own_.engine(), upload, {})).failure->code, base::Code::kCellTooLong);
  EXPECT_FALSE(start_import(own_.engine(), own_.actor, draft.id, 0).has_value());
}

TEST_F(SettledDraftTest, ASmallFileNeedsNoWaiting) {
  close_gate();
  const auto draft = create("Last Name,Email\nLee,a@b.de\n");
  EXPECT_TRUE(is_settled(draft));
  EXPECT_EQ(draft.tally.total, 1);
}

}  // namespace
}  // namespace inlet::engine
