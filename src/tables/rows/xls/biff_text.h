// SPDX-License-Identifier: Apache-2.0
//
// Text in BIFF records: bytes of a code page before BIFF8, UTF-16 with or without its upper bytes since; cut anywhere and
// continued in the next record.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/errors/result.h"
#include "base/text/decoder.h"
#include "tables/rows/xls/biff_records.h"

namespace inlet::tables {

// Text in the code page that a workbook names.
class CodePageText {
 public:
  CodePageText() = default;
  // Code pages that nobody knows are read as windows-1252.
  void set(std::uint16_t code_page);
  void append(std::string_view bytes, std::string& to);

 private:
  std::uint16_t code_page_ = 1252;
  std::shared_ptr<base::Decoder> decoder_;  // shared, for a workbook can be copied; opened when first needed
};

// Reads on behind the end of a record in the CONTINUE records that follow it.
class ContinuedReader {
 public:
  // Begins at `at` of the current record.
  ContinuedReader(BiffRecords& records, std::size_t at) : records_(&records), segment_(records.bytes().from(at)) {}

  // All are false, or give zero, once the records have no more; is_whole() tells.
  std::uint8_t u8();
  std::uint16_t u16();
  std::uint32_t u32();
  void skip(std::uint64_t count);
  // `count` code units; where they go on in another record, that one says anew how wide they are.
  void append_units(std::uint64_t count, bool is_wide, std::string& to);
  // The BIFF8 string that comes next, its length before it, where it needs no work: whole in this record, without formatting,
  // ASCII. Nothing, and nothing is read, for any other.
  std::optional<std::string_view> take_plain_string();
  // A BIFF8 string behind its length: flags, counts, characters, formatting.
  void append_string(std::uint64_t units, std::string& to);

  bool is_whole() const { return is_whole_; }
  bool at_end();  // nothing left, in this record or a continuing one
  // An error of the file met on the way.
  Result<void> outcome() const;

 private:
  bool need_segment();
  void append_unit(std::uint32_t unit, std::string& to);

  BiffRecords* records_;
  std::string_view segment_;
  bool is_whole_ = true;
  std::uint32_t high_surrogate_ = 0;
  Result<void> outcome_;
};

}  // namespace inlet::tables
