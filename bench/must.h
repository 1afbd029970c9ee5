// SPDX-License-Identifier: Apache-2.0
//
// A benchmark measures what works, and ends with the reason where something does not.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/errors/result.h"

namespace inlet::bench {

template <class T>
T must(Result<T> result) {
  if (result.has_value()) return std::move(*result);
  std::fprintf(stderr, "%s %s\n", result.error().message().c_str(), result.error().detail.c_str());
  std::exit(1);
}

}  // namespace inlet::bench
