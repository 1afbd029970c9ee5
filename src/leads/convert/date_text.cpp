// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/date_text.h"

#include "leads/convert/calendar_words.h"
#include "leads/convert/cell_text.h"
#include "leads/convert/date_scanner.h"
#include "leads/convert/time_text.h"

namespace inlet::leads {
namespace {

// Years written with two digits: 50 is 1950, 49 is 2049.
constexpr int kPivot = 50;

// The year that a number of `digits` digits means; 0 for none.
int year_of(ScannedNumber number) {
  if (number.digits == 4) return number.value;
  if (number.digits != 2) return 0;
  return number.value < kPivot ? 2000 + number.value : 1900 + number.value;
}

bool is_day_or_month(ScannedNumber number) { return number.digits == 1 || number.digits == 2; }

std::optional<base::CivilDate> date_of(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const base::CivilDate date{year, static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  if (!base::is_valid(date)) return std::nullopt;
  return date;
}

void set_date(DateText& text, std::optional<base::CivilDate> date) {
  if (!date) return;
  text.shape = DateShape::kDate;
  text.time.date = *date;
}

// 31/05/2024, 05/31/2024 or 24/05/31.
DateText in_order(ScannedNumber first, ScannedNumber second, ScannedNumber third, DateOrder order) {
  DateText text;
  const bool short_year = third.digits == 2;
  if (!is_day_or_month(first) || !is_day_or_month(second) || year_of(third) == 0) return text;
  if (order == DateOrder::kYearFirst && short_year) {
    if (first.digits == 2) set_date(text, date_of(year_of(first), second.value, third.value));
    return text;
  }
  const auto day_first = date_of(year_of(third), second.value, first.value);
  const auto month_first = date_of(year_of(third), first.value, second.value);
  if (order == DateOrder::kDayFirst || order == DateOrder::kMonthFirst) {
    const auto& wanted = order == DateOrder::kDayFirst ? day_first : month_first;
    const auto& contrary = order == DateOrder::kDayFirst ? month_first : day_first;
    set_date(text, wanted ? wanted : contrary);
    if (!wanted && contrary) text.shape = DateShape::kContradicts;
    return text;
  }
  set_date(text, day_first ? day_first : month_first);
  if (day_first && month_first && *day_first != *month_first) {
    text.shape = DateShape::kAmbiguous;
    text.other = *month_first;
  }
  return text;
}

// Between the parts of a date: one of - / . , blanks, or blanks around it; "of" and "de" between words.
struct Separator {
  bool found = false;
  char mark = ' ';
};

Separator take_separator(DateScanner& scanner) {
  Separator separator;
  separator.found = scanner.blanks();
  for (const char mark : {'-', '/', '.', ','}) {
    if (scanner.take(mark)) {
      separator = {true, mark};
      scanner.blanks();
      break;
    }
  }
  if (separator.mark == '.' && scanner.take('-')) scanner.blanks();  // "14.-Jul"
  return separator;
}

// "de" and "of", as in 14 de julio de 2024.
void skip_link(DateScanner& scanner) {
  if (scanner.peek() != 'd' && scanner.peek() != 'o') return;
  for (const std::string_view link : {"of ", "de ", "del ", "d'", "do ", "di "}) {
    if (scanner.take(link)) {
      scanner.blanks();
      return;
    }
  }
}

// st, nd, rd, th; er in French, º and ª in Spanish, e in Dutch.
void skip_ordinal(DateScanner& scanner) {
  if (!is_ascii_letter(scanner.peek()) && static_cast<unsigned char>(scanner.peek()) < 0x80) return;
  for (const std::string_view ending :
       {"st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "\xC2\xBA", "\xC2\xB0", "\xC2\xAA"}) {
    if (scanner.take(ending)) return;
  }
}

int take_month_word(DateScanner& scanner) {
  DateScanner ahead = scanner;
  const int month = month_named(ahead.word());
  if (month == 0) return 0;
  ahead.take('.');
  scanner = ahead;
  return month;
}

// 14 July 2024, 14-Jul-24, 14. Juli 2024, 2024-Jul-14. The first number has been taken.
DateText with_month_word(DateScanner& scanner, ScannedNumber first, int month) {
  DateText text;
  take_separator(scanner);
  skip_link(scanner);
  const ScannedNumber last = scanner.number();
  if (first.digits == 4 && is_day_or_month(last)) {
    set_date(text, date_of(first.value, month, last.value));
  } else if (is_day_or_month(first) && year_of(last) != 0) {
    set_date(text, date_of(year_of(last), month, first.value));
  }
  return text;
}

// July 14, 2024; Jul-14-2024.
DateText month_first_word(DateScanner& scanner, int month) {
  DateText text;
  take_separator(scanner);
  const ScannedNumber day = scanner.number();
  skip_ordinal(scanner);
  if (!is_day_or_month(day) || !take_separator(scanner).found) return text;
  const ScannedNumber year = scanner.number();
  if (year_of(year) != 0) set_date(text, date_of(year_of(year), month, day.value));
  return text;
}

// 2024年5月31日, 2024년 5월 31일. The year and its sign have been taken.
DateText east_asian(DateScanner& scanner, ScannedNumber year) {
  DateText text;
  scanner.blanks();
  const ScannedNumber month = scanner.number();
  if (!scanner.take("月") && !scanner.take("월")) return text;
  scanner.blanks();
  const ScannedNumber day = scanner.number();
  if (!scanner.take("日") && !scanner.take("일")) return text;
  if (year.digits == 4) set_date(text, date_of(year.value, month.value, day.value));
  return text;
}

DateText compact(DateScanner& scanner, ScannedNumber number) {
  DateText text;
  set_date(text, date_of(number.value / 10000, number.value / 100 % 100, number.value % 100));
  if (!scanner.at_end() && scanner.peek() != 'T' && scanner.peek() != ' ') text.shape = DateShape::kNotADate;
  return text;
}

DateText from_number(DateScanner& scanner, DateOrder order) {
  const ScannedNumber first = scanner.number();
  if (first.digits == 8) return compact(scanner, first);
  if (scanner.take("年") || scanner.take("년")) return east_asian(scanner, first);
  if (first.digits != 4 && !is_day_or_month(first)) return {};
  skip_ordinal(scanner);
  const Separator separator = take_separator(scanner);
  skip_link(scanner);
  if (const int month = take_month_word(scanner); month != 0) return with_month_word(scanner, first, month);

  const ScannedNumber second = scanner.number();
  const Separator again = take_separator(scanner);
  if (!separator.found || !again.found || separator.mark != again.mark || separator.mark == ',') return {};
  const ScannedNumber third = scanner.number();
  if (first.digits != 4) return in_order(first, second, third, order);
  DateText text;
  if (is_day_or_month(second) && is_day_or_month(third))
    set_date(text, date_of(first.value, second.value, third.value));
  return text;
}

void skip_day_of_week(DateScanner& scanner) {
  DateScanner ahead = scanner;
  const std::string_view word = ahead.word();
  if (word.empty()) return;
  if (is_day_of_week(word)) {
    ahead.take('.');
    ahead.take(',');
    // "Mar 5, 2024" is March in English and a Tuesday in French; only a further date makes it a day of the week.
    if (month_named(word) != 0 && is_ascii_digit(DateScanner(base::trim(ahead.rest())).peek())) {
      DateScanner month_ahead(base::trim(ahead.rest()));
      month_ahead.number();
      month_ahead.blanks();
      month_ahead.take('.');
      month_ahead.blanks();
      if (take_month_word(month_ahead) == 0) return;
    }
    ahead.blanks();
    scanner = ahead;
  }
}

}  // namespace

DateText read_date(std::string_view whole, DateOrder order) {
  DateScanner scanner(whole);
  if (!is_ascii_digit(scanner.peek())) skip_day_of_week(scanner);
  DateText text;
  if (is_ascii_digit(scanner.peek())) {
    text = from_number(scanner, order);
  } else if (const int month = take_month_word(scanner); month != 0) {
    text = month_first_word(scanner, month);
  }
  if (text.shape == DateShape::kNotADate) return text;
  if (scanner.at_end()) return text;
  // 2024. 05. 31. and "14.07.2024."
  if (scanner.peek() == '.' && scanner.rest().size() == 1) return text;
  const auto time = read_time(scanner.rest());
  if (!time) return {};
  text.has_time = true;
  text.zone_minutes = time->zone_minutes;
  text.time.hour = time->hour;
  text.time.minute = time->minute;
  text.time.second = time->second;
  text.time.millisecond = time->millisecond;
  return text;
}

}  // namespace inlet::leads
