// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/first_look.h"

#include <memory>
#include <utility>

#include "base/json/json.h"
#include "base/text/utf8.h"
#include "tables/detect/beginning.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/records.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kShownRecords = 200;
constexpr std::size_t kMostCharacters = 1'000;                  // of a cell
constexpr std::size_t kMostShownBytes = std::size_t{1} << 20U;  // of all rows
constexpr std::size_t kMostJson = std::size_t{128} << 20U;
constexpr std::int64_t kMost = std::int64_t{1} << 53;

// Rows that were read already, once more.
class RowsAgain final : public RowReader {
 public:
  explicit RowsAgain(const Beginning& beginning) : beginning_(&beginning) {}

  Result<bool> next(RowBlock& block) override {
    block.clear();
    while (next_ < beginning_->blocks.size() && block.rows.empty()) block = beginning_->blocks[next_++];
    return !block.rows.empty();
  }
  Bookmark bookmark() const override { return {}; }
  Result<void> seek(const Bookmark&) override { return base::internal_error("rows read already have no bookmarks"); }
  ReadProgress progress() const override { return {}; }
  SheetTraits traits() const override { return beginning_->traits; }

 private:
  const Beginning* beginning_;
  std::size_t next_ = 0;
};

// Takes rows to be shown, until there are enough of them.
class ShownRows {
 public:
  explicit ShownRows(const SourceProfile& profile) : sieve_(profile) {}

  bool is_full() const { return records_ >= kShownRecords || bytes_ >= kMostShownBytes; }

  void add(const RowBlock& block) {
    for (std::size_t index = 0; index < block.row_count() && !is_full(); ++index) {
      const RowRole role = sieve_.role(block, index);
      if (role == RowRole::kBlank) continue;
      ShownRow row{block.row(index).number, {}};
      for (std::size_t column = 0; column < block.cell_count(index); ++column) {
        row.cells.emplace_back(base::cut_utf8(block.cell(index, column).shown, kMostCharacters));
        bytes_ += row.cells.back().size() + 1;
      }
      rows_.push_back(std::move(row));
      if (role == RowRole::kRecord) ++records_;
    }
  }

  std::vector<ShownRow> take() && { return std::move(rows_); }

 private:
  RecordSieve sieve_;
  std::vector<ShownRow> rows_;
  std::size_t records_ = 0;
  std::size_t bytes_ = 0;
};

// The beginning of a text may hold few rows, if they are long.
std::vector<ShownRow> read_on(const base::ByteSource& source, const SourceProfile& profile, const ReadLimits& limits) {
  ShownRows shown(profile);
  const auto reader = open_rows(source, profile, limits);
  RowBlock block;
  while (reader.has_value() && !shown.is_full()) {
    const auto has_rows = (*reader)->next(block);
    // What is wrong further down is the survey's to tell.
    if (!has_rows.has_value() || !*has_rows) break;
    shown.add(block);
  }
  return std::move(shown).take();
}

std::vector<ShownRow> shown_rows(const base::ByteSource& source, const Beginning& beginning, const ReadLimits& limits) {
  const SourceProfile& profile = beginning.detection.profile;
  ShownRows shown(profile);
  for (const RowBlock& block : beginning.blocks) shown.add(block);
  const bool is_enough = shown.is_full() || beginning.is_whole || profile.format != FileFormat::kCsv;
  return is_enough ? std::move(shown).take() : read_on(source, profile, limits);
}

TableSurvey survey_beginning(const base::ByteSource& source, const Beginning& beginning, const SourceChoices& choices,
                             const ReadLimits& limits) {
  const Detection& detection = beginning.detection;
  const bool is_text = detection.profile.format == FileFormat::kCsv;
  SourceChoices kept = choices;
  if (is_text) kept.encoding = detection.profile.encoding;  // its letters decide nothing about those of the rest
  auto survey = is_text && beginning.is_whole
                    ? survey_columns(source, detection, choices, limits)
                    : survey_columns_of(source, detection, kept, [&](const SourceProfile&) {
                        return Result<std::unique_ptr<RowReader>>(std::make_unique<RowsAgain>(beginning));
                      });
  if (survey.has_value()) return std::move(*survey);
  TableSurvey empty;
  empty.profile = detection.profile;
  empty.header = detection.header;
  empty.columns.resize(detection.header.columns.size());
  return empty;
}

}  // namespace

Result<FirstLook> look_at(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                          const ReadLimits& limits) {
  INLET_ASSIGN(Beginning beginning, read_beginning(source, name, choices, limits));
  FirstLook look;
  look.rows = shown_rows(source, beginning, limits);
  look.survey = survey_beginning(source, beginning, choices, limits);
  look.is_whole = beginning.is_whole;
  look.detection = std::move(beginning.detection);
  return look;
}

std::string to_json(const FirstLook& look) {
  base::JsonArray rows;
  for (const ShownRow& row : look.rows) {
    base::JsonArray cells;
    for (const std::string& cell : row.cells) cells.emplace_back(cell);
    rows.push_back(base::JsonObject{{"number", row.number}, {"cells", std::move(cells)}});
  }
  return base::write_json(base::JsonObject{{"detection", to_json(look.detection)},
                                           {"survey", to_json(look.survey)},
                                           {"rows", std::move(rows)},
                                           {"is_whole", look.is_whole}});
}

Result<FirstLook> first_look_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, {.max_bytes = kMostJson}));
  FirstLook look;
  std::string detection;
  std::string survey;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    detection = reader.text("detection");
    survey = reader.text("survey");
    reader.each("rows", [&](base::JsonReader& row) {
      look.rows.push_back({static_cast<std::uint64_t>(row.integer("number", 0, kMost)), row.texts("cells")});
    });
    look.is_whole = reader.boolean("is_whole");
  }));
  INLET_ASSIGN(look.detection, detection_from_json(detection));
  INLET_ASSIGN(look.survey, table_survey_from_json(survey));
  return look;
}

}  // namespace inlet::tables
