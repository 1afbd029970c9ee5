// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/encoding_detection.h"

#include <gtest/gtest.h>

#include <map>

#include "base/bytes/memory_source.h"
#include "base/text/decoder.h"
#include "base/text/utf8.h"

namespace inlet::tables {
namespace {

// The text in an encoding of one or two bytes a character, by turning the decoder's answers around.
std::string encode(std::string_view text, const std::string& encoding) {
  static std::map<std::string, std::map<std::string, std::string>> tables;
  auto& table = tables[encoding];
  auto decoder = base::Decoder::open(encoding);
  EXPECT_TRUE(decoder.has_value()) << encoding;
  const auto add = [&](const std::string& bytes) {
    std::string character;
    if ((*decoder)->decode(bytes, true, character) == 0 && base::count_code_points(character) == 1)
      table.emplace(character, bytes);
  };
  if (table.empty()) {
    for (int lead = 0; lead < 256; ++lead) add(std::string(1, static_cast<char>(lead)));
    for (int lead = 0x80; lead < 256; ++lead) {
      for (int trail = 0x40; trail < 256; ++trail) add({static_cast<char>(lead), static_cast<char>(trail)});
    }
  }
  std::string bytes;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t size = base::decode_next(text, i).size_bytes;
    bytes += table[std::string(text.substr(i, size))];
    i += size;
  }
  return bytes;
}

struct LegacyCase {
  const char* text;
  std::vector<const char*> encodings;
};

const LegacyCase kLegacy[] = {
    {"Vorname;Straße;Ort\nJürgen;Große Straße;München\nBjörn;Gartenweg;Köln\n",
     {"windows-1252", "macintosh", "IBM850"}},
    {"Prénom;Société\nHélène;Crédit Général\nFrançois;Où ça\nRenée;Théâtre\n", {"windows-1252", "macintosh", "IBM850"}},
    {"Prénom;Prix\nHélène;50 €\nFrançois;12 €\n", {"windows-1252", "ISO-8859-15"}},
    {"Nombre;Dirección\nJosé Núñez;Peñíscola\nÁngel Muñoz;Avilés\n", {"windows-1252", "macintosh", "IBM850"}},
    {"Nome;Cidade\nJoão Conceição;São Paulo\nInês Simões;Maringá\n", {"windows-1252"}},
    {"Namn;Ort\nÅsa Öberg;Malmö\nPär Sjögren;Göteborg\n", {"windows-1252", "macintosh", "IBM850"}},
    {"Nafn;Borg\nÞórður Guðmundsson;Reykjavík\nSigríður;Ísafjörður\n", {"windows-1252"}},
    {"Imię;Miasto\nŁukasz Wójcik;Łódź\nMałgorzata Dąbrowska;Częstochowa\nStanisław;Gdańsk\n",
     {"windows-1250", "ISO-8859-2", "IBM852"}},
    {"Jméno;Město\nJiří Dvořák;Plzeň\nLukáš Růžička;Děčín\nTomáš;Kroměříž\n", {"windows-1250", "ISO-8859-2"}},
    {"Ad;Şehir\nGülşah Yıldız;İstanbul\nÇağrı;Eskişehir\nIşıl Doğan;Muğla\n", {"windows-1254"}},
    {"Vardas;Miestas\nŽygimantas Čiurlionis;Šiauliai\nEglė Vaičiūnienė;Kėdainiai\n", {"windows-1257"}},
    {"Имя;Город\nАнна Шилова;Москва\nПавел Морозов;Санкт-Петербург\n",
     {"windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-mac-cyrillic"}},
    {"Όνομα;Πόλη\nΓιώργος Παπαδόπουλος;Αθήνα\nΕλένη Νικολάου;Θεσσαλονίκη\n", {"windows-1253"}},
    {"שם;עיר\nדוד כהן;ירושלים\nשרה לוי;חיפה\n", {"windows-1255"}},
    {"الاسم;المدينة\nمحمد علي;القاهرة\nفاطمة حسن;الرياض\n", {"windows-1256"}},
    {"ชื่อ;เมือง\nสมชาย ใจดี;กรุงเทพ\nสมหญิง รักไทย;เชียงใหม่\n", {"windows-874"}},
    {"氏名,会社名\n山田太郎,株式会社ソニー\n佐藤花子,トヨタ自動車株式会社\n", {"Shift_JIS", "EUC-JP"}},
    {"姓名,公司\n王小明,北京科技有限公司\n李华,上海贸易公司\n", {"GB18030"}},
    {"姓名,公司\n王小明,台北科技股份有限公司\n陳美玲,高雄貿易公司\n", {"Big5"}},
    {"이름,회사\n김철수,삼성전자\n이영희,현대자동차\n박민수,네이버\n", {"windows-949"}},
};

TEST(EncodingDetection, TellsLegacyEncodingsApart) {
  for (const LegacyCase& test : kLegacy) {
    for (const std::string encoding : test.encodings) {
      const std::string bytes = encode(test.text, encoding);
      const EncodingGuess guess = guess_encoding(bytes, true);
      EXPECT_EQ(guess.name, encoding) << test.text;
      EXPECT_EQ(guess.reason, "likeliest_legacy");
      EXPECT_EQ(guess_encoding(base::MemorySource(bytes))->name, encoding) << "the whole file: " << test.text;
    }
  }
}

struct Case {
  const char* name;
  std::string bytes;
  const char* encoding;
  const char* reason;
};

template <std::size_t N>
std::string bytes(const char (&text)[N]) {
  return std::string(text, N - 1);
}

std::string repeat(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

const Case kCases[] = {
    {"mark of UTF-8",
     "\xEF\xBB\xBF"
     "a,b\n",
     "UTF-8", "byte_order_mark"},
    {"mark of UTF-16LE",
     bytes("\xFF\xFE"
           "a\0\n\0"),
     "UTF-16LE", "byte_order_mark"},
    {"mark of UTF-16BE", bytes("\xFE\xFF\0a\0\n"), "UTF-16BE", "byte_order_mark"},
    {"mark of UTF-32LE", bytes("\xFF\xFE\0\0a\0\0\0"), "UTF-32LE", "byte_order_mark"},
    {"a NUL in a short text", bytes("a,b\n1\0,2\n"), "UTF-8", "ascii"},
    {"UTF-16LE without a mark and short", bytes("a\0,\0b\0\n\0"), "UTF-16LE", "nul_pattern"},
    {"UTF-16LE without a mark", repeat(bytes("a\0,\0b\0\n\0"), 5), "UTF-16LE", "nul_pattern"},
    {"UTF-16BE without a mark", repeat(bytes("\0a\0,\0b\0\n"), 5), "UTF-16BE", "nul_pattern"},
    {"UTF-16LE in Cyrillic", repeat(bytes("\x16\x04\x43\x04,\0\x1C\x04\x30\x04\n\0"), 5), "UTF-16LE", "nul_pattern"},
    {"UTF-32LE in Cyrillic", repeat(bytes("\x16\x04\0\0,\0\0\0\n\0\0\0"), 5), "UTF-32LE", "nul_pattern"},
    {"ISO-2022-JP", "a,\x1B$BL>A0\x1B(B\n", "ISO-2022-JP", "escapes"},
    {"ASCII", "a,b\n1,2\n", "UTF-8", "ascii"},
    {"UTF-8", "Zo\xC3\xAB\n", "UTF-8", "valid_utf8"},
    {"one wrong byte beside 20 right ones", repeat("\xC3\xAB", 20) + "\xFF", "UTF-8", "nearly_utf8"},
    {"one wrong byte beside 19", repeat("\xC3\xAB", 19) + "\xFF", "windows-1252", "likeliest_legacy"},
    {"two wrong bytes beside 1999", repeat("\xC3\xAB", 1999) + "\xFF\xFF", "windows-1252", "likeliest_legacy"},
    {"two wrong bytes beside 2000", repeat("\xC3\xAB", 2000) + "\xFF\xFF", "UTF-8", "nearly_utf8"},
};

TEST(EncodingDetection, SeesMarksPatternsAndUtf8) {
  for (const Case& test : kCases) {
    const EncodingGuess guess = guess_encoding(test.bytes, true);
    EXPECT_EQ(guess.reason, test.reason) << test.name;
    if (guess.reason != "likeliest_legacy") {
      EXPECT_EQ(guess.name, test.encoding) << test.name;
    }
    EXPECT_EQ(guess_encoding(base::MemorySource(test.bytes))->reason, test.reason) << test.name;
  }
}

TEST(EncodingDetection, ACutCharacterAtTheEndOfASampleIsNoFault) {
  EXPECT_EQ(guess_encoding("Zo\xC3", false).name, "UTF-8");
  EXPECT_EQ(guess_encoding("a\xF0\x9F\x98", false).reason, "ascii");
}

TEST(EncodingDetection, TalliesTheSameWhereverPiecesEnd) {
  const std::string text = "a\xC3\xAB\xFF\xE2\x82\xAC\xF0\x9F\x98\x80\xE2\x82\xC3";
  for (std::size_t piece = 1; piece <= text.size(); ++piece) {
    Utf8Tally tally;
    for (std::size_t i = 0; i < text.size(); i += piece) tally.add(text.substr(i, piece));
    tally.end();
    EXPECT_EQ(tally.valid_multibyte(), 3U) << piece;
    EXPECT_GE(tally.invalid(), 3U) << piece;
  }
}

}  // namespace
}  // namespace inlet::tables
