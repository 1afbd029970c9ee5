// SPDX-License-Identifier: Apache-2.0
//
// The laws that every import keeps, each over a real database: crash equivalence, accounting, one commit, the frozen plan, no
// mute row; and that neither threads nor batches show in the result. INLET_LONG=1 takes longer files, and more of them.
#include <gmock/gmock.h>

#include "engine/report/import_summary.h"
#include "tests/engine/engine_fixture.h"
#include "tests/engine/generated_file.h"

namespace inlet::engine {
namespace {

using inlet::testing::generated_file;
using inlet::testing::must;
using inlet::testing::OwnEngine;
using ::testing::ElementsAre;

constexpr std::uint32_t kSeed = 20'260'105;

bool is_long() { return std::getenv("INLET_LONG") != nullptr; }

// An import of so many rows has so many batches at least: a first one, some between others, and a last one that is not full.
const std::int64_t kRows = is_long() ? 4'500 : 2'500;
const int kBatches = is_long() ? 6 : 4;

EngineLimits limits(std::int64_t batch_rows, int converters = 1) {
  EngineLimits limits;
  limits.batch_rows = batch_rows;
  limits.converters = converters;
  limits.batch_time = base::Duration(600'000);  // a slow machine makes no other batches
  return limits;
}

leads::MatchPolicy policy(leads::OnDuplicate on_duplicate) {
  leads::MatchPolicy policy;
  policy.on_duplicate = on_duplicate;
  return policy;
}

// All that an import leaves, to be compared with another way to the same end.
struct Left {
  std::vector<std::string> leads;
  std::vector<std::string> outcomes;
  std::vector<std::string> messages;
  imports::Tally tally;
  std::string state;
  friend bool operator==(const Left&, const Left&) = default;
};

Left left_by(OwnEngine& own, imports::ImportId id) {
  const auto record = own.find(id);
  return {own.leads(), own.outcomes(record.write_run), own.messages(record.write_run), record.tally,
          std::string(imports::name_of(record.state))};
}

void expect_same(const Left& left, const Left& undisturbed) {
  EXPECT_EQ(left.leads, undisturbed.leads);
  EXPECT_EQ(left.outcomes, undisturbed.outcomes);
  EXPECT_EQ(left.messages, undisturbed.messages);
  EXPECT_TRUE(left.tally == undisturbed.tally);
  EXPECT_EQ(left.state, undisturbed.state);
}

// An engine that holds some leads already, so that the file meets them.
std::unique_ptr<OwnEngine> engine_with_leads(const EngineLimits& limits) {
  auto own = std::make_unique<OwnEngine>(limits);
  own->import(generated_file(200, 7, 900));
  return own;
}

// Few people, many rows: most rows meet an earlier one or a lead.
std::string crowded_file() { return generated_file(static_cast<int>(kRows), kSeed, 900); }

Left undisturbed(const std::string& file, leads::OnDuplicate on_duplicate) {
  const auto own = engine_with_leads(limits(1));
  return left_by(*own, own->import(file, policy(on_duplicate)).id);
}

class EachPolicy : public ::testing::TestWithParam<leads::OnDuplicate> {};
INSTANTIATE_TEST_SUITE_P(Laws, EachPolicy,
                         ::testing::Values(leads::OnDuplicate::kSkip, leads::OnDuplicate::kUpdate,
                                           leads::OnDuplicate::kCreate, leads::OnDuplicate::kError),
                         [](const auto& named) { return std::string(leads::name_of(named.param)); });

TEST_P(EachPolicy, AccountingHoldsAfterEveryCommit) {
  const auto own = engine_with_leads(limits(1));
  const auto record = own->draft(crowded_file(), policy(GetParam()));
  own->start(record.id);
  int batches = 0;
  std::int64_t done = 0;
  const std::int64_t before = static_cast<std::int64_t>(own->leads().size());
  own->work(record.id, [&](const imports::Tally& tally) {
    ++batches;
    EXPECT_EQ(tally.total, kRows);
    EXPECT_EQ(tally.total, tally.created + tally.updated + tally.unchanged + tally.skipped + tally.failed +
                               tally.not_processed + tally.to_come());
    EXPECT_GE(tally.to_come(), 0);
    EXPECT_GE(tally.done(), done);
    done = tally.done();
    const auto run = own->find(record.id).write_run;
    EXPECT_TRUE(own->tally(run) == tally) << "the stored tally is another";
    EXPECT_EQ(static_cast<std::int64_t>(own->outcomes(run).size()), done) << "a record without an outcome, or with two";
    EXPECT_EQ(static_cast<std::int64_t>(own->leads().size()) - before, tally.created);
  });
  EXPECT_GE(batches, kBatches);
  const auto tally = own->find(record.id).tally;
  EXPECT_EQ(tally.done(), tally.total);
  EXPECT_GT(tally.empty_rows, 0);
  EXPECT_GT(tally.failed, 0);
}

TEST_P(EachPolicy, CrashEquivalenceOfOrderlyStops) {
  const std::string file = crowded_file();
  const Left whole = undisturbed(file, GetParam());
  for (int stop_after = 1; stop_after + 1 < kBatches; ++stop_after) {
    SCOPED_TRACE("stopped after batch " + std::to_string(stop_after));
    const auto own = engine_with_leads(limits(1));
    const auto record = own->draft(file, policy(GetParam()));
    own->start(record.id);
    const auto leased = own->lease(record.id);
    int batches = 0;
    must(run_job(own->engine(), *leased, [&](const imports::Tally&) {
      if (++batches != stop_after) return;
      const auto transaction = own->writing();
      must(transaction->jobs().ask(leased->job.id, jobs::JobWish::kStop, own->clock().now()));
      must(transaction->commit());
    }));
    // The wish is read with the next batch, which is the last thing that is done.
    EXPECT_EQ(batches, stop_after + 1);
    EXPECT_EQ(own->find(record.id).state, imports::ImportState::kQueued);
    own->work(record.id);
    expect_same(left_by(*own, record.id), whole);
  }
}

TEST_P(EachPolicy, CrashEquivalenceOfSuddenDeath) {
  struct Death {};
  const std::string file = crowded_file();
  const Left whole = undisturbed(file, GetParam());
  for (int dead_after = 1; dead_after < kBatches; ++dead_after) {
    SCOPED_TRACE("dead after batch " + std::to_string(dead_after));
    const auto own = engine_with_leads(limits(1));
    const auto record = own->draft(file, policy(GetParam()));
    own->start(record.id);
    int batches = 0;
    EXPECT_THROW(own->work(record.id,
                           [&](const imports::Tally&) {
                             if (++batches == dead_after) throw Death();
                           }),
                 Death);
    own->rescue();
    own->work(record.id);
    expect_same(left_by(*own, record.id), whole);
  }
}

TEST_P(EachPolicy, OneCommitIsSeenWholeOrNotAtAll) {
  const std::string file = crowded_file();
  const Left whole = undisturbed(file, GetParam());
  const auto leads_before = static_cast<std::int64_t>(whole.leads.size()) - whole.tally.created;
  int failing = 1;
  for (;; ++failing) {
    SCOPED_TRACE("commit " + std::to_string(failing) + " fails");
    const auto own = engine_with_leads(limits(1));
    const auto record = own->draft(file, policy(GetParam()));
    own->start(record.id);
    const auto leased = own->lease(record.id);
    own->database().fail_commit(failing, base::make_error(base::ErrorKind::kUnavailable, base::Code::kNoSpace));
    const auto ran = run_job(own->engine(), *leased);
    const auto after = own->find(record.id);
    const auto tally = own->tally(after.write_run);
    const auto checkpoint = must(own->reading()->ledger().checkpoint(after.write_run));
    EXPECT_EQ(checkpoint.record, tally.done());
    EXPECT_EQ(static_cast<std::int64_t>(own->outcomes(after.write_run).size()), tally.done());
    EXPECT_EQ(static_cast<std::int64_t>(own->leads().size()), leads_before + tally.created);
    if (imports::is_end(after.state)) {
      expect_same(left_by(*own, record.id), whole);
      break;
    }
    EXPECT_EQ(after.state, failing == 1 ? imports::ImportState::kQueued : imports::ImportState::kPaused);
    own->rescue();
    own->work(record.id);
    expect_same(left_by(*own, record.id), whole);
    ASSERT_LT(failing, 20);
  }
  EXPECT_GT(failing, kBatches);  // the beginning, and each batch
}

TEST_P(EachPolicy, ThreadsAndBatchesDoNotShow) {
  const std::string file = crowded_file();
  const Left whole = undisturbed(file, GetParam());
  const std::vector<std::pair<int, std::int64_t>> ways = {{1, 7}, {3, 1}, {3, 2'000}, {1, 10'000}, {3, 10'000}};
  for (const auto& [converters, batch_rows] : ways) {
    SCOPED_TRACE(std::to_string(converters) + " converters, batches of " + std::to_string(batch_rows));
    const auto own = engine_with_leads(limits(batch_rows, converters));
    expect_same(left_by(*own, own->import(file, policy(GetParam())).id), whole);
  }
}

TEST_P(EachPolicy, PredictionOfACheckThatDied) {
  struct Death {};
  const std::string file = crowded_file();
  const auto own = engine_with_leads(limits(1));
  const auto record = own->draft(file, policy(GetParam()));
  const auto checking = must(start_check(own->engine(), own->actor, record.id, 0));
  int batches = 0;
  EXPECT_THROW(own->work(record.id,
                         [&](const imports::Tally&) {
                           if (++batches == 2) throw Death();
                         }),
               Death);
  own->rescue();
  own->work(record.id);
  const auto predicted = own->outcomes(checking.check_run, false);
  own->start(record.id);
  own->work(record.id);
  EXPECT_EQ(own->outcomes(own->find(record.id).write_run, false), predicted);
}

TEST(Laws, PredictionOfManySmallFiles) {
  std::cout << "seed " << kSeed << '\n';
  for (std::uint32_t i = 0; i < (is_long() ? 60U : 20U); ++i) {
    SCOPED_TRACE("seed " + std::to_string(kSeed) + ", file " + std::to_string(i));
    OwnEngine own;
    own.import(generated_file(20, kSeed + 1'000 + i, 30),
               policy(i % 3 == 0 ? leads::OnDuplicate::kSkip : leads::OnDuplicate::kCreate));
    leads::MatchPolicy chosen = policy(static_cast<leads::OnDuplicate>(i % 4));
    chosen.merge = static_cast<leads::MergeRule>(i % 3);
    chosen.on_several = static_cast<leads::OnSeveral>(i % 4);
    chosen.on_unmatched = i % 5 == 0 ? leads::OnUnmatched::kSkip : leads::OnUnmatched::kCreate;
    const auto record = own.draft(generated_file(30, kSeed + i, 25), chosen);
    const auto before = own.leads();
    const auto checked = own.check(record.id);
    EXPECT_EQ(own.leads(), before) << "a check wrote";
    const auto predicted = own.outcomes(checked.check_run, false);
    const auto tally = own.tally(checked.check_run);
    own.start(record.id);
    own.work(record.id);
    const auto done = own.find(record.id);
    EXPECT_EQ(own.outcomes(done.write_run, false), predicted);
    EXPECT_TRUE(done.tally == tally);
  }
}

TEST(Laws, AFrozenPlanDoesNotSeeWhatChangesMeanwhile) {
  const std::string file = crowded_file();
  const Left whole = undisturbed(file, leads::OnDuplicate::kUpdate);
  const auto own = engine_with_leads(limits(1));
  const auto record = own->draft(file, policy(leads::OnDuplicate::kUpdate));
  own->start(record.id);
  const auto leased = own->lease(record.id);
  int batches = 0;
  must(run_job(own->engine(), *leased, [&](const imports::Tally&) {
    if (++batches != 2) return;
    const auto transaction = own->writing();
    Settings settings = must(read_settings(*transaction));
    settings.policy.on_duplicate = leads::OnDuplicate::kError;
    settings.organisation.phone_country = "US";
    settings.organisation.currency = "USD";
    must(store_settings(*transaction, settings));
    const auto catalog = must(transaction->catalog().current());
    leads::Field company = *catalog->find("company");
    company.required = true;
    company.max_length = 3;
    must(transaction->catalog().change_field(company));
    leads::Field stage = *catalog->find("stage");
    stage.default_value = "lost";
    must(transaction->catalog().change_field(stage));
    must(transaction->jobs().ask(leased->job.id, jobs::JobWish::kStop, own->clock().now()));
    must(transaction->commit());
  }));
  own->work(record.id);  // a new run, which reads the plan as it was stored
  EXPECT_GT(batches, 2);
  expect_same(left_by(*own, record.id), whole);
}

TEST(Laws, NoMuteRow) {
  OwnEngine own;
  const auto record = own.import(
      "First Name,Last Name,Email,Phone,Expected Close Date,Country\n"
      "Ann,,ann(at)example.com,12,2024-02-31,Atlantis\n"  // five wrong values, one missing
      "Bob,Ray,bob@,+49 30 1234567,2024-05-01,Germany\n"
      "Cy,,cy@example.com,,,\n"
      "Di,Moe,di@example.com,,,,surplus\n"
      "Ed,Poe,ed@example.com,,,\n");
  EXPECT_THAT(
      own.outcomes(record.write_run, false),
      ElementsAre("failed INVALID_OPTION(5) INVALID_EMAIL(2) INVALID_PHONE(3) INVALID_DATE(4) MISSING_REQUIRED(1)",
                  "failed INVALID_EMAIL(2)", "failed MISSING_REQUIRED(1)", "failed TOO_MANY_CELLS(6)", "created"));
  const auto page = must(report_rows(own.engine(), own.actor, record, {}, PageDirection::kForward, 0, 100));
  for (const RowReport& row : page.rows) {
    ASSERT_FALSE(row.errors.empty()) << "row " << row.outcome.row << " failed and says nothing";
    for (const imports::RowError& error : row.errors) {
      EXPECT_FALSE(message_of(error).empty());
      EXPECT_FALSE(remedy_of(error).empty()) << base::name_of(error.code);
      EXPECT_EQ(message_of(error).find('{'), std::string::npos) << message_of(error);
    }
  }
}

TEST(Laws, ALostLeaseWritesNothing) {
  struct Death {};
  const std::string file = crowded_file();
  const Left whole = undisturbed(file, leads::OnDuplicate::kSkip);
  const auto own = engine_with_leads(limits(1));
  const auto record = own->draft(file, policy(leads::OnDuplicate::kSkip));
  own->start(record.id);
  const auto old_lease = own->lease(record.id);
  // While the first worker pauses between two batches, its lease runs out and a second one does the whole job.
  bool was_taken = false;
  must(run_job(own->engine(), *old_lease, [&](const imports::Tally&) {
    if (std::exchange(was_taken, true)) FAIL() << "the old worker has committed again";
    own->rescue();
    own->work(record.id);
  }));
  ASSERT_TRUE(was_taken);
  expect_same(left_by(*own, record.id), whole);

  // Straight at the run: its first batch is refused.
  const auto plan = must(run_plan_from_json(own->find(record.id).plan));
  ImportRun run(own->engine(), plan, record.id, own->find(record.id).write_run, imports::RunMode::kWrite,
                old_lease->lease);
  const auto ran = run.run([](store::Transaction&, const imports::Tally&) -> Result<void> { return {}; }, {});
  ASSERT_FALSE(ran.has_value());
  EXPECT_EQ(ran.error().kind, base::ErrorKind::kConflict);
  expect_same(left_by(*own, record.id), whole);
}

// Where commits are not awaited on the disk, a crash of the database may take the last batches back while the run goes on.
TEST(Laws, ARunWhoseBatchesWereTakenBackBeginsAnew) {
  const auto own = engine_with_leads(limits(1));
  const auto record = own->draft(crowded_file());
  own->start(record.id);
  const auto run_id = own->find(record.id).write_run;
  const auto plan = must(run_plan_from_json(own->find(record.id).plan));
  ImportRun run(own->engine(), plan, record.id, run_id, imports::RunMode::kCheck, std::nullopt);
  imports::RunStep first;
  int batches = 0;
  const auto ran = run.run([](store::Transaction&, const imports::Tally&) -> Result<void> { return {}; },
                           [&](const imports::Tally& tally) {
                             const auto transaction = must(own->engine().database.begin(store::Access::kWrite));
                             const auto present = must(transaction->ledger().checkpoint(run_id));
                             if (++batches == 1) {
                               first.after = present;
                               first.tally = tally;
                             } else {
                               must(transaction->ledger().advance(run_id, present, first));
                             }
                             must(transaction->commit());
                           });
  EXPECT_EQ(batches, 2);
  ASSERT_FALSE(ran.has_value());
  EXPECT_EQ(ran.error().code, base::Code::kDatabaseUnavailable)
      << "so that the job pauses and begins at the checkpoint";
}

TEST(Laws, CancelStopsAtABatchAndCountsTheRest) {
  const auto own = engine_with_leads(limits(1));
  const auto record = own->draft(crowded_file());
  own->start(record.id);
  int batches = 0;
  own->work(record.id, [&](const imports::Tally&) {
    if (++batches == 1) must(cancel_import(own->engine(), own->actor, record.id));
  });
  const auto after = own->find(record.id);
  EXPECT_EQ(after.state, imports::ImportState::kCancelled);
  EXPECT_EQ(batches, 2);
  EXPECT_GT(after.tally.not_processed, 0);
  EXPECT_EQ(after.tally.done() + after.tally.not_processed, after.tally.total);
  // The receipt names every record once; those that were not reached say so.
  const std::string receipt = own->receipt(after);
  EXPECT_EQ(std::count(receipt.begin(), receipt.end(), '\n'), after.tally.total + 1);
}

}  // namespace
}  // namespace inlet::engine
