// SPDX-License-Identifier: Apache-2.0
#include "store/database/personal_records.h"

#include <algorithm>
#include <iterator>

namespace inlet::store {
namespace {

constexpr std::string_view kStages[] = {"searching", "found", "erasing", "erased", "failed"};
constexpr std::string_view kPlaces[] = {"history",        "value_before",   "row",         "example",
                                        "cell_fix",       "value_fix",      "template",    "import_profile",
                                        "import_mapping", "import_options", "import_plan", "import_file_name",
                                        "upload_name",    "notice",         "message",     "bulk_selection",
                                        "bulk_values",    "bulk_before"};

}  // namespace

std::string_view name_of(InquiryStage stage) { return kStages[static_cast<std::size_t>(stage)]; }

std::optional<InquiryStage> inquiry_stage_named(std::string_view name) {
  const auto* const found = std::ranges::find(kStages, name);
  if (found == std::end(kStages)) return std::nullopt;
  return static_cast<InquiryStage>(found - std::begin(kStages));
}

std::string_view name_of(Place place) { return kPlaces[static_cast<std::size_t>(place)]; }

std::optional<Place> place_named(std::string_view name) {
  const auto* const found = std::ranges::find(kPlaces, name);
  if (found == std::end(kPlaces)) return std::nullopt;
  return static_cast<Place>(found - std::begin(kPlaces));
}

}  // namespace inlet::store
