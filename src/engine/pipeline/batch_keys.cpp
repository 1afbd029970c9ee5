// SPDX-License-Identifier: Apache-2.0
#include "engine/pipeline/batch_keys.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "leads/dedupe/key_order.h"

namespace inlet::engine {

Result<void> BatchKeys::ask(leads::DuplicateIndex& index, std::span<const leads::MatchKey> keys) {
  questions_.clear();
  asked_by_.clear();
  changes_.clear();
  question_of_.assign(keys.size(), 0);

  leads::KeyOrder order;
  order.reserve(keys.size());
  for (const leads::MatchKey& key : keys) order.add(key);
  for (const std::uint32_t place : std::move(order).places()) {
    if (questions_.empty() || questions_.back().key != keys[place]) {
      questions_.push_back({keys[place], static_cast<std::uint32_t>(questions_.size())});
      asked_by_.push_back(0);
    }
    question_of_[place] = static_cast<std::uint32_t>(questions_.size() - 1);
    ++asked_by_.back();
  }

  INLET_ASSIGN(const auto found, index.find(questions_));
  first_holder_.assign(questions_.size() + 1, 0);
  holders_.clear();
  known_.clear();
  for (const leads::KeyHolder& holder : found) {
    ++first_holder_[holder.question + 1];
    holders_.push_back(holder.lead);
  }
  std::partial_sum(first_holder_.begin(), first_holder_.end(), first_holder_.begin());
  known_ = holders_;
  std::ranges::sort(known_);
  known_.erase(std::ranges::unique(known_).begin(), known_.end());
  return {};
}

void BatchKeys::holders(std::size_t place, std::vector<leads::LeadId>& leads) const {
  const std::uint32_t question = question_of_[place];
  leads.insert(leads.end(), holders_.begin() + first_holder_[question], holders_.begin() + first_holder_[question + 1]);
  if (changes_.empty()) return;
  const auto changed = changes_.find(question);
  if (changed == changes_.end()) return;
  for (const Change& change : changed->second) {
    const auto place_of = std::ranges::find(leads, change.lead);
    if (change.added && place_of == leads.end()) leads.push_back(change.lead);
    if (!change.added && place_of != leads.end()) leads.erase(place_of);
  }
  std::ranges::sort(leads);
}

void BatchKeys::add_at(std::size_t place, leads::LeadId lead) {
  // A key that no other row of the batch has will not be asked for again.
  const std::uint32_t question = question_of_[place];
  if (asked_by_[question] > 1) changes_[question].push_back({lead, true});
}

void BatchKeys::add(const leads::MatchKey& key, leads::LeadId lead) {
  const auto place = std::ranges::lower_bound(questions_, key, {}, &leads::KeyQuestion::key);
  if (place != questions_.end() && place->key == key) {
    changes_[static_cast<std::uint32_t>(place - questions_.begin())].push_back({lead, true});
  }
}

void BatchKeys::remove(const leads::MatchKey& key, leads::LeadId lead) {
  const auto place = std::ranges::lower_bound(questions_, key, {}, &leads::KeyQuestion::key);
  if (place != questions_.end() && place->key == key) {
    changes_[static_cast<std::uint32_t>(place - questions_.begin())].push_back({lead, false});
  }
}

}  // namespace inlet::engine
