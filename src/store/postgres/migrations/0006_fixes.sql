-- SPDX-License-Identifier: Apache-2.0
--
-- What a person mends in place before an import: cells, values of a column, rows left out. Part of the import for good, and
-- changed only while it is a draft. Fields get a smallest and a largest value.

-- Records are counted from 0 without blank rows, columns from 0.
CREATE TABLE cell_fix (
  import bigint NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  record bigint NOT NULL,
  file_column bigint NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (import, record, file_column),
  CONSTRAINT place_is_in_the_file CHECK (record >= 0 AND file_column >= 0)
);

-- Every cell of the column that holds exactly this value.
CREATE TABLE value_fix (
  import bigint NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  file_column bigint NOT NULL,
  value text NOT NULL,
  text text NOT NULL
);

-- An index holds at most 2.7 kB a row, and a cell may be longer.
CREATE UNIQUE INDEX value_fix_value ON value_fix (import, file_column, md5(value));

CREATE TABLE left_out_row (
  import bigint NOT NULL REFERENCES import (id) ON DELETE CASCADE,
  record bigint NOT NULL,
  PRIMARY KEY (import, record)
);

-- Of numbers, as text in their stored form.
ALTER TABLE field ADD COLUMN minimum text;
ALTER TABLE field ADD COLUMN maximum text;
