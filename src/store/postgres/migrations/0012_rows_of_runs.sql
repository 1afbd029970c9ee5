-- SPDX-License-Identifier: Apache-2.0
--
-- Rows of an import's memory are written by the ten thousand, in the transaction that holds their run: looking for the run again
-- for each of them took the server a seventh of an import. They still go with their run, and earlier values with their import.

ALTER TABLE created_range DROP CONSTRAINT created_range_run_fkey;
ALTER TABLE row_outcome DROP CONSTRAINT row_outcome_run_fkey;
ALTER TABLE row_error DROP CONSTRAINT row_error_run_fkey;
ALTER TABLE kept_value DROP CONSTRAINT kept_value_import_fkey;

CREATE FUNCTION forget_rows_of_run() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
  DELETE FROM created_range WHERE run = OLD.id;
  DELETE FROM row_outcome WHERE run = OLD.id;
  DELETE FROM row_error WHERE run = OLD.id;
  RETURN NULL;
END
$function$;

CREATE TRIGGER rows_go_with_their_run
AFTER DELETE ON import_run
FOR EACH ROW EXECUTE FUNCTION forget_rows_of_run();

CREATE FUNCTION forget_values_before_import() RETURNS trigger LANGUAGE plpgsql AS $function$
BEGIN
  DELETE FROM kept_value WHERE import = OLD.id;
  RETURN NULL;
END
$function$;

CREATE TRIGGER values_go_with_their_import
AFTER DELETE ON import
FOR EACH ROW EXECUTE FUNCTION forget_values_before_import();
