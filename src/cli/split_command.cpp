// SPDX-License-Identifier: Apache-2.0
//
// inlet split FILE: parts below a size, each with the header. Records are copied byte for byte.
#include <fstream>
#include <memory>
#include <utility>

#include "base/bytes/file_source.h"
#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "tables/detect/detection.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::cli {
namespace {

struct Options {
  std::string file;
  std::uint64_t max_size = 50'000'000;
};

// leads.csv -> leads-1.csv, beside it.
std::string part_name(const std::string& path, std::size_t number) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1);
  const std::string ending = has_ending ? path.substr(dot) : "";
  return path.substr(0, path.size() - ending.size()) + "-" + std::to_string(number) + ending;
}

Result<int> split(const Options& options, bool as_json) {
  INLET_ASSIGN(const auto source, base::FileSource::open(options.file));
  INLET_ASSIGN(const auto detection, tables::confined::detect(*source, options.file, {}, {}));
  base::JsonArray names;
  std::shared_ptr<std::ofstream> file;
  const auto open_part = [&](std::size_t number) -> Result<tables::TextSink> {
    const std::string path = part_name(options.file, number);
    file = std::make_shared<std::ofstream>(path, std::ios::binary | std::ios::trunc);
    if (!as_json) print(path + "\n");
    names.emplace_back(path);
    return tables::TextSink([part = file, path](std::string_view bytes) -> Result<void> {
      part->write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
      if (*part) return {};
      return base::make_error(base::ErrorKind::kUnavailable, base::Code::kInputOutput, {path, "it can't be written"});
    });
  };
  INLET_TRY(tables::confined::split_csv(*source, detection.profile, {}, options.max_size, open_part));
  if (as_json) print(base::write_json(base::JsonObject{{"parts", std::move(names)}}) + "\n");
  return kSuccess;
}

}  // namespace

void add_split(CLI::App& program, Invocation& invocation) {
  CLI::App* command =
      program.add_subcommand("split", "Cut a text file into parts below a size, each with the column names");
  command->footer("Example: inlet split all-leads.csv --max-size 50MB");
  auto options = std::make_shared<Options>();
  command->add_option("FILE", options->file, "A CSV file")->required();
  command->add_option("--max-size", options->max_size, "Largest size of a part, such as 50MB")
      ->transform(CLI::AsSizeValue(true))
      ->capture_default_str();
  command->callback([&invocation, options] {
    invocation.action = [&invocation, options] { return split(*options, invocation.json); };
  });
}

}  // namespace inlet::cli
