// SPDX-License-Identifier: Apache-2.0
//
// An engine of its own over a real database (own_store.h) and a folder, which go with it. Imports run in the calling thread, and
// what they left can be read as lines that tests compare.
#pragma once

#include <gtest/gtest.h>
#include <algorithm>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/bytes/random_token.h"
#include "base/log/log.h"
#include "engine/engine.h"
#include "engine/pipeline/import_job.h"
#include "engine/report/import_rows.h"
#include "engine/verbs/change_import.h"
#include "engine/verbs/create_import.h"
#include "engine/verbs/run_import.h"
#include "engine/verbs/settings.h"
#include "engine/verbs/take_in.h"
#include "engine/verbs/view_source.h"
#include "leads/values/value_text.h"
#include "store/database/database.h"
#include "tests/doubles/fake_clock.h"
#include "tests/doubles/faulty_database.h"
#include "tests/doubles/own_store.h"
#include "tests/doubles/silent_signal.h"

namespace inlet::testing {

// The value, or an exception that names the error: a test ends there.
template <class T>
T must(Result<T> result) {
  if (!result.has_value()) {
    throw std::runtime_error(std::string(base::name_of(result.error().code)) + ": " + result.error().message() + " " +
                             result.error().detail);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

class OwnEngine {
 public:
  explicit OwnEngine(engine::EngineLimits limits = {})
      : folder_(make_folder()),
        store_(folder_),
        database_(must(store::open_database(store_.url()))),
        files_(must(imports::UploadFiles::open(folder_.string(), database_.shared_uploads()))),
        engine_{database_, clock_, files_, signal_, limits, "test"} {
    base::set_log_level(base::LogLevel::kOff);
  }
  OwnEngine(const OwnEngine&) = delete;
  OwnEngine& operator=(const OwnEngine&) = delete;
  ~OwnEngine() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  engine::Engine& engine() { return engine_; }
  doubles::FakeClock& clock() { return clock_; }
  doubles::FaultyDatabase& database() { return database_; }
  std::unique_ptr<store::Transaction> reading() { return must(database_.begin(store::Access::kRead)); }
  std::unique_ptr<store::Transaction> writing() { return must(database_.begin(store::Access::kWrite)); }

  // Replaces the criteria by these, each a JSON list of keys, in this order.
  void set_criteria(const std::vector<std::string>& criteria) {
    std::string sql = "DELETE FROM criterion;";
    for (std::size_t i = 0; i < criteria.size(); ++i) {
      sql += "INSERT INTO criterion (position, kind, state, fields) VALUES (" + std::to_string(i + 1) +
             ", 'duplicate', 'active', '" + criteria[i] + "');";
    }
    store_.run(sql);
  }

  // A draft of the text; the first column named like a field goes there, others as suggested.
  imports::ImportRecord draft(std::string_view text, const leads::MatchPolicy& policy = {},
                              const std::map<std::string, std::string>& defaults = {},
                              const std::string& name = "leads.csv") {
    imports::Reception reception = must(files_.receive(name, engine_.limits.read.file_bytes));
    must(reception.add(text));
    const imports::Upload upload = must(engine::take_in(engine_, actor, std::move(reception), name));
    auto record = must(engine::create_import(engine_, actor, upload.id, 0));
    const auto survey = must(engine::survey_upload(engine_, upload, {}));
    const auto catalog = must(reading()->catalog().current());
    auto columns = must(engine::read_draft(record)).columns;
    for (const leads::Field& field : catalog->fields()) {
      const auto named = std::ranges::find_if(columns, [&](const engine::DraftColumn& column) {
        return survey.header.columns[column.column].written == field.label;
      });
      if (named == columns.end()) continue;
      for (engine::DraftColumn& column : columns) {
        if (column.field == field.key) column.field.clear();
      }
      named->field = field.key;
    }
    record = must(engine::choose_mapping(engine_, actor, record.id, record.version, columns));
    return must(engine::choose_options(engine_, actor, record.id, record.version, {policy, defaults}));
  }
  imports::ImportRecord start(imports::ImportId id) { return must(engine::start_import(engine_, actor, id, 0)); }
  std::optional<jobs::LeasedJob> lease(imports::ImportId id) {
    const auto transaction = writing();
    const auto job = must(transaction->jobs().find_for_import(id));
    if (!job) return std::nullopt;
    auto leased = must(transaction->jobs().lease_job(job->id, engine_.worker, clock_.now(), engine_.limits.lease));
    must(transaction->commit());
    return leased;
  }
  // What a worker does with the newest job of the import, once.
  void work(imports::ImportId id, const engine::ImportRun::Progress& progress = {}) {
    const auto leased = lease(id);
    ASSERT_TRUE(leased.has_value()) << "the job is not free";
    must(engine::run_job(engine_, *leased, progress));
  }
  // The worker that holds a lease is gone: its jobs become free, as by the watch of another process.
  void rescue() {
    clock_.advance(engine_.limits.lease + base::Duration(1));
    const auto transaction = writing();
    must(transaction->jobs().rescue(clock_.now(), {}));
    must(transaction->commit());
  }
  imports::ImportRecord import(std::string_view text, const leads::MatchPolicy& policy = {},
                               const std::map<std::string, std::string>& defaults = {}) {
    const auto record = draft(text, policy, defaults);
    start(record.id);
    work(record.id);
    return find(record.id);
  }
  // Checks the draft; the run stands in the record's check_run.
  imports::ImportRecord check(imports::ImportId id) {
    const auto record = must(engine::start_check(engine_, actor, id, 0));
    work(id);
    return record;
  }
  imports::ImportRecord find(imports::ImportId id) { return must(reading()->ledger().find(id)).value(); }
  imports::Tally tally(imports::RunId run) { return must(reading()->ledger().tally(run)); }

  // One line a lead: "#1 row 2: email=ann@example.com; last_name=Lee". Without ids where only the values count.
  std::vector<std::string> leads() { return lead_lines({}, true); }
  // The same with these fields alone, without ids: "ann@example.com; Lee".
  std::vector<std::string> leads(const std::vector<std::string>& fields) { return lead_lines(fields, false); }

  // One line a record: "created #1", "failed INVALID_EMAIL(2) MISSING_REQUIRED". In brackets the column.
  std::vector<std::string> outcomes(imports::RunId run, bool with_leads = true) {
    const auto transaction = reading();
    std::map<std::int64_t, std::string> lines;
    for (const auto& range : must(transaction->ledger().created(run, 0, 1'000'000))) {
      for (std::int64_t i = 0; i < range.count; ++i) {
        const bool is_shown = with_leads && range.first_lead > 0;
        lines[range.first_record + i] =
            "created" + (is_shown ? " #" + std::to_string(range.first_lead + i) : std::string());
      }
    }
    std::vector<std::int64_t> records;
    for (const auto& outcome : must(transaction->ledger().outcomes(run, {}, 0, 1'000'000)).outcomes) {
      records.push_back(outcome.record);
      if (outcome.outcome == imports::Outcome::kCreated) continue;
      std::string& line = lines[outcome.record];
      EXPECT_TRUE(line.empty()) << "record " << outcome.record << " has two outcomes";
      line = imports::name_of(outcome.outcome);
      if (with_leads && outcome.lead > 0) line += " #" + std::to_string(outcome.lead);
    }
    for (const auto& error : must(transaction->ledger().errors(run, records))) {
      lines[error.record] += " " + std::string(base::name_of(error.code));
      if (error.column >= 0) lines[error.record] += "(" + std::to_string(error.column) + ")";
    }
    std::vector<std::string> all;
    for (const auto& [record, line] : lines) {
      EXPECT_EQ(record, static_cast<std::int64_t>(all.size())) << "a record before it has no outcome";
      all.push_back(line);
    }
    return all;
  }
  // What was said about the rows, in order: "row 3: Email is the same as ...".
  std::vector<std::string> messages(imports::RunId run);

  std::string failed_csv(const imports::ImportRecord& record, engine::FailedKind kind = engine::FailedKind::kAll) {
    std::string text;
    must(engine::write_failed_csv(engine_, actor, record, kind, [&](std::string_view bytes) -> Result<void> {
      text += bytes;
      return {};
    }));
    return text;
  }
  std::string receipt(const imports::ImportRecord& record) {
    std::string text;
    must(engine::write_receipt_csv(engine_, actor, record, [&](std::string_view bytes) -> Result<void> {
      text += bytes;
      return {};
    }));
    return text;
  }

  access::Actor actor;  // the command line's, who may everything

 private:
  static std::filesystem::path make_folder() {
    const auto folder = std::filesystem::temp_directory_path() / ("inlet." + base::random_token(9));
    std::filesystem::create_directory(folder);
    return folder;
  }

  std::vector<std::string> lead_lines(const std::vector<std::string>& fields, bool with_ids) {
    const auto transaction = reading();
    const auto catalog = must(transaction->catalog().current());
    leads::LeadFilter filter;
    filter.sort = {"id", false};
    std::vector<std::string> lines;
    do {
      const auto page = must(transaction->leads().list(filter, 1'000));
      for (const leads::Lead& lead : page.leads) {
        std::string line;
        if (with_ids) {
          line = "#" + std::to_string(lead.id) + " row " + std::to_string(lead.import_row.value_or(0)) + ":";
          for (const auto& entry : lead.entries()) {
            line += " " + entry.key + "=" + leads::text_with_currency(*catalog->find(entry.key), entry.value) + ";";
          }
        }
        for (const std::string& key : fields) {
          line += (line.empty() ? "" : "; ") + leads::text_with_currency(*catalog->find(key), lead.get(key));
        }
        lines.push_back(line);
      }
      filter.cursor = page.next_cursor;
    } while (!filter.cursor.empty());
    return lines;
  }

  std::filesystem::path folder_;
  doubles::OwnStore store_;
  doubles::FakeClock clock_;
  doubles::FaultyDatabase database_;
  imports::UploadFiles files_;
  doubles::SilentSignal signal_;
  engine::Engine engine_;
};

inline std::vector<std::string> OwnEngine::messages(imports::RunId run) {
  const auto transaction = reading();
  std::vector<std::int64_t> records;
  for (const auto& outcome : must(transaction->ledger().outcomes(run, {}, 0, 1'000'000)).outcomes)
    records.push_back(outcome.record);
  std::vector<std::string> lines;
  for (const auto& error : must(transaction->ledger().errors(run, records))) {
    const auto& entry = base::catalog_entry(error.code);
    base::Error shown = base::make_error(base::ErrorKind::kInvalidInput, error.code, error.arguments);
    lines.push_back("row " + std::to_string(error.row) + ": " + std::string(entry.name) + ": " + shown.message());
  }
  return lines;
}

}  // namespace inlet::testing
