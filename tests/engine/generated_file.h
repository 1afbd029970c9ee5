// SPDX-License-Identifier: Apache-2.0
//
// CSV files with every kind of row: new leads, duplicates in the file, wrong values, missing ones, blank rows.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace inlet::testing {

inline std::string generated_file(int rows, std::uint32_t seed, int people = 0) {
  std::mt19937 random(seed);
  const auto one_in = [&](std::uint32_t n) { return random() % n == 0; };
  const std::uint32_t names = static_cast<std::uint32_t>(people > 0 ? people : rows);
  std::string text = "First Name,Last Name,Email,Phone,Company,Tags,Email Opt Out,Expected Close Date\n";
  for (int i = 0; i < rows; ++i) {
    if (one_in(40)) text += ",,,,,,,\n";
    const std::string who = std::to_string(random() % names);
    text += one_in(9) ? "" : "Ann" + who;
    text += one_in(12) ? "," : ",Lee" + who;
    text += one_in(10) ? "," : one_in(14) ? ",ann" + who + "(at)example.com" : ",Ann" + who + "@example.com";
    text += one_in(3) ? "," : one_in(15) ? ",12" : ",+49 30 " + std::to_string(1'000'000 + random() % 8'000'000);
    text += one_in(3) ? "," : ",Company " + std::to_string(random() % 7);
    text += one_in(2) ? "," : ",tag" + std::to_string(random() % 4) + ";vip";
    text += one_in(3) ? "," : one_in(2) ? ",yes" : ",no";
    text += one_in(3) ? "," : one_in(12) ? ",2024-02-31" : ",2024-05-" + std::to_string(10 + random() % 20);
    text += '\n';
  }
  return text;
}

}  // namespace inlet::testing
