// SPDX-License-Identifier: Apache-2.0
#include "server/http/request_language.h"

#include <gtest/gtest.h>

namespace inlet::server {
namespace {

using base::Language;

struct Case {
  const char* name;
  const char* chosen;
  const char* accepted;
  Language expected;
};

TEST(RequestLanguage, IsTheOneChosenElseTheBestThatInletHas) {
  const Case cases[] = {
      {"nothing said", "", "", Language::kEnglish},
      {"German", "", "de", Language::kGerman},
      {"German of Austria, in capitals", "", "DE-at", Language::kGerman},
      {"the first of those that Inlet has", "", "pt-BR, de-DE;q=0.8, en;q=0.5", Language::kGerman},
      {"the one that is wanted most", "", "de;q=0.3, en;q=0.9", Language::kEnglish},
      {"unwanted", "", "de;q=0", Language::kEnglish},
      {"another language that begins alike", "", "del, deu", Language::kEnglish},
      {"nonsense", "", ";;,q=,de;q=x", Language::kEnglish},
      {"what a person chose counts", "de", "en-GB", Language::kGerman},
      {"a choice that Inlet does not have", "fr", "de", Language::kGerman},
  };
  for (const Case& c : cases) {
    Request request;
    request.cookies = {{"inlet_language", c.chosen}};
    request.headers = {{"accept-language", c.accepted}};
    EXPECT_EQ(language_of(request), c.expected) << c.name;
  }
}

}  // namespace
}  // namespace inlet::server
