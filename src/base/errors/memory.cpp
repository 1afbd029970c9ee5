// SPDX-License-Identifier: Apache-2.0
#include "base/errors/memory.h"

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <string_view>

namespace inlet::base {
namespace {

constexpr int kUnavailable = 5;  // as in cli/exit_code

bool is_for_want_of_memory(const std::exception_ptr& fault) {
  try {
    if (fault) std::rethrow_exception(fault);
  } catch (const std::bad_alloc&) {
    return true;
  } catch (const std::system_error& error) {
    return is_of_memory(error);
  } catch (...) {
    return false;
  }
  return false;
}

void say(std::string_view text) {
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
}

// Makes no string: there is no memory for it.
void end_with_a_sentence() {
  if (!is_for_want_of_memory(std::current_exception())) std::abort();
  const CatalogEntry& entry = catalog_entry(Code::kNoMemory);
  for (const std::string_view part : {"inlet: ", entry.name, ": ", entry.message, "\n", entry.remedy, "\n"}) say(part);
  ::_exit(kUnavailable);
}

}  // namespace

Error no_memory() { return {ErrorKind::kUnavailable, Code::kNoMemory, {}, {}}; }

bool is_of_memory(const std::system_error& fault) {
  return fault.code() == std::errc::resource_unavailable_try_again || fault.code() == std::errc::not_enough_memory;
}

void tell_when_memory_ends() { std::set_terminate(end_with_a_sentence); }

}  // namespace inlet::base
