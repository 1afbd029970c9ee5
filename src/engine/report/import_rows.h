// SPDX-License-Identifier: Apache-2.0
//
// What became of the rows of an import: pages of outcomes with their messages and the cells as they were in the file, and the
// files a person can download. Each is what the actor may see of it (veil.h).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/report/original_rows.h"
#include "imports/ledger/import_ledger.h"

namespace inlet::engine {

struct RowReport {
  imports::RowOutcome outcome;
  std::vector<std::string> cells;  // as shown and as corrected; empty when the file is gone
  std::vector<MendedCell> mended;
  std::vector<imports::RowError> errors;  // faults first, then warnings
};

struct RowReportPage {
  std::vector<RowReport> rows;
  std::int64_t next_record = -1;
  bool has_previous = false;  // rows before the first one
  std::int64_t total = 0;
};

// Of the write run, or of the check of a draft.
imports::RunId shown_run(const imports::ImportRecord& record);

enum class PageDirection : std::uint8_t { kForward, kBackward };

// kForward: from the record on; kBackward: those before it, in order of the file too.
Result<RowReportPage> report_rows(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                                  const imports::OutcomeFilter& filter, PageDirection direction,
                                  std::int64_t record_number, std::uint32_t limit);

enum class FailedKind : std::uint8_t { kAll, kFailed, kSkipped, kNotProcessed };  // all: failed and skipped
enum class FileKind : std::uint8_t { kCsv, kXlsx };

// How many records each file has.
struct FailedCounts {
  std::int64_t failed = 0;
  std::int64_t skipped = 0;  // duplicates alone; what else was skipped stands in the receipt (semantics 6)
  std::int64_t not_processed = 0;

  std::int64_t of(FailedKind kind) const;
};
// Of the write run, or of the check of a draft.
Result<FailedCounts> failed_counts(store::Transaction& transaction, const imports::ImportRecord& record);

using ByteSink = std::function<Result<void>(std::string_view)>;

// The file of failed records (semantics 6): the original columns, character for character, then `_Row` ... `_Job`. Streams.
Result<void> write_failed_csv(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                              FailedKind kind, const ByteSink& sink);
// The same as a workbook at `path`; kLimit when it does not fit one.
Result<void> write_failed_xlsx(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                               FailedKind kind, const std::string& path);
// One line a record: row, outcome, lead, codes and messages.
Result<void> write_receipt_csv(Engine& engine, const access::Actor& actor, const imports::ImportRecord& record,
                               const ByteSink& sink);

// "trade-show failed 55.csv"
std::string failed_file_name(const imports::ImportRecord& record, FailedKind kind, FileKind file, std::int64_t count);
// XLSX for workbooks, CSV for text files.
FileKind default_file_kind(const imports::ImportRecord& record);
// Why the failed and skipped records can't be given as a workbook: a sentence; empty where they can.
std::string why_no_workbook(const imports::ImportRecord& record, const FailedCounts& counts);

}  // namespace inlet::engine
