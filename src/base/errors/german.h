// SPDX-License-Identifier: Apache-2.0
//
// The catalogue's sentences in German. Places are those of the English sentence; one that is written {~0} holds words of ours
// ("The import"), not of a person, and german_words says them in German.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/errors/catalog.h"

namespace inlet::base {

struct Sentences {
  Code code;
  const char* title;
  const char* message;
  const char* remedy;
};

std::span<const Sentences> german_sentences();  // in the order of Code

// Words of ours that stand in an argument; what is not known stays as it is.
std::string german_words(std::string_view english);

struct Words {
  std::string_view english;  // * is any text, which is said in German as well
  std::string_view german;
};
std::span<const Words> german_phrases();

}  // namespace inlet::base
