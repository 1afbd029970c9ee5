-- SPDX-License-Identifier: Apache-2.0
--
-- What a person mends in place before an import: cells, values of a column, rows left out. Part of the import for good, and
-- changed only while it is a draft. Fields get a smallest and a largest value.

-- Records are counted from 0 without blank rows, columns from 0.
CREATE TABLE cell_fix (
  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  record INTEGER NOT NULL,
  file_column INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (import, record, file_column),
  CONSTRAINT place_is_in_the_file CHECK (record >= 0 AND file_column >= 0)
) STRICT, WITHOUT ROWID;

-- Every cell of the column that holds exactly this value.
CREATE TABLE value_fix (
  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  file_column INTEGER NOT NULL,
  value TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (import, file_column, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out_row (
  import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  record INTEGER NOT NULL,
  PRIMARY KEY (import, record)
) STRICT, WITHOUT ROWID;

-- Of numbers, as text in their stored form.
ALTER TABLE field ADD COLUMN minimum TEXT;
ALTER TABLE field ADD COLUMN maximum TEXT;
