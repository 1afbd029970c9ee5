// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/first_look.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/bytes/memory_source.h"

namespace inlet::tables {
namespace {

using testing::ElementsAre;

FirstLook look(const std::string& text, const SourceChoices& choices = {}) {
  const base::MemorySource source(text);
  auto seen = look_at(source, "leads.csv", choices, {});
  EXPECT_TRUE(seen.has_value()) << seen.error().message();
  return seen.has_value() ? std::move(*seen) : FirstLook();
}

std::string rows_of(std::size_t count, std::size_t length) {
  std::string text = "Name,Email\n";
  for (std::size_t i = 0; i < count; ++i)
    text += "n" + std::to_string(i) + "," + std::string(length, 'x') + "@example.com\n";
  return text;
}

TEST(FirstLook, AtASmallFileIsItsSurvey) {
  const FirstLook seen = look("Report of May\n\nName,Email\nAnn,a@b.de\n\nBob,b@b.de\n");
  EXPECT_TRUE(seen.is_final());
  EXPECT_EQ(seen.survey.records, 2U);
  ASSERT_EQ(seen.rows.size(), 5U) << "without the blank one among the records";
  EXPECT_EQ(seen.rows[0].number, 1U);
  EXPECT_THAT(seen.rows[3].cells, ElementsAre("Ann", "a@b.de"));
  EXPECT_EQ(seen.rows[4].number, 6U);
}

TEST(FirstLook, AtALongFileIsProvisional) {
  const FirstLook seen = look(rows_of(20'000, 20));
  EXPECT_FALSE(seen.is_whole);
  EXPECT_FALSE(seen.is_final());
  EXPECT_EQ(seen.rows.size(), 201U) << "the header and 200 records";
  EXPECT_GT(seen.survey.records, 199U);
  EXPECT_LT(seen.survey.records, 20'000U);
  EXPECT_EQ(seen.survey.columns[1].emails, seen.survey.records);
}

TEST(FirstLook, ReadsOnWhereRowsAreLong) {
  const FirstLook seen = look(rows_of(300, 4'000));
  EXPECT_FALSE(seen.is_whole);
  EXPECT_EQ(seen.rows.size(), 201U);
  EXPECT_EQ(seen.rows.back().cells[1].size(), 1'000U) << "a cell is cut";
}

TEST(FirstLook, ShowsAtMostAMegabyte) {
  std::string text(1, 'a');
  for (int i = 0; i < 2'000; ++i) text += "," + std::string(500, 'x');
  std::string rows;
  for (int i = 0; i < 20; ++i) rows += text + "\n";
  EXPECT_EQ(look(rows).rows.size(), 2U);
}

TEST(FirstLook, WhatIsWrongFurtherDownIsNotItsConcern) {
  std::string text = rows_of(100, 2'000) + "\"" + std::string(2U << 20U, 'y') + "\",b\n";
  EXPECT_EQ(look(text).rows.size(), 101U);
}

TEST(FirstLook, AtAHeaderAloneHasNoSurvey) {
  const FirstLook seen = look("Name,Email\n");
  EXPECT_TRUE(seen.is_whole);
  EXPECT_FALSE(seen.is_final());
  EXPECT_EQ(seen.survey.header.columns.size(), 2U);
}

TEST(FirstLook, GoesThroughJson) {
  const FirstLook seen = look(rows_of(3'000, 20));
  const auto again = first_look_from_json(to_json(seen));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(to_json(*again), to_json(seen));
}

}  // namespace
}  // namespace inlet::tables
