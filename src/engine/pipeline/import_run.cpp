// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/import_run.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/pipeline/run_event.h"
#include "engine/pipeline/run_users.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
namespace {

// A key can only be lost to somebody who wrote between our question and our claim; twice in a row is already rare.
constexpr int kTriesPerBatch = 5;
constexpr std::int64_t kLeastBatchRows = 500;
// How long one takes is not known before the first, and whoever cancels waits for its end. The next may have twice as many.
constexpr std::int64_t kFirstBatchRows = 2'000;

// The check of the choices that the import runs with, if one came to its end.
Result<imports::RunId> ended_check(imports::ImportLedger& ledger, imports::ImportId import_id) {
  INLET_ASSIGN(const auto record, ledger.find(import_id));
  if (!record || record->check_run == 0) return imports::RunId{0};
  INLET_ASSIGN(const bool has_ended, ledger.run_has_ended(record->check_run));
  return has_ended ? record->check_run : imports::RunId{0};
}

}  // namespace

ImportRun::ImportRun(Engine& engine, const RunPlan& plan, imports::ImportId import_id, imports::RunId run_id,
                     imports::RunMode mode, std::optional<jobs::Lease> lease)
    : engine_(&engine),
      plan_(&plan),
      import_id_(import_id),
      run_id_(run_id),
      mode_(mode),
      lease_(lease),
      check_memory_(plan.policy.on_duplicate == leads::OnDuplicate::kUpdate),
      batch_rows_(std::min(engine.limits.batch_rows, kFirstBatchRows)) {}

Result<RunEnd> ImportRun::run(const Finish& finish, const Progress& progress) {
  std::unique_ptr<RunUsers> users;
  {
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kRead));
    INLET_ASSIGN(users, RunUsers::load(transaction->users()));
    began_ = engine_->clock.now();
    INLET_ASSIGN(checkpoint_, transaction->ledger().checkpoint(run_id_));
    INLET_ASSIGN(tally_, transaction->ledger().tally(run_id_));
    tally_.not_processed = 0;  // of an end that was taken back
    INLET_ASSIGN(fixes_, RowFixes::load(*transaction, import_id_));
    const bool is_taken_up = mode_ == imports::RunMode::kWrite && checkpoint_.record > 0;
    if (is_taken_up && plan_->policy.on_several == leads::OnSeveral::kLastUpdated) {
      INLET_ASSIGN(written_, WrittenRows::load(transaction->ledger(), run_id_));
    }
    if (mode_ == imports::RunMode::kWrite) {
      INLET_ASSIGN(check_, ended_check(transaction->ledger(), import_id_));
    }
  }
  INLET_ASSIGN(conversion_, RowConversion::create(*plan_, *users, *fixes_));
  INLET_ASSIGN(const auto source, engine_->files.open_file(plan_->sha256));
  INLET_ASSIGN(const auto reader, tables::confined::open_rows(*source, plan_->profile, engine_->limits.read,
                                                              engine_->files.path_of(plan_->sha256)));
  // A check that is taken up again has forgotten the rows it had passed, and later ones may be duplicates of them.
  const bool must_remember = mode_ == imports::RunMode::kCheck && checkpoint_.record > 0;
  if (checkpoint_.record > 0 && !must_remember) {
    INLET_TRY(reader->seek({checkpoint_.row, checkpoint_.line, checkpoint_.byte_offset}));
  }

  RowPipeline pipeline(*reader, plan_->profile, *conversion_, must_remember ? 0 : checkpoint_.record,
                       engine_->limits.converters);
  if (must_remember) INLET_TRY(remember(pipeline));
  for (bool is_last = false; !is_last;) {
    Batch batch;
    INLET_ASSIGN(is_last, gather(pipeline, batch));
    auto wish = write(batch, is_last, finish);
    for (int tries = 1; tries < kTriesPerBatch && !wish.has_value() && wish.error().code == base::Code::kConflict;
         ++tries) {
      INLET_TRY(check_not_taken_back());
      wish = write(batch, is_last, finish);
    }
    if (!wish.has_value()) return std::move(wish).error();
    engine_->signal.news();
    if (progress) progress(tally_);
    for (auto& block : batch) pipeline.recycle(std::move(block));
    if (is_last) break;
    if (*wish == jobs::JobWish::kStop) return RunEnd::kStopped;
    if (*wish == jobs::JobWish::kCancel) return RunEnd::kCancelled;
  }
  return RunEnd::kFinished;
}

Result<void> ImportRun::check_not_taken_back() {
  INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kRead));
  INLET_ASSIGN(const imports::Checkpoint stored, transaction->ledger().checkpoint(run_id_));
  if (stored.record >= checkpoint_.record) return {};
  return base::make_error(base::ErrorKind::kUnavailable, base::Code::kDatabaseUnavailable, {},
                          "a crash took batches back that were not awaited on the disk");
}

Result<void> ImportRun::remember(RowPipeline& pipeline) {
  // Checkpoints lie at borders of blocks, and those of a file that is read from its beginning are always the same.
  for (std::uint64_t row = 0; row < checkpoint_.row;) {
    Batch batch(1);
    INLET_ASSIGN(batch.front(), pipeline.next());
    if (!batch.front()) return base::internal_error("the checkpoint of a check lies behind the end of its file");
    row = batch.front()->after.row;
    INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kRead));
    CheckTarget target(transaction->leads(), transaction->duplicates(), check_memory_, began_);
    BatchResult told_already;
    BatchDecision decision(*plan_, *conversion_, target, told_already, written_);
    INLET_TRY(decision.decide(batch));
    written_.add(decision.written());
    pipeline.recycle(std::move(batch.front()));
  }
  return {};
}

Result<bool> ImportRun::gather(RowPipeline& pipeline, Batch& batch) {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
  while (rows < batch_rows_ && bytes < engine_->limits.batch_bytes) {
    INLET_ASSIGN(auto block, pipeline.next());
    if (!block) return true;
    rows += static_cast<std::int64_t>(block->rows.size());
    bytes += static_cast<std::int64_t>(block->source.bytes.size());
    batch.push_back(std::move(block));
  }
  return false;
}

Result<jobs::JobWish> ImportRun::write(const Batch& batch, bool is_last, const Finish& finish) {
  const auto begun = std::chrono::steady_clock::now();
  INLET_ASSIGN(const auto transaction, engine_->database.begin(store::Access::kWrite));
  const base::TimePoint now = engine_->clock.now();
  jobs::JobWish wish = jobs::JobWish::kContinue;
  if (lease_) {
    // Fails with kConflict when the lease was lost, and then nothing of this batch is written.
    INLET_ASSIGN(wish, transaction->jobs().renew(*lease_, now, engine_->limits.lease));
    INLET_TRY(transaction->jobs().came_further(*lease_));
  }

  BatchResult result;
  result.tally = tally_;
  StoreTarget store_target(*transaction, *plan_, import_id_, now);
  CheckTarget check_target(transaction->leads(), transaction->duplicates(), check_memory_, began_);
  LeadTarget& target = mode_ == imports::RunMode::kWrite ? static_cast<LeadTarget&>(store_target) : check_target;
  CheckedOutcomes checked;
  if (check_ != 0) {
    std::int64_t count = 0;
    for (const auto& block : batch) count += static_cast<std::int64_t>(block->rows.size());
    INLET_ASSIGN(checked, CheckedOutcomes::read(transaction->ledger(), check_, checkpoint_.record, count));
  }
  BatchDecision decision(*plan_, *conversion_, target, result, written_, check_ == 0 ? nullptr : &checked);
  INLET_TRY(decision.decide(batch));

  imports::RunStep step;
  step.after = checkpoint_;
  for (const auto& block : batch) step.after.record += static_cast<std::int64_t>(block->rows.size());
  if (!batch.empty()) {
    const tables::Bookmark& place = batch.back()->after;
    step.after.row = place.row;
    step.after.line = place.line;
    step.after.byte_offset = place.byte_offset;
  }
  if (is_last) result.tally.total = result.tally.done();
  step.tally = result.tally;
  step.created = result.created;
  step.outcomes = result.outcomes;
  step.errors = result.errors;
  step.kept = result.kept;
  INLET_TRY(transaction->ledger().advance(run_id_, checkpoint_, step));
  INLET_TRY(transaction->ledger().tell(import_id_, "progress", progress_event(mode_, result.tally), now));
  if (is_last) {
    INLET_TRY(transaction->ledger().end_run(run_id_, result.tally, now));
    INLET_TRY(finish(*transaction, result.tally));
  }
  INLET_TRY(is_last ? transaction->commit() : transaction->commit_unawaited());

  checkpoint_ = step.after;
  written_.add(decision.written());
  tally_ = result.tally;
  const auto took = std::chrono::steady_clock::now() - begun;
  if (took > engine_->limits.batch_time) {
    batch_rows_ = std::max(kLeastBatchRows, batch_rows_ / 2);
  } else {
    batch_rows_ = std::min(engine_->limits.batch_rows, batch_rows_ * 2);
  }
  return wish;
}

}  // namespace inlet::engine
