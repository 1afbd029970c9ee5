// SPDX-License-Identifier: Apache-2.0
#include "server/source_json.h"

#include <algorithm>
#include <array>

#include "base/clock/iso_time.h"
#include "server/api_words.h"

namespace inlet::server {
namespace {

using base::JsonArray;
using base::JsonObject;
using base::JsonValue;

struct Sentence {
  std::string_view word;
  std::string_view text;
};

// Why detection decided so, for people. A word without a sentence is shown as nothing rather than as jargon.
constexpr std::array<Sentence, 14> kReasons = {{
    {"chosen", "Chosen by you."},
    {"byte_order_mark", "The file begins with a mark that says so."},
    {"ascii", "The file has plain letters only."},
    {"valid_utf8", "All of the file is valid UTF-8."},
    {"likeliest_legacy", "The letters of the file look most like this."},
    {"nul_pattern", "The bytes of the file follow this pattern."},
    {"consistent_columns", "It gives rows of the same width."},
    {"separator_line", "The first line of the file says so."},
    {"one_column", "The file has one column."},
    {"names_above_values", "It holds names, with values under them."},
    {"first_row_is_a_record", "The first row looks like a record already."},
    {"first_visible_sheet", "It is the first sheet with content."},
    {"content", "The content of the file says so."},
    {"quote", "Cells of the file are put in it."},
}};

struct NoteSentence {
  std::string_view kind;
  std::string_view code;
  std::string_view severity;
  std::string_view detail;  // {0} ... are the notice's arguments
  std::string_view remedy;
};

// Of every kind that tables/detect gives.
constexpr std::array<NoteSentence, 9> kNotes = {{
    {"name_says_other_format", "TYPE_MISMATCH", "notice",
     "The name of the file says another format than its content; it is read as what it is.", ""},
    {"encoding_changed", "ENCODING_CHANGED", "warning",
     "All of the file taken together is {1}, not {0} as its first rows look. It was read again.",
     "Look at the letters once more."},
    {"hidden_rows", "HIDDEN_ROWS", "notice", "The sheet has hidden rows ({0}); they are imported too.",
     "Delete them in the file if they should not be."},
    {"garbled_text", "GARBLED_TEXT", "warning", "Some text looks garbled (rows: {0}).",
     "Choose another encoding, or export the file again."},
    {"bad_characters", "BAD_CHARACTERS", "warning",
     "Some letters can not be read in this encoding and became \xEF\xBF\xBD (rows: {0}).", "Choose another encoding."},
    {"one_column", "ONE_COLUMN", "warning", "The file has one column only.",
     "Choose another delimiter if that is not right."},
    {"merged_cells", "MERGED_CELLS", "notice",
     "The sheet has merged cells ({0}); only the first cell of each has the value.",
     "Choose to fill them down if the value belongs to every row."},
    {"wide_rows", "WIDE_ROWS", "warning", "Some rows have more cells than the header ({0}); they will fail.",
     "Look at these rows; a quote mark may be missing."},
    {"left_out_rows", "LEFT_OUT", "notice", "Rows that are no records, such as totals, are left out ({0}).", ""},
}};

std::string reason_sentence(const tables::Finding& finding) {
  const auto found = std::ranges::find(kReasons, finding.reason, &Sentence::word);
  return found == kReasons.end() ? std::string() : std::string(found->text);
}

const tables::Finding* find_finding(const tables::Detection& detection, std::string_view what) {
  const auto found = std::ranges::find(detection.findings, what, &tables::Finding::what);
  return found == detection.findings.end() ? nullptr : &*found;
}

JsonObject decision_json(JsonValue value, const tables::Finding* finding) {
  JsonArray alternatives;
  if (finding != nullptr) {
    for (const std::string& alternative : finding->alternatives) {
      alternatives.emplace_back(JsonObject{{"value", alternative}, {"confidence", 0.0}, {"reason", ""}});
    }
  }
  return JsonObject{{"value", std::move(value)},
                    {"confidence", finding == nullptr ? 1.0 : finding->confidence},
                    {"reason", finding == nullptr ? std::string() : reason_sentence(*finding)},
                    {"alternatives", std::move(alternatives)}};
}

std::string one_character(char c) { return c == '\0' ? std::string() : std::string(1, c); }

JsonArray sheets_json(const std::vector<tables::Sheet>& sheets) {
  JsonArray array;
  for (const tables::Sheet& sheet : sheets) {
    JsonObject json{{"name", sheet.name}, {"rows", nullptr}, {"hidden", sheet.hidden}};
    if (sheet.rows) json["rows"] = *sheet.rows;
    array.emplace_back(std::move(json));
  }
  return array;
}

std::optional<char> read_character(base::JsonReader& reader, std::string_view name) {
  const auto text = reader.find_text(name);
  if (!text) return std::nullopt;
  if (text->size() > 1) reader.problem(name, "must be one character");
  return text->empty() ? '\0' : text->front();
}

}  // namespace

base::JsonObject source_choice_json(const tables::SourceChoices& choices) {
  JsonObject json{
      {"sheet", nullptr}, {"encoding", nullptr}, {"delimiter", nullptr}, {"quote", nullptr}, {"header_row", nullptr}};
  json["fill_merged"] = choices.fill_merged;
  if (choices.sheet) json["sheet"] = *choices.sheet;
  if (choices.encoding) json["encoding"] = *choices.encoding;
  if (choices.delimiter) json["delimiter"] = one_character(*choices.delimiter);
  if (choices.quote) json["quote"] = one_character(*choices.quote);
  if (choices.header_row) json["header_row"] = *choices.header_row;
  return json;
}

tables::SourceChoices read_source_choice(base::JsonReader& reader) {
  tables::SourceChoices choices;
  for (const std::string_view name : {"sheet", "encoding", "delimiter", "quote", "header_row"})
    require_member(reader, name);
  choices.sheet = reader.find_text("sheet");
  choices.encoding = reader.find_text("encoding");
  choices.delimiter = read_character(reader, "delimiter");
  if (choices.delimiter == '\0') reader.problem("delimiter", "must be one character");
  choices.quote = read_character(reader, "quote");
  if (const auto row = reader.find_integer("header_row", 0, 1'048'576))
    choices.header_row = static_cast<std::uint64_t>(*row);
  choices.fill_merged = reader.find_boolean("fill_merged").value_or(false);
  return choices;
}

base::JsonObject detection_json(const tables::Detection& detection, Sureness sureness) {
  const tables::SourceProfile& profile = detection.profile;
  const bool is_text = profile.format == tables::FileFormat::kCsv;
  const auto text_value = [is_text](const std::string& text) { return is_text ? JsonValue(text) : JsonValue(); };
  return JsonObject{
      {"format", tables::name_of(profile.format)},
      {"provisional", sureness == Sureness::kProvisional},
      {"sheets", sheets_json(detection.sheets)},
      {"sheet", decision_json(is_text ? JsonValue() : JsonValue(profile.sheet_name), find_finding(detection, "sheet"))},
      {"encoding", decision_json(text_value(profile.encoding), find_finding(detection, "encoding"))},
      {"delimiter", decision_json(text_value(one_character(profile.delimiter)), find_finding(detection, "delimiter"))},
      {"quote", decision_json(text_value(one_character(profile.quote)), find_finding(detection, "quote"))},
      {"header_row", decision_json(JsonValue(profile.header_row.value_or(0)), find_finding(detection, "header_row"))}};
}

base::JsonObject detection_json(const tables::SourceProfile& profile) {
  tables::Detection detection;
  detection.profile = profile;
  if (profile.format != tables::FileFormat::kCsv) {
    detection.sheets.push_back({profile.sheet_index, profile.sheet_name, false, std::nullopt});
  }
  return detection_json(detection, Sureness::kFinal);
}

base::JsonObject column_json(const tables::Column& column) {
  return JsonObject{{"index", column.index},
                    {"letter", tables::column_letters(column.index)},
                    {"header", column.written},
                    {"name", column.name}};
}

base::JsonArray columns_json(const tables::Header& header) {
  JsonArray array;
  for (const tables::Column& column : header.columns) array.emplace_back(column_json(column));
  return array;
}

base::JsonObject note_json(const tables::SourceNotice& notice) {
  const auto found = std::ranges::find(kNotes, notice.kind, &NoteSentence::kind);
  const NoteSentence note = found == kNotes.end() ? NoteSentence{notice.kind, notice.kind, "notice", "", ""} : *found;
  std::string code(note.code);
  for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return JsonObject{{"code", code},
                    {"severity", note.severity},
                    {"detail", base::fill(note.detail, notice.arguments)},
                    {"remedy", note.remedy},
                    {"row", nullptr},
                    {"column", nullptr},
                    {"suggestion", nullptr}};
}

base::JsonObject upload_json(const imports::Upload& upload, tables::FileFormat format) {
  return JsonObject{{"id", upload.id},
                    {"name", upload.name},
                    {"size_bytes", upload.size},
                    {"sha256", upload.sha256},
                    {"format", tables::name_of(format)},
                    {"created_at", base::iso_time(upload.created_at)}};
}

}  // namespace inlet::server
