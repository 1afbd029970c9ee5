// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/rival_candidates.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace inlet::imports {
namespace {

constexpr std::array<std::string_view, 5> kAddressParts = {"street", "city", "state", "postal_code", "country"};
// Of each AddressGroup: whose address counts for more.
constexpr std::array<double, 8> kRank = {1.0, 0.98, 0.97, 0.96, 0.9, 0.75, 0.7, 0.65};

struct Address {
  std::set<std::string> parts;
  bool is_filled = false;
  bool is_kept = false;
  // Whose it is counts for more than how complete it is.
  double worth(std::size_t group) const {
    return kRank[group] * std::sqrt(static_cast<double>(parts.size())) * (is_filled ? 1.0 : 0.7);
  }
};
using Addresses = std::array<Address, kRank.size()>;

class Rivals {
 public:
  Rivals(std::vector<ColumnCandidates>& columns, const std::vector<bool>& filled, const leads::FieldCatalog& catalog)
      : columns_(columns), filled_(filled), catalog_(catalog) {}

  // First and last name say more than the whole, unless only the whole is filled in.
  void keep_one_kind_of_name() {
    if (!has("first_name") || !has("last_name")) return;
    const bool only_whole = has_values("full_name") && !has_values("first_name") && !has_values("last_name");
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (only_whole) {
        drop(c, "first_name");
        drop(c, "last_name");
      } else {
        drop(c, "full_name");
      }
    }
  }

  // Street, city and country of one and the same address.
  void keep_one_address() {
    Addresses addresses;
    each_address_part([&](std::size_t c, const Candidate& candidate) {
      Address& address = addresses[static_cast<std::size_t>(candidate.group)];
      address.parts.insert(candidate.field);
      address.is_filled = address.is_filled || filled_[c];
    });
    const auto owner_of_part = choose(addresses);
    std::vector<std::pair<std::size_t, std::string>> drops;
    each_address_part([&](std::size_t c, const Candidate& candidate) {
      const auto group = static_cast<std::size_t>(candidate.group);
      const auto owner = owner_of_part.find(candidate.field);
      if (!addresses[group].is_kept || (owner != owner_of_part.end() && owner->second != group))
        drops.emplace_back(c, candidate.field);
    });
    for (const auto& [c, field] : drops) drop(c, field);
  }

  void drop_last_resorts() {
    const bool phone = has_better_than_a_last_resort({"phone", "mobile"});
    const bool email = has_better_than_a_last_resort({"email"});
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::vector<Candidate> before = columns_[c].candidates;
      for (const Candidate& candidate : before) {
        if (candidate.last_resort && (candidate.field == "email" ? email : phone)) drop(c, candidate.field);
      }
    }
  }

 private:
  // Marks the addresses that are kept, and tells which of them each part is taken from.
  static std::map<std::string, std::size_t> choose(Addresses& addresses) {
    std::vector<std::size_t> order;
    for (std::size_t group = 0; group < addresses.size(); ++group) {
      if (!addresses[group].parts.empty()) order.push_back(group);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return addresses[a].worth(a) > addresses[b].worth(b); });
    // A plain Country beside a Billing Street completes it; a second Street means a second address.
    std::map<std::string, std::size_t> owner_of_part;
    const auto plain = static_cast<std::size_t>(AddressGroup::kPlain);
    for (const std::size_t group : order) {
      Address& address = addresses[group];
      address.is_kept = group == plain || std::none_of(address.parts.begin(), address.parts.end(),
                                                       [&](const auto& part) { return owner_of_part.contains(part); });
      if (!address.is_kept) continue;
      for (const std::string& part : address.parts) owner_of_part.try_emplace(part, group);
    }
    return owner_of_part;
  }

  template <class Action>
  void each_address_part(Action action) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (const Candidate& candidate : columns_[c].candidates) {
        if (std::find(kAddressParts.begin(), kAddressParts.end(), candidate.field) != kAddressParts.end())
          action(c, candidate);
      }
    }
  }

  template <class Test>
  bool any(Test test) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      for (const Candidate& candidate : columns_[c].candidates) {
        if (test(c, candidate)) return true;
      }
    }
    return false;
  }
  bool has(std::string_view key) const {
    return any([&](std::size_t, const Candidate& candidate) { return candidate.field == key; });
  }
  bool has_values(std::string_view key) const {
    return any([&](std::size_t c, const Candidate& candidate) { return candidate.field == key && filled_[c]; });
  }
  bool has_better_than_a_last_resort(std::initializer_list<std::string_view> keys) const {
    return any([&](std::size_t, const Candidate& candidate) {
      return !candidate.last_resort && std::find(keys.begin(), keys.end(), candidate.field) != keys.end();
    });
  }

  void drop(std::size_t c, std::string_view key) {
    ColumnCandidates& column = columns_[c];
    const auto gone =
        std::erase_if(column.candidates, [&](const Candidate& candidate) { return candidate.field == key; });
    if (gone == 0 || !column.candidates.empty() || column.withdrawal.reason != SuggestionReason::kNoMatch) return;
    const leads::Field* field = catalog_.find(key);
    column.withdrawal = {SuggestionReason::kOtherColumnFits, {field == nullptr ? std::string(key) : field->label, {}}};
  }

  std::vector<ColumnCandidates>& columns_;
  const std::vector<bool>& filled_;
  const leads::FieldCatalog& catalog_;
};

}  // namespace

void settle_rivals(std::vector<ColumnCandidates>& columns, const std::vector<bool>& filled,
                   const leads::FieldCatalog& catalog) {
  Rivals rivals(columns, filled, catalog);
  rivals.keep_one_kind_of_name();
  rivals.keep_one_address();
  rivals.drop_last_resorts();
}

}  // namespace inlet::imports
