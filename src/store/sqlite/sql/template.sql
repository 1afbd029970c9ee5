-- SPDX-License-Identifier: Apache-2.0

-- name: template_create
INSERT INTO mapping_template (name, name_folded, owner, shared, fingerprint, json, changed_at, used_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT DO NOTHING;

-- name: template_change
-- Changes nothing when the name is taken or the version is another.
UPDATE OR IGNORE mapping_template
SET name = ?3, name_folded = ?4, shared = ?5, fingerprint = ?6, json = ?7, changed_at = ?8, version = version + 1
WHERE id = ?1 AND version = ?2;

-- name: template_remove
DELETE FROM mapping_template
WHERE id = ?1;

-- name: template_find
SELECT id, version, name, owner, shared, fingerprint, json, changed_at, used_at
FROM mapping_template
WHERE id = ?1;

-- name: template_list
SELECT id, version, name, owner, shared, fingerprint, json, changed_at, used_at
FROM mapping_template
WHERE owner = ?1 OR shared = 1
ORDER BY name_folded, id;

-- name: template_mark_used
UPDATE mapping_template
SET used_at = ?2
WHERE id = ?1;

-- name: column_remember
-- A new row, so that the highest id is the newest choice.
INSERT OR REPLACE INTO remembered_column (user, folded_name, field)
VALUES (?1, ?2, ?3);

-- name: column_remembered
-- The person's own choice, else the newest of anybody.
SELECT field, user = ?1
FROM remembered_column
WHERE folded_name = ?2
ORDER BY user = ?1 DESC, id DESC
LIMIT 1;
