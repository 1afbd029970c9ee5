// SPDX-License-Identifier: Apache-2.0
//
// Which field each column of a file most likely means, and why: from templates, what was chosen before, the column's name and
// its values (docs/user/mapping.md). One field goes to one column, the best total wins; what is not sure stays unmapped, since
// a column mapped wrongly does more harm than one that a person maps by hand.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "imports/mapping/mapping_template.h"
#include "leads/fields/field_catalog.h"
#include "tables/detect/column_survey.h"

namespace inlet::imports {

enum class Evidence : std::uint8_t {
  kNone,
  kTemplate,
  kEarlierImport,
  kMemory,
  kExact,
  kSynonym,
  kPreset,
  kFuzzy,
  kContent,
};
std::string_view name_of(
    Evidence evidence);  // none, template, earlier_import, memory, exact, synonym, preset, fuzzy, content

// What people are told instead of a number (ux.md 3.4).
enum class Match : std::uint8_t { kNone, kCheck, kLikely, kExact };
std::string_view name_of(Match match);  // none, check, likely, exact

enum class SuggestionReason : std::uint8_t {
  kNoMatch,        // nothing known by this name
  kTemplate,       // {template}
  kEarlierImport,  // {import}
  kChosenBefore,
  kNameIsField,      // {label}
  kKnownAs,          // {words of the header that decided}
  kKnownSource,      // {source}
  kSimilarTo,        // {known name}
  kValuesLookLike,   // {label}
  kValuesDontFit,    // {label}: the name fits, the values don't
  kHonorifics,       // a title like Mr or Dr
  kOtherColumnFits,  // {label, column}: a better one has the field
  kAmbiguousName,    // {label}: too unsure to say
  kOwnColumn,        // one that Inlet itself added to a file
};

struct Alternative {
  std::string field;
  double confidence = 0;
  SuggestionReason reason = SuggestionReason::kNoMatch;
  std::vector<std::string> arguments;
};

struct ColumnSuggestion {
  std::uint32_t column = 0;
  std::string field;      // empty: none
  double confidence = 0;  // 0 to 1
  Evidence evidence = Evidence::kNone;
  SuggestionReason reason = SuggestionReason::kNoMatch;
  std::vector<std::string> arguments;
  std::vector<Alternative> alternatives;            // best first, without `field`
  std::optional<leads::ConversionOptions> options;  // from a template or an earlier import

  Match match() const;
};

// `Known as “Surname”.`
std::string reason_text(SuggestionReason reason, const std::vector<std::string>& arguments);

// What was chosen before. Keys of `fields` are column names folded by tables::fold_column_name; "" means skipped.
struct MappingMemory {
  const MappingTemplate* chosen_template = nullptr;  // named by the person, or the best that fits(); nullptr: none
  std::int64_t earlier_import = 0;                   // of a file of failed records; 0: none
  std::vector<Binding> earlier_bindings;             // of that import, by column of this file
  std::map<std::string, std::string> own_fields;     // this person's
  std::map<std::string, std::string> team_fields;    // the organisation's
};

struct MappingSuggestion {
  std::vector<ColumnSuggestion> columns;  // one per column of the header, in its order
  std::string source;                     // name of the recognised source, for external_system; empty: unknown

  // The suggested fields as bindings.
  std::vector<Binding> bindings() const;
};

MappingSuggestion suggest_mapping(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey,
                                  const MappingMemory& memory);

}  // namespace inlet::imports
