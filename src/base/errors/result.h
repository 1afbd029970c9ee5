// SPDX-License-Identifier: Apache-2.0
//
// What an operation gives: a value, or an Error. Has std::expected's interface (by tl::expected until g++ 13) and is
// [[nodiscard]], so that a forgotten commit() does not compile.
#pragma once

#include <tl/expected.hpp>
#include <utility>

#include "base/errors/error.h"

namespace inlet::base {

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
  using Base = tl::expected<T, Error>;

 public:
  using Base::Base;
  // Implicit on purpose: `return error;` and `return value;` read as what they are.
  Result(Base other) : Base(std::move(other)) {}                          // NOLINT(google-explicit-constructor)
  Result(Error error) : Base(tl::unexpected<Error>(std::move(error))) {}  // NOLINT(google-explicit-constructor)
};

}  // namespace inlet::base

namespace inlet {
using base::Result;
}

#define INLET_JOIN_(a, b) a##b
#define INLET_JOIN(a, b) INLET_JOIN_(a, b)

// Leaves the function with the Error of `expression`, a Result<void>.
#define INLET_TRY(expression)                                                                             \
  do {                                                                                                    \
    if (auto inlet_tried = (expression); !inlet_tried.has_value()) return std::move(inlet_tried).error(); \
  } while (false)

// INLET_ASSIGN(const auto x, f()): declares x with the value of f(), or leaves the function with its Error.
#define INLET_ASSIGN(declaration, expression) \
  INLET_ASSIGN_(INLET_JOIN(inlet_result_, __LINE__), declaration, expression)
#define INLET_ASSIGN_(result, declaration, expression)       \
  auto result = (expression);                                \
  if (!result.has_value()) return std::move(result).error(); \
  declaration = std::move(*result)
