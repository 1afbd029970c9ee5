// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/column_decision.h"

#include <algorithm>
#include <utility>

#include "leads/convert/cell_text.h"

namespace inlet::leads {
namespace {

// Excel's day numbers of 1954 to 2119: five digits that are hardly anything else in a column of dates.
bool looks_like_excel_serial(std::string_view text) {
  if (text.size() != 5) return false;
  return std::all_of(text.begin(), text.end(), is_ascii_digit) && text >= "20000" && text < "80000";
}

// What the votes for two ways of writing say, with the setting where they say nothing.
template <class Way>
void decide(ColumnDecision& decision, Way& way, std::pair<Way, std::uint64_t> one, std::pair<Way, std::uint64_t> other,
            Way chosen, Way setting) {
  const Way unknown{};
  if (chosen != unknown) {
    way = chosen;
    decision.reason = DecisionReason::kChosen;
  } else if (one.second == 0 && other.second == 0 && decision.in_doubt == 0) {
    way = setting;
    return;
  } else if (one.second != other.second) {
    way = one.second > other.second ? one.first : other.first;
    decision.reason = DecisionReason::kProven;
  } else {
    way = setting;
    const bool is_tie = one.second > 0;
    decision.reason = is_tie               ? DecisionReason::kTie
                      : setting == unknown ? DecisionReason::kAmbiguous
                                           : DecisionReason::kOrganisation;
    decision.ask = true;
  }
  decision.evidence = way == one.first ? one.second : way == other.first ? other.second : 0;
  decision.misfits = way == unknown ? 0 : one.second + other.second - decision.evidence;
}

bool is_whole_column(std::uint64_t count, const tables::ColumnSurvey& survey) {
  return count > 0 && count + survey.date_votes.typed + survey.errors >= survey.filled;
}

void decide_dates(ColumnDecision& decision, const tables::ColumnSurvey& survey, const ConversionOptions& chosen,
                  const OrganisationSettings& settings) {
  const tables::DateVotes& votes = survey.date_votes;
  decision.epoch = chosen.epoch;
  if (chosen.epoch == Epoch::kNone && is_whole_column(votes.epoch_seconds, survey)) decision.epoch = Epoch::kSeconds;
  if (chosen.epoch == Epoch::kNone && is_whole_column(votes.epoch_milliseconds, survey))
    decision.epoch = Epoch::kMilliseconds;
  decision.in_doubt = votes.either;
  decide<DateOrder>(decision, decision.date_order, {DateOrder::kDayFirst, votes.day_first_only},
                    {DateOrder::kMonthFirst, votes.month_first_only}, chosen.date_order, settings.date_order);
  if (decision.epoch != Epoch::kNone && decision.reason == DecisionReason::kNotNeeded) {
    decision.reason = chosen.epoch != Epoch::kNone ? DecisionReason::kChosen : DecisionReason::kProven;
  }
  const auto serials = std::count_if(survey.samples.begin(), survey.samples.end(), looks_like_excel_serial);
  decision.offer_excel_serial = serials > 0 && static_cast<std::size_t>(serials) * 2 >= survey.samples.size();
}

}  // namespace

std::string_view name_of(DecisionReason reason) {
  switch (reason) {
    case DecisionReason::kNotNeeded: break;
    case DecisionReason::kChosen: return "chosen";
    case DecisionReason::kProven: return "proven";
    case DecisionReason::kOrganisation: return "organisation";
    case DecisionReason::kAmbiguous: return "ambiguous";
    case DecisionReason::kTie: return "tie";
  }
  return "not_needed";
}

ConversionOptions ColumnDecision::apply_to(ConversionOptions chosen) const {
  chosen.date_order = date_order;
  chosen.epoch = epoch;
  chosen.decimal_mark = decimal_mark;
  return chosen;
}

ColumnDecision decide_column(const Field& field, const tables::ColumnSurvey& survey, const ConversionOptions& chosen,
                             const OrganisationSettings& settings) {
  ColumnDecision decision;
  switch (field.type) {
    case FieldType::kDate:
    case FieldType::kDateTime: decide_dates(decision, survey, chosen, settings); break;
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kMoney:
    case FieldType::kPercent: {
      const tables::NumberVotes& votes = survey.number_votes;
      decision.in_doubt = votes.either;
      decide<DecimalMark>(decision, decision.decimal_mark, {DecimalMark::kPoint, votes.point_only},
                          {DecimalMark::kComma, votes.comma_only}, chosen.decimal_mark, settings.decimal_mark);
      break;
    }
    default: break;
  }
  return decision;
}

}  // namespace inlet::leads
