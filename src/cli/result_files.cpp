// SPDX-License-Identifier: Apache-2.0
#include "cli/result_files.h"

#include <fstream>
#include <functional>

#include "engine/report/import_rows.h"
#include "engine/verbs/save_template.h"

namespace inlet::cli {
namespace {

Result<void> write_file(const std::string& path, const std::function<Result<void>(const engine::ByteSink&)>& write) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  const auto failed = [&] {
    return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {path, "it can't be written"});
  };
  if (!file) return failed();
  INLET_TRY(write([&](std::string_view bytes) -> Result<void> {
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file) return failed();
    return {};
  }));
  file.close();
  if (!file) return failed();
  return {};
}

}  // namespace

void add_result_options(CLI::App& command, ResultFiles& files) {
  command.add_option("--failed", files.failed_path, "Write the failed records to this .csv or .xlsx file")
      ->type_name("PATH");
  command.add_option("--receipt", files.receipt_path, "Write the outcome of every record to this .csv file")
      ->type_name("PATH");
  command.add_option("--save-template", files.template_to_save, "Save mapping and choices under this name")
      ->type_name("NAME");
}

Result<void> write_result_files(const Opened& opened, const imports::ImportRecord& record, const ResultFiles& files) {
  engine::Engine& engine = opened.engine();
  if (!files.failed_path.empty()) {
    if (files.failed_path.ends_with(".xlsx")) {
      INLET_TRY(engine::write_failed_xlsx(engine, opened.actor, record, engine::FailedKind::kAll, files.failed_path));
    } else {
      INLET_TRY(write_file(files.failed_path, [&](const engine::ByteSink& sink) {
        return engine::write_failed_csv(engine, opened.actor, record, engine::FailedKind::kAll, sink);
      }));
    }
  }
  if (files.receipt_path.empty()) return {};
  return write_file(files.receipt_path, [&](const engine::ByteSink& sink) {
    return engine::write_receipt_csv(engine, opened.actor, record, sink);
  });
}

Result<void> save_wanted_template(const Opened& opened, const imports::ImportRecord& record, const ResultFiles& files) {
  if (files.template_to_save.empty()) return {};
  return engine::save_template(opened.engine(), opened.actor, files.template_to_save, false, record.id).map([](auto&&) {
  });
}

}  // namespace inlet::cli
