// SPDX-License-Identifier: Apache-2.0
#include "base/json/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace inlet::base {
namespace {

using testing::HasSubstr;

enum class Mode { kSkip, kUpdate };
constexpr std::pair<std::string_view, Mode> kModes[] = {{"skip", Mode::kSkip}, {"update", Mode::kUpdate}};

struct Column {
  std::string source;
  std::optional<std::string> target;
};

struct Document {
  std::string name;
  std::int64_t rows = 0;
  bool is_final = false;
  Mode mode = Mode::kSkip;
  std::vector<Column> columns;
  std::vector<std::string> tags;
  std::int64_t inner = 0;
  double ratio = 0;
};

Result<Document> read_document(std::string_view text) {
  INLET_ASSIGN(const JsonValue value, parse_json(text));
  Document document;
  INLET_TRY(read_json(value, [&](JsonReader& reader) {
    document.name = reader.text("name");
    document.rows = reader.integer("rows", 0, 100);
    document.is_final = reader.boolean("final");
    document.mode = reader.choice<Mode>("mode", kModes);
    reader.each("columns", [&](JsonReader& column) {
      document.columns.push_back({column.text("source"), column.find_text("target")});
    });
    document.tags = reader.find_texts("tags").value_or(std::vector<std::string>());
    reader.find_object("options", [&](JsonReader& options) { document.inner = options.integer("a/b"); });
    document.ratio = reader.find_number("ratio").value_or(0.5);
  }));
  return document;
}

TEST(Json, ReadsAWholeDocument) {
  const auto document = read_document(
      R"({"name":"Mai \u00fc","rows":3,"final":true,"mode":"update","columns":[{"source":"A","target":"email"},
          {"source":"B","target":null}],"tags":["x"],"options":{"a/b":7},"ratio":2})");
  ASSERT_TRUE(document.has_value()) << document.error().message();
  EXPECT_EQ(document->name, "Mai ü");
  EXPECT_EQ(document->rows, 3);
  EXPECT_TRUE(document->is_final);
  EXPECT_EQ(document->mode, Mode::kUpdate);
  ASSERT_EQ(document->columns.size(), 2U);
  EXPECT_EQ(document->columns[0].target, "email");
  EXPECT_EQ(document->columns[1].target, std::nullopt);
  EXPECT_EQ(document->tags, std::vector<std::string>{"x"});
  EXPECT_EQ(document->inner, 7);
  EXPECT_EQ(document->ratio, 2);
}

TEST(Json, TellsAllProblemsWithTheirPlaces) {
  const auto document = read_document(
      R"({"name":5,"rows":3.5,"mode":"nope","columns":[{"sauce":"A"},7],"tags":["x",1],"options":{"a/b":"7"},"extra":1})");
  ASSERT_FALSE(document.has_value());
  EXPECT_EQ(document.error().kind, ErrorKind::kInvalidInput);
  EXPECT_EQ(document.error().code, Code::kBadRequest);
  EXPECT_EQ(document.error().message(),
            "/name must be a text; /rows must be a whole number; /final is missing; "
            "/mode must be one of: skip, update; /columns/0/source is missing; /columns/0/sauce is not known; "
            "/columns/1 must be an object; /tags/1 must be a text; /options/a~1b must be a whole number; /extra is not "
            "known.");
}

struct RefusedCase {
  const char* name;
  std::string text;
  const char* said;
};

TEST(Json, RefusesWhatIsNoDocumentOrTooMuch) {
  const RefusedCase cases[] = {
      {"nothing", "", "not a JSON document"},
      {"cut", R"({"a":)", "not a JSON document"},
      {"something behind", "{} x", "not a JSON document"},
      {"bytes that are not UTF-8", "{\"a\":\"\xFF\"}", "not a JSON document"},
      {"deep", std::string(100'000, '['), "nested deeper than 32"},
      {"long", std::string((1U << 20U) + 1, ' '), "1048577 bytes"},
      {"no object", "[]", "The document must be an object"},
      {"out of range", R"({"rows":101})", "/rows must be from 0 to 100"},
      {"beyond 64 bits", R"({"rows":1e30})", "/rows must be a whole number"},
  };
  for (const RefusedCase& c : cases) {
    SCOPED_TRACE(c.name);
    const auto document = read_document(c.text);
    ASSERT_FALSE(document.has_value());
    EXPECT_THAT(document.error().message(), HasSubstr(c.said));
  }
}

TEST(Json, KeepsTheNumberOfProblemsBounded) {
  JsonProblems problems;
  for (int i = 0; i < 1000; ++i) problems.add("/a", "is wrong");
  EXPECT_EQ(problems.all().size(), 50U);
}

TEST(Json, WrittenStringsComeBack) {
  std::string every_byte;
  for (int byte = 0; byte < 0x80; ++byte) every_byte += static_cast<char>(byte);
  for (const std::string& text : {std::string(), every_byte, std::string("Müller 東京 🙂 \u2028")}) {
    std::string document;
    append_json_string(document, text);
    const auto back = parse_json(document);
    ASSERT_TRUE(back.has_value()) << document;
    EXPECT_EQ(std::string(back->as_string()), text);
  }
}

TEST(Json, WrittenStringsAreAlwaysUtf8) {
  for (const char* wrong : {"a\xFFz", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE6\x9D"}) {
    std::string document;
    append_json_string(document, wrong);
    EXPECT_TRUE(parse_json(document).has_value()) << document;
    EXPECT_THAT(document, HasSubstr("\xEF\xBF\xBD"));
  }
}

}  // namespace
}  // namespace inlet::base
