// SPDX-License-Identifier: Apache-2.0
#include "server/http/request_language.h"

#include <optional>

namespace inlet::server {
namespace {

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Thousandths: "de;q=0.5" is 500, "de" is 1,000, and what can't be read is 0.
int weight_of(std::string_view range) {
  const std::size_t at = range.find("q=");
  if (at == std::string_view::npos) return 1'000;
  const std::string_view digits = range.substr(at + 2);
  if (digits.starts_with('1')) return 1'000;
  if (!digits.starts_with("0.")) return 0;
  int weight = 0;
  int unit = 100;
  for (std::size_t i = 2; i < digits.size() && digits[i] >= '0' && digits[i] <= '9'; ++i, unit /= 10)
    weight += (digits[i] - '0') * unit;
  return weight;
}

base::Language accepted_language(std::string_view header) {
  auto best = base::Language::kEnglish;
  int best_weight = 0;
  while (!header.empty()) {
    const std::size_t comma = header.find(',');
    const std::string_view range = trimmed(header.substr(0, comma));
    header.remove_prefix(comma == std::string_view::npos ? header.size() : comma + 1);
    const auto language = base::language_tagged(trimmed(range.substr(0, range.find(';'))));
    const int weight = weight_of(range);
    if (!language || weight <= best_weight) continue;
    best = *language;
    best_weight = weight;
  }
  return best;
}

}  // namespace

base::Language language_of(const Request& request) {
  const auto chosen = base::language_tagged(request.cookie(kLanguageCookie));
  return chosen ? *chosen : accepted_language(request.header("accept-language"));
}

}  // namespace inlet::server
