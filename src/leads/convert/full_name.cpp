// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/full_name.h"

#include <array>
#include <cstring>
#include <span>
#include <string>

#include "base/text/fold.h"
#include "base/text/utf8.h"

namespace inlet::leads {
namespace {

// More words than a name has are not taken apart word by word.
constexpr std::size_t kMaxWords = 24;

constexpr std::string_view kHonorifics[] = {
    "mr",        "mrs",   "ms",       "miss",    "mx",   "sir",     "dame", "lord",    "lady",   "dr",   "prof",
    "professor", "rev",   "herr",     "frau",    "hr",   "fr",      "hrn",  "dipling", "mag",    "ing",  "m",
    "mme",       "mlle",  "monsieur", "madame",  "sr",   "sra",     "srta", "senor",   "senora", "don",  "dona",
    "sig",       "sigra", "signor",   "signora", "dott", "dottssa", "pan",  "pani",    "dhr",    "mevr", "mw",
    "drs",       "hon",   "capt",     "col",     "gen",  "lt",      "shri", "smt",
};

// Behind the last name: kept with it.
constexpr std::string_view kSuffixes[] = {"jr",  "sr",  "jun", "sen", "junior", "senior", "ii", "iii",   "iv",   "esq",
                                          "phd", "md",  "mba", "cpa", "dds",    "jd",     "rn", "filho", "neto", "mp",
                                          "obe", "cfa", "pmp", "llm", "msc",    "bsc",    "ma", "ba",    "pe"};

// Before the last name: belong to it.
constexpr std::string_view kParticles[] = {
    "van", "von", "vom",   "zu",  "zum",   "zur", "de",  "del",   "della", "dello", "degli", "dei", "di",
    "da",  "das", "do",    "dos", "du",    "des", "den", "der",   "het",   "ten",   "ter",   "te",  "la",
    "le",  "las", "los",   "el",  "al",    "bin", "ibn", "binti", "bint",  "ben",   "bar",   "abu", "af",
    "av",  "st",  "saint", "san", "santa", "lo",  "'t",  "op",    "aan",   "mac",   "mc",    "y"};

template <std::size_t N>
bool is_one_of(const std::string_view (&words)[N], std::string_view word) {
  const std::string folded = base::fold_loose(word);
  for (const std::string_view known : words) {
    if (folded == known) return true;
  }
  return false;
}

bool is_honorific(std::string_view word) {
  // A single letter or "Fr" without a point is more likely a part of the name.
  const bool is_short = word.size() <= 2 && !word.ends_with('.');
  if (is_short && word != "Mr" && word != "Ms" && word != "Dr" && word != "Hr" && word != "Sr") return false;
  return is_one_of(kHonorifics, word);
}

bool is_suffix(std::string_view word) { return is_one_of(kSuffixes, word); }

struct Words {
  std::array<std::string_view, kMaxWords> word;
  std::size_t count = 0;

  std::span<const std::string_view> all() const { return {word.data(), count}; }
};

Words words_of(std::string_view text) {
  Words words;
  while (words.count < kMaxWords) {
    text = base::trim(text);
    if (text.empty()) break;
    std::size_t end = 0;
    while (end < text.size()) {
      const base::DecodedCodePoint next = base::decode_next(text, end);
      if (base::is_blank_character(next.value)) break;
      end += next.size_bytes;
    }
    // The last place takes all that is left.
    if (words.count + 1 == kMaxWords) end = text.size();
    words.word[words.count++] = text.substr(0, end);
    text.remove_prefix(end);
  }
  return words;
}

std::string_view joined(std::span<const std::string_view> words, TextArena& arena) {
  if (words.empty()) return {};
  if (words.size() == 1) return words.front();
  std::size_t size = words.size() - 1;
  for (const std::string_view word : words) size += word.size();
  char* const place = arena.allocate(size);
  char* end = place;
  for (const std::string_view word : words) {
    if (end != place) *end++ = ' ';
    std::memcpy(end, word.data(), word.size());
    end += word.size();
  }
  return {place, size};
}

std::span<const std::string_view> without_honorifics(std::span<const std::string_view> words) {
  while (words.size() > 1 && is_honorific(words.front())) words = words.subspan(1);
  return words;
}

// Where the last name begins: at the first particle behind the first name, else at the last word that is no suffix.
std::size_t last_name_begin(std::span<const std::string_view> words) {
  std::size_t end = words.size();
  while (end > 2 && is_suffix(words[end - 1])) --end;
  std::size_t begin = end - 1;
  while (begin > 1 && is_one_of(kParticles, words[begin - 1])) --begin;
  return begin;
}

// The comma of "Lee, Ann"; none of "Ann Lee, PhD".
std::size_t name_comma(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return comma;
  const Words behind = words_of(text.substr(comma + 1));
  if (behind.count == 0) return comma;
  for (const std::string_view word : behind.all()) {
    std::string_view bare = word;
    while (bare.ends_with(',')) bare.remove_suffix(1);
    if (!is_suffix(bare)) return comma;
  }
  return std::string_view::npos;
}

// The space between family and given name is not usual in Chinese, Japanese and Korean; nothing says where one ends.
bool is_family_first(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::DecodedCodePoint next = base::decode_next(text, at);
    const bool is_east_asian =
        (next.value >= 0x3040 && next.value <= 0x9FFF) || (next.value >= 0xAC00 && next.value <= 0xD7AF);
    if (!is_east_asian && !base::is_blank_character(next.value)) return false;
    at += next.size_bytes;
  }
  return true;
}

}  // namespace

FullName split_full_name(std::string_view text, TextArena& arena) {
  text = base::trim(text);
  if (text.empty()) return {};
  if (const std::size_t comma = name_comma(text); comma != std::string_view::npos) {
    const Words last = words_of(text.substr(0, comma));
    const Words first = words_of(text.substr(comma + 1));
    const auto first_words = without_honorifics(first.all());
    if (last.count == 0) return split_full_name(text.substr(comma + 1), arena);
    return {joined(first_words, arena), joined(without_honorifics(last.all()), arena)};
  }
  const Words all = words_of(text);
  const auto words = without_honorifics(all.all());
  if (words.size() == 1) return {{}, words.front()};
  if (is_family_first(text)) return {joined(words.subspan(1), arena), words.front()};
  const std::size_t begin = last_name_begin(words);
  // "Mr van Beethoven": nothing but a last name.
  if (begin == 1 && words.size() > 1 && is_one_of(kParticles, words.front()) && words.size() != all.count) {
    return {{}, joined(words, arena)};
  }
  return {joined(words.first(begin), arena), joined(words.subspan(begin), arena)};
}

}  // namespace inlet::leads
