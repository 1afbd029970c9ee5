// SPDX-License-Identifier: Apache-2.0
//
// The first administrator and the organisation, once.
#pragma once

#include <string>

#include "base/errors/result.h"
#include "engine/engine.h"
#include "engine/verbs/settings.h"
#include "engine/verbs/sign_in.h"

namespace inlet::engine {

struct SetUp {
  std::string name;
  std::string email;
  std::string password;
  Settings settings;
};

// True while nobody can sign in.
Result<bool> needs_set_up(Engine& engine);

// Signs the new administrator in. SETUP_DONE once there is a person; WEAK_PASSWORD, BAD_SETTING, INVALID_EMAIL.
Result<SignedIn> set_up(Engine& engine, SetUp request, const SignInPlace& place = {});

}  // namespace inlet::engine
