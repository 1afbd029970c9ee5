// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/confined_tables.h"

#include <unistd.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "tables/rows/kept_blocks.h"
#include "tables/sandbox/kept_file.h"
#include "tables/sandbox/reader_process.h"

namespace inlet::tables::confined {
namespace {

constexpr std::size_t kLongestAnswer = std::size_t{128} << 20U;
constexpr std::size_t kLongestPiece = std::size_t{1} << 20U;

// The one answer to a question, after what is told meanwhile.
Result<std::string> await_answer(ReaderProcess& process, const SurveyProgress& progress = {}) {
  for (;;) {
    INLET_ASSIGN(const FrameHead head, process.next_frame());
    if (head.kind == FrameKind::kAnswer) return process.read_text(head, kLongestAnswer);
    ReadSoFar so_far;
    if (head.kind != FrameKind::kProgress || head.bytes != sizeof so_far) return broken_wire("no answer");
    INLET_TRY(process.read(&so_far, sizeof so_far));
    if (progress && !progress(so_far)) return base::make_error(base::ErrorKind::kCancelled, base::Code::kStopped);
  }
}

Result<std::string> ask(const base::ByteSource& source, const ReaderRequest& request, int block_file = -1,
                        const SurveyProgress& progress = {}) {
  INLET_ASSIGN(const auto process, ReaderProcess::start(source, request, block_file));
  return await_answer(*process, progress);
}

// What a process says that should have answered in our own words, and didn't.
template <class T>
Result<T> understood(Result<T> answer) {
  if (!answer.has_value()) return broken_wire("an answer that is none");
  return answer;
}

class ConfinedRowReader final : public RowReader {
 public:
  ConfinedRowReader(const base::ByteSource& source, ReaderRequest request, std::unique_ptr<ReaderProcess> process)
      : source_(&source), request_(std::move(request)), process_(std::move(process)) {
    progress_.bytes_total = source.size();
  }

  Result<bool> next(RowBlock& block) override {
    if (failure_) return *failure_;
    Result<bool> has_rows = next_block(block);
    if (!has_rows.has_value()) {
      block.clear();
      failure_ = has_rows.error();
    }
    return has_rows;
  }

  Bookmark bookmark() const override { return place_; }

  Result<void> seek(const Bookmark& place) override {
    process_.reset();
    failure_.reset();
    is_at_end_ = false;
    place_ = place;
    request_.place = place;
    INLET_ASSIGN(process_, ReaderProcess::start(*source_, request_));
    return {};
  }

  ReadProgress progress() const override { return progress_; }

 private:
  Result<bool> next_block(RowBlock& block) {
    if (!is_at_end_) {
      INLET_ASSIGN(const FrameHead head, process_->next_frame());
      if (head.kind == FrameKind::kRows) return read_block(head, block);
      if (head.kind != FrameKind::kEnd) return broken_wire("something else than rows");
      is_at_end_ = true;
      progress_.bytes_done = progress_.bytes_total;
    }
    block.clear();
    return false;
  }

  Result<bool> read_block(const FrameHead& head, RowBlock& block) {
    INLET_ASSIGN(const BlockHead counts, process_->read_rows(head, place_.row, block));
    place_ = counts.after;
    progress_.bytes_done = std::min(counts.progress.bytes_done, progress_.bytes_total);
    return true;
  }

  const base::ByteSource* source_;
  ReaderRequest request_;
  std::unique_ptr<ReaderProcess> process_;
  Bookmark place_;
  ReadProgress progress_;
  bool is_at_end_ = false;
  std::optional<base::Error> failure_;
};

Result<std::unique_ptr<RowReader>> open_confined(const base::ByteSource& source, const SourceProfile& profile,
                                                 const ReadLimits& limits) {
  ReaderRequest request;
  request.task = ReaderTask::kRows;
  request.limits = limits;
  request.profile = profile;
  INLET_ASSIGN(auto process, ReaderProcess::start(source, request));
  return std::unique_ptr<RowReader>(
      std::make_unique<ConfinedRowReader>(source, std::move(request), std::move(process)));
}

// The rows that were kept; where these turn out to be damaged, those of the upload from there on.
class KeptOrReadAnew final : public RowReader {
 public:
  KeptOrReadAnew(const base::ByteSource& source, SourceProfile profile, const ReadLimits& limits, std::string beside,
                 KeptFile kept)
      : source_(&source),
        profile_(std::move(profile)),
        limits_(limits),
        beside_(std::move(beside)),
        kept_(std::move(kept.file)),
        reader_(open_kept_rows(*kept_, std::move(kept.index), limits)) {}

  Result<bool> next(RowBlock& block) override {
    const Bookmark place = reader_->bookmark();
    auto has_rows = reader_->next(block);
    if (has_rows.has_value() || kept_ == nullptr) return has_rows;
    ::unlink(kept_path(beside_, profile_).c_str());
    INLET_ASSIGN(reader_, open_confined(*source_, profile_, limits_));
    kept_.reset();
    if (place.row > 0) INLET_TRY(reader_->seek(place));
    return reader_->next(block);
  }

  Bookmark bookmark() const override { return reader_->bookmark(); }
  Result<void> seek(const Bookmark& place) override { return reader_->seek(place); }
  ReadProgress progress() const override { return reader_->progress(); }

 private:
  const base::ByteSource* source_;
  SourceProfile profile_;
  ReadLimits limits_;
  std::string beside_;
  std::unique_ptr<base::FileSource> kept_;
  std::unique_ptr<RowReader> reader_;
};

// What a reader gets as its block file: the rows that were kept, or the file in which to keep them.
int block_file_of(const std::optional<KeptFile>& kept, const KeepingFile* keeping) {
  if (keeping != nullptr) return keeping->descriptor();
  return kept && kept->index.has_rows ? kept->file->descriptor() : -1;
}

}  // namespace

Result<Detection> detect(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                         const ReadLimits& limits) {
  ReaderRequest request;
  request.task = ReaderTask::kDetect;
  request.limits = limits;
  request.name = name;
  request.choices = choices;
  INLET_ASSIGN(const std::string json, ask(source, request));
  return understood(detection_from_json(json));
}

Result<FirstLook> look_at(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                          const ReadLimits& limits) {
  ReaderRequest request;
  request.task = ReaderTask::kLook;
  request.limits = limits;
  request.name = name;
  request.choices = choices;
  INLET_ASSIGN(const std::string json, ask(source, request));
  return understood(first_look_from_json(json));
}

Result<Detection> detect_whole(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                               const ReadLimits& limits) {
  ReaderRequest request;
  request.task = ReaderTask::kDetectWhole;
  request.limits = limits;
  request.name = name;
  request.choices = choices;
  INLET_ASSIGN(const std::string json, ask(source, request));
  return understood(detection_from_json(json));
}

Result<OpenedTable> detect_and_open(const base::ByteSource& source, const std::string& name,
                                    const SourceChoices& choices, const ReadLimits& limits) {
  ReaderRequest request;
  request.task = ReaderTask::kOpen;
  request.limits = limits;
  request.name = name;
  request.choices = choices;
  INLET_ASSIGN(auto process, ReaderProcess::start(source, request));
  INLET_ASSIGN(const std::string json, await_answer(*process));
  OpenedTable table;
  INLET_ASSIGN(table.detection, understood(detection_from_json(json)));
  // To go anywhere else in the table takes a process of its own.
  request.task = ReaderTask::kRows;
  request.profile = as_in_the_file(table.detection.profile);
  table.rows = std::make_unique<ConfinedRowReader>(source, std::move(request), std::move(process));
  return table;
}

Result<TableSurvey> survey_columns(const base::ByteSource& source, const Detection& detection,
                                   const SourceChoices& choices, const ReadLimits& limits, const KeptBeside& beside,
                                   const SurveyProgress& progress) {
  ReaderRequest request;
  request.task = ReaderTask::kSurvey;
  request.limits = limits;
  request.choices = choices;
  request.detection = detection;
  const auto kept = find_kept(beside, detection.profile);
  const auto keeping = kept ? nullptr : KeepingFile::create(beside);
  request.keeps = keeping != nullptr;
  auto json = ask(source, request, block_file_of(kept, keeping.get()), progress);
  if (!json.has_value() && kept && json.error().code == base::Code::kReaderFailed) {
    // Perhaps what was kept is damaged; the upload itself decides.
    ::unlink(kept_path(beside, detection.profile).c_str());
    json = ask(source, request, -1, progress);
  }
  if (!json.has_value()) return std::move(json).error();
  auto survey = understood(table_survey_from_json(*json));
  if (keeping && survey.has_value()) keeping->keep_as(kept_path(beside, survey->profile));
  return survey;
}

Result<std::unique_ptr<RowReader>> open_rows(const base::ByteSource& source, const SourceProfile& profile,
                                             const ReadLimits& limits, const KeptBeside& beside) {
  auto kept = find_kept(beside, profile);
  if (kept && kept->index.has_rows) {
    return std::unique_ptr<RowReader>(
        std::make_unique<KeptOrReadAnew>(source, profile, limits, beside, std::move(*kept)));
  }
  return open_confined(source, profile, limits);
}

Result<BlockIndex> index_rows(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                              const KeptBeside& beside) {
  if (auto kept = find_kept(beside, profile)) return std::move(kept->index);
  ReaderRequest request;
  request.task = ReaderTask::kIndex;
  request.limits = limits;
  request.profile = profile;
  const auto keeping = KeepingFile::create(beside);
  if (!keeping) return base::internal_error("no index can be kept");
  request.keeps = true;
  INLET_TRY(ask(source, request, keeping->descriptor()));
  keeping->keep_as(kept_path(beside, profile));
  if (auto kept = find_kept(beside, profile)) return std::move(kept->index);
  return base::internal_error("no index could be kept");
}

Result<std::size_t> split_csv(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits,
                              std::uint64_t part_bytes, const PartOpener& open_part) {
  ReaderRequest request;
  request.task = ReaderTask::kSplit;
  request.limits = limits;
  request.profile = profile;
  request.part_bytes = part_bytes;
  INLET_ASSIGN(const auto process, ReaderProcess::start(source, request));
  std::size_t parts = 0;
  std::optional<TextSink> sink;
  for (;;) {
    INLET_ASSIGN(const FrameHead head, process->next_frame());
    switch (head.kind) {
      case FrameKind::kPart: {
        INLET_ASSIGN(sink, open_part(++parts));
        break;
      }
      case FrameKind::kText: {
        if (!sink) return broken_wire("text before the first part");
        INLET_ASSIGN(const std::string text, process->read_text(head, kLongestPiece));
        INLET_TRY((*sink)(text));
        break;
      }
      case FrameKind::kAnswer: return parts;
      default: return broken_wire("something else than parts");
    }
  }
}

}  // namespace inlet::tables::confined
