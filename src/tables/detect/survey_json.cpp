// SPDX-License-Identifier: Apache-2.0
//
// A TableSurvey as JSON and back. Kept with the import, so that the survey runs once.
#include <initializer_list>
#include <utility>

#include "base/json/json.h"
#include "tables/detect/column_survey.h"

namespace inlet::tables {
namespace {

constexpr std::int64_t kMost = std::int64_t{1} << 53;

// The numbers of a struct by their names, for both directions.
template <class T, class Number>
using Members = std::initializer_list<std::pair<std::string_view, Number T::*>>;

const Members<DateVotes, std::uint64_t> kDateVotes = {
    {"day_first_only", &DateVotes::day_first_only},
    {"month_first_only", &DateVotes::month_first_only},
    {"either", &DateVotes::either},
    {"year_first", &DateVotes::year_first},
    {"other", &DateVotes::other},
    {"typed", &DateVotes::typed},
    {"epoch_seconds", &DateVotes::epoch_seconds},
    {"epoch_milliseconds", &DateVotes::epoch_milliseconds},
};
const Members<NumberVotes, std::uint64_t> kNumberVotes = {
    {"point_only", &NumberVotes::point_only}, {"comma_only", &NumberVotes::comma_only},
    {"either", &NumberVotes::either},         {"plain", &NumberVotes::plain},
    {"typed", &NumberVotes::typed},
};
const Members<ColumnSurvey, std::uint64_t> kColumnCounts = {
    {"filled", &ColumnSurvey::filled},     {"emails", &ColumnSurvey::emails},     {"urls", &ColumnSurvey::urls},
    {"phones", &ColumnSurvey::phones},     {"booleans", &ColumnSurvey::booleans}, {"integers", &ColumnSurvey::integers},
    {"numbers", &ColumnSurvey::numbers},   {"dates", &ColumnSurvey::dates},       {"errors", &ColumnSurvey::errors},
    {"distinct", &ColumnSurvey::distinct},
};
const Members<TableSurvey, std::uint64_t> kTableCounts = {
    {"records", &TableSurvey::records},           {"empty_rows", &TableSurvey::empty_rows},
    {"left_out", &TableSurvey::left_out},         {"wide_rows", &TableSurvey::wide_rows},
    {"bad_rows", &TableSurvey::bad_rows},         {"bad_character_rows", &TableSurvey::bad_character_rows},
    {"garbled_rows", &TableSurvey::garbled_rows}, {"last_row", &TableSurvey::last_row},
};

template <class T>
base::JsonObject write_members(const T& values, const Members<T, std::uint64_t>& members) {
  base::JsonObject json;
  for (const auto& [name, member] : members) json[name] = values.*member;
  return json;
}

template <class T>
void read_members(base::JsonReader& reader, const Members<T, std::uint64_t>& members, T& values) {
  for (const auto& [name, member] : members)
    values.*member = static_cast<std::uint64_t>(reader.integer(name, 0, kMost));
}

base::JsonArray write_texts(const std::vector<std::string>& texts) {
  base::JsonArray json;
  for (const std::string& text : texts) json.emplace_back(text);
  return json;
}

base::JsonObject write_column(const ColumnSurvey& column) {
  base::JsonObject json = write_members(column, kColumnCounts);
  json["date_votes"] = write_members(column.date_votes, kDateVotes);
  json["number_votes"] = write_members(column.number_votes, kNumberVotes);
  json["longest"] = column.longest;
  json["samples"] = write_texts(column.samples);
  base::JsonArray values;
  for (const auto& [text, count] : column.values) values.push_back(base::JsonObject{{"value", text}, {"count", count}});
  json["values"] = std::move(values);
  return json;
}

ColumnSurvey read_column(base::JsonReader& reader) {
  ColumnSurvey column;
  read_members(reader, kColumnCounts, column);
  reader.object("date_votes", [&](base::JsonReader& votes) { read_members(votes, kDateVotes, column.date_votes); });
  reader.object("number_votes",
                [&](base::JsonReader& votes) { read_members(votes, kNumberVotes, column.number_votes); });
  column.longest = static_cast<std::uint32_t>(reader.integer("longest", 0, 0xFFFFFFFF));
  column.samples = reader.texts("samples");
  reader.each("values", [&](base::JsonReader& value) {
    column.values.emplace_back(value.text("value"), static_cast<std::uint64_t>(value.integer("count", 0, kMost)));
  });
  return column;
}

}  // namespace

std::string to_json(const TableSurvey& survey) {
  base::JsonObject json = write_members(survey, kTableCounts);
  json["profile"] = to_json(survey.profile);  // the text that source_profile_from_json reads
  base::JsonArray header, columns, notices;
  for (const Column& column : survey.header.columns) {
    header.push_back(base::JsonObject{{"name", column.name}, {"written", column.written}});
  }
  for (const ColumnSurvey& column : survey.columns) columns.push_back(write_column(column));
  for (const SourceNotice& notice : survey.notices) {
    notices.push_back(base::JsonObject{{"kind", notice.kind}, {"arguments", write_texts(notice.arguments)}});
  }
  json["header"] = std::move(header);
  json["columns"] = std::move(columns);
  json["notices"] = std::move(notices);
  json["addresses"] = AddressSketch(survey.addresses).to_text();
  return base::write_json(json);
}

Result<TableSurvey> table_survey_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, {.max_bytes = std::size_t{512} << 20U}));
  TableSurvey survey;
  std::string profile;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    read_members(reader, kTableCounts, survey);
    profile = reader.text("profile");
    reader.each("header", [&](base::JsonReader& column) {
      const auto index = static_cast<std::uint32_t>(survey.header.columns.size());
      survey.header.columns.push_back({index, column.text("name"), column.text("written")});
    });
    reader.each("columns", [&](base::JsonReader& column) { survey.columns.push_back(read_column(column)); });
    if (auto sketch = AddressSketch::from_text(reader.find_text("addresses").value_or(""))) {
      survey.addresses = std::move(*sketch);
    }
    reader.each("notices", [&](base::JsonReader& notice) {
      survey.notices.push_back({notice.text("kind"), notice.texts("arguments")});
    });
  }));
  INLET_ASSIGN(survey.profile, source_profile_from_json(profile));
  return survey;
}

}  // namespace inlet::tables
