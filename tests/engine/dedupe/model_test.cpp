// SPDX-License-Identifier: Apache-2.0
//
// A random mix of imports, edits, undos, trash, restore and crashes leaves the same leads as a model that does one thing after the
// other in memory (semantics 9, 14 to 20, 45). A failure names its seed: INLET_SEED=7 runs it again; INLET_LONG=1 runs many.
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "engine/undo/undo_job.h"
#include "engine/verbs/change_leads.h"
#include "engine/verbs/undo_import.h"
#include "tests/engine/engine_fixture.h"

namespace inlet::engine {
namespace {

using inlet::testing::must;
using inlet::testing::OwnEngine;
using leads::LeadId;
using leads::MergeRule;
using leads::OnDuplicate;
using leads::OnUnmatched;

constexpr int kSteps = 40;
const std::vector<std::string> kFields = {"email", "company", "city"};
using Row = std::map<std::string, std::string>;

struct Write {
  std::int64_t import = 0;  // 0: a person, or an undo
  std::string field, before, after;
};

struct Person {
  LeadId id = 0;
  std::int64_t import = 0;
  bool is_trashed = false;
  Row values;
  std::vector<Write> writes;
};

// The rules once more, as simply as they can be said.
class Model {
 public:
  std::map<LeadId, Person> people;

  void import(std::int64_t id, const std::vector<Row>& rows, const leads::MatchPolicy& policy) {
    for (const Row& row : rows) {
      std::vector<Person*> same;
      for (auto& [number, person] : people) {
        const bool is_match =
            !person.is_trashed && !row.at("email").empty() && person.values["email"] == row.at("email");
        if (is_match) same.push_back(&person);
      }
      if (same.empty() ? policy.on_unmatched == OnUnmatched::kCreate : policy.on_duplicate == OnDuplicate::kCreate) {
        const auto number = static_cast<LeadId>(people.size()) + 1;
        people[number] = {number, id, false, row, {}};
      } else if (same.size() == 1 && policy.on_duplicate == OnDuplicate::kUpdate) {
        update(*same.front(), id, row, policy.merge);
      }
    }
  }

  void set(Person& person, std::int64_t import, const std::string& field, const std::string& value) {
    std::string& present = person.values[field];
    if (present == value) return;
    Write* last = nullptr;
    for (Write& write : person.writes) {
      if (write.field == field) last = &write;
    }
    if (import != 0 && last != nullptr && last->import == import) {
      last->after = value;
    } else {
      person.writes.push_back({import, field, present, value});
    }
    present = value;
  }

  void undo(std::int64_t import) {
    for (auto& [number, person] : people) {
      if (person.import != import || person.is_trashed) continue;
      if (is_as_left(person)) {
        person.is_trashed = true;
      } else {
        kept_[import].insert(number);
      }
    }
    for (auto& [number, person] : people) {
      if (person.import != import) take_back(person, import);
    }
    undone_.insert(import);
  }

 private:
  void update(Person& person, std::int64_t id, const Row& row, MergeRule merge) {
    for (const std::string& field : kFields) {
      const bool may_write =
          merge == MergeRule::kOverwrite || (merge == MergeRule::kFillBlanks && person.values[field].empty());
      if (!row.at(field).empty() && may_write) set(person, id, field, row.at(field));
    }
  }

  // Holds what its own import left in it.
  bool is_as_left(Person& person) const {
    for (const Write& write : person.writes) {
      if (write.import == person.import) continue;
      const Write* left = nullptr;
      for (const Write& other : person.writes) {
        if (other.field == write.field && other.import == person.import) left = &other;
      }
      const auto first = std::ranges::find(person.writes, write.field, &Write::field);
      if (person.values[write.field] != (left != nullptr ? left->after : first->before)) return false;
    }
    return true;
  }

  void take_back(Person& person, std::int64_t import) {
    bool is_touched = false;
    for (std::size_t i = person.writes.size(); i-- > 0;) {
      const Write write = person.writes[i];
      if (write.import != import) continue;
      is_touched = true;
      if (person.values[write.field] != write.after) continue;
      std::string earlier = write.before;
      for (std::size_t j = i; j-- > 0;) {
        const Write& past = person.writes[j];
        if (past.field != write.field) continue;
        if (!undone_.contains(past.import) || past.after != earlier) break;
        earlier = past.before;
      }
      set(person, 0, write.field, earlier);
    }
    const bool was_kept = kept_[person.import].contains(person.id);
    if (is_touched && was_kept && !person.is_trashed && is_as_left(person)) person.is_trashed = true;
  }

  std::set<std::int64_t> undone_;
  std::map<std::int64_t, std::set<LeadId>> kept_;
};

class Mix {
 public:
  explicit Mix(unsigned seed) : random_(seed) {}

  void run() {
    for (int step = 0; step < kSteps && !::testing::Test::HasFailure(); ++step) {
      const int what = pick(10);
      if (what < 4 || model_.people.empty()) {
        import();
      } else if (what < 6) {
        edit();
      } else if (what < 8) {
        undo();
      } else {
        trash_or_restore();
      }
      compare(step, what);
    }
  }

 private:
  static EngineLimits limits() {
    EngineLimits limits;
    limits.batch_rows = 3;
    return limits;
  }
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }
  std::string email() { return "p" + std::to_string(pick(6)) + "@example.com"; }
  std::string word() { return pick(4) == 0 ? "" : "W" + std::to_string(pick(3)); }

  // Runs the job to its end, sometimes through a crash.
  template <class Run, class IsOver>
  void through_a_crash(imports::ImportId id, const Run& run, const IsOver& is_over) {
    const int crash = pick(2) == 0 ? 0 : 2 + pick(3);  // the lease is the first commit
    for (int tries = 0; tries < 5; ++tries) {
      own_.database().fail_commit(tries == 0 ? crash : 0, base::internal_error("the machine is gone"));
      if (const auto leased = own_.lease(id)) (void)run(*leased);
      own_.database().fail_commit(0, base::internal_error("never"));
      if (is_over()) return;
      own_.clock().advance(base::Duration(3'600'000));
      own_.rescue();
    }
    FAIL() << "job of import " << id << " does not come to its end";
  }

  void import() {
    std::vector<Row> rows;
    std::string file = "Last Name,Email,Company,City\n";
    for (int i = 1 + pick(8); i > 0; --i) {
      rows.push_back({{"email", pick(8) == 0 ? "" : email()}, {"company", word()}, {"city", word()}});
      file += "Lee," + rows.back()["email"] + "," + rows.back()["company"] + "," + rows.back()["city"] + "\n";
    }
    leads::MatchPolicy policy;
    policy.on_duplicate = static_cast<OnDuplicate>(pick(4));
    policy.on_unmatched = pick(4) == 0 ? OnUnmatched::kSkip : OnUnmatched::kCreate;
    policy.merge = static_cast<MergeRule>(pick(3));
    const auto draft = own_.draft(file, policy);
    own_.start(draft.id);
    through_a_crash(
        draft.id, [&](const jobs::LeasedJob& job) { return run_job(own_.engine(), job); },
        [&] { return imports::is_end(own_.find(draft.id).state); });
    model_.import(draft.id, rows, policy);
    imports_.push_back(draft.id);
  }

  void undo() {
    if (imports_.empty()) return;
    const auto place = imports_.begin() + pick(static_cast<int>(imports_.size()));
    const imports::ImportId id = *place;
    imports_.erase(place);
    if (!undo_import(own_.engine(), own_.actor, id).has_value()) return;  // it changed nothing
    through_a_crash(
        id, [&](const jobs::LeasedJob& job) { return run_undo(own_.engine(), job); },
        [&] { return own_.find(id).undo_state == imports::UndoState::kUndone; });
    model_.undo(id);
  }

  Person& anybody() { return std::next(model_.people.begin(), pick(static_cast<int>(model_.people.size())))->second; }

  void edit() {
    Person& person = anybody();
    if (person.is_trashed) return;
    const std::string field = kFields[static_cast<std::size_t>(pick(3))];
    const std::string value = field == "email" ? email() : "P" + std::to_string(pick(3));
    const auto lead = must(own_.reading()->leads().find(person.id));
    must(edit_lead(own_.engine(), own_.actor, person.id, lead->version, {{field, value}}, Duplicates::kAllow));
    model_.set(person, 0, field, value);
  }

  void trash_or_restore() {
    Person& person = anybody();
    const LeadId ids[] = {person.id};
    if (person.is_trashed) {
      must(restore_leads(own_.engine(), own_.actor, ids));
    } else {
      must(trash_leads(own_.engine(), own_.actor, ids));
    }
    person.is_trashed = !person.is_trashed;
  }

  void compare(int step, int what) {
    std::vector<LeadId> ids;
    for (const auto& [number, person] : model_.people) ids.push_back(number);
    ids.push_back(static_cast<LeadId>(ids.size()) + 1);  // one more would be one too many
    const auto leads = must(own_.reading()->leads().find_all(ids));
    ASSERT_EQ(leads.size(), model_.people.size()) << "step " << step << " of kind " << what;
    for (const leads::Lead& lead : leads) {
      Person& person = model_.people[lead.id];
      EXPECT_EQ(lead.is_trashed(), person.is_trashed) << "lead " << lead.id << ", step " << step << " of kind " << what;
      EXPECT_EQ(lead.import_job_id.value_or(0), person.import);
      for (const std::string& field : kFields) {
        EXPECT_EQ(lead.get(field).text(), person.values[field])
            << field << " of lead " << lead.id << ", step " << step << " of kind " << what;
      }
    }
  }

  std::mt19937 random_;
  OwnEngine own_{limits()};
  Model model_;
  std::vector<imports::ImportId> imports_;  // not undone
};

TEST(RandomMix, EqualsAModelInMemory) {
  const char* const one = std::getenv("INLET_SEED");
  const unsigned first = one != nullptr ? static_cast<unsigned>(std::stoul(one)) : 1U;
  const unsigned count = one != nullptr ? 1U : std::getenv("INLET_LONG") != nullptr ? 200U : 3U;
  for (unsigned seed = first; seed < first + count; ++seed) {
    SCOPED_TRACE("INLET_SEED=" + std::to_string(seed));
    Mix(seed).run();
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace inlet::engine
