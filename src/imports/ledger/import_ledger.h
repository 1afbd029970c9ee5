// SPDX-License-Identifier: Apache-2.0
//
// The memory of every import and of every row of it. Created rows are kept as ranges, all others one by one; what a run has
// done is true exactly when its transaction is.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/errors/catalog.h"
#include "base/errors/result.h"
#include "imports/ledger/import_record.h"
#include "jobs/job.h"
#include "leads/dedupe/match_key.h"

namespace inlet::imports {

enum class RunMode : std::uint8_t { kCheck, kWrite };

// Where a run stands: so many records of the file are dealt with, and reading goes on at the bookmark.
struct Checkpoint {
  std::int64_t record = 0;  // records done
  std::uint64_t row = 0;    // the bookmark behind the last of them
  std::uint64_t line = 1;
  std::uint64_t byte_offset = 0;
  friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// `count` records in a row that each created a lead: record first_record + k became lead first_lead + k.
struct CreatedRange {
  std::int64_t first_record = 0;
  std::int64_t count = 0;
  leads::LeadId first_lead = 0;  // 0 in a check
};

// The outcome of a record that created nothing, or that has something to tell.
struct RowOutcome {
  std::int64_t record = 0;
  std::int64_t row = 0;   // as a spreadsheet shows it
  std::int64_t line = 0;  // physical line; 0 in workbooks
  Outcome outcome = Outcome::kFailed;
  leads::LeadId lead = 0;  // updated, unchanged, or the lead it is a duplicate of; 0: none
};

// One error or warning of one record, in the order found.
struct RowError {
  std::int64_t record = 0;
  std::int64_t row = 0;
  base::Code code = base::Code::kInternal;
  std::int32_t column = -1;  // of the file, from 0; -1: none
  std::string field;         // key; empty: none
  std::string value;         // as found, cut to 200 characters
  std::vector<std::string> arguments;
};

// A value that an update replaced.
struct KeptValue {
  leads::LeadId lead = 0;
  std::string field;
  std::string old_value;  // values/value_text.h, stored form
  std::string new_value;
};

struct RunStep {
  Checkpoint after;
  Tally tally;  // after the step
  std::span<const CreatedRange> created;
  std::span<const RowOutcome> outcomes;
  std::span<const RowError> errors;  // faults and warnings
  std::span<const KeptValue> kept;
};

// Rows of a run with the same code in the same column.
struct ErrorGroup {
  base::Code code = base::Code::kInternal;
  std::int32_t column = -1;
  std::string field;
  std::int64_t count = 0;
  RowError example;
};

struct OutcomeFilter {
  std::optional<Outcome> outcome;
  std::optional<base::Code> code;
  std::optional<std::int32_t> column;
  std::optional<std::string> value;  // with a code or a column: exactly this value
  bool only_problems = false;        // failed, skipped, or with a warning
};

// A value behind a group of errors.
struct ErrorValue {
  std::string value;
  std::int64_t count = 0;  // records
};

struct ErrorValuePage {
  std::vector<ErrorValue> values;  // most frequent first
  std::int64_t total = 0;          // different values
};

struct OutcomePage {
  std::vector<RowOutcome> outcomes;  // created rows only where they have warnings, unless asked for
  std::int64_t next_record = -1;     // where the next page begins; -1: the end
  std::int64_t total = 0;
};

enum class ImportSort : std::uint8_t { kId, kFileName, kState, kTotal, kFailed, kDuration };

struct ImportFilter {
  std::vector<ImportState> states;  // one of these; empty: any
  bool undone = false;              // those that are undone too; alone where `states` is empty
  std::optional<access::UserId> started_by;
  std::string file_name;                  // part of it
  std::optional<base::TimePoint> from;    // queued at or after; a draft by its creation
  std::optional<base::TimePoint> before;  // queued before
  bool drafts = false;                    // drafts alone; otherwise all but drafts
  ImportSort sort = ImportSort::kId;
  bool ascending = false;
};

struct ImportPage {
  std::vector<ImportRecord> imports;
  std::string next_cursor;      // empty: the end
  std::string previous_cursor;  // empty: the beginning
  std::int64_t total = 0;
};

// All imports ever, drafts apart.
struct ImportTotals {
  ImportState state = ImportState::kQueued;
  std::int64_t imports = 0;
  Tally rows;
};

// Imports that ended in the same quarter of an hour.
struct EndedImports {
  base::TimePoint at{};  // its beginning
  std::int64_t imports = 0;
  Tally rows;
};

struct ImportEvent {
  std::int64_t number = 0;  // per import, from 1
  std::string kind;         // state, progress
  std::string json;
  base::TimePoint at{};
};

class ImportLedger {
 public:
  virtual ~ImportLedger() = default;
  virtual Result<ImportId> open(const ImportRecord& record) = 0;
  virtual Result<std::optional<ImportRecord>> find(ImportId id) = 0;
  // kInvalidInput for a cursor of another list.
  virtual Result<ImportPage> list(const ImportFilter& filter, std::string_view cursor, std::uint32_t limit) = 0;
  virtual Result<std::vector<ImportTotals>> totals() = 0;
  virtual Result<std::vector<EndedImports>> ended_since(base::TimePoint from,
                                                        std::optional<access::UserId> started_by) = 0;
  // Stores the choices of a draft. kConflict when its version is no longer `record.version`; the version grows by one.
  virtual Result<void> change_draft(const ImportRecord& record, base::TimePoint now) = 0;
  virtual Result<void> remove_draft(ImportId id) = 0;
  // Stores state, step, times, plan, runs, tally and failure. kConflict when the stored state is no longer `before`.
  virtual Result<void> move(const ImportRecord& record, ImportState before) = 0;
  // Imports and drafts that mend what this one could not bring in (retry_of), oldest first.
  virtual Result<std::vector<ImportId>> retries_of(ImportId id) = 0;
  virtual Result<std::vector<ImportId>> earlier_imports_of(std::string_view sha256, ImportId but_not) = 0;

  virtual Result<RunId> begin_run(ImportId import_id, RunMode mode, const Tally& tally) = 0;
  virtual Result<Checkpoint> checkpoint(RunId run) = 0;
  virtual Result<Tally> tally(RunId run) = 0;
  // Moves the run from `before` to `step.after` and stores what the rows became. kConflict when the stored checkpoint is
  // not `before`: someone else is working; stop.
  virtual Result<void> advance(RunId run, const Checkpoint& before, const RunStep& step) = 0;
  virtual Result<void> end_run(RunId run, const Tally& tally, base::TimePoint now) = 0;
  virtual Result<bool> run_has_ended(RunId run) = 0;
  virtual Result<void> remove_run(RunId run) = 0;  // a check that is out of date

  virtual Result<OutcomePage> outcomes(RunId run, const OutcomeFilter& filter, std::int64_t from_record,
                                       std::uint32_t limit) = 0;
  // The page that ends before a record, in order of the file; next_record is that of the page before it, -1: there is none.
  virtual Result<OutcomePage> outcomes_before(RunId run, const OutcomeFilter& filter, std::int64_t before_record,
                                              std::uint32_t limit) = 0;
  // Those of the records from `from_record` on and before `end_record` that are kept one by one.
  virtual Result<std::vector<RowOutcome>> outcomes_between(RunId run, std::int64_t from_record,
                                                           std::int64_t end_record) = 0;
  virtual Result<std::vector<RowError>> errors(RunId run, std::span<const std::int64_t> records) = 0;
  virtual Result<std::vector<ErrorGroup>> error_groups(RunId run) = 0;  // most frequent first
  // Of the errors with a code, in a column where one is given: their values, and the records with a value.
  virtual Result<ErrorValuePage> error_values(RunId run, base::Code code, std::optional<std::int32_t> column,
                                              std::uint32_t offset, std::uint32_t limit) = 0;
  virtual Result<std::vector<std::int64_t>> error_records(RunId run, base::Code code,
                                                          std::optional<std::int32_t> column,
                                                          std::optional<std::string_view> value,
                                                          std::uint32_t limit) = 0;
  virtual Result<std::vector<CreatedRange>> created(RunId run, std::int64_t from_record, std::uint32_t limit) = 0;
  virtual Result<std::vector<KeptValue>> kept_values(ImportId import_id, leads::LeadId after, std::uint32_t limit) = 0;

  virtual Result<void> tell(ImportId import_id, std::string_view kind, std::string_view json, base::TimePoint now) = 0;
  virtual Result<std::vector<ImportEvent>> events_after(ImportId import_id, std::int64_t number,
                                                        std::uint32_t limit) = 0;
};

}  // namespace inlet::imports
