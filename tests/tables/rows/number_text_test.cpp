// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/number_text.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>
#include <random>
#include <string>

namespace inlet::tables {
namespace {

std::string text_of(double value) {
  char text[kNumberTextSize];
  return {text, write_number(value, text)};
}

std::string canonical(const char* written) {
  char text[kNumberTextSize];
  return {text, write_canonical_number(written, text)};
}

TEST(NumberText, PrintsAsEcmaScript) {
  const struct {
    double value;
    const char* text;
  } cases[] = {
      {0.0, "0"},
      {-0.0, "0"},
      {1, "1"},
      {-17, "-17"},
      {0.1, "0.1"},
      {0.1 + 0.2, "0.30000000000000004"},
      {1234.5, "1234.5"},
      {1e20, "100000000000000000000"},
      {1e21, "1e+21"},
      {1.5e21, "1.5e+21"},
      {123456789012345680000.0, "123456789012345680000"},
      {9007199254740993.0, "9007199254740992"},
      {0.000001, "0.000001"},
      {0.0000001, "1e-7"},
      {-1.25e-9, "-1.25e-9"},
      {5e-324, "5e-324"},
      {1.7976931348623157e308, "1.7976931348623157e+308"},
      {33611111111, "33611111111"},
      {std::numeric_limits<double>::infinity(), "Infinity"},
      {-std::numeric_limits<double>::infinity(), "-Infinity"},
  };
  for (const auto& c : cases) EXPECT_EQ(text_of(c.value), c.text);
}

TEST(NumberText, CanonicalFormOfWhatWorkbooksWrite) {
  const struct {
    const char* written;
    const char* text;
  } cases[] = {
      {"17", "17"},
      {"-0", "0"},
      {"-0.0", "0"},
      {"007", "7"},
      {"1.50", "1.5"},
      {"1.", "1"},
      {".5", "0.5"},
      {"-.5", "-0.5"},
      {"+3", "3"},
      {"1E-3", "0.001"},
      {"1e3", "1000"},
      {"0.000001", "0.000001"},
      {"0.0000001", "1e-7"},
      {" 12 ", "12"},
      {"0.10000000000000001", "0.1"},
      {"12345678901234567890", "12345678901234567000"},
      {"999999999999999", "999999999999999"},
      {"-123456.789012345", "-123456.789012345"},
      {"1e-400", "0"},
      {"1e400", ""},
      {"", ""},
      {"-", ""},
      {"abc", ""},
      {"1,5", ""},
      {"NaN", ""},
      {"inf", ""},
      {"1 2", ""},
      {"0x10", ""},
      {"+-3", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(canonical(c.written), c.text) << c.written;
}

TEST(NumberText, EveryDoubleReadsBackToItself) {
  std::mt19937_64 random(20261122);
  for (int i = 0; i < 200'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (value != value || value - value != 0) continue;
    const auto read = number_value(text_of(value));
    ASSERT_TRUE(read.has_value());
    ASSERT_EQ(*read, value) << text_of(value);
  }
}

TEST(NumberText, ShortDecimalsNeedNoConversionToBeRight) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 100'000; ++i) {
    std::string written = std::to_string(random() % 1'000'000'000'000'000);
    if (const std::size_t at = random() % (written.size() + 1); at > 0 && at < written.size()) written.insert(at, ".");
    if (random() % 2 == 0) written.insert(0, "-");
    ASSERT_EQ(canonical(written.c_str()), text_of(*number_value(written))) << written;
  }
}

}  // namespace
}  // namespace inlet::tables
