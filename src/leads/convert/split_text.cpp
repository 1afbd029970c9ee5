// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/split_text.h"

#include <array>

#include "base/text/fold.h"

namespace inlet::leads {
namespace {

// The plainer ones first: of "Lee; Kim, Berlin" the halves are told by the semicolon.
constexpr std::array<std::string_view, 8> kSeparators = {"\n", ";", "|", " / ", " - ", " \xE2\x80\x93 ", ", ", "/"};

}  // namespace

SplitText split_text(std::string_view text, std::string_view at) {
  const std::size_t place = text.find(at);
  if (place == std::string_view::npos) return {base::trim(text), {}};
  return {base::trim(text.substr(0, place)), base::trim(text.substr(place + at.size()))};
}

std::optional<std::string_view> separator_in(std::string_view text) {
  for (const std::string_view separator : kSeparators) {
    const SplitText parts = split_text(text, separator);
    if (!parts.first.empty() && !parts.second.empty()) return separator;
  }
  return std::nullopt;
}

}  // namespace inlet::leads
