// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/header_detection.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/text/fold.h"
#include "base/text/utf8.h"
#include "tables/detect/ranking.h"
#include "tables/detect/value_shape.h"
#include "tables/rows/header.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kCandidates = 30;
constexpr std::size_t kLookedBelow = 60;

// Words that name columns in many languages, folded.
bool is_usual_name(std::string_view text) {
  static const auto* const kNames = [] {
    auto* names = new std::unordered_set<std::string>();
    for (const char* name :
         {"id", "name", "first name", "last name", "full name", "given name", "family name", "surname", "middle name",
          "email", "e-mail", "email address", "e-mail address", "mail", "phone", "phone number", "mobile",
          "mobile phone", "mobile number", "fax", "company", "company name", "account", "account name", "organization",
          "organisation", "title", "job title", "position", "street", "address", "address 1", "address line 1", "city",
          "town", "state", "region", "province", "zip", "zip code", "postal code", "postcode", "country",
          "country/region", "website", "url", "web", "lead source", "source", "status", "lead status", "rating",
          "industry", "notes", "note", "comment", "comments", "description", "owner", "lead owner", "contact owner",
          "created", "created at", "created date", "create date", "date", "date created", "revenue", "annual revenue",
          "amount", "price", "type", "tags", "language", "gender", "birthday", "salutation", "department", "timestamp",
          "lead id", "record id", "contact id", "user id", "quantity", "value", "category", "order", "number",
          "contact", "linkedin url", "connected on",
          // German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Russian, Hindi, Chinese, Japanese
          "anrede", "vorname", "nachname", "firma", "telefon", "mobil", "straße", "plz", "ort", "land", "notizen",
          "datum", "prénom", "nom", "téléphone", "ville", "société", "entreprise", "pays", "adresse", "code postal",
          "nombre", "apellido", "apellidos", "correo", "teléfono", "empresa", "ciudad", "país", "dirección", "nome",
          "cognome", "azienda", "telefono", "città", "sobrenome", "telefone", "cidade", "endereço", "voornaam",
          "achternaam", "bedrijf", "telefoon", "plaats", "namn", "förnamn", "efternamn", "e-post", "företag", "imię",
          "nazwisko", "miasto", "имя", "фамилия", "телефон", "компания", "город", "эл. почта", "должность", "नाम",
          "फ़ोन", "ईमेल", "姓名", "电话", "邮箱", "公司", "名前", "氏名", "会社名", "電話番号", "メール"}) {
      names->insert(fold_column_name(name));
    }
    return names;
  }();
  return kNames->contains(fold_column_name(text));
}

// What the guess looks at in a row.
struct RowTraits {
  std::size_t filled = 0;         // cells that are not blank
  std::size_t width = 0;          // up to the last of them
  std::size_t values = 0;         // that look like values, not names
  std::size_t strong_values = 0;  // email addresses, dates and the like, which never name a column
  std::size_t usual_names = 0;
  std::size_t long_texts = 0;
  std::size_t distinct = 0;
  std::vector<bool> is_value;  // by column
};

RowTraits traits_of(const SampleRow& row) {
  RowTraits traits;
  traits.is_value.resize(row.cells.size());
  std::set<std::string> seen;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string_view text = base::trim(row.cells[i].text);
    if (text.empty()) continue;
    ++traits.filled;
    traits.width = i + 1;
    seen.insert(std::string(text));
    const ValueShape shape = shape_of(text);
    const bool is_typed = row.cells[i].kind != CellKind::kText;
    const bool is_strong = shape.is_email || shape.is_phone || is_date_by_itself(shape.date) ||
                           (shape.is_url && text.find("//") != std::string_view::npos) ||
                           row.cells[i].kind == CellKind::kDate || row.cells[i].kind == CellKind::kDateTime;
    // A year may well name a column of figures.
    const bool is_year = shape.is_integer && text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
    const bool is_value = !is_year && (is_typed || is_strong || shape.is_integer || shape.number != NumberVote::kNone ||
                                       shape.is_boolean || shape.is_url);
    traits.is_value[i] = is_value;
    traits.values += is_value ? 1 : 0;
    traits.strong_values += is_strong ? 1 : 0;
    traits.usual_names += !is_value && is_usual_name(text) ? 1 : 0;
    traits.long_texts += base::count_code_points(text) > 70 ? 1 : 0;
  }
  traits.distinct = seen.size();
  return traits;
}

// How well row `index` would do as the header of the rows below.
double header_score(const std::vector<RowTraits>& rows, std::size_t index) {
  const RowTraits& header = rows[index];
  const auto filled = static_cast<double>(header.filled);
  double score = 3.0 * (filled - static_cast<double>(header.values)) / filled;
  score -= 2.0 * static_cast<double>(header.strong_values) / filled;
  score -= 2.0 * static_cast<double>(header.long_texts) / filled;
  score += 0.5 * static_cast<double>(header.distinct) / filled;
  score += 2.0 * std::min(1.0, 1.5 * static_cast<double>(header.usual_names) / filled);

  std::size_t below = 0, fitting = 0, contrast = 0, columns = 0, widest = 0;
  const std::size_t end = std::min(rows.size(), index + 1 + kLookedBelow);
  for (std::size_t i = index + 1; i < end; ++i) {
    ++below;
    widest = std::max(widest, rows[i].width);
    const bool has_enough = 3 * rows[i].filled >= header.filled;
    fitting += rows[i].width <= header.width && has_enough ? 1 : 0;
  }
  for (std::size_t column = 0; column < header.is_value.size() && index + 1 < rows.size(); ++column) {
    if (header.is_value[column]) continue;
    std::size_t values = 0, seen = 0;
    for (std::size_t i = index + 1; i < std::min(end, index + 21); ++i) {
      if (column >= rows[i].is_value.size()) continue;
      ++seen;
      values += rows[i].is_value[column] ? 1 : 0;
    }
    ++columns;
    contrast += seen > 0 && 3 * values >= seen ? 1 : 0;
  }
  if (below > 0) {
    score += 2.5 * static_cast<double>(fitting) / static_cast<double>(below);
    score += 2.0 * std::min(1.0, filled / static_cast<double>(std::max<std::size_t>(widest, 1)));
  }
  if (columns > 0) score += 1.0 * static_cast<double>(contrast) / static_cast<double>(columns);
  return score - 0.08 * static_cast<double>(index);
}

}  // namespace

HeaderGuess guess_header(const std::vector<SampleRow>& rows) {
  std::vector<RowTraits> traits;
  std::vector<std::uint64_t> numbers;
  for (const SampleRow& row : rows) {
    RowTraits row_traits = traits_of(row);
    if (row_traits.filled == 0) continue;
    traits.push_back(std::move(row_traits));
    numbers.push_back(row.number);
  }
  HeaderGuess guess;
  if (traits.empty()) return guess;
  std::vector<Ranked> ranking;
  for (std::size_t i = 0; i < std::min(traits.size(), kCandidates); ++i) {
    if (numbers[i] > kCandidates) break;
    ranking.push_back({header_score(traits, i), i});
  }
  if (ranking.empty()) ranking.push_back({header_score(traits, 0), 0});
  sort_best_first(ranking);
  const RowTraits& best = traits[ranking[0].index];
  const double names = 1.0 - static_cast<double>(best.values) / static_cast<double>(best.filled);
  const bool is_record = 2 * best.values > best.filled || (best.strong_values > 0 && best.usual_names == 0);
  if (is_record) {
    guess.confidence = 0.6 + 0.3 * (1.0 - names);
    guess.alternatives.push_back(numbers[ranking[0].index]);
    return guess;
  }
  guess.row = numbers[ranking[0].index];
  const double lead = ranking.size() > 1 ? ranking[0].score - ranking[1].score : 2.0;
  guess.confidence = std::clamp(0.55 + lead / 5, 0.5, 0.99);
  for (std::size_t i = 1; i < std::min<std::size_t>(ranking.size(), 4); ++i) {
    guess.alternatives.push_back(numbers[ranking[i].index]);
  }
  return guess;
}

void add_sample_rows(const RowBlock& block, std::size_t limit, std::vector<SampleRow>& rows) {
  for (std::size_t i = 0; i < block.row_count() && rows.size() < limit; ++i) {
    if (block.row(i).status == RowStatus::kBad) continue;
    SampleRow row{block.row(i).number, {}};
    for (std::size_t column = 0; column < block.cell_count(i); ++column) {
      const Cell cell = block.cell(i, column);
      row.cells.push_back({std::string(cell.text), cell.kind});
    }
    rows.push_back(std::move(row));
  }
}

}  // namespace inlet::tables
