// SPDX-License-Identifier: Apache-2.0
#include "engine/verbs/earlier_files.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/verbs/find_import.h"

namespace inlet::engine {
namespace {

constexpr std::uint32_t kMostCompared = 200;  // imports, the newest ones
constexpr std::uint64_t kLeastPart = 5;       // one in five addresses is worth a word

struct Candidate {
  imports::ImportId import_id = 0;
  tables::SharedAddresses addresses;
};

}  // namespace

Result<std::optional<imports::ImportRecord>> earlier_import_of(store::Transaction& transaction,
                                                               const access::Actor& actor,
                                                               const imports::Upload& upload,
                                                               imports::ImportId but_not) {
  INLET_ASSIGN(const auto earlier, transaction.ledger().earlier_imports_of(upload.sha256, but_not));
  for (const imports::ImportId id : earlier) {
    auto other = find_import(transaction, actor, id);
    if (other.has_value() && other->state != imports::ImportState::kDraft) return std::optional(std::move(*other));
  }
  return std::optional<imports::ImportRecord>();
}

Result<std::optional<SimilarFile>> similar_file(store::Transaction& transaction, const access::Actor& actor,
                                                const imports::Upload& upload) {
  INLET_ASSIGN(const auto text, transaction.uploads().addresses(upload.sha256));
  auto ours = text ? tables::AddressSketch::from_text(*text) : std::nullopt;
  if (!ours) return std::optional<SimilarFile>();
  INLET_ASSIGN(const auto others, transaction.uploads().addresses_of_imports(upload.sha256, kMostCompared));
  std::vector<Candidate> candidates;
  for (const imports::AddressesOfImport& other : others) {
    auto theirs = tables::AddressSketch::from_text(other.sketch);
    if (!theirs) continue;
    const tables::SharedAddresses addresses = share(*ours, *theirs);
    const bool is_much = addresses.shared > 0 && addresses.shared * kLeastPart >= addresses.of;
    if (is_much) candidates.push_back({other.import_id, addresses});
  }
  // The newest one of those that share as many.
  std::ranges::stable_sort(candidates, std::greater(), [](const Candidate& each) { return each.addresses.shared; });
  for (const Candidate& candidate : candidates) {
    auto record = find_import(transaction, actor, candidate.import_id);
    if (record.has_value()) return std::optional(SimilarFile{std::move(*record), candidate.addresses});
  }
  return std::optional<SimilarFile>();
}

}  // namespace inlet::engine
