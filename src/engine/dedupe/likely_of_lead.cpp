// SPDX-License-Identifier: Apache-2.0
#include "engine/dedupe/likely_of_lead.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "leads/dedupe/likeness.h"
#include "leads/values/lead_filter.h"

namespace inlet::engine {
namespace {

using leads::LeadFace;
using leads::LeadId;
using leads::LikelyPair;

constexpr std::uint32_t kMostCandidates = 200;  // of one likeness; what more leads share says nothing

std::string first_word(const std::string& text) { return text.substr(0, text.find(' ')); }

// What somebody would type to find the same person again, however one part of it is written.
std::vector<std::string> searches_of(const LeadFace& face) {
  std::vector<std::string> searches;
  const auto add = [&searches](std::initializer_list<std::string> parts) {
    std::string search;
    for (const std::string& part : parts) {
      if (part.empty()) return;
      search += (search.empty() ? "" : " ") + part;
    }
    searches.push_back(std::move(search));
  };
  const std::string company = first_word(face.company);
  add({face.email.substr(0, face.email.find('@'))});
  add({face.phone.substr(0, face.phone.find(';'))});
  add({face.mobile.substr(0, face.mobile.find(';'))});
  add({face.first_name, face.last_name});
  add({face.first_name, company});
  add({face.last_name, company});
  return searches;
}

}  // namespace

Result<std::vector<LikelyPair>> likely_pairs_of(store::Transaction& transaction, const leads::Lead& lead,
                                                base::TimePoint now) {
  const LeadFace face = leads::face_of(lead);
  std::map<LeadId, int> scores;
  for (const std::string& search : searches_of(face)) {
    leads::LeadFilter filter;
    filter.search = search;
    INLET_ASSIGN(const auto page, transaction.leads().list(filter, kMostCandidates));
    for (const leads::Lead& other : page.leads) {
      if (other.id != lead.id) scores.try_emplace(other.id, leads::compare(face, leads::face_of(other)).score);
    }
  }
  std::vector<LikelyPair> pairs;
  for (const auto& [other, score] : scores) {
    if (score < leads::kLeastLikeness) continue;
    pairs.push_back({0, std::min(lead.id, other), std::max(lead.id, other), score, now});
  }
  std::ranges::stable_sort(pairs, std::greater(), &LikelyPair::score);
  return pairs;
}

}  // namespace inlet::engine
