// SPDX-License-Identifier: Apache-2.0
//
// JSON from outside, read strictly: bounded, and with everything that is wrong said at once, each with its place
// ("/columns/0/target is missing"). Requests, templates and stored plans are read with it. Boost.JSON's types are the values.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/errors/result.h"

namespace inlet::base {

using JsonArray = boost::json::array;
using JsonObject = boost::json::object;
using JsonValue = boost::json::value;

struct JsonLimits {
  std::size_t max_bytes = std::size_t{1} << 20U;
  std::size_t max_depth = 32;
};

// BAD_REQUEST when it is not JSON, not UTF-8, or beyond the limits. Of two members with one name the last counts.
Result<JsonValue> parse_json(std::string_view text, const JsonLimits& limits = {});

// In one line.
std::string write_json(const JsonValue& value);
// Appends the text in quotes, escaped; for documents that are written piece by piece. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& document, std::string_view text);

// What is wrong with a document, each with the JSON pointer of its place. Keeps the first 50.
class JsonProblems {
 public:
  void add(std::string_view path, std::string_view what);
  const std::vector<std::string>& all() const { return problems_; }
  // BAD_REQUEST with all of them, if there are any.
  Result<void> result() const;

 private:
  std::vector<std::string> problems_;
};

// Takes an object apart, member by member. A member that is missing or of another kind is a problem and reads as nothing
// (empty, 0, false), so that reading goes on and finds the others. The find_ forms take a member that is absent or null as nothing.
class JsonReader {
 public:
  using Read = std::function<void(JsonReader&)>;

  std::string text(std::string_view name);
  std::optional<std::string> find_text(std::string_view name);

  std::int64_t integer(std::string_view name, std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                       std::int64_t most = std::numeric_limits<std::int64_t>::max());
  std::optional<std::int64_t> find_integer(std::string_view name,
                                           std::int64_t least = std::numeric_limits<std::int64_t>::min(),
                                           std::int64_t most = std::numeric_limits<std::int64_t>::max());

  double number(std::string_view name);
  std::optional<double> find_number(std::string_view name);

  bool boolean(std::string_view name);
  std::optional<bool> find_boolean(std::string_view name);

  // A text that is one of the names; the problem lists them all.
  template <class Choice>
  using Choices = std::span<const std::pair<std::string_view, Choice>>;
  template <class Choice>
  std::optional<Choice> find_choice(std::string_view name, Choices<Choice> choices);
  template <class Choice>
  Choice choice(std::string_view name, Choices<Choice> choices);

  std::vector<std::string> texts(std::string_view name);
  std::optional<std::vector<std::string>> find_texts(std::string_view name);

  // Calls `read` with the object of that name, and refuses members that it did not ask for.
  void object(std::string_view name, const Read& read);
  bool find_object(std::string_view name, const Read& read);  // true when it was there
  // The same for each object of a list.
  void each(std::string_view name, const Read& read);
  bool find_each(std::string_view name, const Read& read);

  // The member as it is, for what has no fixed members; nullptr when it is absent.
  const JsonValue* find_any(std::string_view name);
  // The names of all members, for objects used as dictionaries.
  std::vector<std::string> names() const;

  // Adds what the caller found wrong with a member: problem("email", "is not an address").
  void problem(std::string_view name, std::string_view what);
  bool has(std::string_view name) const;      // given, and not null
  bool is_null(std::string_view name) const;  // given as null

 private:
  friend Result<void> read_json(const JsonValue&, const Read&);
  JsonReader(const JsonValue& value, std::string path, JsonProblems& problems);

  // The member unless it is absent or null; remembers that it was asked for.
  const JsonValue* find(std::string_view name);
  // The same, and a problem when there is none.
  const JsonValue* need(std::string_view name);
  std::string path_of(std::string_view name) const;
  std::optional<std::string> text_of(std::string_view name, const JsonValue* value);
  std::optional<std::int64_t> integer_of(std::string_view name, const JsonValue* value, std::int64_t least,
                                         std::int64_t most);
  std::optional<double> number_of(std::string_view name, const JsonValue* value);
  std::optional<bool> boolean_of(std::string_view name, const JsonValue* value);
  std::optional<std::vector<std::string>> texts_of(std::string_view name, const JsonValue* value);
  void read_object(std::string_view name, const JsonValue& value, const Read& read);
  void read_each(std::string_view name, const JsonValue& value, const Read& read);
  void refuse_unknown();

  const JsonObject* object_;  // never nullptr: a reader is made of objects only
  std::string path_;
  JsonProblems* problems_;
  std::vector<std::string> asked_;
};

// Reads an object; an Error that tells all problems, or what `read` took is good.
Result<void> read_json(const JsonValue& value, const JsonReader::Read& read);

template <class Choice>
std::optional<Choice> JsonReader::find_choice(std::string_view name, Choices<Choice> choices) {
  const std::optional<std::string> text = find_text(name);
  if (!text) return std::nullopt;
  std::string allowed;
  for (const auto& [choice_name, choice] : choices) {
    if (*text == choice_name) return choice;
    allowed += (allowed.empty() ? "" : ", ") + std::string(choice_name);
  }
  problem(name, "must be one of: " + allowed);
  return std::nullopt;
}

template <class Choice>
Choice JsonReader::choice(std::string_view name, Choices<Choice> choices) {
  if (!has(name)) problem(name, "is missing");
  return find_choice<Choice>(name, choices).value_or(choices.front().second);
}

}  // namespace inlet::base
