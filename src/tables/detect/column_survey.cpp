// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/column_survey.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/text/decoder.h"
#include "tables/detect/column_tally.h"
#include "tables/detect/encoding_detection.h"
#include "tables/detect/garbled_text.h"
#include "tables/detect/left_out_rows.h"
#include "tables/detect/value_shape.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/records.h"

namespace inlet::tables {
namespace {

// Blocks wait until two more were read, because only the end of the table shows which rows are its footer.
constexpr std::size_t kWaitingBlocks = 2;

struct WaitingBlock {
  RowBlock block;
  std::vector<RowRole> roles;
};

class Surveyor {
 public:
  Surveyor(const SourceProfile& profile, const Detection& detection) : profile_(profile) {
    survey_.profile = profile;
    for (const Column& column : detection.header.columns) header_.push_back(column.written);
  }

  // The text has the byte that begins the escapes of ISO-2022.
  bool has_escapes() const { return has_escapes_; }
  const SheetTraits& traits() const { return traits_; }

  Result<TableSurvey> run(RowReader& reader) {
    for (;;) {
      WaitingBlock next = spare();
      INLET_ASSIGN(const bool has_rows, reader.next(next.block));
      if (!has_rows) break;
      find_roles(next);
      waiting_.push_back(std::move(next));
      if (waiting_.size() > kWaitingBlocks) tally_first();
    }
    leave_footer_out();
    while (!waiting_.empty()) tally_first();
    traits_ = reader.traits();
    return finish();
  }

 private:
  WaitingBlock spare() {
    if (spares_.empty()) return {};
    WaitingBlock block = std::move(spares_.back());
    spares_.pop_back();
    return block;
  }

  // What each row is, as far as it can be told before the end of the table was seen.
  void find_roles(WaitingBlock& waiting) {
    const RowBlock& block = waiting.block;
    waiting.roles.clear();
    if (!profile_.header_row.has_value() && !left_out_.has_value()) left_out_.emplace(std::vector<std::string>());
    RecordSieve sieve(profile_);
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      RowRole role = sieve.role(block, row);
      if (role == RowRole::kHeader) {
        read_header(block, row);
      } else if (role != RowRole::kBeforeHeader) {
        if (!left_out_.has_value()) left_out_.emplace(header_);
        if (left_out_->see(block, row, role == RowRole::kBlank)) {
          role = RowRole::kLeftOut;
          leave_out({block.row(row).number, block.row(row).number});
        }
      }
      waiting.roles.push_back(role);
    }
  }

  void read_header(const RowBlock& block, std::size_t row) {
    header_.clear();
    for (std::size_t column = 0; column < block.cell_count(row); ++column) {
      header_.emplace_back(block.cell(row, column).text);
    }
    left_out_.emplace(header_);
  }

  void leave_out(RowRange range) {
    std::vector<RowRange>& ranges = survey_.profile.left_out;
    if (!ranges.empty() && ranges.back().last + 1 == range.first) {
      ranges.back().last = range.last;
    } else {
      ranges.push_back(range);
    }
  }

  void leave_footer_out() {
    if (!left_out_.has_value()) return;
    const RowRange footer = left_out_->footer();
    if (footer.first == 0) return;
    leave_out(footer);
    for (WaitingBlock& waiting : waiting_) {
      for (std::size_t row = 0; row < waiting.roles.size(); ++row) {
        const std::uint64_t number = waiting.block.row(row).number;
        const bool is_in_footer = number >= footer.first && number <= footer.last;
        if (is_in_footer && waiting.roles[row] == RowRole::kRecord) waiting.roles[row] = RowRole::kLeftOut;
      }
    }
  }

  void tally_first() {
    WaitingBlock waiting = std::move(waiting_.front());
    waiting_.pop_front();
    has_escapes_ = has_escapes_ || waiting.block.bytes.find('\x1B') != std::string::npos;
    const bool may_be_garbled = looks_garbled(waiting.block.bytes);
    for (std::size_t row = 0; row < waiting.roles.size(); ++row) {
      switch (waiting.roles[row]) {
        case RowRole::kRecord: tally_record(waiting.block, row, may_be_garbled); break;
        case RowRole::kBlank: ++blank_rows_; break;
        case RowRole::kLeftOut: ++survey_.left_out; break;
        case RowRole::kHeader:
        case RowRole::kBeforeHeader: break;
      }
    }
    spares_.push_back(std::move(waiting));
  }

  void tally_record(const RowBlock& block, std::size_t row, bool may_be_garbled) {
    const RowPlace& place = block.row(row);
    ++survey_.records;
    survey_.empty_rows += std::exchange(blank_rows_, 0);
    survey_.last_row = place.number;
    if (place.bad_characters) ++survey_.bad_character_rows;
    if (place.status == RowStatus::kBad) {
      ++survey_.bad_rows;
      return;
    }
    bool is_garbled = false;
    for (std::size_t column = 0; column < place.cell_count; ++column) {
      const Cell cell = block.cell(row, column);
      if (cell.text.empty()) continue;
      while (column >= tallies_.size()) tallies_.emplace_back();
      tallies_[column].add(cell);
      if (cell.text.find('@') != std::string_view::npos && looks_like_email(cell.text))
        survey_.addresses.add(cell.text);
      if (may_be_garbled && !is_garbled) is_garbled = looks_garbled(cell.text);
    }
    if (is_garbled) ++survey_.garbled_rows;
    if (place.cell_count > header_.size()) note_width(block, row);
  }

  // Rows wider than the header are told apart at the end, when it is known which columns merely lack a name.
  void note_width(const RowBlock& block, std::size_t row) {
    std::size_t filled = 0;
    for (std::size_t column = 0; column < block.cell_count(row); ++column) {
      const std::string_view text = block.cell(row, column).text;
      filled += text.empty() ? 0 : 1;
    }
    if (rows_by_filled_.size() <= filled) rows_by_filled_.resize(filled + 1);
    ++rows_by_filled_[filled];
  }

  TableSurvey finish() {
    std::vector<RowRange>& ranges = survey_.profile.left_out;
    std::sort(ranges.begin(), ranges.end(), [](const RowRange& a, const RowRange& b) { return a.first < b.first; });
    std::vector<ColumnSurvey> columns;
    for (ColumnTally& tally : tallies_) columns.push_back(tally.finish());
    // Without a header every column counts; under one, a column without a name is one that most records fill. The others
    // hold what a missing quote mark has torn off, and make their rows fail.
    std::size_t width = profile_.header_row.has_value() ? header_.size() : columns.size();
    while (width < columns.size() && 2 * columns[width].filled > survey_.records) ++width;
    if (columns.size() > width) columns.resize(width);
    for (std::size_t filled = width + 1; filled < rows_by_filled_.size(); ++filled) {
      survey_.wide_rows += rows_by_filled_[filled];
    }
    survey_.header = make_header(profile_.header_row.has_value() ? header_ : std::vector<std::string>(),
                                 static_cast<std::uint32_t>(width));
    columns.resize(survey_.header.columns.size());
    survey_.columns = std::move(columns);
    return std::move(survey_);
  }

  const SourceProfile& profile_;
  TableSurvey survey_;
  bool has_escapes_ = false;
  SheetTraits traits_;
  std::vector<std::string> header_;  // as written
  std::optional<LeftOutRows> left_out_;
  std::deque<WaitingBlock> waiting_;
  std::vector<WaitingBlock> spares_;
  std::vector<ColumnTally> tallies_;
  std::vector<std::uint64_t> rows_by_filled_;  // of rows with more cells than the header
  std::uint64_t blank_rows_ = 0;               // since the last record
};

void add_trait_notices(const SheetTraits& traits, TableSurvey& survey) {
  if (traits.hidden_rows > 0) survey.notices.push_back({"hidden_rows", {std::to_string(traits.hidden_rows)}});
  if (traits.merged_cells > 0) survey.notices.push_back({"merged_cells", {std::to_string(traits.merged_cells)}});
}

void add_notices(const Detection& detection, TableSurvey& survey) {
  survey.notices.insert(survey.notices.begin(), detection.notices.begin(), detection.notices.end());
  const auto add = [&survey](const char* kind, std::uint64_t count) {
    if (count > 0) survey.notices.push_back({kind, {std::to_string(count)}});
  };
  if (survey.profile.encoding != detection.profile.encoding) {
    survey.notices.push_back({"encoding_changed", {detection.profile.encoding, survey.profile.encoding}});
  }
  add("left_out_rows", survey.left_out);
  add("garbled_text", survey.garbled_rows);
  add("bad_characters", survey.bad_character_rows);
  add("wide_rows", survey.wide_rows);
}

Result<TableSurvey> survey_as(const SourceProfile& profile, const Detection& detection, const RowsOpener& open,
                              bool& may_be_escaped) {
  INLET_ASSIGN(const auto reader, open(profile));
  Surveyor surveyor(profile, detection);
  Result<TableSurvey> survey = surveyor.run(*reader);
  may_be_escaped = surveyor.has_escapes();
  if (survey.has_value()) add_trait_notices(surveyor.traits(), *survey);
  return survey;
}

// Encodings told by a mark or a pattern, and chosen ones, stay as they are.
bool is_provisional(const Detection& detection, const SourceChoices& choices) {
  if (detection.profile.format != FileFormat::kCsv || choices.encoding.has_value()) return false;
  for (const Finding& finding : detection.findings) {
    if (finding.what == "encoding") return finding.reason != "byte_order_mark" && finding.reason != "nul_pattern";
  }
  return true;
}

}  // namespace

Result<TableSurvey> survey_columns(const base::ByteSource& source, const Detection& detection,
                                   const SourceChoices& choices, const ReadLimits& limits) {
  return survey_columns_of(source, detection, choices,
                           [&](const SourceProfile& profile) { return open_rows(source, profile, limits); });
}

Result<TableSurvey> survey_columns_of(const base::ByteSource& source, const Detection& detection,
                                      const SourceChoices& choices, const RowsOpener& open) {
  SourceProfile profile = detection.profile;
  profile.left_out.clear();
  const bool is_utf8 = base::is_utf8_encoding(profile.encoding);
  const bool may_change = is_provisional(detection, choices);
  if (may_change && !is_utf8) {
    INLET_ASSIGN(const EncodingGuess guess, guess_encoding(source));
    profile.encoding = guess.name;
  }
  bool may_be_escaped = false;
  Result<TableSurvey> survey = survey_as(profile, detection, open, may_be_escaped);
  // What reads as UTF-8 without a fault is UTF-8. Else all of the file decides, and it may have to be read again.
  if (may_change && is_utf8 && (!survey.has_value() || survey->bad_character_rows > 0 || may_be_escaped)) {
    INLET_ASSIGN(const EncodingGuess guess, guess_encoding(source));
    if (guess.name != profile.encoding) {
      profile.encoding = guess.name;
      survey = survey_as(profile, detection, open, may_be_escaped);
    }
  }
  if (survey.has_value()) add_notices(detection, *survey);
  return survey;
}

}  // namespace inlet::tables
