// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/boolean_converter.h"

#include <algorithm>
#include <array>

#include "leads/convert/cell_text.h"
#include "leads/convert/text_lookup.h"

namespace inlet::leads {
namespace {

constexpr const char* kYes[] = {
    "yes",  "y",    "true", "t",    "1",    "on",     "x",        "checked",   "ok",         "yep",    "yeah", "ja",
    "j",    "jo",   "oui",  "vrai", "si",   "s",      "sim",      "verdadero", "verdadeiro", "vero",   "wahr", "waar",
    "sand", "sant", "sann", "da",   "tak",  "prawda", "kylla",    "tosi",      "ano",        "pravda", "evet", "dogru",
    "igen", "igaz", "nai",  "jah",  "taip", "ya",     "adevarat", "да",        "истина",     "так",    "ναι",  "αληθεσ",
    "نعم",  "صحيح", "כן",   "हाँ",   "हां",   "सही",    "はい",     "真",        "是",         "对",     "對",   "有",
    "예",   "네",   "참",   "ใช่",   "✓",    "✔",      "☑",        "✅",
};
constexpr const char* kNo[] = {
    "no",     "n",      "false", "f",      "0",     "off",   "unchecked", "nope",  "nein",    "nej",      "nei",
    "nee",    "non",    "nao",   "nie",    "ne",    "ei",    "hayir",     "nem",   "hamis",   "nu",       "faux",
    "falso",  "falsch", "falsk", "onwaar", "usann", "usand", "falskt",    "falsz", "epatosi", "nepravda", "yanlis",
    "oxi",    "tidak",  "fals",  "нет",    "ложь",  "ні",    "не",        "οχι",   "ψευδησ",  "لا",       "خطأ",
    "לא",     "नहीं",    "गलत",   "いいえ", "偽",    "否",    "不",        "错",    "錯",      "无",       "아니요",
    "아니오", "거짓",   "ไม่",    "✗",      "✘",     "☐",     "❌",
};

constexpr std::size_t kMaxWord = 16;

TextLookup<bool> make_words() {
  TextLookup<bool> words;
  for (const char* word : kYes) words.emplace(base::fold_loose(word), true);
  for (const char* word : kNo) words.emplace(base::fold_loose(word), false);
  return words;
}

}  // namespace

std::optional<bool> yes_or_no(std::string_view text) {
  static const TextLookup<bool> words = make_words();
  std::array<char, kMaxWord> lower;
  const bool is_ascii = is_printable_ascii(text);
  // Not folded loosely: that would make -1 the same as 1.
  if (is_ascii && text.size() > lower.size()) return std::nullopt;
  if (is_ascii) std::transform(text.begin(), text.end(), lower.begin(), ascii_lower);
  const auto found =
      is_ascii ? words.find(std::string_view(lower.data(), text.size())) : words.find(base::fold_loose(text));
  if (found == words.end()) return std::nullopt;
  return found->second;
}

BooleanConverter::BooleanConverter(const ConversionOptions& options) {
  for (const auto& [word, answer] : options.value_map) chosen_[base::fold_loose(word)] = answer;
}

Value BooleanConverter::convert(const tables::Cell& cell, Conversion& conversion) const {
  const std::string_view text = trim_fast(cell.text);
  if (!chosen_.empty()) {
    if (const auto found = chosen_.find(base::fold_loose(text)); found != chosen_.end()) {
      return found->second.empty() ? Value() : Value::of_number(ValueKind::kBoolean, found->second == "true" ? 1 : 0);
    }
  }
  if (const auto answer = yes_or_no(text)) return Value::of_number(ValueKind::kBoolean, *answer ? 1 : 0);
  conversion.report(base::Code::kInvalidBoolean, {std::string(text)});
  return {};
}

}  // namespace inlet::leads
