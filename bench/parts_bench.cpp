// SPDX-License-Identifier: Apache-2.0
//
// The parts of an import one by one, on the same 2,000 rows each time, for counting their instructions (instructions.py):
// what is counted happens inside measured().
//   parts_bench PART
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes/memory_source.h"
#include "engine/pipeline/batch_decision.h"
#include "engine/pipeline/row_conversion.h"
#include "engine/pipeline/run_users.h"
#include "engine/pipeline/written_rows.h"
#include "leads/dedupe/key_order.h"
#include "store/database/database.h"
#include "tables/rows/open_rows.h"
#include "tables/rows/records.h"

// Of this name, so that callgrind can be told where to count.
extern "C" __attribute__((noinline)) void measured(const std::function<void()>& work) { work(); }

namespace {

using namespace inlet;
using Blocks = std::vector<std::unique_ptr<engine::ConvertedBlock>>;

constexpr int kRows = 2'000;

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "parts_bench: %s\n", why.c_str());
  std::exit(1);
}

template <class T>
T must(Result<T> result) {
  if (!result.has_value()) give_up(result.error().message() + " " + result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

const std::vector<std::pair<std::string, std::string>> kColumns = {{"First Name", "first_name"},
                                                                   {"Last Name", "last_name"},
                                                                   {"Email", "email"},
                                                                   {"Phone", "phone"},
                                                                   {"Company", "company"},
                                                                   {"Website", "website"},
                                                                   {"City", "city"},
                                                                   {"Country", "country"},
                                                                   {"Lead Source", "source"},
                                                                   {"Revenue", "annual_revenue"},
                                                                   {"Close", "expected_close_date"},
                                                                   {"Notes", "description"}};

std::string csv_of_leads() {
  static constexpr const char* kFirst[] = {"Anna", "Jörg", "Priya", "Léa"};
  static constexpr const char* kCountry[] = {"Germany", "France", "United States"};
  static constexpr const char* kPhone[] = {"+49 151 2340", "+33 6 12 40 ", "+1 212 555 "};
  static constexpr const char* kNote[] = {"", "Wants a demo next week.", "\"Said \"\"call me\"\",\nthen left.\""};
  std::string text;
  for (const auto& [name, field] : kColumns) text += (text.empty() ? "" : ",") + name;
  for (int i = 0; i < kRows; ++i) {
    const std::string n = std::to_string(1000 + i);
    const std::string date = i % 40 == 0 ? "31/31/2023" : "2026-0" + std::to_string(1 + i % 9) + "-17";
    const std::string email = "Lead@blue" + (i % 50 == 0 ? "1000" : n) + ".example.com";
    text += "\r\n" + std::string(kFirst[i % 4]) + ",Lindqvist," + email + "," + kPhone[i % 3] + n +
            ",\"Nordwind, Inc.\",https://www.example.com/" + n + ",Berlin," + kCountry[i % 3] + ",Trade Show," + n +
            "00," + date + "," + kNote[i % 3];
  }
  return text;
}

engine::RunPlan plan_of_leads() {
  engine::RunPlan plan;
  plan.fields = leads::standard_fields();
  plan.criteria = {{1, {"email"}, false, false}};
  for (std::uint32_t column = 0; column < kColumns.size(); ++column) {
    plan.column_names.push_back(kColumns[column].first);
    plan.bindings.push_back({column, kColumns[column].second, {}});
    plan.bindings.back().options.date_order = leads::DateOrder::kDayFirst;
    plan.bindings.back().options.decimal_mark = leads::DecimalMark::kPoint;
  }
  return plan;
}

// All that the parts work on. A database in a folder of its own, which goes with it.
class Workbench {
 public:
  Workbench()
      : folder_(std::filesystem::temp_directory_path() / ("parts_bench." + std::to_string(::getpid()))),
        source_(csv_of_leads()),
        plan_(plan_of_leads()) {
    std::filesystem::create_directories(folder_);
    database_ = must(store::open_database("sqlite:" + (folder_ / "inlet.db").string()));
    const auto transaction = must(database_->begin(store::Access::kRead));
    fixes_ = must(engine::RowFixes::load(*transaction, 1));
    users_ = must(engine::RunUsers::load(transaction->users()));
    conversion_ = must(engine::RowConversion::create(plan_, *users_, *fixes_));
  }
  ~Workbench() { std::filesystem::remove_all(folder_); }
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  Blocks read() {
    const auto reader = must(tables::open_rows(source_, plan_.profile, {}));
    tables::RecordSieve sieve(plan_.profile);
    Blocks blocks;
    std::int64_t record = 0;
    for (;;) {
      auto block = std::make_unique<engine::ConvertedBlock>();
      if (!must(reader->next(block->source))) return blocks;
      block->first_record = record;
      record += engine::RowConversion::sift(sieve, *block);
      blocks.push_back(std::move(block));
    }
  }

  void convert(Blocks& blocks) const {
    for (const auto& block : blocks) conversion_->convert(*block);
  }

  Blocks converted() {
    Blocks blocks = read();
    convert(blocks);
    return blocks;
  }

  void decide_as_check(const Blocks& blocks) {
    const auto transaction = must(database_->begin(store::Access::kRead));
    engine::CheckMemory memory(false);
    engine::CheckTarget target(transaction->leads(), transaction->duplicates(), memory, base::TimePoint{});
    decide(blocks, target);
  }

  // The transaction is not committed: what the disk does is not counted in instructions.
  void decide_and_write(const Blocks& blocks) {
    const auto transaction = must(database_->begin(store::Access::kWrite));
    engine::StoreTarget target(*transaction, plan_, 1, base::TimePoint{});
    decide(blocks, target);
  }

 private:
  void decide(const Blocks& blocks, engine::LeadTarget& target) {
    engine::BatchResult result;
    const engine::WrittenRows before;
    must(engine::BatchDecision(plan_, *conversion_, target, result, before).decide(blocks));
    if (result.tally.created < kRows / 2 || result.tally.failed == 0 || result.tally.skipped == 0) {
      give_up("the rows are not what they were");
    }
  }

  std::filesystem::path folder_;
  base::MemorySource source_;
  engine::RunPlan plan_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<engine::RowFixes> fixes_;
  std::unique_ptr<engine::RunUsers> users_;
  std::unique_ptr<engine::RowConversion> conversion_;
};

void sort_keys(const Blocks& blocks) {
  leads::KeyOrder order;
  for (const auto& block : blocks) {
    for (const leads::MatchKey& key : block->keys) order.add(key);
  }
  if (std::move(order).places().size() < kRows / 2) give_up("there are no keys");
}

const std::map<std::string, std::function<void(Workbench&)>> kParts = {
    {"scan", [](Workbench& bench) { measured([&] { bench.read(); }); }},
    {"convert",
     [](Workbench& bench) {
       Blocks blocks = bench.read();
       measured([&] { bench.convert(blocks); });
     }},
    {"keys",
     [](Workbench& bench) {
       const Blocks blocks = bench.converted();
       measured([&] { sort_keys(blocks); });
     }},
    {"decide",
     [](Workbench& bench) {
       const Blocks blocks = bench.converted();
       measured([&] { bench.decide_as_check(blocks); });
     }},
    {"write",
     [](Workbench& bench) {
       const Blocks blocks = bench.converted();
       measured([&] { bench.decide_and_write(blocks); });
     }},
};

}  // namespace

int main(int count, char** arguments) {
  const auto part = kParts.find(count == 2 ? arguments[1] : "");
  if (part == kParts.end()) {
    for (const auto& [name, run] : kParts) std::printf("%s\n", name.c_str());
    return count == 1 ? 0 : 2;
  }
  Workbench bench;
  part->second(bench);
  return 0;
}
