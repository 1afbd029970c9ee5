// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/conversion_options.h"

namespace inlet::leads {

std::string_view name_of(DateOrder order) {
  switch (order) {
    case DateOrder::kDayFirst: return "dmy";
    case DateOrder::kMonthFirst: return "mdy";
    case DateOrder::kYearFirst: return "ymd";
    case DateOrder::kUnknown: break;
  }
  return "unknown";
}

std::optional<DateOrder> date_order_named(std::string_view name) {
  for (const DateOrder order :
       {DateOrder::kUnknown, DateOrder::kDayFirst, DateOrder::kMonthFirst, DateOrder::kYearFirst}) {
    if (name_of(order) == name) return order;
  }
  return std::nullopt;
}

}  // namespace inlet::leads
