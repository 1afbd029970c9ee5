// SPDX-License-Identifier: Apache-2.0
#include "base/json/json.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace inlet::base {
namespace {

constexpr std::size_t kMaxProblems = 50;

Error bad_json(std::string problem) {
  return make_error(ErrorKind::kInvalidInput, Code::kBadRequest, {std::move(problem)});
}

boost::json::string_view boost_view(std::string_view text) { return {text.data(), text.size()}; }
std::string_view std_view(boost::json::string_view text) { return {text.data(), text.size()}; }

// How many bytes of `text` are one well-formed code point; 0 when they are none. base/text stands above this room.
std::size_t code_point_size(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return 1;
  const std::size_t size = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  if (byte(0) < 0xC2 || byte(0) > 0xF4 || text.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
  }
  const bool is_overlong = (byte(0) == 0xE0 && byte(1) < 0xA0) || (byte(0) == 0xF0 && byte(1) < 0x90);
  const bool is_surrogate = byte(0) == 0xED && byte(1) >= 0xA0;
  const bool is_too_high = byte(0) == 0xF4 && byte(1) >= 0x90;
  return is_overlong || is_surrogate || is_too_high ? 0 : size;
}

}  // namespace

Result<JsonValue> parse_json(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.max_bytes) {
    return bad_json("The JSON document has " + std::to_string(text.size()) + " bytes; at most " +
                    std::to_string(limits.max_bytes) + " are read.");
  }
  boost::json::parse_options options;
  options.max_depth = limits.max_depth;
  boost::json::error_code failure;
  JsonValue value = boost::json::parse(boost_view(text), failure, {}, options);
  if (failure == boost::json::error::too_deep) {
    return bad_json("The JSON document is nested deeper than " + std::to_string(limits.max_depth) + " levels.");
  }
  if (failure) return bad_json("This is not a JSON document: " + failure.message() + ".");
  return value;
}

std::string write_json(const JsonValue& value) { return boost::json::serialize(value); }

void append_json_string(std::string& document, std::string_view text) {
  constexpr const char* kDigits = "0123456789abcdef";
  document += '"';
  while (!text.empty()) {
    const auto byte = static_cast<unsigned char>(text.front());
    const std::size_t size = code_point_size(text);
    if (size == 0) {
      document += "\xEF\xBF\xBD";
    } else if (byte == '"' || byte == '\\') {
      document += '\\';
      document += text.front();
    } else if (byte == '\n') {
      document += "\\n";
    } else if (byte < 0x20) {
      document += "\\u00";
      document += kDigits[byte >> 4U];
      document += kDigits[byte & 0xFU];
    } else {
      document.append(text, 0, size);
    }
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  document += '"';
}

void JsonProblems::add(std::string_view path, std::string_view what) {
  if (problems_.size() == kMaxProblems) return;
  problems_.push_back((path.empty() ? "The document" : std::string(path)) + " " + std::string(what));
}

Result<void> JsonProblems::result() const {
  if (problems_.empty()) return {};
  std::string text;
  for (const std::string& problem : problems_) text += (text.empty() ? "" : "; ") + problem;
  return bad_json(text + ".");
}

Result<void> read_json(const JsonValue& value, const JsonReader::Read& read) {
  JsonProblems problems;
  if (!value.is_object()) {
    problems.add("", "must be an object");
    return problems.result();
  }
  JsonReader reader(value, "", problems);
  read(reader);
  reader.refuse_unknown();
  return problems.result();
}

JsonReader::JsonReader(const JsonValue& value, std::string path, JsonProblems& problems)
    : object_(value.if_object()), path_(std::move(path)), problems_(&problems) {}

std::string JsonReader::text(std::string_view name) { return text_of(name, need(name)).value_or(""); }
std::optional<std::string> JsonReader::find_text(std::string_view name) { return text_of(name, find(name)); }

std::int64_t JsonReader::integer(std::string_view name, std::int64_t least, std::int64_t most) {
  return integer_of(name, need(name), least, most).value_or(0);
}
std::optional<std::int64_t> JsonReader::find_integer(std::string_view name, std::int64_t least, std::int64_t most) {
  return integer_of(name, find(name), least, most);
}

double JsonReader::number(std::string_view name) { return number_of(name, need(name)).value_or(0); }
std::optional<double> JsonReader::find_number(std::string_view name) { return number_of(name, find(name)); }

bool JsonReader::boolean(std::string_view name) { return boolean_of(name, need(name)).value_or(false); }
std::optional<bool> JsonReader::find_boolean(std::string_view name) { return boolean_of(name, find(name)); }

std::vector<std::string> JsonReader::texts(std::string_view name) {
  return texts_of(name, need(name)).value_or(std::vector<std::string>());
}
std::optional<std::vector<std::string>> JsonReader::find_texts(std::string_view name) {
  return texts_of(name, find(name));
}

void JsonReader::object(std::string_view name, const Read& read) {
  if (const JsonValue* value = need(name)) read_object(name, *value, read);
}

bool JsonReader::find_object(std::string_view name, const Read& read) {
  const JsonValue* value = find(name);
  if (value != nullptr) read_object(name, *value, read);
  return value != nullptr;
}

void JsonReader::each(std::string_view name, const Read& read) {
  if (const JsonValue* value = need(name)) read_each(name, *value, read);
}

bool JsonReader::find_each(std::string_view name, const Read& read) {
  const JsonValue* value = find(name);
  if (value != nullptr) read_each(name, *value, read);
  return value != nullptr;
}

const JsonValue* JsonReader::find_any(std::string_view name) {
  asked_.emplace_back(name);
  return object_->if_contains(boost_view(name));
}

std::vector<std::string> JsonReader::names() const {
  std::vector<std::string> names;
  for (const auto& member : *object_) names.emplace_back(std_view(member.key()));
  return names;
}

void JsonReader::problem(std::string_view name, std::string_view what) { problems_->add(path_of(name), what); }

bool JsonReader::has(std::string_view name) const {
  const JsonValue* value = object_->if_contains(boost_view(name));
  return value != nullptr && !value->is_null();
}

bool JsonReader::is_null(std::string_view name) const {
  const JsonValue* value = object_->if_contains(boost_view(name));
  return value != nullptr && value->is_null();
}

const JsonValue* JsonReader::find(std::string_view name) {
  const JsonValue* value = find_any(name);
  return value == nullptr || value->is_null() ? nullptr : value;
}

const JsonValue* JsonReader::need(std::string_view name) {
  const JsonValue* value = find(name);
  if (value == nullptr) problem(name, "is missing");
  return value;
}

std::string JsonReader::path_of(std::string_view name) const {
  std::string path = path_ + "/";
  for (const char byte : name) {
    if (byte == '~') {
      path += "~0";
    } else if (byte == '/') {
      path += "~1";
    } else {
      path += byte;
    }
  }
  return path;
}

std::optional<std::string> JsonReader::text_of(std::string_view name, const JsonValue* value) {
  if (value == nullptr) return std::nullopt;
  if (const auto* text = value->if_string()) return std::string(text->data(), text->size());
  problem(name, "must be a text");
  return std::nullopt;
}

std::optional<std::int64_t> JsonReader::integer_of(std::string_view name, const JsonValue* value, std::int64_t least,
                                                   std::int64_t most) {
  if (value == nullptr) return std::nullopt;
  boost::json::error_code failure;
  const bool is_number = value->is_number();
  const std::int64_t number = is_number ? value->to_number<std::int64_t>(failure) : 0;
  if (!is_number || failure) {
    problem(name, "must be a whole number");
    return std::nullopt;
  }
  if (number >= least && number <= most) return number;
  constexpr auto kNoLimit = std::numeric_limits<std::int64_t>::max();
  problem(name, most == kNoLimit ? "must be at least " + std::to_string(least)
                                 : "must be from " + std::to_string(least) + " to " + std::to_string(most));
  return std::nullopt;
}

std::optional<double> JsonReader::number_of(std::string_view name, const JsonValue* value) {
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->to_number<double>();
  problem(name, "must be a number");
  return std::nullopt;
}

std::optional<bool> JsonReader::boolean_of(std::string_view name, const JsonValue* value) {
  if (value == nullptr) return std::nullopt;
  if (const bool* answer = value->if_bool()) return *answer;
  problem(name, "must be true or false");
  return std::nullopt;
}

std::optional<std::vector<std::string>> JsonReader::texts_of(std::string_view name, const JsonValue* value) {
  if (value == nullptr) return std::nullopt;
  const JsonArray* list = value->if_array();
  if (list == nullptr) {
    problem(name, "must be a list");
    return std::nullopt;
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < list->size(); ++i) {
    if (const auto* text = (*list)[i].if_string()) {
      texts.emplace_back(text->data(), text->size());
    } else {
      problems_->add(path_of(name) + "/" + std::to_string(i), "must be a text");
    }
  }
  return texts;
}

void JsonReader::read_object(std::string_view name, const JsonValue& value, const Read& read) {
  if (!value.is_object()) {
    problem(name, "must be an object");
    return;
  }
  JsonReader member(value, path_of(name), *problems_);
  read(member);
  member.refuse_unknown();
}

void JsonReader::read_each(std::string_view name, const JsonValue& value, const Read& read) {
  const JsonArray* list = value.if_array();
  if (list == nullptr) {
    problem(name, "must be a list");
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = path_of(name) + "/" + std::to_string(i);
    if (!(*list)[i].is_object()) {
      problems_->add(path, "must be an object");
      continue;
    }
    JsonReader element((*list)[i], path, *problems_);
    read(element);
    element.refuse_unknown();
  }
}

void JsonReader::refuse_unknown() {
  for (const auto& member : *object_) {
    const std::string_view name = std_view(member.key());
    if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) problem(name, "is not known");
  }
}

}  // namespace inlet::base
