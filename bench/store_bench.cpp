// SPDX-License-Identifier: Apache-2.0
//
// The writer's part of P1 (docs/performance.md) alone: loads a CSV of leads through the store, batch by batch as an import does
// (look-ups, leads, keys, ledger, one commit each), and beside it the same file by `sqlite3 .import` into the yardstick
// table. Reading and converting the file is not in the time.
//   store_bench LEADS.csv [batch rows] [pairs]
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/bytes/content_hash.h"
#include "base/clock/civil_date.h"
#include "base/clock/system_clock.h"
#include "store/database/database.h"

namespace {

using namespace inlet;
using leads::Value;
using leads::ValueKind;

struct Times {
  double wall = 0;
  double cpu = 0;
};

double wall_now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

double cpu_of(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

void check(bool ok, const std::string& what) {
  if (ok) return;
  std::fprintf(stderr, "store_bench: %s\n", what.c_str());
  std::exit(1);
}

template <class T>
T must(Result<T> result) {
  check(result.has_value(), result ? "" : result.error().message() + " " + result.error().detail);
  return std::move(*result);
}
void must(Result<void> result) {
  check(result.has_value(), result ? "" : result.error().message() + " " + result.error().detail);
}

const std::vector<std::string> kKeys = {"first_name",  "last_name", "email",  "phone",          "company",
                                        "job_title",   "website",   "street", "city",           "state",
                                        "postal_code", "country",   "source", "annual_revenue", "expected_close_date",
                                        "description"};

// Splits RFC 4180 text in place; cells are views of it.
std::vector<std::vector<std::string_view>> parse(std::string& text) {
  std::vector<std::vector<std::string_view>> rows;
  char* in = text.data();
  char* const end = in + text.size();
  std::vector<std::string_view> row;
  while (in < end) {
    char* const begin = *in == '"' ? in + 1 : in;
    char* out = begin;
    if (*in == '"') {
      for (++in; in < end; ++in) {
        if (*in == '"') {
          if (in + 1 < end && in[1] == '"')
            ++in;
          else
            break;
        }
        *out++ = *in;
      }
      ++in;
    } else {
      while (in < end && *in != ',' && *in != '\r' && *in != '\n') *out++ = *in++;
    }
    row.emplace_back(begin, static_cast<std::size_t>(out - begin));
    if (in < end && *in == ',') {
      ++in;
      continue;
    }
    if (in < end && *in == '\r') ++in;
    if (in < end && *in == '\n') ++in;
    rows.push_back(std::move(row));
    row.clear();
  }
  return rows;
}

Value convert(std::size_t column, std::string_view cell) {
  if (cell.empty()) return {};
  if (column == 13) {
    std::int64_t amount = 0;
    for (const char c : cell.substr(0, cell.find('.'))) {
      if (c >= '0' && c <= '9' && amount < 100'000'000'000'000) amount = amount * 10 + (c - '0');
    }
    return Value::of_money(amount * leads::kMoneyScale, "USD");
  }
  if (column == 14) {
    const auto date = base::parse_iso_date(cell);
    return Value::of_number(ValueKind::kDate, date ? base::days_since_1970(*date) : 20'000);
  }
  return Value::of_text(column == 11 || column == 12 ? ValueKind::kOption : ValueKind::kText, cell);
}

leads::KeyHash key_of(std::string_view email) {
  std::string folded(email);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return base::hash128(folded).bytes;
}

Times load(const std::string& path, const std::vector<std::vector<Value>>& rows, std::size_t batch_rows) {
  const auto database = must(store::open_database("sqlite:" + path));
  const base::SystemClock clock;
  imports::RunId run = 0;
  imports::ImportRecord record;
  {
    auto transaction = must(database->begin(store::Access::kWrite));
    record.upload = must(transaction->uploads().add({0, "leads.csv", 1, std::string(64, 'a'), 1, clock.now()}));
    record.started_by = 1;
    record.id = must(transaction->ledger().open(record));
    imports::Tally tally;
    tally.total = static_cast<std::int64_t>(rows.size());
    run = must(transaction->ledger().begin_run(record.id, imports::RunMode::kWrite, tally));
    must(transaction->commit());
  }
  const double wall = wall_now();
  const double cpu = cpu_of(RUSAGE_SELF);
  imports::Checkpoint before;
  imports::Tally tally;
  tally.total = static_cast<std::int64_t>(rows.size());
  std::vector<leads::KeyQuestion> questions;
  std::vector<leads::KeyClaim> claims;
  for (std::size_t first = 0; first < rows.size(); first += batch_rows) {
    const std::size_t count = std::min(batch_rows, rows.size() - first);
    auto transaction = must(database->begin(store::Access::kWrite));
    const auto catalog = must(transaction->catalog().current());
    std::vector<const leads::Field*> fields;
    for (const std::string& key : kKeys) fields.push_back(catalog->find(key));
    for (const char* key : {"title", "stage", "priority", "owner"}) fields.push_back(catalog->find(key));

    questions.clear();
    for (std::size_t i = 0; i < count; ++i) {
      const Value& email = rows[first + i][2];
      if (!email.is_none()) questions.push_back({{1, key_of(email.text())}, static_cast<std::uint32_t>(i)});
    }
    std::stable_sort(questions.begin(), questions.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    std::vector<char> is_duplicate(count, 0);
    for (const auto& holder : must(transaction->duplicates().find(questions)))
      is_duplicate[questions[holder.question].row] = 1;
    for (std::size_t i = 1; i < questions.size(); ++i) {
      if (questions[i].key == questions[i - 1].key) is_duplicate[questions[i].row] = 1;
    }

    leads::NewLeads fresh;
    fresh.fields = fields;
    fresh.import_id = record.id;
    fresh.created_by = 1;
    fresh.now = clock.now();
    std::vector<imports::RowOutcome> outcomes;
    std::vector<imports::CreatedRange> ranges;
    std::vector<leads::LeadId> ids(count, 0);
    for (std::size_t i = 0; i < count; ++i) {
      const auto number = static_cast<std::int64_t>(first + i);
      if (is_duplicate[i] != 0) {
        outcomes.push_back({number, number + 2, number + 2, imports::Outcome::kSkipped, 0});
        tally.count(imports::Outcome::kSkipped);
        continue;
      }
      ids[i] = static_cast<leads::LeadId>(fresh.rows.size());
      if (ranges.empty() || ranges.back().first_record + ranges.back().count != number)
        ranges.push_back({number, 0, ids[i]});
      ++ranges.back().count;
      fresh.rows.push_back(rows[first + i].data());
      fresh.import_rows.push_back(number + 2);
      tally.count(imports::Outcome::kCreated);
    }
    fresh.first_id = must(transaction->leads().reserve_ids(static_cast<std::int64_t>(fresh.rows.size())));
    for (auto& range : ranges) range.first_lead += fresh.first_id;
    must(transaction->leads().create(fresh));
    claims.clear();
    for (const auto& question : questions) {
      if (is_duplicate[question.row] == 0) claims.push_back({question.key, fresh.first_id + ids[question.row], true});
    }
    check(must(transaction->duplicates().claim(claims)).empty(), "a claim was lost");
    imports::Checkpoint after{static_cast<std::int64_t>(first + count), first + count, first + count, first + count};
    must(transaction->ledger().advance(run, before, {after, tally, ranges, outcomes, {}, {}}));
    before = after;
    must(transaction->commit());
  }
  return {wall_now() - wall, cpu_of(RUSAGE_SELF) - cpu};
}

Times yardstick(const std::string& path, const std::string& csv) {
  std::string columns;
  for (const std::string& key : kKeys) columns += (columns.empty() ? "" : ", ") + key + " TEXT";
  const std::string script = path + ".sql";
  std::ofstream(script) << "CREATE TABLE lead (" << columns << ");\n"
                        << "CREATE UNIQUE INDEX e ON lead (email);\nCREATE INDEX p ON lead (phone);\n"
                        << "CREATE INDEX d ON lead (expected_close_date);\n.mode csv\n.import --skip 1 " << csv
                        << " lead\n";
  const double wall = wall_now();
  const double cpu = cpu_of(RUSAGE_CHILDREN);
  check(std::system(("sqlite3 " + path + " < " + script + " 2>/dev/null").c_str()) == 0, "sqlite3 failed");
  return {wall_now() - wall, cpu_of(RUSAGE_CHILDREN) - cpu};
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  check(count >= 2, "give a CSV file of leads");
  const std::size_t batch_rows = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 10'000;
  const int pairs = count > 3 ? std::atoi(arguments[3]) : 3;
  std::stringstream file;
  file << std::ifstream(arguments[1]).rdbuf();
  std::string text = file.str();
  std::vector<std::vector<Value>> rows;
  for (const auto& cells : parse(text)) {
    if (cells.size() < kKeys.size()) continue;
    std::vector<Value> row;
    for (std::size_t i = 0; i < kKeys.size(); ++i) row.push_back(convert(i, cells[i]));
    row.push_back(row[4]);
    row.push_back(Value::of_text(ValueKind::kOption, "new"));
    row.push_back(Value::of_text(ValueKind::kOption, "none"));
    row.push_back(Value::of_number(ValueKind::kUser, 1));
    rows.push_back(std::move(row));
  }
  rows.erase(rows.begin());
  const auto folder = std::filesystem::temp_directory_path() / ("store_bench." + std::to_string(::getpid()));
  std::vector<double> walls;
  std::vector<double> cpus;
  for (int pair = 0; pair < pairs; ++pair) {
    std::filesystem::create_directories(folder);
    const Times ours = load(folder / "inlet.db", rows, batch_rows);
    const Times theirs = yardstick(folder / "yardstick.db", arguments[1]);
    std::filesystem::remove_all(folder);
    std::printf("rows %zu  inlet %.2f s wall %.2f s cpu   .import %.2f s wall %.2f s cpu   ratio %.2f wall %.2f cpu\n",
                rows.size(), ours.wall, ours.cpu, theirs.wall, theirs.cpu, ours.wall / theirs.wall,
                ours.cpu / theirs.cpu);
    walls.push_back(ours.wall / theirs.wall);
    cpus.push_back(ours.cpu / theirs.cpu);
  }
  std::printf("median ratio %.2f wall %.2f cpu\n", median(walls), median(cpus));
  return 0;
}
