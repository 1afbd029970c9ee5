#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""check_sql_parity.py finds queries and migrations that one dialect has and the other lacks."""
import unittest

from small_tree import SmallTree

import check_sql_parity

QUERY = "-- name: lead_get\n-- Takes ?9 rows.\nSELECT id FROM lead WHERE id = :id AND note <> ':no' AND x = y::text;\n"


class CheckSqlParity(SmallTree):
    def problems(self, **dialects):
        for dialect, text in dialects.items():
            self.write(f"src/store/{dialect}/sql/lead.sql", text)
        return list(check_sql_parity.problems(self.root))

    def test_one_dialect_alone_is_fine(self):
        self.assertEqual(self.problems(sqlite=QUERY), [])

    def test_the_same_in_both_is_fine(self):
        self.assertEqual(self.problems(sqlite=QUERY, postgres=QUERY), [])

    def test_a_query_that_is_missing_is_found(self):
        found = self.problems(sqlite=QUERY, postgres=QUERY.replace("lead_get", "lead_find"))
        self.assertEqual(found, ["postgres lacks the query lead.sql lead_get", "sqlite lacks the query lead.sql lead_find"])

    def test_another_parameter_is_found(self):
        found = self.problems(sqlite=QUERY, postgres=QUERY.replace(":id", ":lead"))
        self.assertEqual(found, ["lead.sql lead_get takes ['lead'] in postgres, ['id'] in sqlite"])

    def test_a_name_that_stands_twice_is_found(self):
        self.assertEqual(self.problems(sqlite=QUERY + QUERY), ["sqlite/sql/lead.sql: lead_get stands twice"])

    def test_a_file_without_queries_is_found(self):
        self.assertEqual(self.problems(sqlite="SELECT 1;\n"), ["sqlite/sql/lead.sql: has no block -- name: ..."])

    def test_what_one_dialect_alone_asks_is_passed_over(self):
        self.write("src/store/sqlite/sql/own_move.sql", QUERY.replace("lead_get", "move_tables"))
        self.assertEqual(self.problems(sqlite=QUERY, postgres=QUERY), [])

    def test_a_migration_that_is_missing_is_found(self):
        self.write("src/store/sqlite/migrations/0001_leads.sql", "")
        found = self.problems(sqlite=QUERY, postgres=QUERY)
        self.assertEqual(found, ["postgres lacks the migration 0001_leads.sql"])

    def test_numbered_parameters_count_as_well(self):
        self.assertEqual(check_sql_parity.parameters("a = $1 AND b = ?2 AND c = @c"), {"1", "2", "c"})

    def test_the_columns_of_a_copy_count_as_parameters(self):
        self.assertEqual(check_sql_parity.parameters("COPY lead (id, name) FROM STDIN (FORMAT binary);"), {"1", "2"})

    def test_the_columns_of_fed_rows_count_as_parameters(self):
        sql = "INSERT INTO match_key SELECT asked.c1, c2, 0, c3 FROM fed_rows(?1) AS asked WHERE c3 > c2"
        self.assertEqual(check_sql_parity.parameters(sql), {"1", "2", "3"})


if __name__ == "__main__":
    unittest.main()
