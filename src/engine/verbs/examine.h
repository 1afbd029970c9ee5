// SPDX-License-Identifier: Apache-2.0
//
// Looks an installation over, as somebody would who knows it well: each thing that was looked at is a finding, and what is not as
// it should be says what to do. Changes nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::engine {

enum class Health : std::uint8_t { kGood, kWarning, kProblem };
std::string_view name_of(Health health);  // ok, warning, problem

struct Finding {
  std::string check;  // database, space ...
  Health health = Health::kGood;
  std::string said;    // a sentence
  std::string remedy;  // empty where all is well
};

struct Examination {
  std::string url;
  std::string data_folder;
  std::string certificate_file;  // of TLS that Inlet speaks itself; empty: none
  std::string key_file;
};

// Of an installation that could be opened.
Result<std::vector<Finding>> examine(Engine& engine, const Examination& asked);
// Of one that can't: why, as the only finding.
Finding finding_of(const base::Error& error);

}  // namespace inlet::engine
