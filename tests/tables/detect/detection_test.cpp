// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/detection.h"

#include <gtest/gtest.h>

#include "base/bytes/memory_source.h"

namespace inlet::tables {
namespace {

Result<Detection> detect_bytes(const std::string& bytes, const std::string& name, const SourceChoices& choices = {}) {
  return detect(base::MemorySource(bytes), name, choices, {});
}

template <std::size_t N>
std::string bytes(const char (&text)[N]) {
  return std::string(text, N - 1);
}

struct RefusedCase {
  const char* name;
  std::string bytes;
  const char* code;
  const char* message_has;
};

std::string binary() {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += static_cast<char>(i * 7919 >> 3);
  return text;
}

const RefusedCase kRefused[] = {
    {"leads.csv", "", "EMPTY_FILE", "leads.csv is empty"},
    {"leads.csv", "\xEF\xBB\xBF", "EMPTY_FILE", "empty"},
    {"leads.csv", " \r\n\r\n", "EMPTY_FILE", "empty"},
    {"leads.pdf", "%PDF-1.7\n", "UNSUPPORTED_TYPE", "leads.pdf is a PDF document, not a CSV"},
    {"leads.xlsx", "%PDF-1.7\n", "TYPE_MISMATCH", "leads.xlsx is a PDF document, not an XLSX workbook"},
    {"leads.xls", "<html><table><tr><td>Name</td></tr></table></html>", "TYPE_MISMATCH",
     "a web page (HTML), not an XLS workbook"},
    {"leads.xls", "<?xml version=\"1.0\"?><Workbook/>", "TYPE_MISMATCH", "an XML document"},
    {"leads.csv", "\x89PNG\r\n\x1A\n....", "TYPE_MISMATCH", "a picture (PNG)"},
    {"leads", "\x89PNG\r\n\x1A\n....", "UNSUPPORTED_TYPE", "a picture (PNG)"},
    {"photo.jpg", "\xFF\xD8\xFF\xE0", "UNSUPPORTED_TYPE", "a picture (JPEG)"},
    {"leads.gz", "\x1F\x8B\x08...", "UNSUPPORTED_TYPE", "a compressed file (gzip)"},
    {"leads.csv", "{\"leads\":[]}", "TYPE_MISMATCH", "a JSON document"},
    {"a.vcf", "BEGIN:VCARD\n", "UNSUPPORTED_TYPE", "a vCard"},
    {"leads.csv", binary(), "TYPE_MISMATCH", "a binary file"},
    {"leads.xlsx", "PK\3\4 and nothing more", "CORRUPT_FILE", "damaged"},
    {"leads.csv", bytes("\xFF\xFE<\0h\0t\0m\0l\0>\0"), "TYPE_MISMATCH", "a web page (HTML)"},
};

TEST(Detection, RefusesEachWrongKindWithItsOwnWords) {
  for (const RefusedCase& test : kRefused) {
    const auto detection = detect_bytes(test.bytes, test.name);
    ASSERT_FALSE(detection.has_value()) << test.name << " " << test.message_has;
    EXPECT_EQ(base::name_of(detection.error().code), test.code) << test.message_has;
    EXPECT_NE(detection.error().message().find(test.message_has), std::string::npos) << detection.error().message();
  }
}

const Finding& finding(const Detection& detection, const std::string& what) {
  for (const Finding& found : detection.findings) {
    if (found.what == what) return found;
  }
  static const Finding kNone;
  return kNone;
}

TEST(Detection, DescribesATextFile) {
  const auto detection = detect_bytes("Name;E-Mail;Betrag\nJ\xFCrgen;j@example.de;12,50\n", "leads.csv");
  ASSERT_TRUE(detection.has_value());
  EXPECT_EQ(detection->profile.format, FileFormat::kCsv);
  EXPECT_EQ(detection->profile.encoding, "windows-1252");
  EXPECT_EQ(detection->profile.delimiter, ';');
  EXPECT_EQ(detection->profile.header_row, 1U);
  ASSERT_EQ(detection->header.columns.size(), 3U);
  EXPECT_EQ(detection->header.columns[1].name, "E-Mail");
  EXPECT_EQ(finding(*detection, "encoding").reason, "likeliest_legacy");
  EXPECT_TRUE(detection->notices.empty());
}

TEST(Detection, KeepsWhatAPersonChose) {
  SourceChoices choices;
  choices.encoding = "cp1251";
  choices.delimiter = ',';
  choices.header_row = 0;
  const auto detection = detect_bytes("Name;x\nJ\xFCrgen;1,2\n", "leads.csv", choices);
  ASSERT_TRUE(detection.has_value());
  EXPECT_EQ(detection->profile.encoding, "windows-1251");
  EXPECT_EQ(detection->profile.delimiter, ',');
  EXPECT_EQ(detection->profile.header_row, std::nullopt);
  EXPECT_EQ(finding(*detection, "header_row").reason, "chosen");
  EXPECT_EQ(detection->header.columns[0].name, "Column A");
  choices.encoding = "klingon-8";
  EXPECT_EQ(detect_bytes("a", "a.csv", choices).error().code, base::Code::kNoSuchEncoding);
}

TEST(Detection, ReadsAFileWhoseNameSaysAnotherFormatWithANotice) {
  const auto detection = detect_bytes("Name,City\nAnn,Rome\n", "leads.xlsx");
  ASSERT_TRUE(detection.has_value());
  ASSERT_EQ(detection->notices.size(), 1U);
  EXPECT_EQ(detection->notices[0].kind, "name_says_other_format");
  EXPECT_EQ(detection->notices[0].arguments, (std::vector<std::string>{"xlsx", "csv"}));
}

TEST(Detection, RecognisesOurOwnFiles) {
  EXPECT_TRUE(detect_bytes("Name,_Row,_Outcome,_Error codes,_Error messages,_Job\nAnn,2,failed,X,Y,1\n", "f.csv")
                  ->profile.is_failed_records_file);
  EXPECT_TRUE(detect_bytes("Name,_Lead\nAnn,2\n", "f.csv")->profile.is_failed_records_file);
  EXPECT_FALSE(detect_bytes("Name,_Row\nAnn,2\n", "f.csv")->profile.is_failed_records_file);
}

TEST(Detection, LooksAtTheBeginningAlone) {
  std::string text = "Name,Note\n";
  while (text.size() < 300'000) text += "Ann,plain\n";
  text += "J\xFCrgen,late\n";
  const auto detection = detect_bytes(text, "leads.csv");
  EXPECT_EQ(detection->profile.encoding, "UTF-8");
}

TEST(Detection, SurvivesEveryBeginningOfAFile) {
  const std::string text = "\xEF\xBB\xBFsep=;\r\nName;\"E-\nMail\"\r\nZo\xC3\xAB;\"z@\"\"x\"\"\r\n";
  for (std::size_t length = 0; length <= text.size(); ++length) {
    const auto detection = detect_bytes(text.substr(0, length), "leads.csv");
    if (!detection.has_value()) {
      EXPECT_EQ(base::name_of(detection.error().code), "EMPTY_FILE") << length;
    }
  }
}

TEST(Detection, SaysThatATextHasNoSheets) {
  const base::MemorySource source("Name,Email\nAnn,ann@example.com\n");
  SourceChoices choices;
  choices.sheet = "2";
  const auto detection = detect(source, "leads.csv", choices, {});
  ASSERT_FALSE(detection.has_value());
  EXPECT_EQ(detection.error().code, base::Code::kNoSuchSheet);
}

}  // namespace
}  // namespace inlet::tables
