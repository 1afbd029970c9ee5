// SPDX-License-Identifier: Apache-2.0
//
// One line per event on standard error, made for machines and still readable:
//   2026-01-05T09:00:00.000Z info import.finished job=17 file="leads of may.csv"
// Ids, codes, counts and durations go in. Values of cells, passwords and tokens never do.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/clock/clock.h"

namespace inlet::base {

enum class LogLevel { kDebug, kInfo, kWarning, kError, kOff };

struct LogField {
  LogField(std::string_view field_name, std::string_view field_value) : name(field_name), value(field_value) {}
  LogField(std::string_view field_name, const char* field_value) : name(field_name), value(field_value) {}
  LogField(std::string_view field_name, bool field_value) : name(field_name), value(field_value ? "true" : "false") {}
  template <std::integral Number>
  LogField(std::string_view field_name, Number field_value) : name(field_name), value(std::to_string(field_value)) {}

  std::string_view name;
  std::string value;
};

using LogFields = std::initializer_list<LogField>;

// Events are `noun.verb` in the past: "import.finished". Safe from several threads; lines never mix.
void log_debug(std::string_view event, LogFields fields = {});
void log_info(std::string_view event, LogFields fields = {});
void log_warning(std::string_view event, LogFields fields = {});
void log_error(std::string_view event, LogFields fields = {});

// Events below the level are dropped. kInfo at the start.
void set_log_level(LogLevel level);

// The line of an event, without its end. Line breaks, escape sequences and quotes inside values are written as \n, \x1b, \".
std::string log_line(TimePoint time, LogLevel level, std::string_view event, LogFields fields);

}  // namespace inlet::base
