// SPDX-License-Identifier: Apache-2.0
//
// What becomes of an allocation that fails, the one exception that Inlet knows. Whoever does a whole piece of work for somebody, a request or
// a job, calls it by or_no_memory(): the work comes to nothing, gives back what it held, and all else goes on. Anywhere else the process
// ends, with a sentence; what was committed stays, and jobs go on at the next start.
#pragma once

#include <new>
#include <system_error>
#include <utility>

#include "base/errors/error.h"

namespace inlet::base {

Error no_memory();
// A thread that can't be started lacks memory, or the number of processes is bounded: the same to whoever waits for it.
bool is_of_memory(const std::system_error& fault);

// What work() gives, a Result; NO_MEMORY where there was not enough.
template <class Work>
auto or_no_memory(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const std::bad_alloc&) {
    return no_memory();
  } catch (const std::system_error& fault) {
    if (!is_of_memory(fault)) throw;
    return no_memory();
  }
}

// Called before all else: from then on what nobody catches ends the process with exit 5 and the sentence of NO_MEMORY, if that was it.
void tell_when_memory_ends();

}  // namespace inlet::base
