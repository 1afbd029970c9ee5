-- SPDX-License-Identifier: Apache-2.0
--
-- Statements about leads that do not depend on the catalogue; those with lists of columns are made by lead_statements.

-- name: id_reserve
UPDATE id_sequence
SET next = next + ?2
WHERE name = ?1
RETURNING next - ?2;

-- name: lead_version
SELECT version
FROM lead
WHERE id = ?1;

-- name: lead_option_add
INSERT INTO lead_option (lead, field, option)
VALUES (?1, ?2, ?3)
ON CONFLICT DO NOTHING;

-- name: lead_option_clear
DELETE FROM lead_option
WHERE lead = ?1 AND field = ?2;

-- name: lead_trash
-- Leads with ids from ?1 to ?4: those of an import lie side by side. OR FAIL: as in lead_insert().
UPDATE OR FAIL lead
SET trashed_at = ?3, updated_at = ?3, updated_by = ?2, version = version + 1
WHERE id BETWEEN ?1 AND ?4 AND trashed_at IS NULL;

-- name: lead_trash_told
-- When and by whom a lead was trashed; no row for a live one.
SELECT trashed_at, updated_by
FROM lead
WHERE id = ?1 AND trashed_at IS NOT NULL;

-- name: lead_restore
UPDATE lead
SET trashed_at = NULL, updated_at = ?3, updated_by = ?2, version = version + 1
WHERE id = ?1 AND trashed_at IS NOT NULL;

-- name: lead_birth
SELECT created_at, created_by, import_job_id, import_row
FROM lead
WHERE id = ?1;

-- name: lead_event_add
INSERT INTO lead_event (lead, at, by, import, import_row, kind, changes, lead_version)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, coalesce((SELECT version FROM lead WHERE id = ?1), 0));

-- name: lead_event_list
SELECT at, by, import, import_row, kind, changes
FROM lead_event
WHERE lead = ?1
ORDER BY id DESC
LIMIT ?2;

-- name: lead_import_updates
-- One row a field that an import changed.
SELECT k.import, coalesce(i.started_at, i.created_at), i.started_by, k.field, k.old_value, k.new_value
FROM kept_value AS k
JOIN import AS i ON i.id = k.import
WHERE k.lead = ?1
ORDER BY k.import DESC, k.field
LIMIT ?2;

-- name: search_mark_dirty
-- A lead that is not in the index yet will be read later anyway.
INSERT OR IGNORE INTO search_dirty (lead)
SELECT ?1
WHERE ?1 <= (SELECT last_lead FROM search_progress);

-- name: search_dirty_list
SELECT lead
FROM search_dirty
ORDER BY lead
LIMIT ?1;

-- name: search_dirty_clear
-- ?1: a JSON array of leads.
DELETE FROM search_dirty
WHERE lead IN (SELECT value FROM json_each(?1));

-- name: search_remove
-- ?1: a JSON array of leads.
DELETE FROM lead_search
WHERE rowid IN (SELECT value FROM json_each(?1));

-- name: search_last_lead
SELECT last_lead
FROM search_progress;

-- name: search_next_last_lead
SELECT max(id)
FROM (SELECT id FROM lead WHERE id > ?1 ORDER BY id LIMIT ?2);

-- name: search_advance
UPDATE search_progress
SET last_lead = ?1;

-- name: search_add
-- A telephone number is found by its beginning with and without the code of its country, which has one to three digits.
INSERT INTO lead_search (rowid, name, email, company, phone)
SELECT id, coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(title, ''), email, company,
       coalesce(phone || ' ' || substr(phone, 3) || ' ' || substr(phone, 4) || ' ' || substr(phone, 5) || ' ', '')
       || coalesce(mobile || ' ' || substr(mobile, 3) || ' ' || substr(mobile, 4) || ' ' || substr(mobile, 5), '')
FROM lead
WHERE id BETWEEN ?1 AND ?2;

-- name: search_add_some
-- As search_add. ?1: a JSON array of leads.
INSERT INTO lead_search (rowid, name, email, company, phone)
SELECT id, coalesce(first_name, '') || ' ' || coalesce(last_name, '') || ' ' || coalesce(title, ''), email, company,
       coalesce(phone || ' ' || substr(phone, 3) || ' ' || substr(phone, 4) || ' ' || substr(phone, 5) || ' ', '')
       || coalesce(mobile || ' ' || substr(mobile, 3) || ' ' || substr(mobile, 4) || ' ' || substr(mobile, 5), '')
FROM lead
WHERE id IN (SELECT value FROM json_each(?1));

-- name: search_to_do
SELECT (SELECT count(*) FROM search_dirty) + (SELECT coalesce(max(id), 0) FROM lead) - (SELECT last_lead FROM search_progress);
