// SPDX-License-Identifier: Apache-2.0
//
// `inlet demo`: an installation to look around in. Its people are invented, its leads are those of samples/, brought in by the
// same verbs as everybody's.
#pragma once

#include <string>

#include "base/errors/result.h"
#include "engine/engine.h"

namespace inlet::app {

struct DemoSignIn {
  std::string email;
  std::string password;  // made anew each time: there is none that everybody knows
};

// Fills an empty installation, and leaves one that is filled as it is. TARGET_NOT_EMPTY where other data is.
Result<DemoSignIn> prepare_demo(engine::Engine& engine);

}  // namespace inlet::app
