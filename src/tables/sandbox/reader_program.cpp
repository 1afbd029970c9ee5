// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/reader_program.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>

#include "base/bytes/file_source.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"
#include "tables/detect/first_look.h"
#include "tables/rows/csv/split_csv.h"
#include "tables/rows/kept_blocks.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/row_assembler.h"
#include "tables/sandbox/confinement.h"
#include "tables/sandbox/frames.h"
#include "tables/sandbox/reader_process.h"
#include "tables/sandbox/reader_request.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kTextPiece = 64 * 1024;

Result<std::string> read_all(int descriptor) {
  std::string text;
  for (;;) {
    const std::size_t size = text.size();
    text.resize(size + kTextPiece);
    const ssize_t count = ::read(descriptor, text.data() + size, kTextPiece);
    if (count < 0) return base::internal_error("the request can't be read");
    text.resize(size + static_cast<std::size_t>(count));
    if (count == 0) return text;
  }
}

// Tells now and then how far it is.
class TellingReader final : public RowReader {
 public:
  TellingReader(std::unique_ptr<RowReader> reader, FrameWriter& frames)
      : reader_(std::move(reader)), frames_(&frames) {}

  Result<bool> next(RowBlock& block) override {
    INLET_ASSIGN(const bool has_rows, reader_->next(block));
    rows_ += block.row_count();
    const auto now = std::chrono::steady_clock::now();
    if (now - told_at_ < kBetweenTellings) return has_rows;
    told_at_ = now;
    const ReadProgress progress = reader_->progress();
    frames_->write_progress({rows_, progress.bytes_done, progress.bytes_total});
    return has_rows;
  }
  Bookmark bookmark() const override { return reader_->bookmark(); }
  Result<void> seek(const Bookmark& place) override { return reader_->seek(place); }
  ReadProgress progress() const override { return reader_->progress(); }
  SheetTraits traits() const override { return reader_->traits(); }

 private:
  static constexpr std::chrono::milliseconds kBetweenTellings{100};

  std::unique_ptr<RowReader> reader_;
  FrameWriter* frames_;
  std::uint64_t rows_ = 0;
  std::chrono::steady_clock::time_point told_at_ = std::chrono::steady_clock::now();
};

class Reader {
 public:
  // `kept`: rows that were decoded before; nullptr where there are none.
  Reader(const base::ByteSource& file, const base::ByteSource* kept, FrameWriter& frames)
      : source_(file, frames), kept_(kept), frames_(&frames) {}

  Result<void> run(const ReaderRequest& request) {
    switch (request.task) {
      case ReaderTask::kDetect: return answer(detect(source_, request.name, request.choices, request.limits));
      case ReaderTask::kDetectWhole:
        return answer(detect_whole(source_, request.name, request.choices, request.limits));
      case ReaderTask::kOpen: return detect_and_give_rows(request);
      case ReaderTask::kLook: return answer(look_at(source_, request.name, request.choices, request.limits));
      case ReaderTask::kSurvey:
        return answer(survey_columns_of(source_, request.detection, request.choices,
                                        [&](const SourceProfile& profile) { return open_telling(request, profile); }));
      case ReaderTask::kRows: return give_rows(request, request.profile);
      case ReaderTask::kIndex: return read_all_rows(request);
      case ReaderTask::kSplit: return split(request);
    }
    return base::internal_error("a reader has no such task");
  }

 private:
  template <class T>
  Result<void> answer(const Result<T>& found) {
    if (!found.has_value()) return found.error();
    frames_->write(FrameKind::kAnswer, to_json(*found));
    return {};
  }

  // The rows, from the block file when they are there, and into it when they shall be kept.
  Result<std::unique_ptr<RowReader>> open(const ReaderRequest& request, const SourceProfile& profile) {
    if (kept_ != nullptr && !request.keeps) {
      auto index = read_kept_index(*kept_);
      if (index.has_value() && index->has_rows) return open_kept_rows(*kept_, std::move(*index), request.limits);
    }
    INLET_ASSIGN(auto reader, open_rows(source_, profile, request.limits));
    if (!request.keeps) return reader;
    // A survey may read a text twice, with another encoding; the file then is written anew, and ends where it ends now.
    const auto what =
        profile.format == FileFormat::kCsv ? KeepingReader::What::kIndexAlone : KeepingReader::What::kRowsAndIndex;
    return std::unique_ptr<RowReader>(std::make_unique<KeepingReader>(std::move(reader), kBlockFileDescriptor, what));
  }

  Result<std::unique_ptr<RowReader>> open_telling(const ReaderRequest& request, const SourceProfile& profile) {
    INLET_ASSIGN(auto reader, open(request, profile));
    return std::unique_ptr<RowReader>(std::make_unique<TellingReader>(std::move(reader), *frames_));
  }

  Result<void> read_all_rows(const ReaderRequest& request) {
    INLET_ASSIGN(const auto reader, open(request, request.profile));
    RowBlock block;
    for (;;) {
      INLET_ASSIGN(const bool has_rows, reader->next(block));
      if (has_rows) continue;
      frames_->write(FrameKind::kAnswer);
      return {};
    }
  }

  Result<void> detect_and_give_rows(const ReaderRequest& request) {
    auto detection = detect_whole(source_, request.name, request.choices, request.limits);
    INLET_TRY(answer(detection));
    return give_rows(request, as_in_the_file(std::move(detection->profile)));
  }

  Result<void> give_rows(const ReaderRequest& request, const SourceProfile& profile) {
    INLET_ASSIGN(const auto reader, open_rows(source_, profile, request.limits));
    if (request.place.row > 0) INLET_TRY(reader->seek(request.place));
    RowBlock block;
    for (;;) {
      INLET_ASSIGN(const bool has_rows, reader->next(block));
      if (!has_rows) return {};
      frames_->write_rows(block, reader->bookmark(), reader->progress());
    }
  }

  Result<void> split(const ReaderRequest& request) {
    const auto open_part = [this](std::size_t) -> Result<TextSink> {
      frames_->write(FrameKind::kPart);
      return TextSink([this](std::string_view text) -> Result<void> {
        for (; !text.empty(); text.remove_prefix(std::min(text.size(), kTextPiece))) {
          frames_->write(FrameKind::kText, text.substr(0, kTextPiece));
        }
        return {};
      });
    };
    INLET_ASSIGN(const std::size_t parts,
                 split_csv(source_, request.profile, request.limits, request.part_bytes, open_part));
    frames_->write(FrameKind::kAnswer, std::to_string(parts));
    return {};
  }

  LivelySource source_;
  const base::ByteSource* kept_;
  FrameWriter* frames_;
};

Result<void> serve(const base::ByteSource& file, const base::ByteSource* kept, FrameWriter& frames) {
  INLET_ASSIGN(const std::string json, read_all(kRequestDescriptor));
  INLET_ASSIGN(const ReaderRequest request, reader_request_from_json(json));
  return Reader(file, kept, frames).run(request);
}

std::uint64_t number(const char* text) { return std::strtoull(text, nullptr, 10); }

}  // namespace

std::optional<int> run_as_reader(int argc, const char* const* argv) {
  constexpr int kArguments = 7;
  if (argc != kArguments || std::strcmp(argv[1], kReaderArgument) != 0) return std::nullopt;
  ReaderBounds bounds;
  bounds.parent = static_cast<int>(number(argv[2]));
  bounds.memory_bytes = number(argv[3]);
  bounds.cpu_seconds = number(argv[4]);
  bounds.block_file_bytes = number(argv[5]);
  const SeccompWish wish = std::strcmp(argv[6], "off") == 0 ? SeccompWish::kOff : SeccompWish::kRequired;

  FrameWriter frames(kRowsDescriptor);
  const auto end_with = [&frames](const base::Error& error) {
    frames.write(FrameKind::kError, error_to_json(error));
    ::_exit(1);
  };
  const auto file = base::FileSource::adopt(kFileDescriptor);
  if (!file.has_value()) end_with(file.error());
  const auto kept = base::FileSource::adopt(kBlockFileDescriptor);
  const bool has_kept = kept.has_value() && (*kept)->size() > 0;
  const auto walls = confine(bounds, wish);
  if (!walls.has_value()) end_with(walls.error());
  const char bits = static_cast<char>((walls->has_seccomp ? 1 : 0) | (walls->has_landlock ? 2 : 0));
  frames.write(FrameKind::kReady, {&bits, 1});
  try {
    const Result<void> served = serve(**file, has_kept ? kept->get() : nullptr, frames);
    if (served.has_value()) {
      frames.write(FrameKind::kEnd);
    } else {
      frames.write(FrameKind::kError, error_to_json(served.error()));
    }
  } catch (const std::bad_alloc&) {
    frames.write(FrameKind::kError, error_to_json(base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                                                                   {size_text(bounds.memory_bytes) + " of memory"})));
  }
  // Destructors and exit handlers of the program have nothing to do here, and might ask for what is not allowed.
  ::_exit(0);
}

}  // namespace inlet::tables
