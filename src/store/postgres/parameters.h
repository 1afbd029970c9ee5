// SPDX-License-Identifier: Apache-2.0
//
// What is bound to $1, $2 ... of a statement, in PostgreSQL's binary form: each value with its type, so that the server never
// guesses. Texts are copied; bytes that PostgreSQL can't hold in a text (NUL, broken UTF-8) become U+FFFD.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/clock/clock.h"
#include "store/database/statement_values.h"

namespace inlet::store::postgres {

// The two types of values of fields that are more than numbers to PostgreSQL. All other times are bigint, all other yes or no
// are 0 and 1, as in SQLite (docs/adr/0021-postgres-beside-sqlite.md).
struct Day {
  std::int64_t days = 0;  // since 1970
};
struct Moment {
  std::int64_t milliseconds = 0;  // since 1970, in UTC
};
struct YesNo {
  bool yes = false;
};

// Numbers that PostgreSQL has given its types for ever (pg_type.dat).
enum class Type : std::uint32_t {
  kUnknown = 0,
  kBoolean = 16,
  kBytes = 17,
  kInteger = 20,
  kInteger16 = 21,
  kInteger32 = 23,
  kText = 25,
  kDate = 1082,
  kTime = 1184,  // timestamptz
};

Type array_of(Type element);

// Appends the binary form, without its length.
void append_binary(std::string& bytes, std::int64_t number);
void append_binary(std::string& bytes, std::string_view text);
void append_binary(std::string& bytes, Blob blob);
void append_binary(std::string& bytes, YesNo answer);
void append_binary(std::string& bytes, Moment moment);
void append_binary(std::string& bytes, Day day);
void append_int32(std::string& bytes, std::int32_t number);
void append_int16(std::string& bytes, std::int16_t number);

template <class T>
void append_value(std::string& bytes, const T& value) {
  if constexpr (std::is_same_v<T, YesNo> || std::is_same_v<T, Day> || std::is_same_v<T, Moment>) {
    append_binary(bytes, value);
  } else if constexpr (std::is_same_v<T, base::TimePoint>) {
    append_binary(bytes, static_cast<std::int64_t>(value.time_since_epoch().count()));
  } else if constexpr (std::is_integral_v<T>) {
    append_binary(bytes, static_cast<std::int64_t>(value));
  } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
    append_binary(bytes, std::string_view(value));
  } else {
    append_binary(bytes, Blob(value));
  }
}

std::int64_t milliseconds_from_binary(std::int64_t microseconds_since_2000);  // since 1970
std::int64_t days_from_binary(std::int32_t days_since_2000);

// An array with one dimension, for unnest() and = ANY().
class Array {
 public:
  explicit Array(Type element) : element_(element) {}

  template <class T>
  void add(const T& value) {
    const std::size_t place = elements_.size();
    append_int32(elements_, 0);
    append_value(elements_, value);
    set_length(place);
    ++count_;
  }
  void add_null();
  std::size_t size() const { return count_; }
  Type type() const { return array_of(element_); }
  std::string binary() const;

 private:
  void set_length(std::size_t place);

  Type element_;
  std::string elements_;
  std::size_t count_ = 0;
  bool has_null_ = false;
};

// The places of a statement, filled in any order and then given to libpq.
class Parameters {
 public:
  void bind(int place, std::int64_t number) { append_binary(slot(place, Type::kInteger), number); }
  void bind(int place, std::string_view text) { append_binary(slot(place, Type::kText), text); }
  void bind(int place, Blob bytes) { append_binary(slot(place, Type::kBytes), bytes); }
  void bind(int place, YesNo answer) { append_binary(slot(place, Type::kBoolean), answer); }
  void bind(int place, Moment moment) { append_binary(slot(place, Type::kTime), moment); }
  void bind(int place, base::TimePoint time) { bind(place, std::int64_t{time.time_since_epoch().count()}); }
  void bind(int place, Day day) { append_binary(slot(place, Type::kDate), day); }
  void bind(int place, const Array& array) { slot(place, array.type()) = array.binary(); }
  void bind_null(int place, Type type);

  // Any of the above, numbers of all widths, and optionals of them.
  template <class T>
  void bind_value(int place, const T& value) {
    if constexpr (std::is_same_v<T, Array> || std::is_same_v<T, Day> || std::is_same_v<T, Moment> ||
                  std::is_same_v<T, YesNo> || std::is_same_v<T, base::TimePoint>) {
      bind(place, value);
    } else if constexpr (std::is_integral_v<T>) {
      bind(place, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
      bind(place, std::string_view(value));
    } else if constexpr (std::is_convertible_v<const T&, Blob>) {
      bind(place, Blob(value));
    } else {
      value ? bind_value(place, *value) : bind_null(place, type_of<typename T::value_type>());
    }
  }

  std::size_t size() const { return values_.size(); }
  const std::vector<std::uint32_t>& types() const { return types_; }
  // Until the next bind.
  std::vector<const char*> pointers() const;
  std::vector<int> lengths() const;

 private:
  template <class T>
  static constexpr Type type_of() {
    return std::is_integral_v<T> || std::is_same_v<T, base::TimePoint> ? Type::kInteger : Type::kText;
  }
  std::string& slot(int place, Type type);

  struct Value {
    std::string bytes;
    bool is_null = true;
  };
  std::vector<Value> values_;
  std::vector<std::uint32_t> types_;
};

}  // namespace inlet::store::postgres
