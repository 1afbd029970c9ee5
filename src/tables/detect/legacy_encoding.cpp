// SPDX-License-Identifier: Apache-2.0
//
// Tells encodings of one byte a character, and the East Asian ones of two, apart by what the text would say in each: letters
// that are common in their language, in words of one script and of plausible case, speak for an encoding; control characters,
// symbols between letters and rare signs against it. uchardet's opinion counts as well; it needs more text than a short list has.
#include <uchardet.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <unordered_map>

#include "base/text/decoder.h"
#include "base/text/utf8.h"
#include "tables/detect/encoding_detection.h"
#include "tables/detect/ranking.h"

namespace inlet::tables {
namespace {

struct Candidate {
  const char* name;
  double prior;  // how usual it is, as a start
  bool has_two_bytes;
};

constexpr Candidate kCandidates[] = {
    {"windows-1252", 0.30, false},  {"windows-1250", 0.10, false}, {"windows-1251", 0.15, false},
    {"windows-1253", 0.05, false},  {"windows-1254", 0.05, false}, {"windows-1255", 0.05, false},
    {"windows-1256", 0.05, false},  {"windows-1257", 0.03, false}, {"windows-874", 0.03, false},
    {"ISO-8859-2", 0.05, false},    {"ISO-8859-15", 0.05, false},  {"ISO-8859-5", 0.0, false},
    {"KOI8-R", 0.05, false},        {"IBM850", 0.08, false},       {"IBM437", 0.06, false},
    {"IBM852", 0.0, false},         {"IBM866", 0.05, false},       {"macintosh", 0.10, false},
    {"x-mac-cyrillic", 0.0, false}, {"Shift_JIS", 0.05, true},     {"EUC-JP", 0.05, true},
    {"GB18030", 0.05, true},        {"Big5", 0.05, true},          {"windows-949", 0.05, true},
};

enum class Script : unsigned char { kNone, kLatin, kGreek, kCyrillic, kHebrew, kArabic, kThai, kKana, kHangul, kHan };

Script script_of(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7))
    return Script::kLatin;
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c >= 0x590 && c < 0x600) return Script::kHebrew;
  if (c >= 0x600 && c < 0x700) return Script::kArabic;
  if (c >= 0xE00 && c < 0xE80) return Script::kThai;
  if (c >= 0x3040 && c < 0x3100) return Script::kKana;
  if (c >= 0xAC00 && c < 0xD7A4) return Script::kHangul;
  if (c >= 0x4E00 && c < 0xA000) return Script::kHan;
  return Script::kNone;
}

bool is_small(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  if (c < 0x100) return c >= 0xDF;
  if (c < 0x180)
    return c == 0x131 || c == 0x17F || (c < 0x139 || (c >= 0x14A && c < 0x178) ? (c & 1U) != 0 : (c & 1U) == 0);
  if (c < 0x250) return (c & 1U) != 0;
  if (c < 0x400) return c >= 0x3AC;
  return c >= 0x430 && c < 0x460;
}

bool is_capital(char32_t c) {
  const Script script = script_of(c);
  const bool has_case = script == Script::kLatin || script == Script::kGreek || script == Script::kCyrillic;
  return has_case && !is_small(c) && c != 0x390;
}

// How usual a character is in texts of its language, from -3 to 2.
const std::unordered_map<char32_t, double>& usual_characters() {
  static const auto* const kUsual = [] {
    auto* map = new std::unordered_map<char32_t, double>();
    const auto add = [map](std::string_view text, double weight) {
      for (const char32_t c : base::to_code_points(text)) map->emplace(c, weight);
    };
    add("éèàäöüßñçáíóúêâôîûãõåæøœÉÖÜÄÅØÑÇÁÓÚÀ", 1.6);
    add("ëïòùìÈÊÎÔÂÃÕÆÍŒŸÿ", 0.9);
    add("ąćęłńśźżŁŚŻčďěňřšťůžČŘŠŽőűŐŰășțşţȘȚŞŢğıİĞđĐ", 1.3);
    add("āēīūģķļņĀĒĪŪėįųūĄĘĖĮŲÝýÞþÐðľĺŕĽ", 1.0);
    add("¤", -4);
    add("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё", 1.5);
    add("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ", 1.3);
    add("ЁЪЫЬЙіїєґІЇЄўјљњћђџ", 0.5);
    add("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ", 1.5);
    add("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ", 1.2);
    add("אבגדהוזחטיכלמנסעפצקרשתםןףץך", 1.5);
    add("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءئؤ", 1.5);
    add("“”‘’„–—…€«»•™®©°·¿¡", 0.8);
    add("§²³µ½¼¾£ºª\u00A0", 0.2);
    add("的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年公司名电话地址市省区"
        "路号街有限北京上海先生女士客户产品希望演示张王李刘陈杨黄赵周吴",
        1.6);
    add("這個們來為國說時會對於著電話號區產單與後點開發現關實體設計備註姓灣臺縣", 1.6);
    add("日本東京都株式会社様県市区町丁目番号氏名住所電話担当者年月田中山佐藤鈴木高橋渡辺伊小林加前後部長営業社員",
        1.6);
    add("이가는을를의에서로한다고지사시도기인하대리자은수정민김박최조강윤장임오신권황안송류전홍주성명부회표원구동길번호"
        "서울부산전화메일름",
        1.6);
    return map;
  }();
  return *kUsual;
}

double weight_of(char32_t c) {
  const auto& usual = usual_characters();
  if (const auto found = usual.find(c); found != usual.end()) return found->second;
  if (c == base::kReplacement) return -12;
  if (c < 0x100) return c < 0xA0 ? -4 : (script_of(c) == Script::kLatin ? 0.2 : -0.8);  // C1 controls; symbols
  if (c >= 0xE000 && c < 0xF900) return -4;                                             // private use
  if (c >= 0x2500 && c < 0x2600) return -2;                                             // boxes
  if (c >= 0xFF61 && c < 0xFFA0) return -0.4;  // narrow kana, as single bytes of anything look in Shift_JIS
  if (c >= 0x3000 && c < 0x3040) return 0.8;   // CJK punctuation
  if (c >= 0xFF00 && c < 0xFF61) return 0.6;   // wide letters and digits
  switch (script_of(c)) {
    case Script::kKana: return 1.4;
    case Script::kThai: return 1.1;
    case Script::kHangul: return 0.5;
    case Script::kHan: return 0.2;
    case Script::kNone: return -1.5;
    default: return 0.1;
  }
}

// Marks that Thai writes above or below a consonant.
bool is_thai_mark(char32_t c) { return c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E); }

// The letters beyond ASCII of languages that share an encoding: which of them a text uses tells the encodings apart.
constexpr std::string_view kAlphabets[] = {
    "äöüßéÄÖÜ",
    "éèêëàâîïôùûüçœæÉÈÊÀÂÎÔÇŒ",
    "áéíóúñüÁÉÍÓÚÑªº",
    "áâãàçéêíóôõúüÁÂÃÀÇÉÊÍÓÔÕÚ",
    "àèéìíîòóùúÀÈÉÌÒÙ",
    "åäöøæéüÅÄÖØÆÉ",
    "áðéíóúýþæöÁÐÉÍÓÚÝÞÆÖ",
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "áčďéěíňóřšťúůýžľĺŕôäÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽ",
    "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "ăâîșțşţĂÂÎȘȚŞŢ",
    "čćđšžČĆĐŠŽ",
    "çğıöşüâîÇĞİÖŞÜ",
    "ąčęėįšųūžĄČĘĖĮŠŲŪŽ",
    "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ",
    "äõöüšžÄÕÖÜŠŽ",
};

// The largest part of the Latin letters beyond ASCII that one language has.
double coherence(const std::u32string& text) {
  std::unordered_map<char32_t, std::size_t> letters;
  std::size_t count = 0;
  for (const char32_t c : text) {
    if (c < 0x80 || script_of(c) != Script::kLatin) continue;
    ++letters[c];
    ++count;
  }
  if (count == 0) return 1;
  std::size_t most = 0;
  for (const std::string_view alphabet : kAlphabets) {
    std::size_t covered = 0;
    for (const char32_t c : base::to_code_points(alphabet)) {
      if (const auto found = letters.find(c); found != letters.end()) covered += found->second;
    }
    most = std::max(most, covered);
  }
  return static_cast<double>(most) / static_cast<double>(count);
}

// How well a decoded text reads, per byte above 127.
double readability(std::string_view decoded, bool has_two_bytes) {
  const std::u32string text = base::to_code_points(decoded);
  double total = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c < 0x80) continue;
    const char32_t before = i > 0 ? text[i - 1] : U' ', after = i + 1 < text.size() ? text[i + 1] : U' ';
    const std::size_t bytes = has_two_bytes && c != base::kReplacement && !(c >= 0xFF61 && c < 0xFFA0) ? 2 : 1;
    double weight = weight_of(c);
    const Script script = script_of(c), left = script_of(before), right = script_of(after);
    if (script == Script::kNone) {
      // Signs stand beside letters, not between them; an apostrophe does both.
      if (left != Script::kNone && right != Script::kNone && c != 0x2019 && c != 0xB7 && c != 0xA0 && bytes == 1)
        weight -= 2.5;
    } else if (bytes == 1) {
      if (left != Script::kNone && left != script) weight -= 2;
      if (right != Script::kNone && right != script) weight -= 2;
      if (is_small(before) && is_capital(c)) weight -= 1.8;
      if (is_capital(c) && is_capital(before) && is_small(after)) weight -= 0.6;
      if (script != Script::kLatin && (left == script || right == script)) weight += 0.3;
      if (is_thai_mark(c) && !(left == Script::kThai && before != 0xE40)) weight -= 3;
      const bool stands_alone = left == Script::kNone && right == Script::kNone;
      if (stands_alone && script != Script::kLatin) weight -= 0.6;
    }
    total += weight * static_cast<double>(bytes);
    count += bytes;
  }
  return count == 0 ? 0 : total / static_cast<double>(count) + 1.2 * (coherence(text) - 1);
}

struct DeleteUchardet {
  void operator()(uchardet_t detector) const { uchardet_delete(detector); }
};

std::optional<std::string> opinion_of_uchardet(std::string_view text) {
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, DeleteUchardet> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), text.data(), text.size()) != 0) return std::nullopt;
  uchardet_data_end(detector.get());
  std::string name = uchardet_get_charset(detector.get());
  if (name == "UHC" || name == "EUC-KR") name = "windows-949";
  if (name == "ISO-8859-1") name = "windows-1252";
  if (name == "MAC-CYRILLIC") name = "x-mac-cyrillic";
  return name.empty() ? std::nullopt : base::encoding_name(name);
}

}  // namespace

EncodingGuess guess_legacy_encoding(std::string_view text) {
  const std::optional<std::string> opinion = opinion_of_uchardet(text);
  std::vector<Ranked> ranking;
  std::vector<std::string> names;
  for (const Candidate& candidate : kCandidates) {
    auto decoder = base::Decoder::open(candidate.name);
    if (!decoder.has_value()) continue;
    std::string decoded;
    (*decoder)->decode(text, false, decoded);
    double score = readability(decoded, candidate.has_two_bytes) + candidate.prior;
    const std::string name = base::encoding_name(candidate.name).value_or(candidate.name);
    if (opinion == name) score += 0.35;
    ranking.push_back({score, names.size()});
    names.push_back(name == "KSC_5601" ? "windows-949" : name);
  }
  sort_best_first(ranking);
  EncodingGuess guess{names[ranking[0].index], "likeliest_legacy", 0.5, {}};
  const double lead = ranking[0].score - ranking[1].score;
  guess.confidence = std::clamp(0.5 + lead / 2, 0.5, 0.95);
  for (std::size_t i = 1; i < std::min<std::size_t>(ranking.size(), 6); ++i)
    guess.alternatives.push_back(names[ranking[i].index]);
  return guess;
}

}  // namespace inlet::tables
