// SPDX-License-Identifier: Apache-2.0
#include "tables/rows/xls/xls_strings.h"

#include <utility>

#include "tables/rows/row_assembler.h"
#include "tables/rows/xlsx/zip_archive.h"

namespace inlet::tables {
namespace {

constexpr std::size_t kFirstString = 8;  // behind how many strings are used and how many there are
constexpr std::size_t kCountOfStrings = 4;

BiffRecords records_at(const CompoundStream& stream, std::uint64_t offset) {
  BiffRecords records(stream);
  records.seek(offset);
  // What can't be read has no bytes, so no strings either.
  [[maybe_unused]] const auto first = records.next();
  return records;
}

}  // namespace

XlsStrings::Part::Part(const CompoundStream& stream, std::uint64_t offset)
    : records(records_at(stream, offset)), reader(records, kFirstString), left(records.bytes().u32(kCountOfStrings)) {}

XlsStrings::XlsStrings(const CompoundStream& stream, std::uint64_t offset)
    : part_(std::make_unique<Part>(stream, offset)) {}

bool XlsStrings::fail(base::Error error) {
  error_ = std::move(error);
  part_.reset();
  return false;
}

bool XlsStrings::add(std::string_view text) {
  if (strings_.add(with_line_feeds(text, unified_))) return true;
  return fail(base::make_error(base::ErrorKind::kLimit, base::Code::kZipBomb,
                               {size_text(StringTable::kLargestTable) + " of text"}));
}

bool XlsStrings::read_until(std::size_t index) {
  while (index >= strings_.size()) {
    if (!part_) {
      const bool has_failed = error_.code != base::Code::kInternal;
      return has_failed ? false : fail(corrupt_file("a cell names a text that it does not have"));
    }
    if (!read_string()) return false;
  }
  return true;
}

// Reads one string. At the end the part is closed.
bool XlsStrings::read_string() {
  ContinuedReader& reader = part_->reader;
  if (part_->left == 0 || reader.at_end()) {
    part_.reset();
    return true;
  }
  --part_->left;
  if (const auto plain = reader.take_plain_string()) return add(*plain);
  text_.clear();
  const std::uint16_t units = reader.u16();
  reader.append_string(units, text_);
  if (const auto outcome = reader.outcome(); !outcome.has_value()) return fail(outcome.error());
  if (!reader.is_whole()) return fail(corrupt_file("its table of strings is cut"));
  return add(text_);
}

Result<void> XlsStrings::finish() {
  while (part_ && read_string()) {
  }
  if (error_.code != base::Code::kInternal) return error_;
  return {};
}

}  // namespace inlet::tables
