// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_suggestion_candidates.h"

#include <algorithm>
#include <optional>
#include <set>

#include "imports/mapping/field_synonyms.h"
#include "imports/mapping/known_sources.h"
#include "imports/mapping/misspelt_header.h"
#include "imports/mapping/rival_candidates.h"
#include "imports/mapping/value_shapes.h"
#include "imports/mapping/value_words.h"

namespace inlet::imports {
namespace {

using leads::Field;

// How many of a column's cells must be Mr and Dr, or words of jobs, to decide what a Title is.
constexpr double kSomeHonorifics = 0.2;
constexpr double kManyJobs = 0.4;
constexpr double kManyStages = 0.6;
constexpr double kContains = 0.3;
constexpr double kManyNames = 0.8;
// A name from here on is sure enough by itself to stand against a handful of values.
constexpr double kSureName = 0.9;
// How sure a name remains that some values contradict: a person is asked to check.
constexpr double kInDoubt = 0.7;

struct ColumnView {
  HeaderReading header;
  ColumnContent content;
  std::string folded;  // by tables::fold_column_name
};

// Collects candidates of one file.
class Search {
 public:
  Search(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey, const std::vector<bool>& taken)
      : catalog_(catalog), survey_(survey), taken_(taken), source_(recognise_source(survey.header)) {}

  std::vector<ColumnCandidates> run() {
    static const tables::ColumnSurvey nothing;
    const std::size_t count = survey_.header.columns.size();
    result_.resize(count);
    columns_.reserve(count);
    for (std::size_t c = 0; c < count; ++c) {
      const tables::Column& column = survey_.header.columns[c];
      columns_.push_back({read_header(spoken_name(column)),
                          ColumnContent(c < survey_.columns.size() ? survey_.columns[c] : nothing),
                          tables::fold_column_name(column.name)});
    }
    for (std::size_t c = 0; c < count; ++c) {
      if (!taken_[c]) look_at_name(c);
    }
    for (std::size_t c = 0; c < count; ++c) {
      if (!taken_[c]) look_at_open_meanings(c);
    }
    settle_rivals(result_, filled_columns(), catalog_);
    for (std::size_t c = 0; c < count; ++c) {
      if (!taken_[c] && result_[c].candidates.empty()) look_at_misspelt_name(c);
    }
    look_at_values_alone();
    return std::move(result_);
  }

 private:
  // As the file has it: of two equal names the second was made distinct, and a blank one was given letters.
  static std::string_view spoken_name(const tables::Column& column) {
    if (!column.written.empty()) return column.written;
    return column.name == "Column " + tables::column_letters(column.index) ? std::string_view()
                                                                           : std::string_view(column.name);
  }

  const Field* usable(std::string_view key) const {
    const Field* field = catalog_.find(key);
    return field == nullptr || field->hidden ? nullptr : field;
  }

  void offer(std::size_t c, std::string_view key, double weight, Evidence evidence, SuggestionReason reason,
             std::vector<std::string> arguments, AddressGroup group = AddressGroup::kPlain, bool last_resort = false) {
    const Field* field = usable(key);
    if (field == nullptr) return;
    const ColumnContent& content = columns_[c].content;
    const bool is_in_doubt = fit_of(*field, content) == Fit::kDoesNotFit;
    if (is_in_doubt && withstands(*field, content, evidence, weight)) {
      weight = std::min(weight, kInDoubt);
    } else if (is_in_doubt) {
      if (result_[c].withdrawal.reason == SuggestionReason::kNoMatch) {
        result_[c].withdrawal = {SuggestionReason::kValuesDontFit, {field->label}};
      }
      return;
    }
    std::vector<Candidate>& candidates = result_[c].candidates;
    const auto same =
        std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& k) { return k.field == key; });
    if (same != candidates.end()) {
      // The name decides what is shown; a second proof only makes it surer.
      same->weight = std::max(same->weight, weight);
      return;
    }
    candidates.push_back({c, std::string(key), weight, evidence, reason, std::move(arguments), group, last_resort});
  }

  // Whether a name holds although values contradict it: the field's own name unless they are plainly something else, another
  // sure one as long as they are a handful.
  static bool withstands(const Field& field, const ColumnContent& content, Evidence evidence, double weight) {
    if (speaks_for_something_else(field, content)) return false;
    if (evidence == Evidence::kExact) return true;
    const bool is_sure = evidence == Evidence::kSynonym && weight >= kSureName;
    return is_sure && fit_of(field, content, kBenefitOfTheDoubt) != Fit::kDoesNotFit;
  }

  void look_at_name(std::size_t c) {
    const ColumnView& column = columns_[c];
    if (column.header.blank) return;
    for (const Field& field : catalog_.fields()) {
      if (!field.hidden && names(field, column.folded)) {
        offer(c, field.key, 1.0, Evidence::kExact, SuggestionReason::kNameIsField, {field.label});
      }
    }
    const KnownColumn* known = known_column(column.folded);
    if (known != nullptr && known->field.empty()) {
      // There the name means something else; only a field of that very name may still take it.
      std::erase_if(result_[c].candidates, [&](const Candidate& k) { return !usable(k.field)->custom; });
      settled_.insert(c);
      return;
    }
    for (const Reading& reading : column.header.readings) {
      if (reading.target.front() == '?') continue;
      if (reading.target == "website" && column.content.share(looks_like_linkedin) >= 0.8) {
        offer(c, "linkedin_url", 0.9, Evidence::kSynonym, SuggestionReason::kKnownAs, {reading.words});
        continue;
      }
      offer(c, reading.target, reading.weight, Evidence::kSynonym, SuggestionReason::kKnownAs, {reading.words},
            reading.group, reading.last_resort);
    }
    if (known != nullptr) {
      offer(c, known->field, 0.98, Evidence::kPreset, SuggestionReason::kKnownSource, {std::string(source_->name)});
    }
  }

  static bool names(const Field& field, const std::string& folded) {
    if (folded.empty()) return false;
    // "Title" is rarely the lead's: field_synonyms.h, kTitle.
    const bool key_is_vague = !field.custom && field.key == "title";
    if (!key_is_vague && tables::fold_column_name(field.key) == folded) return true;
    if (tables::fold_column_name(field.label) == folded) return true;
    return std::any_of(field.aliases.begin(), field.aliases.end(),
                       [&](const std::string& alias) { return tables::fold_column_name(alias) == folded; });
  }

  const KnownColumn* known_column(const std::string& folded) const {
    if (source_ == nullptr) return nullptr;
    for (const KnownColumn& known : source_->columns) {
      if (tables::fold_column_name(known.header) == folded) return &known;
    }
    return nullptr;
  }

  bool has(std::string_view key, std::size_t except) const {
    for (std::size_t c = 0; c < result_.size(); ++c) {
      if (c == except) continue;
      for (const Candidate& candidate : result_[c].candidates) {
        if (candidate.field == key) return true;
      }
    }
    return false;
  }

  // Whether another part of a name is there: "Last Contact" with dates is none.
  bool reads_as(std::string_view target) const {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (taken_[c] || settled_.contains(c)) continue;
      const ColumnContent& content = columns_[c].content;
      if (!content.is_empty() && content.share(looks_like_name) < kManyNames) continue;
      for (const Reading& reading : columns_[c].header.readings) {
        if (reading.target == target) return true;
      }
    }
    return false;
  }

  // Whether values of this column hold, as a word, what stands in the columns of that field.
  double share_that_contains(std::size_t c, std::string_view key) const {
    std::set<std::string> words;
    for (std::size_t other = 0; other < result_.size(); ++other) {
      if (other == c) continue;
      for (const Candidate& candidate : result_[other].candidates) {
        if (candidate.field != key) continue;
        for (const auto& [text, count] : columns_[other].content.values()) words.insert(std::string(text));
      }
    }
    return columns_[c].content.share([&](std::string_view text) {
      while (!text.empty()) {
        const std::size_t space = text.find_first_of(" ,");
        if (words.contains(std::string(text.substr(0, space)))) return true;
        if (space == text.npos) break;
        text.remove_prefix(space + 1);
      }
      return false;
    });
  }

  void look_at_open_meanings(std::size_t c) {
    if (settled_.contains(c)) return;
    const std::vector<Reading>& readings = columns_[c].header.readings;
    for (const Reading& reading : readings) {
      if (reading.target.front() != '?' || !result_[c].candidates.empty()) continue;
      if (reading.target == targets::kTitle) {
        decide_title(c, reading);
      } else if (reading.target == targets::kStatus) {
        decide_status(c, reading);
      } else if (reading.target == targets::kStateOrStatus) {
        decide_state(c, reading);
      } else if (reading.target == targets::kContact) {
        decide_contact(c, reading);
      } else if (reading.target != targets::kNothing) {
        decide_name(c, reading);
      }
    }
  }

  void known_as(std::size_t c, std::string_view key, double weight, const Reading& reading) {
    offer(c, key, weight, Evidence::kSynonym, SuggestionReason::kKnownAs, {reading.words}, reading.group);
  }

  void withdraw(std::size_t c, SuggestionReason reason, std::vector<std::string> arguments = {}) {
    result_[c].withdrawal = {reason, std::move(arguments)};
  }

  void decide_title(std::size_t c, const Reading& reading) {
    const ColumnContent& content = columns_[c].content;
    if (content.share(is_honorific) >= kSomeHonorifics) return withdraw(c, SuggestionReason::kHonorifics);
    if (has("job_title", c) || content.share(is_job_title) < kManyJobs)
      return withdraw(c, SuggestionReason::kAmbiguousName);
    known_as(c, "job_title", 0.88, reading);
  }

  void decide_status(std::size_t c, const Reading& reading) {
    if (columns_[c].content.share(is_stage) < kManyStages) return withdraw(c, SuggestionReason::kAmbiguousName);
    known_as(c, "stage", reading.weight * 0.95, reading);
  }

  void decide_state(std::size_t c, const Reading& reading) {
    const ColumnContent& content = columns_[c].content;
    if (content.share(is_stage) >= kManyStages) return known_as(c, "stage", 0.85, reading);
    if (content.is_empty() && !has("city", c) && !has("postal_code", c))
      return withdraw(c, SuggestionReason::kAmbiguousName);
    known_as(c, "state", reading.weight, reading);
  }

  void decide_contact(std::size_t c, const Reading& reading) {
    const ColumnContent& content = columns_[c].content;
    if (content.share(looks_like_email) >= 0.8) return known_as(c, "email", 0.82, reading);
    if (content.share(looks_like_phone) >= 0.8) return known_as(c, "phone", 0.96, reading);
    if (content.share(looks_like_name) >= 0.8) return known_as(c, "full_name", reading.weight, reading);
    withdraw(c, SuggestionReason::kAmbiguousName);
  }

  void decide_name(std::size_t c, const Reading& reading) {
    const bool first_of_two = reads_as(targets::kFirstOfTwo);
    const bool last_of_two = reads_as(targets::kLastOfTwo);
    const bool any_given =
        has("first_name", c) || first_of_two || reads_as(targets::kName) || reads_as(targets::kGivenName);
    const bool has_last = has("last_name", c) || (last_of_two && any_given);
    const bool has_first = has("first_name", c) || (first_of_two && has_last);
    const ColumnContent& content = columns_[c].content;
    const double weight = reading.weight;
    if (reading.target == targets::kFirstOfTwo) {
      return has_last && !has("first_name", c) ? known_as(c, "first_name", weight, reading)
                                               : withdraw(c, SuggestionReason::kAmbiguousName);
    }
    if (reading.target == targets::kLastOfTwo) {
      return any_given && !has("last_name", c) ? known_as(c, "last_name", weight, reading)
                                               : withdraw(c, SuggestionReason::kAmbiguousName);
    }
    if (content.share(has_legal_form) >= kContains && (has("full_name", c) || has_first || has_last) &&
        !has("company", c)) {
      return known_as(c, "company", 0.75, reading);
    }
    if (has_first && has_last) return known_as(c, "full_name", weight, reading);
    if (has_last) {
      const bool whole = share_that_contains(c, "last_name") >= kContains;
      return known_as(c, whole ? "full_name" : "first_name", weight, reading);
    }
    const double several = content.share(has_several_words);
    if (has_first) {
      const bool whole = share_that_contains(c, "first_name") >= kContains || several >= 0.6;
      return known_as(c, whole ? "full_name" : "last_name", weight * 0.97, reading);
    }
    const bool given_alone = reading.target == targets::kGivenName && several < 0.5;
    known_as(c, given_alone ? "first_name" : "full_name", weight, reading);
  }

  std::vector<bool> filled_columns() const {
    std::vector<bool> filled;
    for (const ColumnView& column : columns_) filled.push_back(!column.content.is_empty());
    return filled;
  }

  void look_at_misspelt_name(std::size_t c) {
    if (columns_[c].header.has_known_words && !columns_[c].header.readings.empty()) return;
    if (settled_.contains(c) || columns_[c].header.blank) return;
    for (const Reading& reading : read_misspelt_header(survey_.header.columns[c].name)) {
      if (has(reading.target, c)) continue;
      offer(c, reading.target, reading.weight * 0.9, Evidence::kFuzzy, SuggestionReason::kSimilarTo, {reading.words});
    }
  }

  // Values alone may say what a column without an understood name is, never a name of a person.
  void look_at_values_alone() {
    const auto propose = [&](std::string_view key, double weight, bool blank_only, auto test) {
      if (usable(key) == nullptr || has(key, result_.size())) return;
      for (std::size_t c = 0; c < result_.size(); ++c) {
        const ColumnView& column = columns_[c];
        if (taken_[c] || settled_.contains(c) || !result_[c].candidates.empty() || column.header.has_known_words)
          continue;
        if (blank_only && !column.header.blank) continue;
        // What repeats is about the ones who work with the leads, not about the leads.
        if (column.content.filled() < 2 || column.content.distinct_share() < 0.8 || column.content.share(test) < 0.9)
          continue;
        offer(c, key, weight, Evidence::kContent, SuggestionReason::kValuesLookLike, {usable(key)->label});
        return;
      }
    };
    propose("email", 0.75, false, looks_like_email);
    propose("linkedin_url", 0.75, false, looks_like_linkedin);
    propose("website", 0.65, true, looks_like_url);
    propose("phone", 0.65, true,
            [](std::string_view text) { return looks_like_phone(text) && !looks_like_integer(text); });
  }

  const leads::FieldCatalog& catalog_;
  const tables::TableSurvey& survey_;
  const std::vector<bool>& taken_;
  const KnownSource* source_;
  std::vector<ColumnView> columns_;
  std::vector<ColumnCandidates> result_;
  std::set<std::size_t> settled_;  // columns whose meaning the known source settles: no field
};

}  // namespace

std::vector<ColumnCandidates> find_candidates(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey,
                                              const std::vector<bool>& taken) {
  return Search(catalog, survey, taken).run();
}

}  // namespace inlet::imports
