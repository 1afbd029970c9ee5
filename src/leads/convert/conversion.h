// SPDX-License-Identifier: Apache-2.0
//
// What turning the cells of one row into values found: faults and warnings, each with its column. Made once per thread and
// cleared per row; a good row allocates nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/catalog.h"
#include "leads/fields/field.h"
#include "leads/values/text_arena.h"
#include "leads/values/value.h"

namespace inlet::leads {

inline constexpr std::uint32_t kNoColumn = 0xFFFFFFFF;

struct Fault {
  base::Code code;
  std::vector<std::string> arguments;
  std::uint32_t column = kNoColumn;  // of the file
  std::string field;                 // key; empty where no field is concerned
  std::string value;                 // as found, cut to 200 characters
};

// An option that a cell names and the field lacks, where new ones are allowed. Its id follows from the label alone, so all
// rows and threads agree on it. `id` and `label` live in the arena.
struct NewOption {
  const Field* field = nullptr;
  std::string_view id;
  std::string_view label;
};

class Conversion {
 public:
  explicit Conversion(TextArena& arena) : arena_(&arena) {}

  TextArena& arena() { return *arena_; }

  // The place to which the following faults belong.
  void enter(std::uint32_t column, std::string_view field_key, std::string_view cell_text) {
    column_ = column;
    field_ = field_key;
    cell_ = cell_text;
  }
  // The code's severity in the catalogue says whether it fails the row or is a warning.
  void report(base::Code code, std::vector<std::string> arguments);

  // Country of the row (alpha-2) where it has a mapped country column; converters of phones read it.
  std::string_view row_country;
  // Options to be added to the catalogue with the row's batch, before its leads are written; may repeat.
  std::vector<NewOption> new_options;
  // A second phone number that was found in the cell of the first one, as typed; the row's rules place it.
  std::string_view spare_phone;

  const std::vector<Fault>& faults() const { return faults_; }  // these fail the row
  const std::vector<Fault>& warnings() const { return warnings_; }
  std::vector<Fault>& faults() { return faults_; }
  std::vector<Fault>& warnings() { return warnings_; }
  void clear();

 private:
  TextArena* arena_;
  std::uint32_t column_ = kNoColumn;
  std::string_view field_;
  std::string_view cell_;
  std::vector<Fault> faults_;
  std::vector<Fault> warnings_;
};

}  // namespace inlet::leads
