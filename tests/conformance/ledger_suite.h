// SPDX-License-Identifier: Apache-2.0
//
// The contract of the memory of imports and of their rows.
#pragma once

#include "tests/conformance/database_suite.h"

namespace inlet::store {

inline imports::Tally tally_of(std::int64_t total) {
  imports::Tally tally;
  tally.total = total;
  return tally;
}

TEST_P(DatabaseSuite, ADraftIsChangedOnlyByWhoSawItLast) {
  imports::ImportRecord draft;
  commit([&](Transaction& t) { draft = open_draft(t, "May.csv", at_second(0)); });
  draft.mapping = "{\"a\":1}";
  commit([&](Transaction& t) {
    must(t.ledger().change_draft(draft, at_second(1)));
    const auto again = t.ledger().change_draft(draft, at_second(1));
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().kind, base::ErrorKind::kConflict);
  });
  const auto stored = must(read()->ledger().find(draft.id));
  ASSERT_TRUE(stored.has_value());
  EXPECT_EQ(stored->mapping, draft.mapping);
  EXPECT_EQ(stored->version, draft.version + 1);
  EXPECT_EQ(stored->file_name, "May.csv");
  EXPECT_FALSE(must(read()->ledger().find(draft.id + 1)).has_value());
}

TEST_P(DatabaseSuite, AnImportMovesOnlyFromTheStateItIsIn) {
  commit([](Transaction& t) {
    auto record = open_draft(t, "May.csv", at_second(0));
    record.state = imports::ImportState::kQueued;
    record.queued_at = at_second(1);
    must(t.ledger().move(record, imports::ImportState::kDraft));
    EXPECT_EQ(t.ledger().move(record, imports::ImportState::kDraft).error().kind, base::ErrorKind::kConflict);
    record.state = imports::ImportState::kFailed;
    record.failure = base::make_error(base::ErrorKind::kCorrupt, base::Code::kCorruptFile, {"a \"quote\""}, "detail");
    must(t.ledger().move(record, imports::ImportState::kQueued));
    const auto stored = must(t.ledger().find(record.id));
    EXPECT_EQ(stored->state, imports::ImportState::kFailed);
    EXPECT_EQ(stored->queued_at, at_second(1));
    ASSERT_TRUE(stored->failure.has_value());
    EXPECT_EQ(stored->failure->code, base::Code::kCorruptFile);
    EXPECT_EQ(stored->failure->arguments, record.failure->arguments);
    EXPECT_EQ(stored->failure->kind, base::ErrorKind::kCorrupt);
  });
}

TEST_P(DatabaseSuite, TheDatabaseRefusesATallyThatDoesNotAddUp) {
  auto transaction = write();
  auto record = open_draft(*transaction, "May.csv", at_second(0));
  record.state = imports::ImportState::kCompleted;
  record.tally = tally_of(3);
  record.tally.created = 2;
  EXPECT_FALSE(transaction->ledger().move(record, imports::ImportState::kDraft).has_value());
}

TEST_P(DatabaseSuite, ListsImportsByStateStarterAndFile) {
  std::vector<imports::ImportId> ids;
  commit([&](Transaction& t) {
    for (const char* name : {"May.csv", "june.xlsx", "MAY 2.csv"}) {
      auto record = open_draft(t, name, at_second(0));
      ids.push_back(record.id);
      record.state = imports::ImportState::kQueued;
      must(t.ledger().move(record, imports::ImportState::kDraft));
    }
    open_draft(t, "May draft.csv", at_second(0));
  });
  auto transaction = read();
  imports::ImportFilter filter;
  filter.file_name = "may";
  auto page = must(transaction->ledger().list(filter, "", 1));
  ASSERT_EQ(page.imports.size(), 1U);
  EXPECT_EQ(page.imports.front().id, ids[2]);
  EXPECT_EQ(page.total, 2);
  page = must(transaction->ledger().list(filter, page.next_cursor, 1));
  EXPECT_EQ(page.imports.front().id, ids[0]);
  EXPECT_TRUE(page.next_cursor.empty());
  filter.drafts = true;
  EXPECT_EQ(must(transaction->ledger().list(filter, "", 9)).total, 1);
  imports::ImportFilter paused;
  paused.states = {imports::ImportState::kPaused};
  EXPECT_EQ(must(transaction->ledger().list(paused, "", 9)).total, 0);
  EXPECT_EQ(must(transaction->ledger().earlier_imports_of(base::sha256_hex("May.csv"), 0)),
            (std::vector<imports::ImportId>{ids[0]}));
}

TEST_P(DatabaseSuite, KnowsWhatMendsAnImport) {
  imports::ImportId first = 0;
  std::vector<imports::ImportId> retries;
  commit([&](Transaction& t) {
    first = open_draft(t, "May.csv", at_second(0)).id;
    for (int i = 0; i < 2; ++i) {
      auto record = open_draft(t, "May failed 2.csv", at_second(1));
      record.retry_of = first;
      retries.push_back(must(t.ledger().open(record)));
    }
  });
  auto transaction = read();
  EXPECT_EQ(must(transaction->ledger().retries_of(first)), retries);
  EXPECT_EQ(must(transaction->ledger().find(retries[0])).value().retry_of, first);
  EXPECT_TRUE(must(transaction->ledger().retries_of(retries[0])).empty());
}

TEST_P(DatabaseSuite, PagesOfImportsGoBothWaysInEveryOrder) {
  commit([&](Transaction& t) {
    for (const char* name : {"c.csv", "a.csv", "b.csv", "a.csv", "d.csv"}) {
      auto record = open_draft(t, name, at_second(0));
      record.state = imports::ImportState::kQueued;
      record.tally.total = name[0] == 'a' ? 7 : 3;
      must(t.ledger().move(record, imports::ImportState::kDraft));
    }
  });
  auto transaction = read();
  using Sort = imports::ImportSort;
  for (const Sort sort : {Sort::kId, Sort::kFileName, Sort::kState, Sort::kTotal, Sort::kFailed, Sort::kDuration}) {
    for (const bool ascending : {true, false}) {
      imports::ImportFilter filter;
      filter.sort = sort;
      filter.ascending = ascending;
      std::vector<imports::ImportId> whole;
      for (const auto& record : must(transaction->ledger().list(filter, "", 9)).imports) whole.push_back(record.id);
      ASSERT_EQ(whole.size(), 5U);
      std::vector<imports::ImportId> there;
      imports::ImportPage page = must(transaction->ledger().list(filter, "", 2));
      EXPECT_TRUE(page.previous_cursor.empty());
      for (;;) {
        for (const auto& record : page.imports) there.push_back(record.id);
        if (page.next_cursor.empty()) break;
        page = must(transaction->ledger().list(filter, page.next_cursor, 2));
      }
      EXPECT_EQ(there, whole);
      std::vector<imports::ImportId> back;
      for (;;) {
        for (auto place = page.imports.rbegin(); place != page.imports.rend(); ++place) back.push_back(place->id);
        if (page.previous_cursor.empty()) break;
        page = must(transaction->ledger().list(filter, page.previous_cursor, 2));
      }
      EXPECT_EQ(std::vector<imports::ImportId>(back.rbegin(), back.rend()), whole);
    }
  }
  EXPECT_FALSE(transaction->ledger().list({}, "nonsense", 2).has_value());
}

TEST_P(DatabaseSuite, ImportsAreFilteredByDayAndUndo) {
  imports::ImportId undone = 0;
  commit([&](Transaction& t) {
    auto record = open_draft(t, "May.csv", at_second(0));
    record.state = imports::ImportState::kCancelled;
    record.undo_state = imports::UndoState::kUndone;
    record.queued_at = at_second(100);
    must(t.ledger().move(record, imports::ImportState::kDraft));
    undone = record.id;
    record = open_draft(t, "June.csv", at_second(0));
    record.state = imports::ImportState::kQueued;
    record.queued_at = at_second(200);
    must(t.ledger().move(record, imports::ImportState::kDraft));
  });
  auto transaction = read();
  const auto count = [&](const imports::ImportFilter& filter) {
    const auto page = must(transaction->ledger().list(filter, "", 9));
    EXPECT_EQ(static_cast<std::int64_t>(page.imports.size()), page.total);
    return page.total;
  };
  imports::ImportFilter filter;
  filter.from = at_second(150);
  EXPECT_EQ(count(filter), 1);
  filter.from = at_second(100);
  filter.before = at_second(200);
  EXPECT_EQ(count(filter), 1);
  filter = {};
  filter.undone = true;
  EXPECT_EQ(must(transaction->ledger().list(filter, "", 9)).imports.front().id, undone);
  EXPECT_EQ(count(filter), 1);
  filter.states = {imports::ImportState::kQueued};
  EXPECT_EQ(count(filter), 2);
  filter.undone = false;
  EXPECT_EQ(count(filter), 1);
}

TEST_P(DatabaseSuite, ARunAdvancesOnlyFromItsCheckpoint) {
  imports::RunId run = 0;
  commit([&](Transaction& t) {
    const auto draft = open_draft(t, "May.csv", at_second(0));
    run = must(t.ledger().begin_run(draft.id, imports::RunMode::kWrite, tally_of(10)));
  });
  imports::RunStep step;
  step.after = {4, 5, 6, 70};
  step.tally = tally_of(10);
  step.tally.created = 4;
  commit([&](Transaction& t) {
    EXPECT_EQ(must(t.ledger().checkpoint(run)), imports::Checkpoint{});
    must(t.ledger().advance(run, {}, step));
    const auto late = t.ledger().advance(run, {}, step);
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().kind, base::ErrorKind::kConflict);
  });
  commit([&](Transaction& t) {
    EXPECT_EQ(must(t.ledger().checkpoint(run)), step.after);
    EXPECT_EQ(must(t.ledger().tally(run)), step.tally);
    EXPECT_FALSE(must(t.ledger().run_has_ended(run)));
    imports::Tally end = step.tally;
    end.not_processed = 6;
    must(t.ledger().end_run(run, end, at_second(3)));
    EXPECT_TRUE(must(t.ledger().run_has_ended(run)));
    EXPECT_FALSE(t.ledger().advance(run, step.after, step).has_value()) << "an ended run stays as it is";
  });
}

TEST_P(DatabaseSuite, RowsAreToldByOutcomeCodeAndColumn) {
  imports::RunId run = 0;
  commit([&](Transaction& t) {
    const auto draft = open_draft(t, "May.csv", at_second(0));
    run = must(t.ledger().begin_run(draft.id, imports::RunMode::kWrite, tally_of(8)));
    create_leads(t, {{{"last_name", "A"}}, {{"last_name", "B"}}, {{"last_name", "C"}}}, at_second(0), draft.id);
    using base::Code;
    using imports::Outcome;
    const imports::CreatedRange created[] = {{0, 2, 1}, {5, 1, 3}};
    const imports::RowOutcome outcomes[] = {{2, 4, 4, Outcome::kFailed, 0},
                                            {3, 5, 5, Outcome::kSkipped, 1},
                                            {4, 6, 6, Outcome::kFailed, 0},
                                            {5, 7, 7, Outcome::kCreated, 3},
                                            {6, 8, 8, Outcome::kUnchanged, 2}};
    const imports::RowError errors[] = {
        {2, 4, Code::kInvalidEmail, 2, "email", "x@", {"x@"}},
        {2, 4, Code::kInvalidDate, 3, "expected_close_date", "soon", {"soon", "a \"b\""}},
        {3, 5, Code::kDuplicateExisting, -1, "", "", {"email"}},
        {4, 6, Code::kInvalidEmail, 2, "email", "y@", {"y@"}},
        {4, 6, Code::kInvalidEmail, 2, "email", "z@", {"z@"}},
        {5, 7, Code::kLikelyTypo, 2, "email", "a@gmial.com", {"a@gmial.com", "a@gmail.com"}}};
    imports::RunStep step{{7, 8, 9, 100}, tally_of(8), created, outcomes, errors, {}};
    step.tally.created = 3;
    step.tally.failed = 2;
    step.tally.skipped = 1;
    step.tally.unchanged = 1;
    must(t.ledger().advance(run, {}, step));
  });
  auto transaction = read();
  auto& ledger = transaction->ledger();
  const auto records = [&](const imports::OutcomeFilter& filter) {
    std::vector<std::int64_t> found;
    for (const auto& row : must(ledger.outcomes(run, filter, 0, 100)).outcomes) found.push_back(row.record);
    return found;
  };
  using Records = std::vector<std::int64_t>;
  imports::OutcomeFilter filter;
  EXPECT_EQ(records(filter), (Records{2, 3, 4, 5, 6}));
  filter.only_problems = true;
  EXPECT_EQ(records(filter), (Records{2, 3, 4, 5}));
  filter = {};
  filter.code = base::Code::kInvalidEmail;
  EXPECT_EQ(records(filter), (Records{2, 4}));
  filter.column = 3;
  EXPECT_TRUE(records(filter).empty());
  filter = {};
  filter.outcome = imports::Outcome::kFailed;
  const auto page = must(ledger.outcomes(run, filter, 0, 1));
  EXPECT_EQ(page.total, 2);
  EXPECT_EQ(page.next_record, 4);
  filter.outcome = imports::Outcome::kCreated;
  const auto created = must(ledger.outcomes(run, filter, 1, 9));
  ASSERT_EQ(created.outcomes.size(), 2U);
  EXPECT_EQ(created.total, 3);
  EXPECT_EQ(created.outcomes[0].lead, 2);
  EXPECT_EQ(created.outcomes[0].row, 3) << "from the lead";
  EXPECT_EQ(created.outcomes[1].record, 5);
  const std::int64_t asked[] = {2, 5};
  const auto errors = must(ledger.errors(run, asked));
  ASSERT_EQ(errors.size(), 3U);
  EXPECT_EQ(errors[1].arguments, (std::vector<std::string>{"soon", "a \"b\""}));
  EXPECT_EQ(errors[2].code, base::Code::kLikelyTypo);
  const auto groups = must(ledger.error_groups(run));
  ASSERT_EQ(groups.size(), 4U);
  EXPECT_EQ(groups[0].code, base::Code::kInvalidEmail);
  EXPECT_EQ(groups[0].count, 2) << "rows, not errors";
  EXPECT_EQ(groups[0].example.value, "x@");
  const auto ranges = must(ledger.created(run, 1, 9));
  ASSERT_EQ(ranges.size(), 2U);
  EXPECT_EQ(ranges[0].first_record, 0);
}

TEST_P(DatabaseSuite, KeptValuesRememberWhatWasThereBeforeTheImport) {
  imports::ImportId import_id = 0;
  commit([&](Transaction& t) {
    const auto draft = open_draft(t, "May.csv", at_second(0));
    import_id = draft.id;
    const auto run = must(t.ledger().begin_run(draft.id, imports::RunMode::kWrite, tally_of(9)));
    const imports::KeptValue first[] = {
        {1, "city", "Rome", "Paris"}, {1, "stage", "", "new"}, {2, "city", "Bonn", "Oslo"}};
    must(t.ledger().advance(run, {}, {{1, 1, 1, 1}, tally_of(9), {}, {}, {}, first}));
    // Lead 1: the same import writes again. Lead 2: a person wrote Kiel in between.
    const imports::KeptValue second[] = {{1, "city", "Paris", "Nice"}, {2, "city", "Kiel", "Oslo"}};
    must(t.ledger().advance(run, {1, 1, 1, 1}, {{2, 2, 2, 2}, tally_of(9), {}, {}, {}, second}));
  });
  auto transaction = read();
  const auto one_lead = must(transaction->ledger().kept_values(import_id, 0, 1));
  ASSERT_EQ(one_lead.size(), 2U) << "all values of a lead are in one page";
  EXPECT_EQ(one_lead[0].field, "city");
  EXPECT_EQ(one_lead[0].old_value, "Rome");
  EXPECT_EQ(one_lead[0].new_value, "Nice");
  const auto rest = must(transaction->ledger().kept_values(import_id, 1, 9));
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].old_value, "Kiel");
}

TEST_P(DatabaseSuite, EventsAreNumberedPerImport) {
  auto transaction = write();
  const auto first = open_draft(*transaction, "a.csv", at_second(0));
  const auto second = open_draft(*transaction, "b.csv", at_second(0));
  must(transaction->ledger().tell(first.id, "state", "{}", at_second(1)));
  must(transaction->ledger().tell(second.id, "state", "{}", at_second(1)));
  must(transaction->ledger().tell(first.id, "progress", "{\"done\":1}", at_second(2)));
  const auto events = must(transaction->ledger().events_after(first.id, 1, 10));
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].number, 2);
  EXPECT_EQ(events[0].json, "{\"done\":1}");
  EXPECT_EQ(events[0].at, at_second(2));
}

TEST_P(DatabaseSuite, ARemovedRunOrDraftLeavesNothing) {
  auto transaction = write();
  const auto draft = open_draft(*transaction, "a.csv", at_second(0));
  const auto run = must(transaction->ledger().begin_run(draft.id, imports::RunMode::kCheck, tally_of(2)));
  const imports::RowOutcome outcome{0, 2, 2, imports::Outcome::kFailed, 0};
  const imports::CreatedRange created{1, 1, 7};
  const std::int64_t record = 0;
  imports::RowError error;
  error.row = 2;
  error.code = base::Code::kInvalidEmail;
  must(transaction->ledger().advance(run, {},
                                     {{2, 2, 2, 2}, tally_of(2), {&created, 1}, {&outcome, 1}, {&error, 1}, {}}));
  EXPECT_EQ(must(transaction->ledger().errors(run, {&record, 1})).size(), 1U);
  must(transaction->ledger().remove_run(run));
  EXPECT_EQ(must(transaction->ledger().outcomes(run, {}, 0, 9)).total, 0);
  EXPECT_TRUE(must(transaction->ledger().errors(run, {&record, 1})).empty());
  EXPECT_TRUE(must(transaction->ledger().created(run, 0, 9)).empty());
  EXPECT_FALSE(transaction->ledger().checkpoint(run).has_value());
  must(transaction->ledger().remove_draft(draft.id));
  EXPECT_FALSE(must(transaction->ledger().find(draft.id)).has_value());
}

TEST_P(DatabaseSuite, AnImportHasOneNoticeOfAKind) {
  auto transaction = write();
  imports::Notice notice{0, 1, 5, "import_completed", "{}", at_second(1), {}};
  must(transaction->notices().add(notice));
  must(transaction->notices().add(notice));
  notice.kind = "import_undone";
  must(transaction->notices().add(notice));
  const auto notices = must(transaction->notices().list(1, 10));
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_EQ(notices[0].kind, "import_undone");
  EXPECT_EQ(must(transaction->notices().count_unread(1)), 2);
  must(transaction->notices().mark_read(1, notices[0].id, at_second(2)));
  EXPECT_EQ(must(transaction->notices().count_unread(1)), 1);
  must(transaction->notices().mark_read(1, std::nullopt, at_second(2)));
  EXPECT_EQ(must(transaction->notices().count_unread(1)), 0);
}

TEST_P(DatabaseSuite, ASurveyIsKeptUnderItsKey) {
  auto transaction = write();
  const auto upload = must(transaction->uploads().add({0, "a.csv", 7, base::sha256_hex("a"), 1, at_second(0)}));
  EXPECT_EQ(must(transaction->uploads().find(upload))->size, 7U);
  EXPECT_FALSE(must(transaction->uploads().survey("k")).has_value());
  must(transaction->uploads().keep_survey("k", upload, "1"));
  must(transaction->uploads().keep_survey("k", upload, "2"));
  EXPECT_EQ(must(transaction->uploads().survey("k")), "2");
}

TEST_P(DatabaseSuite, AddressesAreKeptByContentAndFoundByImport) {
  auto transaction = write();
  auto record = open_draft(*transaction, "a.csv", at_second(0));
  const std::string content = base::sha256_hex("a.csv");
  EXPECT_FALSE(must(transaction->uploads().addresses(content)).has_value());
  must(transaction->uploads().keep_addresses(content, "1"));
  must(transaction->uploads().keep_addresses(content, "2"));
  EXPECT_EQ(must(transaction->uploads().addresses(content)), "2");
  EXPECT_TRUE(must(transaction->uploads().addresses_of_imports("other", 9)).empty()) << "a draft is no import";
  record.state = imports::ImportState::kQueued;
  must(transaction->ledger().move(record, imports::ImportState::kDraft));
  const auto found = must(transaction->uploads().addresses_of_imports("other", 9));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().import_id, record.id);
  EXPECT_EQ(found.front().sketch, "2");
  EXPECT_TRUE(must(transaction->uploads().addresses_of_imports(content, 9)).empty()) << "the same file is no other one";
  must(transaction->retention().note_file_removed(content, at_second(1)));
  EXPECT_FALSE(must(transaction->uploads().addresses(content)).has_value()) << "it goes with the file";
}

}  // namespace inlet::store
