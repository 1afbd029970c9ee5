// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/beginning.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/bytes/memory_source.h"
#include "base/text/decoder.h"
#include "base/text/fold.h"
#include "tables/detect/dialect_detection.h"
#include "tables/detect/encoding_detection.h"
#include "tables/detect/format_signature.h"
#include "tables/detect/header_detection.h"
#include "tables/detect/sheet_choice.h"
#include "tables/rows/open_rows.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kSampleBytes = 64 * 1024;
constexpr std::size_t kSampleRows = 200;

base::Error empty_file(const std::string& name) {
  return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kEmptyFile, {name.empty() ? "The file" : name});
}

std::string shown_delimiter(char delimiter) { return delimiter == '\t' ? "tab" : std::string(1, delimiter); }

Result<void> find_encoding(const std::string& sample, bool is_whole, const SourceChoices& choices,
                           Detection& detection) {
  if (choices.encoding.has_value()) {
    const auto name = base::encoding_name(*choices.encoding);
    if (!name.has_value()) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchEncoding, {*choices.encoding});
    }
    detection.profile.encoding = *name;
    detection.findings.push_back({"encoding", *name, "chosen", 1.0, {}});
    return {};
  }
  EncodingGuess guess = guess_encoding(sample, is_whole);
  detection.profile.encoding = guess.name;
  detection.findings.push_back({"encoding", guess.name, guess.reason, guess.confidence, std::move(guess.alternatives)});
  return {};
}

Result<std::string> decode_sample(std::string_view sample, bool is_whole, const std::string& encoding) {
  std::string text;
  if (base::is_utf8_encoding(encoding)) {
    text = sample;
  } else {
    INLET_ASSIGN(const auto decoder, base::Decoder::open(encoding));
    decoder->decode(sample, is_whole, text);
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

void find_dialect(const std::string& text, bool is_whole, const SourceChoices& choices, Detection& detection) {
  SourceProfile& profile = detection.profile;
  profile.quote = choices.quote.value_or('"');
  const DialectGuess guess = guess_dialect(text, is_whole, choices.delimiter, profile.quote);
  profile.delimiter = guess.delimiter;
  profile.has_separator_line = guess.has_separator_line;
  profile.backslash_escapes = guess.backslash_escapes;
  Finding finding{"delimiter", shown_delimiter(guess.delimiter), guess.reason, guess.confidence, {}};
  for (const char other : guess.alternatives) finding.alternatives.push_back(shown_delimiter(other));
  detection.findings.push_back(std::move(finding));
  if (choices.quote.has_value()) {
    detection.findings.push_back(
        {"quote", profile.quote == '\0' ? "" : std::string(1, profile.quote), "chosen", 1.0, {}});
  }
  if (guess.is_one_column) detection.notices.push_back({"one_column", {}});
}

// Reads on behind the blocks that are there, until there are enough rows.
Result<void> read_first_rows(RowReader& reader, Beginning& beginning) {
  std::size_t rows = 0;
  for (const RowBlock& block : beginning.blocks) rows += block.row_count();
  while (rows < kSampleRows) {
    RowBlock block;
    INLET_ASSIGN(const bool has_rows, reader.next(block));
    if (!has_rows) {
      beginning.is_whole = true;
      beginning.traits = reader.traits();
      break;
    }
    rows += block.row_count();
    beginning.blocks.push_back(std::move(block));
  }
  return {};
}

// The first rows of a text, read by the profile found so far. `head`: all of the file, or a piece that may cut its last row.
Result<void> read_head(const base::ByteSource& head, bool is_whole, const ReadLimits& limits, Beginning& beginning) {
  INLET_ASSIGN(const auto reader, open_rows(head, beginning.detection.profile, limits));
  INLET_TRY(read_first_rows(*reader, beginning));
  const bool has_end = beginning.is_whole;
  beginning.is_whole = is_whole;
  if (is_whole || !has_end || beginning.blocks.empty()) return {};
  const bool is_only_row = beginning.blocks.size() == 1 && beginning.blocks.front().row_count() == 1;
  if (!is_only_row) beginning.blocks.back().rows.pop_back();
  return {};
}

std::vector<SampleRow> sample_rows(const std::vector<RowBlock>& blocks) {
  std::vector<SampleRow> rows;
  for (const RowBlock& block : blocks) add_sample_rows(block, kSampleRows, rows);
  return rows;
}

bool is_own_file(const Header& header) {
  const auto own = std::count_if(header.columns.begin(), header.columns.end(),
                                 [](const Column& column) { return is_own_column(column.written); });
  const bool is_export = !header.columns.empty() && base::trim(header.columns.back().written) == "_Lead";
  return own >= 3 || is_export;
}

void find_header(const std::vector<SampleRow>& rows, const SourceChoices& choices, Detection& detection) {
  Finding finding{"header_row", "", "names_above_values", 1.0, {}};
  SourceProfile& profile = detection.profile;
  if (choices.header_row.has_value()) {
    profile.header_row.reset();
    if (*choices.header_row > 0) profile.header_row = *choices.header_row;
    finding.reason = "chosen";
  } else {
    const HeaderGuess guess = guess_header(rows);
    profile.header_row = guess.row;
    finding.confidence = guess.confidence;
    if (!guess.row.has_value()) finding.reason = "first_row_is_a_record";
    for (const std::uint64_t row : guess.alternatives) finding.alternatives.push_back(std::to_string(row));
  }
  finding.value = profile.header_row.has_value() ? std::to_string(*profile.header_row) : "none";
  detection.findings.push_back(std::move(finding));

  std::vector<std::string> names;
  std::size_t widest = 0;
  for (const SampleRow& row : rows) {
    if (profile.header_row.has_value() && row.number < *profile.header_row) continue;
    std::size_t width = row.cells.size();
    while (width > 0 && base::is_blank(row.cells[width - 1].text)) --width;
    widest = std::max(widest, width);
    if (row.number != profile.header_row) continue;
    for (std::size_t i = 0; i < width; ++i) names.push_back(row.cells[i].text);
  }
  detection.header = make_header(names, static_cast<std::uint32_t>(widest));
  profile.is_failed_records_file = is_own_file(detection.header);
}

Result<void> detect_text(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                         const ReadLimits& limits, Beginning& beginning) {
  Detection& detection = beginning.detection;
  std::string sample(kSampleBytes, '\0');
  INLET_ASSIGN(const std::size_t count, source.read_at(0, std::span(sample)));
  sample.resize(count);
  const bool is_whole = count == source.size();
  INLET_TRY(find_encoding(sample, is_whole, choices, detection));
  INLET_ASSIGN(const std::string text, decode_sample(sample, is_whole, detection.profile.encoding));
  if (is_whole && base::is_blank(text)) return empty_file(name);
  if (const auto kind = foreign_kind(text)) return unsupported(name, *kind);
  if (looks_binary(text)) return unsupported(name, "a binary file");
  find_dialect(text, is_whole, choices, detection);
  const base::MemorySource head(std::move(sample));
  INLET_TRY(read_head(head, is_whole, limits, beginning));
  find_header(sample_rows(beginning.blocks), choices, detection);
  return {};
}

Result<void> detect_workbook(const base::ByteSource& source, const SourceChoices& choices, const ReadLimits& limits,
                             Beginning& beginning) {
  beginning.detection.profile.fills_merged = choices.fill_merged;
  INLET_ASSIGN(OpenedSheet sheet, choose_sheet(source, choices, limits, beginning.detection));
  beginning.blocks = std::move(sheet.blocks);
  if (!sheet.reader) {
    INLET_ASSIGN(sheet.reader, open_rows(source, beginning.detection.profile, limits));
  }
  INLET_TRY(read_first_rows(*sheet.reader, beginning));
  find_header(sample_rows(beginning.blocks), choices, beginning.detection);
  return {};
}

}  // namespace

Result<Beginning> read_beginning(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                                 const ReadLimits& limits) {
  Beginning beginning;
  Detection& detection = beginning.detection;
  INLET_ASSIGN(detection.profile.format, format_of(source, name, limits));
  const FileFormat format = detection.profile.format;
  detection.findings.push_back({"format", std::string(name_of(format)), "content", 1.0, {}});
  const auto promised = format_by_name(name);
  if (promised.has_value() && *promised != format) {
    detection.notices.push_back(
        {"name_says_other_format", {std::string(name_of(*promised)), std::string(name_of(format))}});
  }
  if (format == FileFormat::kCsv) {
    if (choices.sheet.has_value()) {
      return base::make_error(base::ErrorKind::kInvalidInput, base::Code::kNoSuchSheet,
                              {*choices.sheet, "none, for it is a text file"});
    }
    INLET_TRY(detect_text(source, name, choices, limits, beginning));
  } else {
    INLET_TRY(detect_workbook(source, choices, limits, beginning));
  }
  return beginning;
}

}  // namespace inlet::tables
