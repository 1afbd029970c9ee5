// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/column_tally.h"

#include <algorithm>
#include <cstring>

#include "base/text/fold.h"
#include "base/text/utf8.h"

namespace inlet::tables {
namespace {

// Eight bytes at a time, multiplied and folded. Only has to be quick and even: a made-up collision miscounts a sample.
std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFirst = 0x9E3779B97F4A7C15ULL, kSecond = 0xD6E8FEB86659FD93ULL;
  std::uint64_t hash = text.size() * kFirst + 1;
  const auto mix = [&hash](std::uint64_t eight) {
    hash = (hash ^ eight) * kFirst;
    hash ^= hash >> 32U;
  };
  const char* bytes = text.data();
  std::size_t rest = text.size();
  for (; rest >= 8; rest -= 8, bytes += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes, 8);
    mix(eight);
  }
  std::uint64_t tail = 0;
  for (std::size_t i = 0; i < rest; ++i) tail |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  mix(tail);
  hash *= kSecond;
  hash ^= hash >> 29U;
  return hash == 0 ? 1 : hash;
}

std::string_view quick_trim(std::string_view text) {
  if (text.empty()) return text;
  const auto first = static_cast<unsigned char>(text.front()), last = static_cast<unsigned char>(text.back());
  if (first > ' ' && first < 0x7F && last > ' ' && last < 0x7F) return text;
  return base::trim(text);
}

}  // namespace

ColumnTally::ColumnTally() : entries_(64) {}

void ColumnTally::add(const Cell& cell) {
  const std::string_view text = quick_trim(cell.text);
  if (text.empty()) return;
  ++survey_.filled;
  if (cell.text.size() > survey_.longest) {
    const auto length = static_cast<std::uint32_t>(base::count_code_points(cell.text));
    survey_.longest = std::max(survey_.longest, length);
  }
  const bool is_typed = cell.kind != CellKind::kText;
  if (is_typed) add_typed(cell);
  if (is_counting_ && count(text, is_typed ? cell.shown : text, is_typed)) return;
  if (!is_typed) vote(shape_of(text), 1);
}

bool ColumnTally::count(std::string_view text, std::string_view shown, bool is_typed) {
  const std::uint64_t hash = hash_of(text);
  std::size_t place = hash & (entries_.size() - 1);
  while (entries_[place].hash != 0 && entries_[place].hash != hash) place = (place + 1) & (entries_.size() - 1);
  Entry& entry = entries_[place];
  if (entry.hash == 0) {
    ++survey_.distinct;
    if (survey_.samples.size() < kSamples) survey_.samples.emplace_back(base::cut_utf8(shown, kSampleCharacters));
    if (survey_.distinct > kDistinctLimit) {
      stop_counting();
      return false;
    }
    entry.hash = hash;
    entry.shape = shape_of(text);
    entry.value = static_cast<std::uint32_t>(values_.size());
    if (survey_.distinct <= kValueLimit) values_.emplace_back(text);
  }
  ++entry.count;
  if (is_typed) ++entry.typed;
  if (2 * survey_.distinct > entries_.size()) grow();
  return true;
}

// What was counted so far votes now.
void ColumnTally::stop_counting() {
  for (const Entry& entry : entries_) vote(entry.shape, entry.count - entry.typed);
  is_counting_ = false;
  entries_ = {};
  values_ = {};
}

void ColumnTally::grow() {
  std::vector<Entry> larger(2 * entries_.size());
  for (const Entry& entry : entries_) {
    if (entry.hash == 0) continue;
    std::size_t place = entry.hash & (larger.size() - 1);
    while (larger[place].hash != 0) place = (place + 1) & (larger.size() - 1);
    larger[place] = entry;
  }
  entries_ = std::move(larger);
}

void ColumnTally::vote(const ValueShape& shape, std::uint64_t count) {
  if (shape.is_plain_text()) return;
  survey_.emails += shape.is_email ? count : 0;
  survey_.urls += shape.is_url ? count : 0;
  survey_.phones += shape.is_phone ? count : 0;
  survey_.booleans += shape.is_boolean ? count : 0;
  survey_.integers += shape.is_integer ? count : 0;
  survey_.numbers += shape.number != NumberVote::kNone ? count : 0;
  survey_.dates += is_date_by_itself(shape.date) ? count : 0;
  switch (shape.date) {
    case DateVote::kNone: break;
    case DateVote::kDayFirstOnly: survey_.date_votes.day_first_only += count; break;
    case DateVote::kMonthFirstOnly: survey_.date_votes.month_first_only += count; break;
    case DateVote::kEither: survey_.date_votes.either += count; break;
    case DateVote::kYearFirst: survey_.date_votes.year_first += count; break;
    case DateVote::kOther: survey_.date_votes.other += count; break;
    case DateVote::kEpochSeconds: survey_.date_votes.epoch_seconds += count; break;
    case DateVote::kEpochMilliseconds: survey_.date_votes.epoch_milliseconds += count; break;
  }
  switch (shape.number) {
    case NumberVote::kNone: break;
    case NumberVote::kPlain: survey_.number_votes.plain += count; break;
    case NumberVote::kPointOnly: survey_.number_votes.point_only += count; break;
    case NumberVote::kCommaOnly: survey_.number_votes.comma_only += count; break;
    case NumberVote::kEither: survey_.number_votes.either += count; break;
  }
}

void ColumnTally::add_typed(const Cell& cell) {
  switch (cell.kind) {
    case CellKind::kText: break;
    case CellKind::kNumber:
      ++survey_.numbers;
      ++survey_.number_votes.typed;
      if (looks_like_integer(cell.text)) ++survey_.integers;
      break;
    case CellKind::kBoolean: ++survey_.booleans; break;
    case CellKind::kDate:
    case CellKind::kDateTime:
    case CellKind::kTime:
      ++survey_.dates;
      ++survey_.date_votes.typed;
      break;
    case CellKind::kError:
    case CellKind::kFormulaNoValue: ++survey_.errors; break;
  }
}

ColumnSurvey ColumnTally::finish() {
  if (is_counting_ && survey_.distinct <= kValueLimit) {
    for (const Entry& entry : entries_) {
      if (entry.hash != 0) survey_.values.emplace_back(std::move(values_[entry.value]), entry.count);
    }
    std::sort(survey_.values.begin(), survey_.values.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
  }
  if (is_counting_) stop_counting();
  return std::move(survey_);
}

}  // namespace inlet::tables
