// SPDX-License-Identifier: Apache-2.0
//
// Dates and date-times: typed cells of spreadsheets, text in the order decided for the column, Unix times and Excel's day
// numbers where the whole column is such (semantics 27, 33). A date never moves by a day.
#pragma once

#include <optional>
#include <string_view>

#include "base/clock/time_zone.h"
#include "leads/convert/converter.h"
#include "leads/convert/date_text.h"
#include "leads/values/value_range.h"

namespace inlet::leads {

class DateConverter final : public Converter {
 public:
  // `field` is of type date or date-time.
  DateConverter(const Field& field, const ConversionOptions& options, const OrganisationSettings& settings);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  Value read(const tables::Cell& cell, Conversion& conversion) const;
  std::optional<Value> from_digits(std::string_view text) const;
  std::optional<Value> from_excel_serial(std::string_view text) const;
  std::optional<Value> from_epoch(std::string_view text) const;
  Value from_reading(const DateText& reading) const;
  Value from_local(const base::CivilTime& time) const;
  Value refuse(std::string_view text, const DateText& reading, Conversion& conversion) const;

  const Field& field_;
  bool is_date_;
  DateOrder order_;
  Epoch epoch_;
  bool excel_serial_;
  base::TimeZone zone_;
  ValueRange range_;
};

// Day 1 is 1900-01-01 and 60 the 29 February 1900 that never was; nothing for that one and for numbers outside of Excel's.
// The fraction is the time of day, rounded to milliseconds and kept within the day.
std::optional<base::CivilTime> excel_serial_time(std::string_view serial);

}  // namespace inlet::leads
