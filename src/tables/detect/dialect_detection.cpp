// SPDX-License-Identifier: Apache-2.0
#include "tables/detect/dialect_detection.h"

#include <algorithm>
#include <map>
#include <string>

#include "tables/detect/ranking.h"
#include "tables/rows/csv/csv_splitter.h"
#include "tables/rows/records.h"

namespace inlet::tables {
namespace {

constexpr char kDelimiters[] = {',', ';', '\t', '|', '^'};

// How a dialect splits a sample.
struct Split {
  std::size_t rows = 0;  // that are not blank
  std::size_t usual_width = 1;
  std::size_t usual_rows = 0;  // rows of that width
  std::size_t widest = 1;
  std::size_t rows_split = 0;  // rows of more than one cell
  std::size_t quoted = 0;      // cells that begin with a quote
  std::size_t torn = 0;        // of those, with text behind the closing quote, or never closed
};

// True where text stands behind the closing quote of a raw cell, which a wrong delimiter leaves there.
bool is_torn(std::string_view cell, char quote, bool has_escape) {
  for (std::size_t i = 1; i < cell.size(); ++i) {
    if (has_escape && cell[i] == '\\') {
      ++i;
    } else if (cell[i] == quote) {
      if (i + 1 == cell.size()) return false;
      if (cell[i + 1] != quote) return true;
      ++i;
    }
  }
  return false;
}

Split split_with(std::string_view sample, bool is_whole, char delimiter, char quote, bool has_escape) {
  SourceProfile profile;
  profile.delimiter = delimiter;
  profile.quote = quote;
  profile.backslash_escapes = has_escape;
  CsvSplitter splitter(profile, 16'384);
  std::string text(sample);
  text.append(64, '\0');
  splitter.set_text(text.data(), sample.size(), is_whole);
  Split split;
  std::map<std::size_t, std::size_t> widths;
  RowBlock row;
  row.bytes = sample;
  for (std::size_t position = 0; position < sample.size();) {
    row.cells.clear();
    row.rows.clear();
    const SplitRow place = splitter.split(position, 0, row);
    if (place.end == RowEnd::kCutInQuotes && is_whole) ++split.torn, ++split.quoted;
    if (place.end != RowEnd::kComplete) break;
    row.rows.push_back({});
    row.rows[0].cell_count = static_cast<std::uint32_t>(row.cells.size());
    for (const CellPlace& cell : row.cells) {
      const std::string_view raw = row.cell_at(cell).text;
      // Cells with quotes that need a rewrite still have them.
      const bool has_quote_before = cell.offset > 0 && quote != '\0' && sample[cell.offset - 1] == quote;
      const bool is_raw = quote != '\0' && raw.starts_with(quote) && !has_quote_before;
      split.quoted += is_raw || has_quote_before ? 1 : 0;
      if (is_raw && is_torn(raw, quote, has_escape)) ++split.torn;
    }
    if (!is_blank_row(row, 0)) {
      ++split.rows;
      ++widths[row.cells.size()];
      split.widest = std::max(split.widest, row.cells.size());
      split.rows_split += row.cells.size() > 1 ? 1 : 0;
    }
    splitter.drop_cells_from(0, row);
    position = place.next;
  }
  for (const auto& [width, rows] : widths) {
    if (rows * width * width > split.usual_rows * split.usual_width * split.usual_width && width > 1) {
      split.usual_width = width;
      split.usual_rows = rows;
    }
  }
  return split;
}

// 0 for a delimiter that splits nothing, 1 for one that splits every row into the same many cells.
double consistency(const Split& split) {
  if (split.rows == 0 || split.usual_width < 2) return 0;
  const auto rows = static_cast<double>(split.rows);
  const double same = static_cast<double>(split.usual_rows) / rows;
  const double some = static_cast<double>(split.rows_split) / rows;
  const double columns = 1.0 - 1.0 / static_cast<double>(split.usual_width);
  const double torn = split.quoted == 0 ? 0 : static_cast<double>(split.torn) / static_cast<double>(split.quoted);
  return (0.6 * same + 0.4 * some) * (0.55 + 0.45 * columns) * (1.0 - 0.9 * torn);
}

// Where cells hold a comma or point as a rule it is a decimal mark or part of a name, so another delimiter of the same
// consistency is likelier than the comma.
double preference(char delimiter) {
  switch (delimiter) {
    case '\t': return 1.06;
    case ';':
    case '|': return 1.03;
    case '^': return 0.97;
    default: return 1.0;
  }
}

// The delimiter of a first line `sep=;`, which Excel reads.
std::optional<char> separator_line(std::string_view sample) {
  std::string_view line = sample.substr(0, std::min(sample.find_first_of("\r\n"), sample.size()));
  if (line.size() >= 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  if (line.size() != 5) return std::nullopt;
  const bool is_sep = (line[0] | 0x20) == 's' && (line[1] | 0x20) == 'e' && (line[2] | 0x20) == 'p' && line[3] == '=';
  return is_sep ? std::optional(line[4]) : std::nullopt;
}

bool has_escapes(std::string_view sample, bool is_whole, char delimiter, char quote) {
  if (quote == '\0' || sample.find(std::string("\\") + quote) == std::string_view::npos) return false;
  const Split without = split_with(sample, is_whole, delimiter, quote, false);
  if (without.torn == 0) return false;
  const Split with = split_with(sample, is_whole, delimiter, quote, true);
  return with.torn < without.torn && with.usual_rows >= without.usual_rows;
}

}  // namespace

DialectGuess guess_dialect(std::string_view sample, bool is_whole, std::optional<char> delimiter, char quote) {
  DialectGuess guess;
  if (const auto separator = separator_line(sample)) {
    guess.has_separator_line = true;
    guess.delimiter = *separator;
    guess.reason = "separator_line";
    const std::size_t end = sample.find_first_of("\r\n");
    sample.remove_prefix(end == std::string_view::npos ? sample.size() : end + 1);
  }
  if (delimiter.has_value()) {
    guess.delimiter = *delimiter;
    guess.reason = "chosen";
  } else if (!guess.has_separator_line) {
    std::vector<Ranked> ranking;
    for (const char candidate : kDelimiters) {
      const Split split = split_with(sample, is_whole, candidate, quote, false);
      ranking.push_back({consistency(split) * preference(candidate), ranking.size()});
    }
    sort_best_first(ranking);
    guess.is_one_column = ranking[0].score <= 0;
    guess.delimiter = guess.is_one_column ? ',' : kDelimiters[ranking[0].index];
    guess.reason = guess.is_one_column ? "one_column" : "consistent_columns";
    const double total = ranking[0].score + ranking[1].score;
    guess.confidence = guess.is_one_column ? 0.5 : std::min(ranking[0].score / total, 0.99);
    for (std::size_t i = 1; i < ranking.size(); ++i) {
      if (ranking[i].score > 0) guess.alternatives.push_back(kDelimiters[ranking[i].index]);
    }
  }
  guess.backslash_escapes = has_escapes(sample, is_whole, guess.delimiter, quote);
  return guess;
}

}  // namespace inlet::tables
