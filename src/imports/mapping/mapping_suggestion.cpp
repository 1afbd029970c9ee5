// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/mapping_suggestion.h"

#include <algorithm>
#include <unordered_map>

#include "imports/mapping/assignment.h"
#include "imports/mapping/known_sources.h"
#include "imports/mapping/mapping_suggestion_candidates.h"

namespace inlet::imports {
namespace {

// Below it a column stays unmapped: a person maps it sooner than they find a wrong one.
constexpr double kSureEnough = 0.5;
constexpr double kLikely = 0.8;
constexpr std::size_t kMostAlternatives = 4;

const leads::Field* usable(const leads::FieldCatalog& catalog, std::string_view key) {
  const leads::Field* field = catalog.find(key);
  return field == nullptr || field->hidden ? nullptr : field;
}

bool takes_many(const leads::Field& field) { return field.type == leads::FieldType::kMultiPicklist; }

// Proof that comes before all names: our own columns, an earlier import of the same rows, a template, earlier choices.
class Settled {
 public:
  Settled(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey, MappingSuggestion& suggestion)
      : catalog_(catalog), survey_(survey), columns_(suggestion.columns), taken_(suggestion.columns.size(), false) {}

  const std::vector<bool>& taken() const { return taken_; }
  bool has(std::string_view field) const {
    return std::any_of(columns_.begin(), columns_.end(), [&](const ColumnSuggestion& s) { return s.field == field; });
  }

  void own_columns() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const std::string& name = survey_.header.columns[c].name;
      if (name.starts_with('_') && tables::is_own_column(name)) skip(c, SuggestionReason::kOwnColumn, {});
    }
  }

  void bind(const Binding& binding, Evidence evidence, SuggestionReason reason, std::vector<std::string> arguments) {
    if (binding.column >= columns_.size() || taken_[binding.column]) return;
    if (!take(binding.column, binding.field, 1.0, evidence, reason, std::move(arguments))) return;
    columns_[binding.column].options = binding.options;
  }

  void skip(std::size_t c, SuggestionReason reason, std::vector<std::string> arguments,
            Evidence evidence = Evidence::kNone) {
    if (taken_[c]) return;
    columns_[c].reason = reason;
    columns_[c].evidence = evidence;
    columns_[c].arguments = std::move(arguments);
    taken_[c] = true;
  }

  // What was chosen before for a column of that name, as long as the values can be that.
  void remember(const std::map<std::string, std::string>& fields, double confidence) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (taken_[c]) continue;
      const auto found = fields.find(tables::fold_column_name(survey_.header.columns[c].name));
      if (found == fields.end()) continue;
      if (found->second.empty()) {
        skip(c, SuggestionReason::kChosenBefore, {}, Evidence::kMemory);
        continue;
      }
      const leads::Field* field = usable(catalog_, found->second);
      if (field == nullptr || c >= survey_.columns.size()) continue;
      if (fit_of(*field, ColumnContent(survey_.columns[c])) == Fit::kDoesNotFit) continue;
      take(c, found->second, confidence, Evidence::kMemory, SuggestionReason::kChosenBefore, {});
    }
  }

 private:
  bool take(std::size_t c, const std::string& key, double confidence, Evidence evidence, SuggestionReason reason,
            std::vector<std::string> arguments) {
    const leads::Field* field = usable(catalog_, key);
    if (field == nullptr || (!takes_many(*field) && evidence == Evidence::kMemory && has(key))) return false;
    columns_[c] = {columns_[c].column, key, confidence, evidence, reason, std::move(arguments), {}, std::nullopt};
    taken_[c] = true;
    return true;
  }

  const leads::FieldCatalog& catalog_;
  const tables::TableSurvey& survey_;
  std::vector<ColumnSuggestion>& columns_;
  std::vector<bool> taken_;
};

// The rest compete.
class Contest {
 public:
  Contest(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey, const Settled& settled)
      : catalog_(catalog), survey_(survey), found_(find_candidates(catalog, survey, settled.taken())) {
    std::unordered_map<std::string, std::size_t> index;
    for (const ColumnCandidates& column : found_) {
      for (const Candidate& candidate : column.candidates) {
        if (candidate.weight < kSureEnough || settled.has(candidate.field)) continue;
        const std::size_t field = index.try_emplace(candidate.field, index.size()).first->second;
        // Of equals the one further left.
        const double place = 1e-7 * static_cast<double>(candidate.column) / static_cast<double>(found_.size() + 1);
        pairs_.push_back({candidate.column, field, candidate.weight - place});
        of_pair_.push_back(&candidate);
      }
    }
    const auto chosen = best_assignment(found_.size(), index.size(), pairs_);
    for (std::size_t c = 0; c < chosen.size(); ++c) {
      if (chosen[c].has_value()) winner_[of_pair_[*chosen[c]]->field] = c;
    }
    chosen_ = chosen;
  }

  void tell(std::size_t c, ColumnSuggestion& suggestion) const {
    const ColumnCandidates& column = found_[c];
    if (chosen_[c].has_value()) {
      const Candidate& won = *of_pair_[*chosen_[c]];
      suggestion.field = won.field;
      suggestion.confidence = won.weight;
      suggestion.evidence = won.evidence;
      suggestion.reason = won.reason;
      suggestion.arguments = won.arguments;
    } else if (!column.candidates.empty()) {
      const Candidate& best =
          *std::max_element(column.candidates.begin(), column.candidates.end(),
                            [](const Candidate& a, const Candidate& b) { return a.weight < b.weight; });
      tell_loss(best.field, best.weight, suggestion);
    } else {
      suggestion.reason = column.withdrawal.reason;
      suggestion.arguments = column.withdrawal.arguments;
    }
    for (const Candidate& candidate : column.candidates) {
      if (candidate.field == suggestion.field) continue;
      suggestion.alternatives.push_back({candidate.field, candidate.weight, candidate.reason, candidate.arguments});
    }
    std::stable_sort(suggestion.alternatives.begin(), suggestion.alternatives.end(),
                     [](const Alternative& a, const Alternative& b) { return a.confidence > b.confidence; });
    if (suggestion.alternatives.size() > kMostAlternatives) suggestion.alternatives.resize(kMostAlternatives);
  }

 private:
  void tell_loss(const std::string& field, double weight, ColumnSuggestion& suggestion) const {
    const leads::Field* known = catalog_.find(field);
    const std::string label = known == nullptr ? field : known->label;
    const auto winner = winner_.find(field);
    if (winner == winner_.end() && weight < kSureEnough) {
      suggestion.reason = SuggestionReason::kAmbiguousName;
      suggestion.arguments = {label};
      return;
    }
    suggestion.reason = SuggestionReason::kOtherColumnFits;
    suggestion.arguments = {label,
                            winner == winner_.end() ? std::string() : survey_.header.columns[winner->second].name};
  }

  const leads::FieldCatalog& catalog_;
  const tables::TableSurvey& survey_;
  std::vector<ColumnCandidates> found_;
  std::vector<WeightedPair> pairs_;
  std::vector<const Candidate*> of_pair_;
  std::vector<std::optional<std::size_t>> chosen_;
  std::unordered_map<std::string, std::size_t> winner_;
};

std::string argument(const std::vector<std::string>& arguments, std::size_t place) {
  return place < arguments.size() ? arguments[place] : std::string();
}

}  // namespace

std::string_view name_of(Evidence evidence) {
  static constexpr std::string_view kNames[] = {"none",    "template", "earlier_import", "memory", "exact",
                                                "synonym", "preset",   "fuzzy",          "content"};
  return kNames[static_cast<std::size_t>(evidence)];
}

std::string_view name_of(Match match) {
  static constexpr std::string_view kNames[] = {"none", "check", "likely", "exact"};
  return kNames[static_cast<std::size_t>(match)];
}

Match ColumnSuggestion::match() const {
  if (field.empty()) return Match::kNone;
  if (confidence < kLikely) return Match::kCheck;
  switch (evidence) {
    case Evidence::kTemplate:
    case Evidence::kEarlierImport:
    case Evidence::kMemory:
    case Evidence::kExact: return Match::kExact;
    default: return Match::kLikely;
  }
}

std::string reason_text(SuggestionReason reason, const std::vector<std::string>& arguments) {
  const std::string first = argument(arguments, 0);
  const std::string second = argument(arguments, 1);
  switch (reason) {
    case SuggestionReason::kNoMatch: return "No field is known by this name.";
    case SuggestionReason::kTemplate: return "From template “" + first + "”.";
    case SuggestionReason::kEarlierImport: return "As in job " + first + ".";
    case SuggestionReason::kChosenBefore: return "You chose this last time.";
    case SuggestionReason::kNameIsField: return "Same name as the field " + first + ".";
    case SuggestionReason::kKnownAs: return "Known as “" + first + "”.";
    case SuggestionReason::kKnownSource: return "Known from exports of " + first + ".";
    case SuggestionReason::kSimilarTo: return "Looks like “" + first + "” with a typing error.";
    case SuggestionReason::kValuesLookLike: return "The values look like " + first + ".";
    case SuggestionReason::kValuesDontFit: return "Looks like " + first + ", but the values don’t fit.";
    case SuggestionReason::kHonorifics: return "Holds forms of address like Mr or Dr.";
    case SuggestionReason::kOtherColumnFits:
      return second.empty() ? "Looks like " + first + ", but other columns say it better."
                            : "Looks like " + first + ", but column “" + second + "” is a better match.";
    case SuggestionReason::kAmbiguousName: return "Could mean several things.";
    case SuggestionReason::kOwnColumn: return "Added by Inlet to a file of failed records.";
  }
  return {};
}

std::vector<Binding> MappingSuggestion::bindings() const {
  std::vector<Binding> result;
  for (const ColumnSuggestion& column : columns) {
    if (!column.field.empty())
      result.push_back({column.column, column.field, column.options.value_or(leads::ConversionOptions{})});
  }
  return result;
}

MappingSuggestion suggest_mapping(const leads::FieldCatalog& catalog, const tables::TableSurvey& survey,
                                  const MappingMemory& memory) {
  MappingSuggestion suggestion;
  for (std::size_t c = 0; c < survey.header.columns.size(); ++c) {
    suggestion.columns.emplace_back().column = static_cast<std::uint32_t>(c);
  }
  if (const KnownSource* source = recognise_source(survey.header)) suggestion.source = source->name;

  Settled settled(catalog, survey, suggestion);
  settled.own_columns();
  for (const Binding& binding : memory.earlier_bindings) {
    settled.bind(binding, Evidence::kEarlierImport, SuggestionReason::kEarlierImport,
                 {std::to_string(memory.earlier_import)});
  }
  if (memory.chosen_template != nullptr) {
    const TemplateFit fit = apply_template(*memory.chosen_template, catalog, survey.header);
    for (const Binding& binding : fit.bindings) {
      if (settled.has(binding.field) && !binding.options.join && !takes_many(*catalog.find(binding.field))) continue;
      settled.bind(binding, Evidence::kTemplate, SuggestionReason::kTemplate, {memory.chosen_template->name});
    }
    for (const std::uint32_t column : fit.skipped) {
      settled.skip(column, SuggestionReason::kTemplate, {memory.chosen_template->name}, Evidence::kTemplate);
    }
  }
  settled.remember(memory.own_fields, 0.99);
  settled.remember(memory.team_fields, 0.98);

  const Contest contest(catalog, survey, settled);
  for (std::size_t c = 0; c < suggestion.columns.size(); ++c) {
    if (!settled.taken()[c]) contest.tell(c, suggestion.columns[c]);
  }
  return suggestion;
}

}  // namespace inlet::imports
