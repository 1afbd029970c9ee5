// SPDX-License-Identifier: Apache-2.0
//
// The rules of values (semantics 23 to 35) as people meet them: a file of one column under test goes through a whole import, and
// each row is told as one text: the lead's value ("2024-05-31"), with its warnings ("a@b.se !LIKELY_TYPO"), or, where the row
// failed, its codes ("INVALID_DATE").
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/verbs/change_fields.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::testing {

struct RuleCase {
  const char* name;
  const char* cell;
  const char* expected;
};

// Changes what was chosen for the column under test.
using RuleChoice = std::function<void(leads::ConversionOptions&)>;

inline std::string csv_cell(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

// What the rows of the newest import became, in their order; `key` is the field that is looked at.
inline std::vector<std::string> told_rows(OwnEngine& own, const imports::ImportRecord& record, const std::string& key,
                                          std::size_t count) {
  std::map<std::string, std::string> values;
  for (const std::string& line : own.leads({"last_name", key})) {
    const std::size_t end = line.find("; ");
    values[line.substr(0, end)] = line.substr(end + 2);
  }
  std::vector<std::int64_t> records(count);
  for (std::size_t i = 0; i < count; ++i) records[i] = static_cast<std::int64_t>(i);
  std::vector<std::string> codes(count);
  std::vector<std::string> warnings(count);
  for (const auto& error : must(own.reading()->ledger().errors(record.write_run, records))) {
    const auto row = static_cast<std::size_t>(error.record);
    const bool is_warning = base::catalog_entry(error.code).severity == base::Severity::kWarning;
    if (is_warning) {
      warnings[row] += " !" + std::string(base::name_of(error.code));
    } else {
      codes[row] += (codes[row].empty() ? "" : " ") + std::string(base::name_of(error.code));
    }
  }
  std::vector<std::string> told;
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = values.find("N" + std::to_string(i));
    told.push_back((codes[i].empty() && value != values.end() ? value->second : codes[i]) + warnings[i]);
  }
  return told;
}

inline void choose_for(OwnEngine& own, imports::ImportRecord& record, std::uint32_t column, const RuleChoice& choose) {
  auto columns = must(engine::read_draft(record)).columns;
  choose(columns[column].options);
  record = must(engine::choose_mapping(own.engine(), own.actor, record.id, record.version, columns));
}

// Imports the cells as the column of `key`, one row each, and compares what became of them.
inline void expect_rule(OwnEngine& own, const std::string& key, std::span<const RuleCase> cases,
                        const RuleChoice& choose = {}) {
  const std::string label = must(own.reading()->catalog().current())->find(key)->label;
  std::string text = "Last Name," + csv_cell(label) + "\n";
  for (std::size_t i = 0; i < cases.size(); ++i) {
    text += "N" + std::to_string(i) + "," + csv_cell(cases[i].cell) + "\n";
  }
  auto record = own.draft(text);
  if (choose) choose_for(own, record, 1, choose);
  own.start(record.id);
  own.work(record.id);
  const auto told = told_rows(own, own.find(record.id), key, cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) EXPECT_EQ(told[i], cases[i].expected) << cases[i].name;
}

inline void expect_rule(const std::string& key, std::span<const RuleCase> cases, const RuleChoice& choose = {}) {
  OwnEngine own;
  expect_rule(own, key, cases, choose);
}

// A custom field of the type; gives its key.
inline std::string add_rule_field(OwnEngine& own, leads::FieldType type, engine::FieldWish wish = {}) {
  if (!wish.label) wish.label = "Under test";
  return must(engine::add_field(own.engine(), own.actor, "", type, wish)).key;
}

inline engine::FieldWish options_wish(const std::vector<std::string>& labels, bool open = false) {
  engine::FieldWish wish;
  wish.options.emplace();
  for (const std::string& label : labels) wish.options->push_back({"", label, true});
  wish.open_options = open;
  return wish;
}

}  // namespace inlet::testing
