// SPDX-License-Identifier: Apache-2.0
//
// What a person saved from one import for the next file of the same kind: columns by their names, value choices, how the file
// is read, what to do with duplicates. Holds no data of leads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/errors/result.h"
#include "imports/mapping/mapping.h"

namespace inlet::imports {

struct TemplateColumn {
  std::string header;                // as in the file it was made from
  std::string field;                 // key; empty: the person skipped the column
  leads::ConversionOptions options;  // with the value choices

  friend bool operator==(const TemplateColumn&, const TemplateColumn&) = default;
};

struct MappingTemplate {
  std::int64_t id = 0;       // 0: not stored yet
  std::int64_t version = 1;  // grows with every change; for optimistic locking
  std::string name;          // 1 to 100 characters, unique for its owner ignoring case, and among the shared ones
  std::int64_t owner = 0;
  bool shared = false;  // everyone who may import can use it
  std::vector<TemplateColumn> columns;
  std::string source_choices;    // JSON of tables::SourceChoices; the sheet by name
  std::string options;           // JSON: defaults, unmatched, merge
  std::string duplicate_policy;  // JSON
};

// Blank, too long, or fine.
Result<void> check_template_name(std::string_view name);

// The same for the same set of column names in any order, written in any case, with or without accents: 32 hex digits.
std::string header_fingerprint(const tables::Header& header);
std::string header_fingerprint(const MappingTemplate& saved);

// A template laid on the columns of a file. Names decide, never positions; the second of two equal names takes the second.
struct TemplateFit {
  std::vector<Binding> bindings;
  std::vector<std::uint32_t> skipped;       // columns the template skips on purpose
  std::vector<std::uint32_t> new_columns;   // not in the template
  std::vector<std::string> missing;         // headers of the template that the file lacks
  std::vector<std::string> missing_fields;  // fields of the template that are gone or hidden
  std::size_t columns = 0;                  // of the template
  std::size_t fitting = 0;                  // of them in the file
  bool exact = false;                       // same fingerprint

  // Chosen by itself after an upload from 80 % on.
  bool fits() const { return columns > 0 && fitting * 5 >= columns * 4; }
};

TemplateFit apply_template(const MappingTemplate& saved, const leads::FieldCatalog& catalog,
                           const tables::Header& header);

// The columns of a template from a mapping: bound ones with their field, all others as skipped.
std::vector<TemplateColumn> template_columns(const Mapping& mapping, const tables::Header& header);

// For `inlet templates export|import` and the store: without id, owner and version, which belong to one installation.
std::string to_json(const MappingTemplate& saved);
Result<MappingTemplate> mapping_template_from_json(std::string_view json);

}  // namespace inlet::imports
