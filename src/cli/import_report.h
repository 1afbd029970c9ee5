// SPDX-License-Identifier: Apache-2.0
//
// How the end of an import or a check is told: the JSON object of cli.md, or lines for people.
#pragma once

#include <string>

#include "base/json/json.h"
#include "engine/engine.h"
#include "engine/pipeline/run_plan.h"
#include "engine/report/import_summary.h"

namespace inlet::cli {

struct ImportReport {
  imports::ImportId job = 0;  // 0: a check
  std::string status;
  std::int64_t duration_ms = 0;
  engine::ImportSummary summary;
  const engine::RunPlan* plan = nullptr;
};

std::string report_json(const ImportReport& report);
std::string report_text(const ImportReport& report);

}  // namespace inlet::cli
