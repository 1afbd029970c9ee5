// SPDX-License-Identifier: Apache-2.0
//
// Which language a thread speaks to whom it works for, as the locale of a thread does it. Only the sentences of the catalogue go by it:
// codes and facts are the same in every language. Everybody speaks English until told otherwise, so what is logged, or made by
// jobs for many to read, is English.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace inlet::base {

enum class Language : std::uint8_t { kEnglish, kGerman };

Language spoken_language();

// "de", "de-AT": the language of a tag (RFC 5646), if Inlet has it.
std::optional<Language> language_tagged(std::string_view tag);

// Speaks a language on this thread as long as it lives, then the one before.
class Speaking {
 public:
  explicit Speaking(Language language);
  Speaking(const Speaking&) = delete;
  Speaking& operator=(const Speaking&) = delete;
  ~Speaking();

 private:
  Language before_;
};

}  // namespace inlet::base
