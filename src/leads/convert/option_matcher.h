// SPDX-License-Identifier: Apache-2.0
//
// Finds the option that a text means: by id, label, label written loosely, the person's choices, known synonyms, in this
// order (semantics 26). Made once per column; asked from several threads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "leads/convert/conversion_options.h"
#include "leads/convert/text_lookup.h"
#include "leads/fields/field.h"

namespace inlet::leads {

enum class OptionMatch : std::uint8_t {
  kFound,
  kLeaveEmpty,
  kAddOption,  // the person said so for this value
  kFailRow,    // so too
  kAmbiguous,
  kUnknown,
};

class OptionMatcher {
 public:
  // `field` must outlive it.
  OptionMatcher(const Field& field, const ConversionOptions& options);

  struct Answer {
    OptionMatch match = OptionMatch::kUnknown;
    std::string_view id;
  };
  Answer find(std::string_view text) const;

  // Labels of the options nearest to a text that is none, or of the first ones: "Referral, Partner".
  std::string nearest(std::string_view text) const;
  // Labels of the options that an ambiguous text fits.
  std::string fitting(std::string_view text) const;
  // The id of an option to be added for this label: the same for labels that differ in case, spaces and accents only.
  std::string new_id(std::string_view label) const;

 private:
  using Target = std::int32_t;  // place among the options, or one of these
  static constexpr Target kEmpty = -1;
  static constexpr Target kSeveral = -2;
  static constexpr Target kNew = -3;
  static constexpr Target kRefused = -4;

  Answer answer(Target target) const;
  void add_labels();
  void add_choices(const ConversionOptions& options);
  void add_synonyms();

  const Field& field_;
  TextLookup<Target> exact_;   // as written
  TextLookup<Target> folded_;  // as base::fold_loose gives them
  struct Label {
    std::string folded;
    std::uint32_t letters;  // which of a to z are in it
    Target option;
  };
  std::vector<Label> labels_;
};

}  // namespace inlet::leads
