// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/confined_tables.h"
#include "tables/sandbox/reader_process.h"

#include <dirent.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/bytes/file_source.h"
#include "base/bytes/memory_source.h"
#include "tables/rows/open_rows.h"

namespace inlet::tables {
namespace {

std::string many_rows(std::size_t count) {
  std::string text = "Last Name,Email,Notes\n";
  for (std::size_t i = 0; i < count; ++i) {
    text += "Müller " + std::to_string(i) + ",m" + std::to_string(i) + "@example.com,\"says \"\"hello\"\" €\"\n";
  }
  return text;
}

SourceProfile csv_profile() { return {}; }

// Everything a reader gives, as text, so that two of them can be compared.
struct AllRows {
  std::string text;
  std::vector<std::uint64_t> numbers, lines;
  friend bool operator==(const AllRows&, const AllRows&) = default;
};

AllRows read_all(RowReader& reader) {
  AllRows all;
  RowBlock block;
  for (;;) {
    const auto more = reader.next(block);
    EXPECT_TRUE(more.has_value()) << more.error().detail;
    if (!more.has_value() || !*more) return all;
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      all.numbers.push_back(block.row(row).number);
      all.lines.push_back(block.row(row).line);
      for (std::size_t column = 0; column < block.cell_count(row); ++column) {
        all.text += block.cell(row, column).text;
        all.text += '\x1F';
      }
      all.text += '\n';
    }
  }
}

// The reader processes that this one has started and not yet ended.
std::vector<pid_t> readers() {
  std::vector<pid_t> found;
  DIR* folder = ::opendir("/proc");
  if (folder == nullptr) return found;
  while (const dirent* entry = ::readdir(folder)) {
    const pid_t id = static_cast<pid_t>(std::atoi(entry->d_name));
    if (id <= 0) continue;
    std::ifstream stat("/proc/" + std::string(entry->d_name) + "/stat");
    const std::string text((std::istreambuf_iterator<char>(stat)), std::istreambuf_iterator<char>());
    const std::size_t behind_name = text.rfind(')');
    if (behind_name == std::string::npos) continue;
    if (std::atoi(text.c_str() + behind_name + 4) == ::getpid()) found.push_back(id);
  }
  ::closedir(folder);
  return found;
}

TEST(ConfinedTables, GiveTheSameRowsAsTheReaderItself) {
  const base::MemorySource source(many_rows(50'000));
  const auto direct = open_rows(source, csv_profile(), {});
  const auto confined = confined::open_rows(source, csv_profile(), {});
  ASSERT_TRUE(direct.has_value());
  ASSERT_TRUE(confined.has_value()) << confined.error().message();
  EXPECT_EQ(read_all(**confined), read_all(**direct));
  EXPECT_EQ((*confined)->bookmark(), (*direct)->bookmark());
  EXPECT_EQ((*confined)->progress().bytes_done, source.size());
}

TEST(ConfinedTables, GoOnAtABookmark) {
  const base::MemorySource source(many_rows(20'000));
  const auto reader = confined::open_rows(source, csv_profile(), {});
  ASSERT_TRUE(reader.has_value());
  RowBlock block;
  ASSERT_TRUE((*reader)->next(block).value());
  const Bookmark place = (*reader)->bookmark();
  const AllRows rest = read_all(**reader);
  ASSERT_FALSE(rest.numbers.empty());
  ASSERT_TRUE((*reader)->seek(place).has_value());
  EXPECT_EQ((*reader)->bookmark(), place);
  EXPECT_EQ(read_all(**reader), rest);
}

TEST(ConfinedTables, DetectAndSurveyAsWithoutWalls) {
  const base::MemorySource source(many_rows(3'000));
  const auto direct = detect(source, "leads.csv", {}, {});
  const auto confined = confined::detect(source, "leads.csv", {}, {});
  ASSERT_TRUE(confined.has_value()) << confined.error().message() << confined.error().detail;
  EXPECT_EQ(to_json(*confined), to_json(*direct));
  const auto survey = confined::survey_columns(source, *confined, {}, {});
  ASSERT_TRUE(survey.has_value()) << survey.error().message();
  EXPECT_EQ(to_json(*survey), to_json(*survey_columns(source, *direct, {}, {})));
}

TEST(ConfinedTables, TellWhatTheReaderSays) {
  const base::MemorySource pdf("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
  const auto detection = confined::detect(pdf, "leads\xFF.csv", {}, {});  // a name that is no UTF-8
  ASSERT_FALSE(detection.has_value());
  const base::Error direct = detect(pdf, "leads\uFFFD.csv", {}, {}).error();
  EXPECT_EQ(detection.error().code, direct.code);
  EXPECT_EQ(detection.error().kind, direct.kind);
  EXPECT_EQ(detection.error().arguments, direct.arguments);
}

TEST(ConfinedTables, LookAsWithoutWalls) {
  const base::MemorySource source(many_rows(5'000));
  const auto look = confined::look_at(source, "leads.csv", {}, {});
  ASSERT_TRUE(look.has_value());
  EXPECT_EQ(to_json(*look), to_json(*look_at(source, "leads.csv", {}, {})));
}

TEST(ConfinedTables, ASurveyTellsHowFarItIsAndCanBeEnded) {
  const base::MemorySource source(many_rows(400'000));
  const auto detection = detect(source, "leads.csv", {}, {});
  ASSERT_TRUE(detection.has_value());
  ReadSoFar last;
  const auto ended = confined::survey_columns(source, *detection, {}, {}, {}, [&](const ReadSoFar& so_far) {
    last = so_far;
    return false;
  });
  ASSERT_FALSE(ended.has_value());
  EXPECT_EQ(ended.error().kind, base::ErrorKind::kCancelled);
  EXPECT_GT(last.rows, 0U);
  EXPECT_LT(last.bytes_done, source.size());
  EXPECT_EQ(last.bytes_total, source.size());
  EXPECT_TRUE(readers().empty());
}

TEST(ConfinedTables, KilledReaderEndsItsFileAlone) {
  const base::MemorySource source(many_rows(200'000));
  const auto reader = confined::open_rows(source, csv_profile(), {});
  ASSERT_TRUE(reader.has_value());
  RowBlock block;
  ASSERT_TRUE((*reader)->next(block).value());
  for (const pid_t id : readers()) ::kill(id, SIGKILL);
  auto more = (*reader)->next(block);
  while (more.has_value() && *more) more = (*reader)->next(block);  // what was in the pipe is still good
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().code, base::Code::kReaderFailed);
  EXPECT_EQ(block.row_count(), 0U);
  EXPECT_EQ((*reader)->next(block).error().code, base::Code::kReaderFailed);
  // The next file is none the worse.
  EXPECT_TRUE(confined::detect(source, "leads.csv", {}, {}).has_value());
}

TEST(ConfinedTables, StoppedReaderTimesOut) {
  const base::MemorySource source(many_rows(200'000));
  ReadLimits limits;
  limits.reader_silence_seconds = 1;
  const auto reader = confined::open_rows(source, csv_profile(), limits);
  ASSERT_TRUE(reader.has_value());
  for (const pid_t id : readers()) ::kill(id, SIGSTOP);
  RowBlock block;
  auto more = (*reader)->next(block);
  while (more.has_value() && *more) more = (*reader)->next(block);
  ASSERT_FALSE(more.has_value());
  EXPECT_EQ(more.error().code, base::Code::kReaderTimedOut);
  EXPECT_EQ(more.error().arguments, std::vector<std::string>{"1"});
  EXPECT_TRUE(readers().empty());
}

// On a machine with thirty busy programs a reader that worked was taken for one that had stopped.
TEST(ConfinedTables, ReaderThatIsHeldUpMayGoOn) {
  EXPECT_TRUE(is_held_up(1, 1.0, 15));
  EXPECT_TRUE(is_held_up(7, 0.1, 15));
  EXPECT_FALSE(is_held_up(8, 1.0, 15)) << "not for ever";
  EXPECT_FALSE(is_held_up(1, 0, 15)) << "it has stopped";
  EXPECT_FALSE(is_held_up(1, 14.9, 15)) << "it computes, and had its time";
}

TEST(ConfinedTables, LeaveNoProcessBehind) {
  const base::MemorySource source(many_rows(200'000));
  {
    const auto reader = confined::open_rows(source, csv_profile(), {});
    ASSERT_TRUE(reader.has_value());
    RowBlock block;
    ASSERT_TRUE((*reader)->next(block).value());
    EXPECT_EQ(readers().size(), 1U);
  }
  EXPECT_TRUE(readers().empty());
}

}  // namespace
}  // namespace inlet::tables
