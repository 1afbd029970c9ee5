// SPDX-License-Identifier: Apache-2.0
//
// What a file is, told from its first bytes and, for containers, from its directory; its name decides nothing (semantics 36).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes/byte_source.h"
#include "base/errors/result.h"
#include "tables/rows/read_limits.h"
#include "tables/rows/source_profile.h"

namespace inlet::tables {

// The format, or why the file can't be read: EMPTY_FILE, UNSUPPORTED_TYPE, TYPE_MISMATCH, PASSWORD_PROTECTED, CORRUPT_FILE.
// kCsv means only that it is none of the others: looks_binary() decides further.
Result<FileFormat> format_of(const base::ByteSource& source, const std::string& name, const ReadLimits& limits);

// "HTML page", "PDF document" ...: what the first bytes say a file is that no reader takes; nothing for what may be a table.
std::optional<std::string> foreign_kind(std::string_view first_bytes);

// True for text (UTF-8, or decoded) with more control characters than a table has.
bool looks_binary(std::string_view text);

// UNSUPPORTED_TYPE, or TYPE_MISMATCH where the name promises a table: "leads.xls is an HTML page, not an XLS workbook."
base::Error unsupported(const std::string& name, const std::string& kind);

// The format that a file's name ends in; nothing for names that say none.
std::optional<FileFormat> format_by_name(std::string_view name);

}  // namespace inlet::tables
