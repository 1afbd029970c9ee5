// SPDX-License-Identifier: Apache-2.0
//
// inlet doctor: checks the installation and says what is wrong, and what to do about it.
#include <algorithm>
#include <filesystem>

#include "base/json/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "engine/verbs/examine.h"

namespace inlet::cli {
namespace {

using engine::Finding;
using engine::Health;

struct TlsFiles {
  std::string certificate, key;
};

// A doctor makes no installation where none is.
Result<void> expect_installation(const Location& location) {
  std::error_code ignored;
  if (!location.database_url.empty() || std::filesystem::exists(location.data_folder + "/inlet.db", ignored)) return {};
  return base::make_error(base::ErrorKind::kNotFound, base::Code::kFileNotFound,
                          {location.data_folder + "/inlet.db", "it is not there"});
}

Result<std::vector<Finding>> findings_of(const Invocation& invocation, const TlsFiles& tls) {
  const Location& location = invocation.location;
  INLET_TRY(expect_installation(location));
  INLET_ASSIGN(const Opened opened, open(invocation));
  INLET_TRY(access::require(opened.actor, access::Right::kChangeSettings));
  return engine::examine(opened.engine(), {address_of(location), location.data_folder, tls.certificate, tls.key});
}

std::string finding_text(const Finding& finding) {
  static constexpr const char* kMarks[] = {"ok       ", "warning  ", "PROBLEM  "};
  std::string text = kMarks[static_cast<std::size_t>(finding.health)] + finding.check + ": " + finding.said + "\n";
  if (!finding.remedy.empty()) text += "         " + finding.remedy + "\n";
  return text;
}

Result<int> examine(const Invocation& invocation, const TlsFiles& tls) {
  const auto examined = findings_of(invocation, tls);
  const std::vector<Finding> findings =
      examined.has_value() ? *examined : std::vector<Finding>{engine::finding_of(examined.error())};
  base::JsonArray list;
  std::string text;
  for (const Finding& finding : findings) {
    list.push_back(base::JsonObject{{"check", finding.check},
                                    {"health", engine::name_of(finding.health)},
                                    {"said", finding.said},
                                    {"remedy", finding.remedy}});
    text += finding_text(finding);
  }
  print(invocation.json ? base::write_json(base::JsonObject{{"findings", std::move(list)}}) + "\n" : text);
  if (!examined.has_value()) return exit_code(examined.error());
  return std::ranges::any_of(findings, [](const Finding& one) { return one.health == Health::kProblem; }) ? kWithErrors
                                                                                                          : kSuccess;
}

}  // namespace

void add_doctor(CLI::App& program, Invocation& invocation) {
  CLI::App* command = program.add_subcommand("doctor", "Check the installation, and say what is wrong");
  command->footer("Example: inlet doctor --data /var/lib/inlet");
  const auto tls = std::make_shared<TlsFiles>();
  CLI::Option* certificate = command->add_option("--tls-certificate", tls->certificate, "As given to inlet serve");
  CLI::Option* key = command->add_option("--tls-key", tls->key, "As given to inlet serve");
  certificate->needs(key);
  key->needs(certificate);
  command->callback(
      [&invocation, tls] { invocation.action = [&invocation, tls] { return examine(invocation, *tls); }; });
}

}  // namespace inlet::cli
