// SPDX-License-Identifier: Apache-2.0
#include "base/log/log.h"

#include <gtest/gtest.h>

#include "tests/doubles/fake_clock.h"

namespace inlet::base {
namespace {

std::string value_as_logged(std::string_view value) {
  const std::string line = log_line(doubles::FakeClock().now(), LogLevel::kInfo, "e", {{"v", value}});
  return line.substr(line.find("v=") + 2);
}

TEST(Log, WritesOneReadableLine) {
  const std::string file = "leads of may.csv";
  EXPECT_EQ(log_line(doubles::FakeClock().now(), LogLevel::kWarning, "import.finished",
                     {{"job", 17}, {"status", "completed"}, {"file", file}, {"undone", false}}),
            "2026-01-05T09:00:00.000Z warning import.finished job=17 status=completed file=\"leads of may.csv\" "
            "undone=false");
}

struct Case {
  const char* name;
  std::string_view value;
  std::string_view logged;
};

const Case kCases[] = {
    {"plain", "a/b.csv", "a/b.csv"},
    {"empty", "", "\"\""},
    {"a second line can't be forged", "x\n2026 info", "\"x\\n2026 info\""},
    {"carriage return", "a\rb", "\"a\\x0db\""},
    {"an escape sequence can't reach the terminal", "\x1b[2J", "\"\\x1b[2J\""},
    {"nor the one-character form of it", "\u009B2J", "\"\\x9b2J\""},
    {"delete", "\x7f", "\"\\x7f\""},
    {"quote and backslash", "a\"\\", "\"a\\\"\\\\\""},
    {"equals sign can't make a field", "a=b", "\"a=b\""},
    {"letters of other scripts stay", "Müller", "\"Müller\""},
};

TEST(Log, EscapesWhatCouldLie) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(value_as_logged(c.value), c.logged);
  }
}

TEST(Log, DropsEventsBelowTheLevel) {
  set_log_level(LogLevel::kError);
  testing::internal::CaptureStderr();
  log_info("not.seen");
  log_error("was.seen", {{"n", 1}});
  const std::string output = testing::internal::GetCapturedStderr();
  set_log_level(LogLevel::kInfo);
  EXPECT_EQ(output.find("not.seen"), std::string::npos);
  EXPECT_NE(output.find(" error was.seen n=1\n"), std::string::npos);
}

}  // namespace
}  // namespace inlet::base
