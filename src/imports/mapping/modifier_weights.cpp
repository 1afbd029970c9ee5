// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/modifier_weights.h"

#include <algorithm>
#include <span>

namespace inlet::imports {
namespace {

using enum Modifier;

struct Weight {
  Modifier modifier;
  double weight;
};

constexpr Weight kOfEmail[] = {{kLead, 0.99},    {kCustomer, 0.97}, {kPrimary, 0.98},  {kWork, 0.98},   {kMailing, 0.9},
                               {kBilling, 0.86}, {kHome, 0.8},      {kShipping, 0.65}, {kCompany, 0.65}};
constexpr Weight kOfPhone[] = {{kLead, 0.99},    {kCustomer, 0.97}, {kPrimary, 0.96},  {kWork, 0.98},   {kMailing, 0.9},
                               {kBilling, 0.86}, {kHome, 0.8},      {kShipping, 0.65}, {kCompany, 0.65}};
constexpr Weight kOfAddress[] = {{kLead, 0.99},   {kCustomer, 0.98}, {kPrimary, 0.97},  {kMailing, 0.97}, {kWork, 0.95},
                                 {kBilling, 0.9}, {kHome, 0.82},     {kShipping, 0.74}, {kCompany, 0.68}};
constexpr Weight kOfName[] = {{kLead, 0.98}, {kCustomer, 0.96}, {kPrimary, 0.95}, {kBilling, 0.87}, {kShipping, 0.7}};
constexpr Weight kOfCompany[] = {{kLead, 0.97}, {kCustomer, 0.96}, {kPrimary, 0.97}, {kMailing, 0.95},
                                 {kWork, 0.96}, {kCompany, 0.97},  {kBilling, 0.88}, {kShipping, 0.7}};
constexpr Weight kOfJobTitle[] = {{kLead, 0.97}, {kCustomer, 0.97}, {kPrimary, 0.97},
                                  {kWork, 0.97}, {kMailing, 0.97},  {kCompany, 0.97}};
constexpr Weight kOfWebsite[] = {{kLead, 0.97},    {kCustomer, 0.97}, {kPrimary, 0.97}, {kWork, 0.97},
                                 {kMailing, 0.97}, {kShipping, 0.97}, {kCompany, 0.97}, {kHome, 0.8}};
constexpr Weight kOfLinkedIn[] = {{kLead, 0.98}, {kCustomer, 0.98}, {kPrimary, 0.98}, {kHome, 0.98}};
constexpr Weight kOfOrganisation[] = {
    {kCompany, 0.97}, {kLead, 0.97}, {kCustomer, 0.97}, {kPrimary, 0.97}, {kWork, 0.97}};
constexpr Weight kOfOwner[] = {{kLead, 0.97}, {kDeal, 0.97}, {kCustomer, 0.92}, {kPrimary, 0.92}};
constexpr Weight kOfSale[] = {{kLead, 0.97}, {kDeal, 0.97}};
constexpr Weight kOfLead[] = {{kLead, 0.97}, {kCustomer, 0.97}};
constexpr Weight kOfId[] = {{kLead, 0.97}, {kCustomer, 0.97}, {kVendor, 0.97}, {kNetwork, 0.97}};

struct Row {
  std::string_view target;
  std::span<const Weight> weights;
};

constexpr Row kRows[] = {{"email", kOfEmail},
                         {"phone", kOfPhone},
                         {"mobile", kOfEmail},
                         {"street", kOfAddress},
                         {"city", kOfAddress},
                         {"state", kOfAddress},
                         {"postal_code", kOfAddress},
                         {"country", kOfAddress},
                         {targets::kStateOrStatus, kOfAddress},
                         {"first_name", kOfName},
                         {"last_name", kOfName},
                         {"full_name", kOfName},
                         {targets::kName, kOfName},
                         {targets::kGivenName, kOfName},
                         {targets::kFirstOfTwo, kOfName},
                         {targets::kLastOfTwo, kOfName},
                         {"company", kOfCompany},
                         {"job_title", kOfJobTitle},
                         {"website", kOfWebsite},
                         {"linkedin_url", kOfLinkedIn},
                         {"industry", kOfOrganisation},
                         {"employees", kOfOrganisation},
                         {"annual_revenue", kOfOrganisation},
                         {"owner", kOfOwner},
                         {"source", kOfOwner},
                         {"value", kOfSale},
                         {"stage", kOfSale},
                         {"pipeline", kOfSale},
                         {"priority", kOfSale},
                         {"expected_close_date", kOfSale},
                         {targets::kStatus, kOfSale},
                         {"description", kOfLead},
                         {"tags", kOfLead},
                         {"email_opt_out", kOfLead},
                         {targets::kTitle, kOfLead},
                         {"external_id", kOfId}};

}  // namespace

double modifier_weight(std::string_view target, Modifier modifier) {
  if (modifier == kFiller) return 1;
  if (target == targets::kNothing) return modifier == kOther ? 0 : 1;
  const auto row = std::ranges::find(kRows, target, &Row::target);
  if (row == std::ranges::end(kRows)) return 0;
  const auto weight = std::ranges::find(row->weights, modifier, &Weight::modifier);
  return weight == row->weights.end() ? 0 : weight->weight;
}

}  // namespace inlet::imports
