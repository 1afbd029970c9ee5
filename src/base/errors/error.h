// SPDX-License-Identifier: Apache-2.0
//
// An operation failed because of the world: a file, a request, the database. What is wrong with a row's data is a Fault;
// what is wrong with us is an INLET_CHECK.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/errors/catalog.h"

namespace inlet::base {

// Callers react in this many ways: HTTP status, exit code and retry policy are chosen by it.
enum class ErrorKind {
  kInvalidInput,
  kNotFound,
  kConflict,
  kUnavailable,
  kCorrupt,
  kLimit,
  kCancelled,
  kForbidden,
  kInternal
};

struct Error {
  ErrorKind kind = ErrorKind::kInternal;
  Code code = Code::kInternal;
  std::vector<std::string> arguments;
  std::string detail;  // for the log; never shown to people

  std::string message() const;  // the catalogue's sentence with the arguments in place
  std::string remedy() const;

  // Adds to the detail where it happened: "sheet Leads: ...".
  Error within(std::string_view place) &&;
};

Error make_error(ErrorKind kind, Code code, std::vector<std::string> arguments = {}, std::string detail = {});

// A fault of ours that was noticed in time to say so.
Error internal_error(std::string detail);

}  // namespace inlet::base
