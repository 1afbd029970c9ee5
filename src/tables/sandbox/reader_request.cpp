// SPDX-License-Identifier: Apache-2.0
#include "tables/sandbox/reader_request.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/json/json.h"
#include "base/text/utf8.h"
#include "tables/rows/block_wire.h"

namespace inlet::tables {
namespace {

constexpr std::int64_t kMost = std::int64_t{1} << 53;
constexpr std::size_t kMostJson = std::size_t{128} << 20U;
constexpr std::size_t kMostArguments = 8;
constexpr std::size_t kLongestArgument = 8192;

constexpr std::array<std::pair<std::string_view, ReaderTask>, 8> kTasks{{{"detect", ReaderTask::kDetect},
                                                                         {"look", ReaderTask::kLook},
                                                                         {"detect_whole", ReaderTask::kDetectWhole},
                                                                         {"open", ReaderTask::kOpen},
                                                                         {"survey", ReaderTask::kSurvey},
                                                                         {"rows", ReaderTask::kRows},
                                                                         {"index", ReaderTask::kIndex},
                                                                         {"split", ReaderTask::kSplit}}};

// In the order of base::ErrorKind.
constexpr std::array<std::pair<std::string_view, base::ErrorKind>, 9> kErrorKinds{
    {{"invalid_input", base::ErrorKind::kInvalidInput},
     {"not_found", base::ErrorKind::kNotFound},
     {"conflict", base::ErrorKind::kConflict},
     {"unavailable", base::ErrorKind::kUnavailable},
     {"corrupt", base::ErrorKind::kCorrupt},
     {"limit", base::ErrorKind::kLimit},
     {"cancelled", base::ErrorKind::kCancelled},
     {"forbidden", base::ErrorKind::kForbidden},
     {"internal", base::ErrorKind::kInternal}}};

template <class Number>
using Members = std::initializer_list<std::pair<std::string_view, Number ReadLimits::*>>;

const Members<std::uint64_t> kLongLimits = {{"file_bytes", &ReadLimits::file_bytes},
                                            {"unpacked_bytes", &ReadLimits::unpacked_bytes},
                                            {"sheet_rows", &ReadLimits::sheet_rows},
                                            {"reader_memory_bytes", &ReadLimits::reader_memory_bytes}};
const Members<std::uint32_t> kLimits = {{"zip_entries", &ReadLimits::zip_entries},
                                        {"columns", &ReadLimits::columns},
                                        {"cell_bytes", &ReadLimits::cell_bytes},
                                        {"row_bytes", &ReadLimits::row_bytes},
                                        {"sheets", &ReadLimits::sheets},
                                        {"xml_depth", &ReadLimits::xml_depth},
                                        {"header_characters", &ReadLimits::header_characters},
                                        {"reader_silence_seconds", &ReadLimits::reader_silence_seconds},
                                        {"reader_cpu_seconds", &ReadLimits::reader_cpu_seconds}};

base::JsonObject write_limits(const ReadLimits& limits) {
  base::JsonObject json;
  // A limit that was taken away is the largest number there is, which JSON can't hold.
  for (const auto& [name, member] : kLongLimits) {
    json[name] = static_cast<std::int64_t>(std::min<std::uint64_t>(limits.*member, kMost));
  }
  for (const auto& [name, member] : kLimits) json[name] = limits.*member;
  return json;
}

void read_limits(base::JsonReader& reader, ReadLimits& limits) {
  for (const auto& [name, member] : kLongLimits)
    limits.*member = static_cast<std::uint64_t>(reader.integer(name, 0, kMost));
  for (const auto& [name, member] : kLimits)
    limits.*member = static_cast<std::uint32_t>(reader.integer(name, 0, 0xFFFFFFFF));
}

// What comes from a command line or out of a file need not be UTF-8; JSON must be.
std::string as_utf8(std::string_view text, std::size_t most = std::string_view::npos) {
  if (text.size() <= most && base::is_valid_utf8(text)) return std::string(text);
  std::string valid;
  for (std::size_t i = 0; i < text.size() && valid.size() < most - 8;) {
    const base::DecodedCodePoint next = base::decode_next(text, i);
    base::append_utf8(valid, next.value);
    i += next.size_bytes;
  }
  return valid;
}

base::JsonObject write_choices(const SourceChoices& choices) {
  base::JsonObject json;
  if (choices.encoding) json["encoding"] = as_utf8(*choices.encoding);
  if (choices.delimiter) json["delimiter"] = static_cast<int>(static_cast<unsigned char>(*choices.delimiter));
  if (choices.quote) json["quote"] = static_cast<int>(static_cast<unsigned char>(*choices.quote));
  if (choices.sheet) json["sheet"] = as_utf8(*choices.sheet);
  if (choices.header_row)
    json["header_row"] = static_cast<std::int64_t>(std::min<std::uint64_t>(*choices.header_row, kMost));
  if (choices.fill_merged) json["fill_merged"] = true;
  return json;
}

void read_choices(base::JsonReader& reader, SourceChoices& choices) {
  choices.encoding = reader.find_text("encoding");
  if (const auto byte = reader.find_integer("delimiter", 0, 255)) choices.delimiter = static_cast<char>(*byte);
  if (const auto byte = reader.find_integer("quote", 0, 255)) choices.quote = static_cast<char>(*byte);
  choices.sheet = reader.find_text("sheet");
  if (const auto row = reader.find_integer("header_row", 0, kMost)) {
    choices.header_row = static_cast<std::uint64_t>(*row);
  }
  choices.fill_merged = reader.find_boolean("fill_merged").value_or(false);
}

std::string_view name_of_kind(base::ErrorKind wanted) {
  for (const auto& [name, kind] : kErrorKinds) {
    if (kind == wanted) return name;
  }
  return "internal";
}

// What a reader may say went wrong.
bool is_code_of_readers(base::Code code) {
  const base::Severity severity = base::catalog_entry(code).severity;
  return severity == base::Severity::kFile || severity == base::Severity::kSystem || code == base::Code::kInternal;
}

}  // namespace

std::string to_json(const ReaderRequest& request) {
  base::JsonObject json;
  json["task"] = kTasks[static_cast<std::size_t>(request.task)].first;
  json["limits"] = write_limits(request.limits);
  json["name"] = as_utf8(request.name);
  json["choices"] = write_choices(request.choices);
  json["profile"] = to_json(request.profile);
  if (request.task == ReaderTask::kSurvey) json["detection"] = to_json(request.detection);
  json["row"] = request.place.row;
  json["line"] = request.place.line;
  json["byte_offset"] = request.place.byte_offset;
  json["part_bytes"] = static_cast<std::int64_t>(std::min<std::uint64_t>(request.part_bytes, kMost));
  json["keeps"] = request.keeps;
  return base::write_json(json);
}

Result<ReaderRequest> reader_request_from_json(std::string_view json) {
  INLET_ASSIGN(const base::JsonValue value, base::parse_json(json, {.max_bytes = kMostJson}));
  ReaderRequest request;
  std::string profile;
  std::optional<std::string> detection;
  INLET_TRY(base::read_json(value, [&](base::JsonReader& reader) {
    request.task = reader.choice<ReaderTask>("task", kTasks);
    reader.object("limits", [&](base::JsonReader& limits) { read_limits(limits, request.limits); });
    request.name = reader.text("name");
    reader.object("choices", [&](base::JsonReader& choices) { read_choices(choices, request.choices); });
    profile = reader.text("profile");
    detection = reader.find_text("detection");
    request.place.row = static_cast<std::uint64_t>(reader.integer("row", 0, kMost));
    request.place.line = static_cast<std::uint64_t>(reader.integer("line", 0, kMost));
    request.place.byte_offset = static_cast<std::uint64_t>(reader.integer("byte_offset", 0, kMost));
    request.keeps = reader.boolean("keeps");
    request.part_bytes = static_cast<std::uint64_t>(reader.integer("part_bytes", 0, kMost));
  }));
  INLET_ASSIGN(request.profile, source_profile_from_json(profile));
  if (detection) {
    INLET_ASSIGN(request.detection, detection_from_json(*detection));
  }
  return request;
}

std::string error_to_json(const base::Error& error) {
  base::JsonArray arguments;
  for (const std::string& argument : error.arguments) arguments.emplace_back(as_utf8(argument, kLongestArgument));
  return base::write_json(base::JsonObject{
      {"kind", name_of_kind(error.kind)}, {"code", base::name_of(error.code)}, {"arguments", std::move(arguments)}});
}

base::Error error_from_json(std::string_view json) {
  const auto value = base::parse_json(json);
  base::Error error;
  std::string code;
  const auto was_read =
      !value.has_value() ? Result<void>(value.error()) : base::read_json(*value, [&](base::JsonReader& reader) {
        error.kind = reader.choice<base::ErrorKind>("kind", kErrorKinds);
        code = reader.text("code");
        error.arguments = reader.texts("arguments");
      });
  const auto known = base::code_named(code);
  const bool is_short = error.arguments.size() <= kMostArguments &&
                        std::all_of(error.arguments.begin(), error.arguments.end(),
                                    [](const std::string& argument) { return argument.size() <= kLongestArgument; });
  if (!was_read.has_value() || !known || !is_code_of_readers(*known) || !is_short) {
    return broken_wire("an error that readers don't have");
  }
  error.code = *known;
  return error;
}

}  // namespace inlet::tables
