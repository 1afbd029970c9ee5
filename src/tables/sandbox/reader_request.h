// SPDX-License-Identifier: Apache-2.0
//
// What a reader process shall do, as JSON between the two processes of one and the same program.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "tables/detect/detection.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/row_reader.h"

namespace inlet::tables {

enum class ReaderTask : std::uint8_t {
  kDetect,       // answers with a Detection
  kLook,         // answers with a FirstLook
  kDetectWhole,  // the same, after reading the whole file
  kOpen,         // the same, then gives the rows as they are in the file
  kSurvey,       // tells how far it is, then answers with a TableSurvey
  kRows,         // gives rows from a bookmark on
  kIndex,        // reads all rows, and keeps what there is to keep
  kSplit,        // gives the bytes of parts
};

struct ReaderRequest {
  ReaderTask task = ReaderTask::kDetect;
  ReadLimits limits;
  std::string name;              // of the file: kDetect, kDetectWhole, kOpen, kLook
  SourceChoices choices;         // as name, and kSurvey
  Detection detection;           // kSurvey
  SourceProfile profile;         // kRows, kIndex, kSplit
  Bookmark place;                // kRows
  std::uint64_t part_bytes = 0;  // kSplit
  bool keeps = false;            // kSurvey, kIndex: into the block file
};

std::string to_json(const ReaderRequest& request);
Result<ReaderRequest> reader_request_from_json(std::string_view json);

// An Error on its way from a reader. Coming back it is held to what readers may say: a code of a file or of the world, few and
// short arguments; its detail is for logs, which hold no cells, and stays behind.
std::string error_to_json(const base::Error& error);
base::Error error_from_json(std::string_view json);

}  // namespace inlet::tables
