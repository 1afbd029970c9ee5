// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/detection.h"

#include <utility>

#include "tables/detect/beginning.h"
#include "tables/detect/encoding_detection.h"

namespace inlet::tables {

Result<Detection> detect(const base::ByteSource& source, const std::string& name, const SourceChoices& choices,
                         const ReadLimits& limits) {
  INLET_ASSIGN(Beginning beginning, read_beginning(source, name, choices, limits));
  return std::move(beginning.detection);
}

Result<Detection> detect_whole(const base::ByteSource& source, const std::string& name, SourceChoices choices,
                               const ReadLimits& limits) {
  INLET_ASSIGN(Detection detection, detect(source, name, choices, limits));
  if (detection.profile.format != FileFormat::kCsv) {
    if (choices.sheet || detection.profile.sheet_index == 0) return detection;
    choices.sheet = "1";
    return detect(source, name, choices, limits);
  }
  if (choices.encoding) return detection;
  INLET_ASSIGN(const EncodingGuess guess, guess_encoding(source));
  if (guess.name == detection.profile.encoding) return detection;
  choices.encoding = guess.name;
  return detect(source, name, choices, limits);
}

}  // namespace inlet::tables
