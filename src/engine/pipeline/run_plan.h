// SPDX-License-Identifier: Apache-2.0
//
// Everything a run depends on, frozen when the import starts (law 7): editing a template, a field or a setting later changes
// no running import, and a run that was killed goes on exactly as it began.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "access/actor.h"
#include "base/errors/result.h"
#include "imports/mapping/mapping.h"
#include "imports/uploads/upload.h"
#include "leads/convert/conversion_options.h"
#include "leads/dedupe/match_key.h"
#include "leads/dedupe/match_policy.h"
#include "leads/fields/field.h"
#include "tables/rows/header.h"
#include "tables/rows/source_profile.h"

namespace inlet::engine {

struct RunPlan {
  imports::UploadId upload = 0;
  std::string sha256;
  tables::SourceProfile profile;
  std::vector<std::string> column_names;  // as written in the file
  std::int64_t records = 0;               // of the survey
  std::int64_t empty_rows = 0;
  std::int64_t left_out = 0;
  std::int64_t longest_cell = 0;  // in characters; 0: nobody counted

  std::vector<imports::Binding> bindings;       // with every decision about dates and numbers made
  std::map<std::string, std::string> defaults;  // field key -> text, for creates and blanks
  std::vector<leads::Field> fields;             // all fields the run touches, as they were at the start
  leads::OrganisationSettings settings;
  leads::MatchPolicy policy;
  std::vector<leads::Criterion> criteria;  // in the administrator's order, unique fields last
  access::Actor actor;
  std::string external_system;
};

std::string to_json(const RunPlan& plan);
Result<RunPlan> run_plan_from_json(std::string_view json);

}  // namespace inlet::engine
