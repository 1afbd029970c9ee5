// SPDX-License-Identifier: Apache-2.0
#include "store/postgres/parameters.h"

#include <cstring>

#include "base/errors/check.h"
#include "base/text/utf8.h"

namespace inlet::store::postgres {
namespace {

// PostgreSQL counts times and days from 2000-01-01.
constexpr std::int64_t kEpochMs = 946'684'800'000;
constexpr std::int64_t kEpochDays = 10'957;

template <class Number>
void append_big_endian(std::string& bytes, Number number) {
  char buffer[sizeof number];
  for (std::size_t i = sizeof number; i-- > 0;) {
    buffer[i] = static_cast<char>(number & 0xffU);
    number = static_cast<Number>(number >> 8U);
  }
  bytes.append(buffer, sizeof buffer);
}

void append_storable(std::string& bytes, std::string_view text) {
  for (std::size_t place = 0; place < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, place);
    base::append_utf8(bytes, next.value == 0 ? base::kReplacement : next.value);
    place += next.size_bytes;
  }
}

}  // namespace

Type array_of(Type element) {
  switch (element) {
    case Type::kBoolean: return static_cast<Type>(1000);
    case Type::kBytes: return static_cast<Type>(1001);
    case Type::kText: return static_cast<Type>(1009);
    case Type::kInteger: return static_cast<Type>(1016);
    case Type::kDate: return static_cast<Type>(1182);
    case Type::kTime: return static_cast<Type>(1185);
    default: break;
  }
  INLET_CHECK(false);
  return Type::kUnknown;
}

void append_binary(std::string& bytes, std::int64_t number) {
  append_big_endian(bytes, static_cast<std::uint64_t>(number));
}
void append_int32(std::string& bytes, std::int32_t number) {
  append_big_endian(bytes, static_cast<std::uint32_t>(number));
}
void append_int16(std::string& bytes, std::int16_t number) {
  append_big_endian(bytes, static_cast<std::uint16_t>(number));
}
void append_binary(std::string& bytes, std::string_view text) {
  const bool is_plain = text.empty() || std::memchr(text.data(), 0, text.size()) == nullptr;
  if (is_plain && (base::is_ascii(text) || base::is_valid_utf8(text))) {
    bytes.append(text);
  } else {
    append_storable(bytes, text);
  }
}
void append_binary(std::string& bytes, Blob blob) {
  bytes.append(reinterpret_cast<const char*>(blob.data()), blob.size());
}
void append_binary(std::string& bytes, YesNo answer) { bytes += answer.yes ? '\1' : '\0'; }
void append_binary(std::string& bytes, Moment moment) { append_binary(bytes, (moment.milliseconds - kEpochMs) * 1000); }
void append_binary(std::string& bytes, Day day) {
  append_int32(bytes, static_cast<std::int32_t>(day.days - kEpochDays));
}

std::int64_t milliseconds_from_binary(std::int64_t microseconds_since_2000) {
  // Towards the past, so that times before 2000 round like all others.
  const std::int64_t milliseconds = microseconds_since_2000 / 1000 - (microseconds_since_2000 % 1000 < 0 ? 1 : 0);
  return milliseconds + kEpochMs;
}
std::int64_t days_from_binary(std::int32_t days_since_2000) { return days_since_2000 + kEpochDays; }

void Array::add_null() {
  append_int32(elements_, -1);
  has_null_ = true;
  ++count_;
}

void Array::set_length(std::size_t place) {
  std::string length;
  append_int32(length, static_cast<std::int32_t>(elements_.size() - place - 4));
  elements_.replace(place, 4, length);
}

std::string Array::binary() const {
  std::string bytes;
  bytes.reserve(elements_.size() + 20);
  append_int32(bytes, count_ == 0 ? 0 : 1);  // dimensions
  append_int32(bytes, has_null_ ? 1 : 0);
  append_int32(bytes, static_cast<std::int32_t>(element_));
  if (count_ == 0) return bytes;
  append_int32(bytes, static_cast<std::int32_t>(count_));
  append_int32(bytes, 1);  // numbered from 1
  return bytes + elements_;
}

std::string& Parameters::slot(int place, Type type) {
  const auto index = static_cast<std::size_t>(place - 1);
  if (values_.size() <= index) {
    values_.resize(index + 1);
    types_.resize(index + 1, 0);
  }
  values_[index].is_null = false;
  values_[index].bytes.clear();
  types_[index] = static_cast<std::uint32_t>(type);
  return values_[index].bytes;
}

void Parameters::bind_null(int place, Type type) {
  slot(place, type);
  values_[static_cast<std::size_t>(place - 1)].is_null = true;
}

std::vector<const char*> Parameters::pointers() const {
  std::vector<const char*> pointers;
  pointers.reserve(values_.size());
  for (const Value& value : values_) pointers.push_back(value.is_null ? nullptr : value.bytes.data());
  return pointers;
}

std::vector<int> Parameters::lengths() const {
  std::vector<int> lengths;
  lengths.reserve(values_.size());
  for (const Value& value : values_) lengths.push_back(static_cast<int>(value.bytes.size()));
  return lengths;
}

}  // namespace inlet::store::postgres
