// SPDX-License-Identifier: Apache-2.0
//
// The way by which the product reads files: the same questions as tables/detect and tables/rows answer, asked of a confined
// process. Beside their errors: READER_FAILED when the process breaks, READER_TIMED_OUT when it hangs, READER_UNAVAILABLE when
// it can't be started; each ends this one call and nothing else.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"
#include "tables/detect/first_look.h"
#include "tables/rows/block_index.h"
#include "tables/rows/csv/split_csv.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"
#include "tables/sandbox/frames.h"

namespace inlet::tables::confined {

Result<Detection> detect(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                         const ReadLimits& limits);
Result<Detection> detect_whole(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                               const ReadLimits& limits);

// What detect_whole() finds, and the rows as they are in the file, guards against formulas included; of one process.
struct OpenedTable {
  Detection detection;
  std::unique_ptr<RowReader> rows;  // as by open_rows()
};
Result<OpenedTable> detect_and_open(const base::ByteSource& source, const std::string& name,
                                    const SourceChoices& choices, const ReadLimits& limits);

Result<FirstLook> look_at(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                          const ReadLimits& limits);

// Where what was decoded is kept (kept_file.h): beside the upload of this path; empty: nowhere.
using KeptBeside = std::string;

// Called now and then while a survey is under way. False ends it: kCancelled.
using SurveyProgress = std::function<bool(const ReadSoFar&)>;

Result<TableSurvey> survey_columns(const base::ByteSource& source, const Detection& detection,
                                   const SourceChoices& choices, const ReadLimits& limits,
                                   const KeptBeside& beside = {}, const SurveyProgress& progress = {});

// Rows that were kept are read from there without a process. `source` must outlive the reader, and so must the thread that
// calls this or seek().
Result<std::unique_ptr<RowReader>> open_rows(const base::ByteSource& source, const SourceProfile& profile,
                                             const ReadLimits& limits, const KeptBeside& beside = {});

// Where the rows of a table are: as it was kept, or by reading all of it.
Result<BlockIndex> index_rows(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                              const KeptBeside& beside);

Result<std::size_t> split_csv(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                              std::uint64_t part_bytes, const PartOpener& open_part);

}  // namespace inlet::tables::confined
