// SPDX-License-Identifier: Apache-2.0
//
// How much two leads look like the same person though their keys differ: a typo in the email, the name written otherwise, the
// same phone. A pure function with reasons that people can check; nothing is decided by it (semantics 21).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "leads/values/lead.h"

namespace inlet::leads {

// What likeness is made of, as stored; empty where blank.
struct LeadFace {
  LeadId id = 0;
  std::int64_t import_id = 0;  // the import that created the lead; 0: none
  std::string first_name, last_name, company, email, phone, mobile, city;
};
LeadFace face_of(const Lead& lead);

enum class LikeReason : std::uint8_t {
  kSameEmail,
  kSimilarEmail,
  kSameName,
  kSimilarName,
  kSameCompany,
  kSimilarCompany,
  kSamePhone,
  kSameCity,
};
std::string_view name_of(LikeReason reason);   // same_email ...
std::string_view sentence(LikeReason reason);  // "Same email"

struct Likeness {
  int score = 0;  // 0 to 100
  std::vector<LikeReason> reasons;
};

inline constexpr int kLeastLikeness = 60;  // below it a pair is not worth a look
Likeness compare(const LeadFace& a, const LeadFace& b);

// Leads that may be alike share at least one of these. 64-bit hashes of what they are made of; each once.
void append_block_keys(const LeadFace& face, std::vector<std::uint64_t>& keys);

}  // namespace inlet::leads
