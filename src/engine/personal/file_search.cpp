// SPDX-License-Identifier: Apache-2.0
#include "engine/personal/file_search.h"

#include <algorithm>

#include "tables/rows/row_reader.h"
#include "tables/sandbox/confined_tables.h"

namespace inlet::engine {
namespace {

using See = std::function<Result<void>(const NamingRow&)>;

// A text file is one table without a name.
std::vector<tables::Sheet> sheets_of(const tables::Detection& detection) {
  if (!detection.sheets.empty()) return detection.sheets;
  return {tables::Sheet{}};
}

bool is_named_in_row(const tables::RowBlock& block, std::size_t row, const PersonText& person) {
  for (std::size_t column = 0; column < block.cell_count(row); ++column) {
    const tables::Cell cell = block.cell(row, column);
    if (person.is_named_in(cell.text) || (cell.shown != cell.text && person.is_named_in(cell.shown))) return true;
  }
  return false;
}

NamingRow row_of(const tables::RowBlock& block, std::size_t row, const std::string& sheet) {
  NamingRow naming{sheet, static_cast<std::int64_t>(block.row(row).number), {}};
  for (std::size_t column = 0; column < block.cell_count(row); ++column) {
    naming.cells.emplace_back(block.cell(row, column).shown);
  }
  return naming;
}

// False: the file ends early here. Where no file at all can be read now, the inquiry waits.
Result<bool> ends_early(const base::Error& error) {
  if (error.kind == base::ErrorKind::kUnavailable) return error;
  return false;
}

// False: reading ended early.
Result<bool> search_table(const base::ByteSource& source, const tables::SourceProfile& profile,
                          const tables::ReadLimits& limits, const PersonText& person, const See& see) {
  const auto reader = tables::confined::open_rows(source, profile, limits);
  if (!reader.has_value()) return ends_early(reader.error());
  tables::RowBlock block;
  for (;;) {
    const auto more = (*reader)->next(block);
    if (!more.has_value()) return ends_early(more.error());
    if (!*more) return true;
    for (std::size_t row = 0; row < block.row_count(); ++row) {
      if (is_named_in_row(block, row, person)) INLET_TRY(see(row_of(block, row, profile.sheet_name)));
    }
  }
}

}  // namespace

Result<bool> find_rows(Engine& engine, const imports::Upload& upload, const PersonText& person, const See& see) {
  const auto source = engine.files.open_file(upload.sha256);
  if (!source.has_value()) return ends_early(source.error());
  const auto first = tables::confined::detect_whole(**source, upload.name, {}, engine.limits.read);
  if (!first.has_value()) return ends_early(first.error());
  bool is_whole = true;
  for (const tables::Sheet& sheet : sheets_of(*first)) {
    tables::SourceProfile profile = first->profile;
    profile.sheet_index = sheet.index;
    profile.sheet_name = sheet.name;
    INLET_ASSIGN(const bool was_read, search_table(**source, profile, engine.limits.read, person, see));
    is_whole = is_whole && was_read;
  }
  return is_whole;
}

}  // namespace inlet::engine
