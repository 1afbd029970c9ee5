// SPDX-License-Identifier: Apache-2.0
#include "leads/dedupe/likeness.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>

#include "base/bytes/content_hash.h"
#include "base/text/edit_distance.h"
#include "base/text/fold.h"

namespace inlet::leads {
namespace {

struct ReasonEntry {
  std::string_view name;
  std::string_view sentence;
  int points;
};
constexpr ReasonEntry kReasons[] = {
    {"same_email", "Same email", 70},     {"similar_email", "Similar email", 45},
    {"same_name", "Same name", 40},       {"similar_name", "Similar name", 35},
    {"same_company", "Same company", 25}, {"similar_company", "Similar company", 15},
    {"same_phone", "Same phone", 35},     {"same_city", "Same city", 10},
};
const ReasonEntry& entry_of(LikeReason reason) { return kReasons[static_cast<std::size_t>(reason)]; }

// Another last name, or another first one, speaks against.
constexpr int kOtherName = -40;

// Legal forms and the like say nothing about which company it is.
constexpr std::array<std::string_view, 28> kNoCompanyWords = {
    "gmbh", "ag", "kg", "ug", "inc", "llc", "ltd", "limited", "corp", "corporation", "co",  "company", "sa",  "srl",
    "bv",   "nv", "oy", "ab", "as",  "plc", "spa", "sas",     "sarl", "pty",         "pvt", "lp",      "the", "group"};
// Mailboxes of many people.
constexpr std::array<std::string_view, 10> kRoleMailboxes = {"info",    "sales", "office", "contact", "mail",
                                                             "support", "hello", "admin",  "kontakt", "service"};

template <class List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    std::string folded = base::fold_loose(word);
    if (!folded.empty()) words.push_back(std::move(folded));
    word.clear();
  };
  for (const char c : text) {
    const bool parts = c == ' ' || c == ',' || c == '.' || c == '-' || c == '/' || c == '&' || c == '(' || c == ')';
    if (parts) {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word;
  return text;
}

std::string company_core(std::string_view company) {
  std::string core;
  for (const std::string& word : words_of(company)) {
    if (!contains(kNoCompanyWords, word)) core += word;
  }
  return core.empty() ? base::fold_loose(company) : core;
}

std::string without_extension(std::string_view phone) { return std::string(phone.substr(0, phone.find(";ext="))); }

// Both names in one order, so that swapped columns don't hide anybody.
std::string whole_name(const LeadFace& face) {
  auto words = words_of(face.first_name);
  if (words.empty()) return {};
  const auto last = words_of(face.last_name);
  if (last.empty()) return {};
  words.insert(words.end(), last.begin(), last.end());
  std::ranges::sort(words);
  return joined(words);
}

struct Email {
  std::string local;  // without dots, underscores and a plus tag
  std::string domain;
};

Email email_of(std::string_view text) {
  Email email;
  const std::string folded = base::fold_text(text);
  const std::size_t at = folded.rfind('@');
  if (at == std::string::npos) return email;
  for (const char c : folded.substr(0, std::min(at, folded.find('+')))) {
    if (c != '.' && c != '_' && c != '-') email.local += c;
  }
  email.domain = folded.substr(at + 1);
  return email;
}

// Room for one typing error in five letters, for two in eight.
bool is_typo_of(std::string_view a, std::string_view b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 4) return false;
  const std::size_t bound = shorter < 8 ? 1 : 2;
  return base::edit_distance(a, b, bound) <= bound;
}

bool is_similar_domain(const std::string& a, const std::string& b) {
  return a.substr(0, a.rfind('.')) == b.substr(0, b.rfind('.')) || is_typo_of(a, b);
}

bool is_similar_email(const Email& a, const Email& b) {
  if (a.local.empty() || b.local.empty()) return false;
  if (a.local == b.local) return a.domain == b.domain || is_similar_domain(a.domain, b.domain);
  return a.domain == b.domain && a.local.size() > 4 && base::edit_distance(a.local, b.local, 1) == 1;
}

// "Al." and "Alexandra", "T" and "Tom", "Jon" and "John".
bool is_similar_first_name(const std::string& a, const std::string& b) {
  const std::string& shorter = a.size() < b.size() ? a : b;
  const std::string& longer = a.size() < b.size() ? b : a;
  const bool begins = longer.starts_with(shorter) && shorter.size() != 2;
  return begins || is_typo_of(a, b) || (shorter.size() == 3 && base::edit_distance(a, b, 1) == 1);
}

enum class Names : std::uint8_t { kUnknown, kSame, kSimilar, kOther };

Names compare_names(const LeadFace& a, const LeadFace& b) {
  const std::string whole_a = whole_name(a);
  if (!whole_a.empty() && whole_a == whole_name(b)) return Names::kSame;
  const std::string last_a = joined(words_of(a.last_name));
  const std::string last_b = joined(words_of(b.last_name));
  if (last_a.empty() || last_b.empty()) return Names::kUnknown;
  const bool same_last = last_a == last_b;
  if (!same_last && !is_typo_of(last_a, last_b)) return Names::kOther;
  const std::string first_a = joined(words_of(a.first_name));
  const std::string first_b = joined(words_of(b.first_name));
  if (first_a.empty() || first_b.empty()) return first_a == first_b && same_last ? Names::kSimilar : Names::kUnknown;
  if (first_a == first_b) return Names::kSimilar;
  // One error for the whole name: two half-alike names are two people.
  return same_last && is_similar_first_name(first_a, first_b) ? Names::kSimilar : Names::kOther;
}

bool share_a_phone(const LeadFace& a, const LeadFace& b) {
  for (const std::string* one : {&a.phone, &a.mobile}) {
    if (one->empty()) continue;
    const std::string number = without_extension(*one);
    if (number == without_extension(b.phone) || number == without_extension(b.mobile)) return true;
  }
  return false;
}

void add(Likeness& likeness, LikeReason reason) {
  likeness.score += entry_of(reason).points;
  likeness.reasons.push_back(reason);
}

void compare_companies(const LeadFace& a, const LeadFace& b, Likeness& likeness) {
  if (a.company.empty() || b.company.empty()) return;
  const std::string core_a = company_core(a.company);
  const std::string core_b = company_core(b.company);
  if (core_a == core_b) return add(likeness, LikeReason::kSameCompany);
  const std::string& shorter = core_a.size() < core_b.size() ? core_a : core_b;
  const std::string& longer = core_a.size() < core_b.size() ? core_b : core_a;
  const bool begins = shorter.size() >= 4 && longer.starts_with(shorter);
  if (begins || is_typo_of(core_a, core_b)) add(likeness, LikeReason::kSimilarCompany);
}

void append_key(char kind, std::initializer_list<std::string_view> parts, std::vector<std::uint64_t>& keys) {
  std::string text(1, kind);
  for (const std::string_view part : parts) {
    if (part.empty()) return;
    text += part;
    text += '\x1e';
  }
  const auto hash = base::hash128(text).bytes;
  std::uint64_t key = 0;
  std::memcpy(&key, hash.data(), sizeof key);
  keys.push_back(key);
}

std::string text_in(const Lead& lead, std::string_view field) { return std::string(lead.get(field).text()); }

}  // namespace

std::string_view name_of(LikeReason reason) { return entry_of(reason).name; }
std::string_view sentence(LikeReason reason) { return entry_of(reason).sentence; }

LeadFace face_of(const Lead& lead) {
  return {lead.id,
          lead.import_job_id.value_or(0),
          text_in(lead, "first_name"),
          text_in(lead, "last_name"),
          text_in(lead, "company"),
          text_in(lead, "email"),
          text_in(lead, "phone"),
          text_in(lead, "mobile"),
          text_in(lead, "city")};
}

Likeness compare(const LeadFace& a, const LeadFace& b) {
  Likeness likeness;
  const bool same_email = !a.email.empty() && base::fold_text(a.email) == base::fold_text(b.email);
  if (same_email) {
    add(likeness, LikeReason::kSameEmail);
  } else if (is_similar_email(email_of(a.email), email_of(b.email))) {
    add(likeness, LikeReason::kSimilarEmail);
  }
  switch (compare_names(a, b)) {
    case Names::kSame: add(likeness, LikeReason::kSameName); break;
    case Names::kSimilar: add(likeness, LikeReason::kSimilarName); break;
    case Names::kOther: likeness.score += same_email ? 0 : kOtherName; break;
    case Names::kUnknown: break;
  }
  compare_companies(a, b, likeness);
  if (share_a_phone(a, b)) add(likeness, LikeReason::kSamePhone);
  const std::string city = base::fold_loose(a.city);
  if (!city.empty() && city == base::fold_loose(b.city)) add(likeness, LikeReason::kSameCity);
  likeness.score = std::clamp(likeness.score, 0, 100);
  return likeness;
}

void append_block_keys(const LeadFace& face, std::vector<std::uint64_t>& keys) {
  const std::size_t start = keys.size();
  if (!face.email.empty()) {
    const Email email = email_of(face.email);
    const bool is_persons_own = email.local.size() > 3 && !contains(kRoleMailboxes, email.local);
    append_key('e', {base::fold_text(face.email)}, keys);
    if (is_persons_own) append_key('l', {email.local, email.domain.substr(0, 1)}, keys);
  }
  const std::string company = company_core(face.company);
  const std::string name = whole_name(face);
  append_key('n', {name, company}, keys);
  append_key('c', {name, base::fold_loose(face.city)}, keys);
  append_key('f', {joined(words_of(face.first_name)), company}, keys);
  append_key('s', {joined(words_of(face.last_name)), company}, keys);
  append_key('p', {without_extension(face.phone)}, keys);
  if (face.mobile != face.phone) append_key('p', {without_extension(face.mobile)}, keys);
  std::sort(keys.begin() + static_cast<std::ptrdiff_t>(start), keys.end());
  keys.erase(std::unique(keys.begin() + static_cast<std::ptrdiff_t>(start), keys.end()), keys.end());
}

}  // namespace inlet::leads
