// SPDX-License-Identifier: Apache-2.0
//
// Two imports at the same time with the same new emails make one lead each (semantics 11, 19).
#include <gmock/gmock.h>

#include <thread>

#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using leads::OnDuplicate;
using leads::OnUnmatched;

constexpr int kEmails = 5'000;

struct Case {
  const char* name;
  OnDuplicate on_duplicate;
  OnUnmatched on_unmatched;
  std::int64_t leads;
};
void PrintTo(const Case& given, std::ostream* out) { *out << given.name; }

const Case kCases[] = {{"Skip", OnDuplicate::kSkip, OnUnmatched::kCreate, kEmails},
                       {"Update", OnDuplicate::kUpdate, OnUnmatched::kCreate, kEmails},
                       {"Error", OnDuplicate::kError, OnUnmatched::kCreate, kEmails},
                       {"CreateAnyway", OnDuplicate::kCreate, OnUnmatched::kCreate, 2 * kEmails},
                       {"UpdateOnly", OnDuplicate::kUpdate, OnUnmatched::kSkip, 0}};

class Race : public ::testing::TestWithParam<Case> {};
INSTANTIATE_TEST_SUITE_P(Semantics11, Race, ::testing::ValuesIn(kCases),
                         [](const auto& named) { return named.param.name; });

// The same people, each file with its own companies, one forwards and one backwards.
std::string file_of(const char* company, bool backwards) {
  std::string text = "Last Name,Email,Company\n";
  for (int i = 0; i < kEmails; ++i) {
    const std::string number = std::to_string(backwards ? kEmails - 1 - i : i);
    text += "Lee" + number + ",person" + number + "@example.com," + company + "\n";
  }
  return text;
}

TEST_P(Race, TwoImportsOfTheSamePeople) {
  EngineLimits limits;
  limits.batch_rows = 500;
  OwnEngine own(limits);
  leads::MatchPolicy policy;
  policy.on_duplicate = GetParam().on_duplicate;
  policy.on_unmatched = GetParam().on_unmatched;
  std::vector<imports::ImportId> ids;
  std::vector<jobs::LeasedJob> jobs;
  for (const bool backwards : {false, true}) {
    ids.push_back(own.draft(file_of(backwards ? "Beta" : "Acme", backwards), policy).id);
    own.start(ids.back());
    const auto leased = own.lease(ids.back());
    ASSERT_TRUE(leased.has_value());
    jobs.push_back(*leased);
  }
  std::vector<std::thread> workers;
  for (const jobs::LeasedJob& job : jobs) workers.emplace_back([&own, &job] { must(run_job(own.engine(), job)); });
  for (std::thread& worker : workers) worker.join();

  imports::Tally sum;
  for (const imports::ImportId id : ids) {
    const auto record = own.find(id);
    EXPECT_TRUE(imports::is_end(record.state));
    EXPECT_EQ(record.tally.done(), kEmails);
    sum.created += record.tally.created;
    sum.updated += record.tally.updated;
    sum.skipped += record.tally.skipped;
    sum.failed += record.tally.failed;
  }
  EXPECT_EQ(sum.created, GetParam().leads);
  EXPECT_EQ(static_cast<std::int64_t>(own.leads({"email"}).size()), GetParam().leads);
  EXPECT_EQ(sum.created + sum.updated + sum.skipped + sum.failed, 2 * kEmails);
  EXPECT_EQ(sum.failed, GetParam().on_duplicate == OnDuplicate::kError ? kEmails : 0);
}

}  // namespace
}  // namespace inlet::engine
