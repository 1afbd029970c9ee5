// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/option_matcher.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/text/edit_distance.h"
#include "leads/convert/cell_text.h"
#include "leads/convert/option_synonyms.h"
#include "leads/fields/option_id.h"

namespace inlet::leads {
namespace {

constexpr std::size_t kMaxTypos = 2;
constexpr std::size_t kShownOptions = 3;

std::uint32_t letters_of(std::string_view text) {
  std::uint32_t letters = 0;
  for (const char letter : text) {
    if (letter >= 'a' && letter <= 'z') letters |= 1U << static_cast<unsigned>(letter - 'a');
  }
  return letters;
}

// A typing error changes two letters at most, so most options are ruled out without measuring the distance.
bool could_be_near(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::size_t>(std::popcount(a ^ b)) <= 2 * kMaxTypos;
}

void append_listed(std::string& list, std::string_view label) {
  if (!list.empty()) list += ", ";
  list += label;
}

// base::fold_loose() of printable ASCII, into memory at hand. Empty where it does not fit.
std::string_view fold_ascii(std::string_view text, std::array<char, 64>& place) {
  if (text.size() > place.size() || !is_printable_ascii(text)) return {};
  std::size_t length = 0;
  for (const char letter : text) {
    if (letter != ' ' && letter != '_' && letter != '-' && letter != '.') place[length++] = ascii_lower(letter);
  }
  return {place.data(), length};
}

}  // namespace

OptionMatcher::OptionMatcher(const Field& field, const ConversionOptions& options) : field_(field) {
  add_labels();
  add_choices(options);
  add_synonyms();
}

void OptionMatcher::add_labels() {
  const auto count = static_cast<Target>(field_.options.size());
  for (Target i = 0; i < count; ++i) {
    const FieldOption& option = field_.options[static_cast<std::size_t>(i)];
    if (option.active) exact_.emplace(option.id, i);
  }
  TextLookup<Target> written;
  for (Target i = 0; i < count; ++i) {
    const FieldOption& option = field_.options[static_cast<std::size_t>(i)];
    if (!option.active) continue;
    if (const auto [place, is_new] = written.emplace(option.label, i); !is_new) place->second = kSeveral;
    std::string folded = base::fold_loose(option.label);
    if (const auto [place, is_new] = folded_.emplace(folded, i); !is_new) place->second = kSeveral;
    const std::uint32_t letters = letters_of(folded);
    labels_.push_back({std::move(folded), letters, i});
  }
  exact_.merge(written);
}

void OptionMatcher::add_choices(const ConversionOptions& options) {
  for (const auto& [text, id] : options.value_map) {
    Target target = kEmpty;
    if (id == kChoiceNew) {
      target = kNew;
    } else if (id == kChoiceFail) {
      target = kRefused;
    } else if (id != kChoiceEmpty) {
      const auto option = std::ranges::find(field_.options, id, &FieldOption::id);
      if (option == field_.options.end()) continue;  // removed since
      target = static_cast<Target>(option - field_.options.begin());
    }
    folded_.emplace(base::fold_loose(text), target);
  }
}

void OptionMatcher::add_synonyms() {
  // Where a word is taken already, what took it holds for the word as written too.
  const auto add = [this](std::string_view text, std::string_view folded, Target target) {
    exact_.emplace(text, folded_.emplace(folded, target).first->second);
  };
  for (const Label& label : labels_) {
    for (const std::string& synonym : field_.options[static_cast<std::size_t>(label.option)].synonyms) {
      add(synonym, base::fold_loose(synonym), label.option);
    }
  }
  for (const OptionSynonym& synonym : shared_synonyms(field_)) {
    add(synonym.text, synonym.folded, static_cast<Target>(synonym.option));
  }
}

OptionMatcher::Answer OptionMatcher::answer(Target target) const {
  if (target == kEmpty) return {OptionMatch::kLeaveEmpty, {}};
  if (target == kSeveral) return {OptionMatch::kAmbiguous, {}};
  if (target == kNew) return {OptionMatch::kAddOption, {}};
  if (target == kRefused) return {OptionMatch::kFailRow, {}};
  return {OptionMatch::kFound, field_.options[static_cast<std::size_t>(target)].id};
}

OptionMatcher::Answer OptionMatcher::find(std::string_view text) const {
  if (const auto found = exact_.find(text); found != exact_.end()) return answer(found->second);
  std::array<char, 64> place;
  const std::string_view folded = fold_ascii(text, place);
  const auto found = folded.empty() ? folded_.find(base::fold_loose(text)) : folded_.find(folded);
  return found == folded_.end() ? Answer() : answer(found->second);
}

std::string OptionMatcher::nearest(std::string_view text) const {
  const std::string folded = base::fold_loose(text);
  const std::uint32_t letters = letters_of(folded);
  std::vector<std::pair<std::size_t, Target>> near;
  for (const Label& label : labels_) {
    const std::size_t gap =
        label.folded.size() > folded.size() ? label.folded.size() - folded.size() : folded.size() - label.folded.size();
    if (gap > kMaxTypos || !could_be_near(letters, label.letters)) continue;
    const std::size_t distance = base::edit_distance(folded, label.folded, kMaxTypos);
    if (distance <= kMaxTypos && distance < folded.size()) near.emplace_back(distance, label.option);
  }
  std::sort(near.begin(), near.end());
  std::string list;
  for (std::size_t i = 0; i < near.size() && i < kShownOptions; ++i) {
    append_listed(list, field_.options[static_cast<std::size_t>(near[i].second)].label);
  }
  for (std::size_t i = 0; near.empty() && i < labels_.size() && i < kShownOptions; ++i) {
    append_listed(list, field_.options[static_cast<std::size_t>(labels_[i].option)].label);
  }
  return list;
}

std::string OptionMatcher::fitting(std::string_view text) const {
  const std::string folded = base::fold_loose(text);
  std::string list;
  for (const Label& label : labels_) {
    if (label.folded == folded) append_listed(list, field_.options[static_cast<std::size_t>(label.option)].label);
  }
  return list;
}

std::string OptionMatcher::new_id(std::string_view label) const { return option_id_for(field_, label); }

}  // namespace inlet::leads
