// SPDX-License-Identifier: Apache-2.0
#include "base/errors/german.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/errors/error.h"
#include "base/errors/language.h"

namespace inlet::base {
namespace {

// "01" for "{1} of {0}", whether the place holds words of ours or not.
std::string places_of(std::string_view sentence) {
  std::string places;
  for (std::size_t at = sentence.find('{'); at != std::string_view::npos; at = sentence.find('{', at + 1)) {
    const bool is_words = sentence.substr(at).starts_with("{~");
    places += sentence.substr(at + (is_words ? 2 : 1), 1);
  }
  std::ranges::sort(places);
  return places;
}

std::string all_sources() {
  std::string text;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(INLET_SOURCE_DIR "/src")) {
    if (entry.path().extension() != ".cpp" || entry.path().filename() == "german_words.cpp") continue;
    std::ifstream file(entry.path());
    text.append(std::istreambuf_iterator<char>(file), {});
  }
  return text;
}

TEST(German, EveryCodeHasSentencesWithThePlacesOfTheEnglishOnes) {
  ASSERT_EQ(german_sentences().size(), catalog().size());
  for (std::size_t i = 0; i < catalog().size(); ++i) {
    const CatalogEntry& english = catalog()[i];
    const Sentences& german = german_sentences()[i];
    EXPECT_EQ(german.code, english.code) << english.name;
    EXPECT_NE(std::string(german.title), "") << english.name;
    EXPECT_EQ(places_of(german.message), places_of(english.message)) << english.name;
    EXPECT_EQ(places_of(german.remedy), places_of(english.remedy)) << english.name;
  }
}

TEST(German, IsSpokenUntilTheScopeEnds) {
  const Error error = make_error(ErrorKind::kNotFound, Code::kNoSuchThing, {"The template"});
  {
    const Speaking speaking(Language::kGerman);
    EXPECT_EQ(error.message(), "Nicht gefunden: Die Vorlage.");
    EXPECT_EQ(catalog_entry(error.code).title, std::string("Nicht gefunden"));
    EXPECT_EQ(name_of(error.code), "NO_SUCH_THING");
  }
  EXPECT_EQ(error.message(), "The template does not exist.");
}

TEST(German, WhatAPersonWroteStaysAsItIs) {
  const Speaking speaking(Language::kGerman);
  EXPECT_EQ(make_error(ErrorKind::kInvalidInput, Code::kInvalidOption, {"completed", "Stage", "New"}).message(),
            "„completed“ ist keine Option von Stage.");
}

TEST(German, WordsOfOursFitByTheirPattern) {
  EXPECT_EQ(german_words("more than 30 days have passed"), "mehr als 30 Tage sind vergangen");
  EXPECT_EQ(german_words("an XLSX workbook, not a text file"), "eine XLSX-Arbeitsmappe, dem Namen nach eine Textdatei");
  EXPECT_EQ(german_words("lead 3 (Ann Lee), lead 5, lead 7"), "Lead 3 (Ann Lee), Lead 5, Lead 7");
  EXPECT_EQ(german_words("The importer"), "The importer");
  EXPECT_EQ(german_words(""), "");
}

// A phrase that the program no longer says is to be removed here, one that it says in other words to be mended.
TEST(German, PhrasesAreThoseOfTheProgram) {
  const std::string sources = all_sources();
  for (const Words& phrase : german_phrases()) {
    EXPECT_EQ(std::ranges::count(phrase.english, '*'), std::ranges::count(phrase.german, '*')) << phrase.english;
    std::size_t begin = 0;
    while (begin < phrase.english.size()) {
      const std::size_t end = std::min(phrase.english.find('*', begin), phrase.english.size());
      const std::string piece(phrase.english.substr(begin, end - begin));
      EXPECT_NE(sources.find(piece), std::string::npos) << phrase.english;
      begin = end + 1;
    }
  }
}

}  // namespace
}  // namespace inlet::base
