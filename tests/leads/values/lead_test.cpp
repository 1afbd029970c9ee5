// SPDX-License-Identifier: Apache-2.0
#include "leads/values/lead.h"

#include <gtest/gtest.h>

#include <utility>

namespace inlet::leads {
namespace {

Value text(std::string_view value) { return Value::of_text(ValueKind::kText, value); }

TEST(Lead, OwnsTheTextOfItsValues) {
  Lead lead;
  {
    std::string name = "Lee";
    lead.set("last_name", text(name));
    name = "XXX";
  }
  Lead copy = lead;
  lead.set("last_name", text("Changed"));
  const Lead moved = std::move(copy);
  EXPECT_EQ(moved.get("last_name").text(), "Lee");
  EXPECT_EQ(lead.get("last_name").text(), "Changed");
}

TEST(Lead, HoldsNoBlankFields) {
  Lead lead;
  lead.set("email", text("a@b.se"));
  lead.set("email", Value{});
  lead.set("phone", Value{});
  EXPECT_TRUE(lead.entries().empty());
  EXPECT_TRUE(lead.get("email").is_none());
}

TEST(Lead, IsTheSameWithTheSameValuesInAnyOrder) {
  Lead a;
  Lead b;
  a.set("x", text("1"));
  a.set("a", Value::of_number(ValueKind::kInteger, 2));
  b.set("a", Value::of_number(ValueKind::kInteger, 2));
  b.set("x", text("1"));
  b.version = 5;
  EXPECT_TRUE(same_values(a, b));
  b.set("x", text("2"));
  EXPECT_FALSE(same_values(a, b));
}

}  // namespace
}  // namespace inlet::leads
