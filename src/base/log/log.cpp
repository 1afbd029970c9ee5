// SPDX-License-Identifier: Apache-2.0
#include "base/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <memory>

#include "base/clock/iso_time.h"
#include "base/clock/system_clock.h"

namespace inlet::base {
namespace {

const char* name_of(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug: return "debug";
    case LogLevel::kInfo: return "info";
    case LogLevel::kWarning: return "warning";
    case LogLevel::kError: return "error";
    case LogLevel::kOff: break;
  }
  return "off";
}

spdlog::level::level_enum spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug: return spdlog::level::debug;
    case LogLevel::kInfo: return spdlog::level::info;
    case LogLevel::kWarning: return spdlog::level::warn;
    case LogLevel::kError: return spdlog::level::err;
    case LogLevel::kOff: break;
  }
  return spdlog::level::off;
}

// Never destroyed: threads may still log while the process ends.
spdlog::logger& logger() {
  static auto* const made = [] {
    auto* fresh = new spdlog::logger("inlet", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    fresh->set_pattern("%v");
    fresh->set_level(spdlog::level::info);
    fresh->flush_on(spdlog::level::debug);
    return fresh;
  }();
  return *made;
}

void append_escaped_byte(std::string& line, unsigned char byte) {
  constexpr const char* kDigits = "0123456789abcdef";
  line += "\\x";
  line += kDigits[byte >> 4U];
  line += kDigits[byte & 0xFU];
}

// A control character of either kind could move the cursor of whoever reads the log in a terminal: those below 0x20, and
// those from U+0080 to U+009F, which UTF-8 writes as 0xC2 and a byte below 0xA0.
void append_value(std::string& line, std::string_view value) {
  const bool is_plain = !value.empty() && value.find_first_not_of(
                                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "0123456789_-.:/+@") == std::string_view::npos;
  if (is_plain) {
    line += value;
    return;
  }
  line += '"';
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    const bool is_high_control =
        byte == 0xC2 && i + 1 < value.size() && static_cast<unsigned char>(value[i + 1]) < 0xA0;
    if (byte == '\n') {
      line += "\\n";
    } else if (byte == '"' || byte == '\\') {
      line += '\\';
      line += value[i];
    } else if (byte < 0x20 || byte == 0x7F) {
      append_escaped_byte(line, byte);
    } else if (is_high_control) {
      append_escaped_byte(line, static_cast<unsigned char>(value[++i]));
    } else {
      line += value[i];
    }
  }
  line += '"';
}

void log(LogLevel level, std::string_view event, LogFields fields) {
  const spdlog::level::level_enum spdlog_says = spdlog_level(level);
  if (!logger().should_log(spdlog_says)) return;
  const std::string line = log_line(SystemClock().now(), level, event, fields);
  logger().log(spdlog_says, spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace

void log_debug(std::string_view event, LogFields fields) { log(LogLevel::kDebug, event, fields); }
void log_info(std::string_view event, LogFields fields) { log(LogLevel::kInfo, event, fields); }
void log_warning(std::string_view event, LogFields fields) { log(LogLevel::kWarning, event, fields); }
void log_error(std::string_view event, LogFields fields) { log(LogLevel::kError, event, fields); }

void set_log_level(LogLevel level) { logger().set_level(spdlog_level(level)); }

std::string log_line(TimePoint time, LogLevel level, std::string_view event, LogFields fields) {
  std::string line = iso_time(time);
  line += ' ';
  line += name_of(level);
  line += ' ';
  line += event;
  for (const LogField& field : fields) {
    line += ' ';
    line += field.name;
    line += '=';
    append_value(line, field.value);
  }
  return line;
}

}  // namespace inlet::base
