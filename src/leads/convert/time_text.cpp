// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/time_text.h"

#include "leads/convert/calendar_words.h"
#include "leads/convert/cell_text.h"
#include "leads/convert/date_scanner.h"

namespace inlet::leads {
namespace {

// What stands between date and time. False when there is nothing.
bool skip_lead_in(DateScanner& scanner) {
  if (scanner.take('T') || scanner.take('t')) return true;
  const bool has_mark = scanner.take(',') || scanner.take(';');
  bool found = scanner.blanks() || has_mark;
  for (const std::string_view word :
       {"at ", "um ", "kl. ", "kl ", "klo ", "à ", "a las ", "alle ", "om ", "- ", "| "}) {
    if (scanner.take(word)) {
      scanner.blanks();
      found = true;
      break;
    }
  }
  return found;
}

enum class HalfDay : std::uint8_t { kNone, kMorning, kAfternoon };

// am, p.m., "p. m."; also 上午 and the like, which stand before the time in their languages and are not read here.
HalfDay take_half_day(DateScanner& scanner) {
  DateScanner ahead = scanner;
  ahead.blanks();
  const char first = ascii_lower(ahead.peek());
  if (first != 'a' && first != 'p') return HalfDay::kNone;
  ahead.take(ahead.peek());
  ahead.take('.');
  ahead.blanks();
  if (ascii_lower(ahead.peek()) != 'm') return HalfDay::kNone;
  ahead.take(ahead.peek());
  ahead.take('.');
  if (is_ascii_letter(ahead.peek())) return HalfDay::kNone;
  scanner = ahead;
  return first == 'a' ? HalfDay::kMorning : HalfDay::kAfternoon;
}

std::uint16_t take_fraction(DateScanner& scanner) {
  const ScannedNumber fraction = scanner.number();
  int value = fraction.value;
  for (int digits = fraction.digits; digits > 3; --digits) value /= 10;
  for (int digits = fraction.digits; digits < 3; ++digits) value *= 10;
  return static_cast<std::uint16_t>(value);
}

// +02:00, +0200, +2. False when what stands there is none.
bool take_offset(DateScanner& scanner, std::optional<int>& minutes) {
  constexpr std::string_view kMinus = "\xE2\x88\x92";
  const bool is_west = scanner.take('-') || scanner.take(kMinus);
  if (!is_west && !scanner.take('+')) return false;
  const ScannedNumber first = scanner.number();
  int total = 0;
  if (first.digits == 4 || first.digits == 3) {
    total = first.value / 100 * 60 + first.value % 100;
  } else if (first.digits == 1 || first.digits == 2) {
    total = first.value * 60;
    if (scanner.take(':')) {
      const ScannedNumber second = scanner.number();
      if (second.digits != 2) return false;
      total += second.value;
    }
  } else {
    return false;
  }
  if (total > 14 * 60 + 59) return false;
  minutes = is_west ? -total : total;
  return true;
}

// A name, an offset, or both ("GMT+2"), then perhaps a name in brackets. False when something else is left.
bool take_zone(DateScanner& scanner, std::optional<int>& minutes) {
  scanner.blanks();
  if (scanner.at_end()) return true;
  if (const std::string_view name = scanner.word(); !name.empty()) {
    minutes = zone_offset_named(name);
    if (!minutes) return false;
    scanner.blanks();
  }
  const bool has_offset = scanner.peek() == '+' || scanner.peek() == '-' || scanner.rest().starts_with("\xE2\x88\x92");
  if (has_offset && !take_offset(scanner, minutes)) return false;
  scanner.blanks();
  const bool is_named = minutes && ((scanner.peek() == '(' && scanner.rest().ends_with(')')) ||
                                    (scanner.peek() == '[' && scanner.rest().ends_with(']')));
  return scanner.at_end() || is_named;
}

// "Uhr", "h", "Hrs": clock words behind the time that say nothing.
void skip_clock_word(DateScanner& scanner) {
  DateScanner ahead = scanner;
  ahead.blanks();
  const std::string_view word = ahead.word();
  for (const std::string_view clock : {"Uhr", "uhr", "h", "hrs", "Hrs", "hs", "uur"}) {
    if (word == clock) scanner = ahead;
  }
}

bool put_in_half(TimeText& time, HalfDay half) {
  if (half == HalfDay::kNone) return time.hour <= 23;
  if (time.hour < 1 || time.hour > 12) return half == HalfDay::kAfternoon && time.hour <= 23 && time.hour > 12;
  time.hour = static_cast<std::uint8_t>(time.hour % 12 + (half == HalfDay::kAfternoon ? 12 : 0));
  return true;
}

// 14:30:00.123, 14h30, 143000. Gives false when it is no time.
bool take_clock(DateScanner& scanner, TimeText& time, bool& has_minutes) {
  const ScannedNumber first = scanner.number();
  ScannedNumber minute;
  ScannedNumber second;
  ScannedNumber hour = first;
  if (first.digits == 4 || first.digits == 6) {
    const int rest = first.digits == 6 ? first.value / 100 : first.value;
    hour = {rest / 100, 2};
    minute = {rest % 100, 2};
    if (first.digits == 6) second = {first.value % 100, 2};
    has_minutes = true;
  } else if (first.digits != 1 && first.digits != 2) {
    return false;
  } else if (const char mark = scanner.peek(); mark == ':' || mark == '.' || mark == 'h') {
    scanner.take(mark);
    minute = scanner.number();
    if (minute.digits != 2) return false;
    has_minutes = true;
    if (mark != 'h' && scanner.take(mark)) {
      second = scanner.number();
      if (second.digits != 2) return false;
    }
  }
  if (second.digits == 2 && (scanner.take('.') || scanner.take(','))) time.millisecond = take_fraction(scanner);
  if (hour.value > 24 || minute.value > 59 || second.value > 59) return false;
  time.hour = static_cast<std::uint8_t>(hour.value);
  time.minute = static_cast<std::uint8_t>(minute.value);
  time.second = static_cast<std::uint8_t>(second.value);
  return true;
}

}  // namespace

std::optional<TimeText> read_time(std::string_view text) {
  DateScanner scanner(text);
  TimeText time;
  bool has_minutes = false;
  if (!skip_lead_in(scanner) || !take_clock(scanner, time, has_minutes)) return std::nullopt;
  const HalfDay half = take_half_day(scanner);
  if (half == HalfDay::kNone && !has_minutes) return std::nullopt;
  if (!put_in_half(time, half)) return std::nullopt;
  skip_clock_word(scanner);
  if (!take_zone(scanner, time.zone_minutes)) return std::nullopt;
  return time;
}

}  // namespace inlet::leads
