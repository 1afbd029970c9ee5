// SPDX-License-Identifier: Apache-2.0
//
// Programs whose exports are recognised by several of their column names together, never by one. Gives external_system its
// name and settles names that mean something particular there.
#pragma once

#include <span>
#include <string_view>

#include "tables/rows/header.h"

namespace inlet::imports {

struct KnownColumn {
  std::string_view header;
  std::string_view field;  // key; empty: not a field of a lead there, whatever its name says
};

struct KnownSource {
  std::string_view name;
  std::span<const std::string_view>
      signature;  // column names that only together are typical; at least three must be there
  std::span<const KnownColumn> columns;
};

// nullptr: none, or more than one fits equally well.
const KnownSource* recognise_source(const tables::Header& header);

}  // namespace inlet::imports
