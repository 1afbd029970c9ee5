// SPDX-License-Identifier: Apache-2.0
//
// The time of day at a place: a date-time without a zone is read in the organisation's (semantics 27).
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock/civil_date.h"
#include "base/clock/clock.h"

namespace inlet::base {

// Cheap to copy; may be asked from several threads at once.
class TimeZone {
 public:
  // By its IANA name ("Europe/Berlin", "UTC"); nothing for a name that is not known.
  static std::optional<TimeZone> find(std::string_view name);

  const std::string& name() const { return name_; }

  // A time that a change of clocks leaves out counts as if the clocks had not been changed yet (02:30 becomes 03:30); one
  // that comes twice is the first. The time must be valid.
  TimePoint to_utc(const CivilTime& local) const;

  // Nothing beyond the years 1 to 9999.
  std::optional<CivilTime> to_local(TimePoint time) const;

 private:
  struct Rules;  // ICU's
  TimeZone(std::string name, std::shared_ptr<const Rules> rules) : name_(std::move(name)), rules_(std::move(rules)) {}

  std::string name_;
  std::shared_ptr<const Rules> rules_;  // shared by the copies; never changes
};

}  // namespace inlet::base
