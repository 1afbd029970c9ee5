// SPDX-License-Identifier: Apache-2.0
//
// The options that `import`, `check` and `map` share, and how they change a draft.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/actor.h"
#include "engine/engine.h"
#include "engine/verbs/import_draft.h"
#include "tables/detect/column_survey.h"
#include "tables/detect/detection.h"

namespace inlet::cli {

struct SourceOptions {
  std::string sheet, header_row, encoding, delimiter;
  bool fill_merged = false;
};
void add_source_options(CLI::App& command, SourceOptions& options);
Result<tables::SourceChoices> choices_of(const SourceOptions& options);

struct ImportOptions {
  std::string file;
  SourceOptions source;
  std::string template_name;
  std::vector<std::string> maps;      // "Column=field"
  std::vector<std::string> skips;     // "Column"
  std::vector<std::string> defaults;  // "field=value"
  std::vector<std::string> merges;    // "rule", or "field=rule" for one field
  std::string date_order, decimal, country, duplicates, unmatched;
  bool erase_with_na = false;
  bool no_limit = false;
  bool yes = false;  // `check` and `map` ask nothing anyway
};
void add_import_options(CLI::App& command, ImportOptions& options);

// Takes the file in and makes a draft of it with all choices; the draft is stored.
Result<imports::ImportRecord> make_draft(engine::Engine& engine, const access::Actor& actor,
                                         const ImportOptions& options);

}  // namespace inlet::cli
