// SPDX-License-Identifier: Apache-2.0
//
// What `import` and `check` leave behind beside their answer: files of failed records and of outcomes, and a template.
#pragma once

#include <CLI/App.hpp>
#include <string>

#include "cli/command.h"
#include "imports/ledger/import_record.h"

namespace inlet::cli {

struct ResultFiles {
  std::string failed_path, receipt_path, template_to_save;
};
void add_result_options(CLI::App& command, ResultFiles& files);

// Of the import, or of the check of a draft.
Result<void> write_result_files(const Opened& opened, const imports::ImportRecord& record, const ResultFiles& files);
Result<void> save_wanted_template(const Opened& opened, const imports::ImportRecord& record, const ResultFiles& files);

}  // namespace inlet::cli
