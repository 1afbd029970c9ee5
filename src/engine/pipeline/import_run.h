// SPDX-License-Identifier: Apache-2.0
//
// One pass over the file, check or write: read and convert ahead, decide batch by batch in file order, and commit each batch
// with its checkpoint in one transaction. Safe to call again after any return and after a crash.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/pipeline/batch_decision.h"
#include "engine/pipeline/row_pipeline.h"
#include "engine/pipeline/run_plan.h"
#include "imports/ledger/import_ledger.h"
#include "jobs/job.h"

namespace inlet::engine {

enum class RunEnd { kFinished, kStopped, kCancelled };

class ImportRun {
 public:
  // What must become true together with the last batch.
  using Finish = std::function<Result<void>(store::Transaction&, const imports::Tally&)>;
  // Told after each commit; for a progress line.
  using Progress = std::function<void(const imports::Tally&)>;

  // `engine` and `plan` must outlive the run. Without a lease (a check of the command line) nobody can take the run away.
  ImportRun(Engine& engine, const RunPlan& plan, imports::ImportId import_id, imports::RunId run_id,
            imports::RunMode mode, std::optional<jobs::Lease> lease);

  // Runs from the stored checkpoint until the end, or until the job is asked to stop or to cancel: then at the next border
  // of a batch, with everything before it committed. kConflict: the lease is no longer ours; nothing of the batch is kept.
  Result<RunEnd> run(const Finish& finish, const Progress& progress);

 private:
  using Batch = std::vector<std::unique_ptr<ConvertedBlock>>;

  // Decides the rows before the checkpoint once more, for the memory of a check alone.
  Result<void> remember(RowPipeline& pipeline);
  // Takes the next batch; true when it is the last one.
  Result<bool> gather(RowPipeline& pipeline, Batch& batch);
  Result<jobs::JobWish> write(const Batch& batch, bool is_last, const Finish& finish);
  // An error where the database stands before our checkpoint: it crashed, and the run must begin anew from what it says.
  Result<void> check_not_taken_back();
  Result<void> tell(store::Transaction& transaction) const;

  Engine* engine_;
  const RunPlan* plan_;
  imports::ImportId import_id_;
  imports::RunId run_id_;
  imports::RunMode mode_;
  std::optional<jobs::Lease> lease_;

  std::unique_ptr<RowFixes> fixes_;
  imports::RunId check_ = 0;  // that the rows are compared with; 0: none
  std::unique_ptr<RowConversion> conversion_;
  CheckMemory check_memory_;
  WrittenRows written_;
  base::TimePoint began_{};
  imports::Checkpoint checkpoint_;
  imports::Tally tally_;
  std::int64_t batch_rows_;  // shrinks where writing is slow, so that others get their turn
};

}  // namespace inlet::engine
