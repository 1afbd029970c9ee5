// SPDX-License-Identifier: Apache-2.0
//
// Users by email or full name, or by the choice a person made for a name of the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "leads/convert/converter.h"

namespace inlet::leads {

class UserConverter final : public Converter {
 public:
  // Values of the options' map are numbers of users.
  UserConverter(const ConversionOptions& options, const UserDirectory& users);
  Value convert(const tables::Cell& cell, Conversion& conversion) const override;

 private:
  std::unordered_map<std::string, std::optional<std::int64_t>> chosen_;  // folded name -> user; nothing: left empty
  const UserDirectory& users_;
};

}  // namespace inlet::leads
