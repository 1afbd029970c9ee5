// SPDX-License-Identifier: Apache-2.0
#include "server/survey_json.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/verbs/clean_ups.h"
#include "server/api_words.h"
#include "server/source_json.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;

constexpr std::uint64_t kMostCountedValues = 10'000;
constexpr std::size_t kMostShownSamples = 5;

double percent(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// The shape that most values have; text when less than half have any.
std::pair<std::string_view, std::uint64_t> likeliest_type(const tables::ColumnSurvey& survey) {
  const std::array<std::pair<std::string_view, std::uint64_t>, 7> shapes = {{{"email", survey.emails},
                                                                             {"url", survey.urls},
                                                                             {"date", survey.dates},
                                                                             {"boolean", survey.booleans},
                                                                             {"integer", survey.integers},
                                                                             {"decimal", survey.numbers},
                                                                             {"phone", survey.phones}}};
  const auto best = std::ranges::max_element(shapes, {}, &std::pair<std::string_view, std::uint64_t>::second);
  if (best->second * 2 < survey.filled || best->second == 0) return {"text", survey.filled};
  return *best;
}

JsonValue distinct_json(const tables::ColumnSurvey& survey) {
  return survey.distinct > kMostCountedValues ? JsonValue() : JsonValue(survey.distinct);
}

JsonValue date_order_json(const tables::ColumnSurvey& survey) {
  const tables::DateVotes& votes = survey.date_votes;
  if (survey.dates == 0 && votes.either + votes.day_first_only + votes.month_first_only == 0) return nullptr;
  leads::DateOrder order = leads::DateOrder::kUnknown;
  if (votes.day_first_only > votes.month_first_only) order = leads::DateOrder::kDayFirst;
  if (votes.month_first_only > votes.day_first_only) order = leads::DateOrder::kMonthFirst;
  const bool is_only_year_first =
      votes.either == 0 && votes.day_first_only + votes.month_first_only == 0 && votes.year_first > 0;
  if (is_only_year_first) order = leads::DateOrder::kYearFirst;
  return JsonObject{
      {"value", word_or_null(order)},
      {"votes", JsonObject{{"dmy", votes.day_first_only}, {"mdy", votes.month_first_only}, {"ymd", votes.year_first}}},
      {"ambiguous", votes.either},
      {"example", survey.samples.empty() ? std::string() : survey.samples.front()}};
}

JsonValue decimal_mark_json(const tables::ColumnSurvey& survey) {
  const tables::NumberVotes& votes = survey.number_votes;
  if (votes.point_only + votes.comma_only + votes.either == 0) return nullptr;
  leads::DecimalMark mark = leads::DecimalMark::kUnknown;
  if (votes.point_only > votes.comma_only) mark = leads::DecimalMark::kPoint;
  if (votes.comma_only > votes.point_only) mark = leads::DecimalMark::kComma;
  return JsonObject{{"value", word_or_null(mark)},
                    {"votes", JsonObject{{".", votes.point_only}, {",", votes.comma_only}}},
                    {"ambiguous", votes.either},
                    {"example", survey.samples.empty() ? std::string() : survey.samples.front()}};
}

JsonArray offers_json(const std::vector<engine::CleanUpOffer>& offers) {
  JsonArray array;
  for (const engine::CleanUpOffer& offer : offers) {
    array.emplace_back(JsonObject{{"kind", offer.kind},
                                  {"count", offer.count},
                                  {"before", offer.before},
                                  {"after", offer.after},
                                  {"at", text_or_null(offer.at)}});
  }
  return array;
}

JsonObject column_survey_json(std::size_t index, const tables::ColumnSurvey& survey, std::uint64_t records,
                              const std::vector<engine::CleanUpOffer>& offers) {
  JsonArray samples;
  for (const std::string& sample : survey.samples) {
    if (samples.size() < kMostShownSamples) samples.emplace_back(sample);
  }
  const auto [type, count] = likeliest_type(survey);
  return JsonObject{{"index", index},
                    {"filled", survey.filled},
                    {"fill_percent", percent(survey.filled, records)},
                    {"type", type},
                    {"type_percent", percent(count, survey.filled)},
                    {"distinct", distinct_json(survey)},
                    {"samples", std::move(samples)},
                    {"first_bad", JsonArray()},
                    {"date_order", date_order_json(survey)},
                    {"decimal_mark", decimal_mark_json(survey)},
                    {"offers", offers_json(offers)}};
}

}  // namespace

base::JsonArray notes_json(const tables::Detection& detection, const tables::TableSurvey& survey) {
  JsonArray notes;
  std::set<std::string> told;
  for (const auto* notices : {&detection.notices, &survey.notices}) {
    for (const tables::SourceNotice& notice : *notices) {
      if (told.insert(notice.kind).second) notes.emplace_back(note_json(notice));
    }
  }
  return notes;
}

base::JsonValue similar_file_json(const std::optional<engine::SimilarFile>& similar) {
  if (!similar) return nullptr;
  return JsonObject{{"import_id", similar->record.id},
                    {"file_name", similar->record.file_name},
                    {"ended_at", time_or_null(similar->record.ended_at)},
                    {"shared", similar->addresses.shared},
                    {"addresses", similar->addresses.of},
                    {"exact", similar->addresses.is_exact}};
}

base::JsonObject survey_json(const tables::Detection& detection, const tables::TableSurvey& survey,
                             const engine::ImportDraft& draft, const leads::FieldCatalog& catalog) {
  JsonArray columns;
  for (std::size_t i = 0; i < survey.columns.size(); ++i) {
    const auto drafted = std::ranges::find(draft.columns, static_cast<std::uint32_t>(i), &engine::DraftColumn::column);
    const leads::Field* field = drafted == draft.columns.end() ? nullptr : catalog.find(drafted->field);
    const auto offers = engine::offered_clean_ups(survey.columns[i], field);
    columns.emplace_back(column_survey_json(i, survey.columns[i], survey.records, offers));
  }
  return JsonObject{{"state", "done"},
                    {"rows", survey.records},
                    {"empty_rows", survey.empty_rows},
                    {"left_out", survey.left_out},
                    {"columns", std::move(columns)},
                    {"notes", notes_json(detection, survey)}};
}

}  // namespace inlet::server
