// SPDX-License-Identifier: Apache-2.0
//
// The one place that assembles: opens installations for the command line, and serves.
#pragma once

namespace inlet::app {

// The whole program; gives its exit code.
int run(int argc, const char* const* argv);

}  // namespace inlet::app
