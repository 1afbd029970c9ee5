// SPDX-License-Identifier: Apache-2.0
#include "base/clock/time_zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <utility>

#include "base/errors/check.h"

namespace inlet::base {

struct TimeZone::Rules {
  std::unique_ptr<icu::BasicTimeZone> zone;
};

std::optional<TimeZone> TimeZone::find(std::string_view name) {
  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  // ICU answers an unknown name with a zone called Etc/Unknown.
  icu::UnicodeString answered;
  if (zone == nullptr || zone->getID(answered) == UNICODE_STRING_SIMPLE(UCAL_UNKNOWN_ZONE_ID)) return std::nullopt;
  auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
  if (basic == nullptr) return std::nullopt;
  static_cast<void>(zone.release());
  return TimeZone(std::string(name), std::make_shared<const Rules>(Rules{std::unique_ptr<icu::BasicTimeZone>(basic)}));
}

TimePoint TimeZone::to_utc(const CivilTime& local) const {
  const std::int64_t local_ms = milliseconds_since_1970(local);
  std::int32_t raw_ms = 0;
  std::int32_t saving_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffsetFromLocal(static_cast<UDate>(local_ms), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, raw_ms,
                                   saving_ms, status);
  INLET_CHECK(U_SUCCESS(status));
  return TimePoint(std::chrono::milliseconds(local_ms - raw_ms - saving_ms));
}

std::optional<CivilTime> TimeZone::to_local(TimePoint time) const {
  const std::int64_t utc_ms = time.time_since_epoch().count();
  std::int32_t raw_ms = 0;
  std::int32_t saving_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  rules_->zone->getOffset(static_cast<UDate>(utc_ms), 0, raw_ms, saving_ms, status);
  INLET_CHECK(U_SUCCESS(status));
  return civil_time(utc_ms + raw_ms + saving_ms);
}

}  // namespace inlet::base
