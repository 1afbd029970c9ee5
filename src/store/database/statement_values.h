// SPDX-License-Identifier: Apache-2.0
//
// Our types over the few that a database knows: what is bound to the places of a statement and read from its columns. For the
// statements of each dialect and for the one over both; a base that knows its heir, so that nothing is called by a table.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/clock/clock.h"

namespace inlet::store {

using Blob = std::span<const std::uint8_t>;

// What a NULL would be if it were none; PostgreSQL is told the type of all that is bound.
enum class NullOf : std::uint8_t { kInteger, kText };

// `Self` has bind() of numbers, texts and bytes, bind_null(), number(), text() and is_null(). Places count from 1, columns from 0.
template <class Self>
class StatementValues {
 public:
  template <class T>
  void bind_value(int place, const T& value) {
    if constexpr (std::is_same_v<T, base::TimePoint>) {
      self().bind(place, static_cast<std::int64_t>(value.time_since_epoch().count()));
    } else if constexpr (std::is_integral_v<T>) {
      self().bind(place, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      self().bind(place, std::string_view(value));
    } else if constexpr (std::is_convertible_v<const T&, Blob>) {
      self().bind(place, Blob(value));
    } else {
      value ? self().bind_value(place, *value) : self().bind_null(place, null_of<typename T::value_type>());
    }
  }

  // Binds the values to the places 1, 2 ...
  template <class... Values>
  void bind_all(const Values&... values) {
    int place = 0;
    (self().bind_value(++place, values), ...);
  }

  std::string string(int column) const { return std::string(self().text(column)); }
  bool boolean(int column) const { return self().number(column) != 0; }
  base::TimePoint time(int column) const { return base::TimePoint(base::Duration(self().number(column))); }
  std::optional<base::TimePoint> find_time(int column) const {
    return self().is_null(column) ? std::nullopt : std::optional(time(column));
  }
  std::optional<std::int64_t> find_number(int column) const {
    return self().is_null(column) ? std::nullopt : std::optional(self().number(column));
  }

 private:
  template <class T>
  static constexpr NullOf null_of() {
    return std::is_integral_v<T> || std::is_same_v<T, base::TimePoint> ? NullOf::kInteger : NullOf::kText;
  }
  Self& self() { return static_cast<Self&>(*this); }
  const Self& self() const { return static_cast<const Self&>(*this); }
};

}  // namespace inlet::store
