// SPDX-License-Identifier: Apache-2.0
#include "imports/mapping/value_words.h"

#include <gtest/gtest.h>

namespace inlet::imports {
namespace {

struct WordCase {
  bool (*test)(std::string_view);
  const char* text;
  bool is_one;
};

TEST(ValueWords, AreKnownInManyLanguages) {
  const WordCase cases[] = {{looks_like_boolean, "NEIN", true},
                            {looks_like_boolean, "はい", true},
                            {looks_like_boolean, "maybe", false},
                            {is_currency, "₺", true},
                            {is_currency, "Kč", true},
                            {is_currency, "kg", false},
                            {has_month, "14. März 2024", true},
                            {has_month, "14 2024", false},
                            {is_honorific, "Dr. med.", true},
                            {is_honorific, "г-жа", true},
                            {is_honorific, "CEO", false},
                            {is_job_title, "Head of Sales", true},
                            {is_job_title, "Försäljningschef", true},
                            {is_job_title, "営業部長", true},
                            {is_job_title, "Acme", false},
                            {is_priority, "Élevée", true},
                            {is_priority, "blue", false},
                            {is_vague_region, "EMEA", true},
                            {is_vague_region, "Bavaria", false},
                            {is_stage, "In Bearbeitung", true},
                            {is_stage, "跟进中", true},
                            {is_stage, "Berlin", false},
                            {is_subscription_state, "désabonné", true},
                            {is_subscription_state, "Open", true},
                            {is_subscription_state, "Ohio", false},
                            {has_legal_form, "Müller & Söhne GmbH", true},
                            {has_legal_form, "山田商事株式会社", true},
                            {has_legal_form, "Ann Lee", false}};
  for (const WordCase& test : cases) EXPECT_EQ(test.test(test.text), test.is_one) << test.text;
}

}  // namespace
}  // namespace inlet::imports
