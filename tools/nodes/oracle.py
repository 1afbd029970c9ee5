# SPDX-License-Identifier: Apache-2.0
"""What must be in the database when all imports have ended, whatever happened meanwhile."""

import server  # noqa: F401  (finds installation)
from installation import expect, good_rows


def check(database, url, files, rows):
    """Every good row is one lead, every record has one outcome, every sum adds up, one notice each."""
    ask = lambda text: database.ask(text, url)
    imports = ask("SELECT id, state, total, created, updated, unchanged, skipped, failed, not_processed, write_run FROM import ORDER BY id")
    expect(len(imports) == files, f"{len(imports)} imports")
    for number, state, total, created, updated, unchanged, skipped, failed, not_processed, run in imports:
        counts = [int(each) for each in (created, updated, unchanged, skipped, failed, not_processed)]
        expect(state == "completed_with_errors", f"import {number} ended as {state}")
        expect(int(total) == sum(counts) == rows, f"the sum of import {number} is wrong: {total}, {counts}")
        expect(int(created) == good_rows(rows), f"import {number} created {created}")
        leads = [int(row[0]) for row in ask(f"SELECT import_row FROM lead WHERE import_job_id = {number} ORDER BY import_row")]
        expect(leads == [i + 2 for i in range(rows) if i % 40 != 39], f"import {number}: rows are missing or too many")
        wrong = ask(f"SELECT count(*), count(DISTINCT record) FROM row_outcome WHERE run = {run} AND outcome = 'failed'")[0]
        expect(wrong == [failed, failed], f"import {number}: {wrong} failed rows are kept, {failed} counted")
    emails = ask("SELECT count(*), count(DISTINCT email), (SELECT count(*) FROM match_key WHERE slot = 0) FROM lead")[0]
    expect(len(set(emails)) == 1, f"leads, addresses, keys: {emails}")
    expect(ask("SELECT count(*) FROM job WHERE state = 'running' AND import <> 0") == [["0"]], "a job runs without an import")
    told = ask("SELECT count(*) FROM notice WHERE kind LIKE 'import%'")[0][0]
    expect(told == str(files), f"{told} notices at the end of {files} imports")
