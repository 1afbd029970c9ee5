// SPDX-License-Identifier: Apache-2.0
#include "leads/convert/converter.h"

#include <utility>

#include "base/errors/check.h"
#include "leads/convert/boolean_converter.h"
#include "leads/convert/cell_gate.h"
#include "leads/convert/date_converter.h"
#include "leads/convert/email_converter.h"
#include "leads/convert/number_converter.h"
#include "leads/convert/phone_converter.h"
#include "leads/convert/picklist_converter.h"
#include "leads/convert/text_converter.h"
#include "leads/convert/url_converter.h"
#include "leads/convert/user_converter.h"

namespace inlet::leads {
namespace {

std::unique_ptr<Converter> converter_for(const Field& field, const ConversionOptions& options,
                                         const OrganisationSettings& settings, const UserDirectory& users) {
  switch (field.type) {
    case FieldType::kText:
    case FieldType::kLongText: return std::make_unique<TextConverter>(field);
    case FieldType::kEmail: return std::make_unique<EmailConverter>(field);
    case FieldType::kPhone: return make_phone_converter(field, options, settings);
    case FieldType::kUrl: return std::make_unique<UrlConverter>(field);
    case FieldType::kInteger:
    case FieldType::kDecimal:
    case FieldType::kPercent:
    case FieldType::kMoney: return std::make_unique<NumberConverter>(field, options, settings);
    case FieldType::kBoolean: return std::make_unique<BooleanConverter>(options);
    case FieldType::kDate:
    case FieldType::kDateTime: return std::make_unique<DateConverter>(field, options, settings);
    case FieldType::kPicklist:
    case FieldType::kMultiPicklist: return std::make_unique<PicklistConverter>(field, options);
    case FieldType::kUser: return std::make_unique<UserConverter>(options, users);
  }
  INLET_CHECK(false);
}

}  // namespace

std::unique_ptr<Converter> make_converter(const Field& field, const ConversionOptions& options,
                                          const OrganisationSettings& settings, const UserDirectory& users) {
  return std::make_unique<CellGate>(converter_for(field, options, settings, users), options);
}

}  // namespace inlet::leads
