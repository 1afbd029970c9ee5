-- SPDX-License-Identifier: Apache-2.0

-- name: template_create
INSERT INTO mapping_template (name, name_folded, owner, shared, fingerprint, json, changed_at, used_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT DO NOTHING
RETURNING id;

-- name: template_change
-- Changes nothing when the name is taken or the version is another.
UPDATE mapping_template AS t
SET name = $3, name_folded = $4, shared = $5, fingerprint = $6, json = $7, changed_at = $8, version = version + 1
WHERE id = $1 AND version = $2
  AND NOT EXISTS (
    SELECT 1 FROM mapping_template AS other
    WHERE other.id <> t.id AND other.name_folded = $4 AND (other.owner = t.owner OR (other.shared = 1 AND $5 = 1)));

-- name: template_remove
DELETE FROM mapping_template
WHERE id = $1;

-- name: template_find
SELECT id, version, name, owner, shared, fingerprint, json, changed_at, used_at
FROM mapping_template
WHERE id = $1;

-- name: template_list
SELECT id, version, name, owner, shared, fingerprint, json, changed_at, used_at
FROM mapping_template
WHERE owner = $1 OR shared = 1
ORDER BY name_folded COLLATE "C", id;

-- name: template_mark_used
UPDATE mapping_template
SET used_at = $2
WHERE id = $1;

-- name: column_remember
-- A new number, so that the highest id is the newest choice.
INSERT INTO remembered_column ("user", folded_name, field)
VALUES ($1, $2, $3)
ON CONFLICT (md5(folded_name), "user") DO UPDATE
SET id = excluded.id, field = excluded.field;

-- name: column_remembered
-- The person's own choice, else the newest of anybody.
SELECT field, "user" = $1
FROM remembered_column
WHERE md5(folded_name) = md5($2)
ORDER BY "user" = $1 DESC, id DESC
LIMIT 1;
