-- SPDX-License-Identifier: Apache-2.0

-- name: upload_create
INSERT INTO upload (name, size, sha256, owner, created_at)
VALUES ($1, $2, $3, $4, $5)
RETURNING id;

-- name: upload_find
SELECT id, name, size, sha256, owner, created_at, removed_at
FROM upload
WHERE id = $1;

-- name: upload_kept
SELECT count(*), coalesce(CAST(sum(size) AS bigint), 0)
FROM upload
WHERE owner = $1 AND removed_at IS NULL;

-- name: upload_survey_find
SELECT json
FROM upload_survey
WHERE key = $1;

-- name: upload_survey_keep
INSERT INTO upload_survey (key, upload, json)
VALUES ($1, $2, $3)
ON CONFLICT (key) DO UPDATE
SET upload = excluded.upload, json = excluded.json;

-- name: upload_addresses_keep
INSERT INTO upload_addresses (sha256, sketch)
VALUES ($1, $2)
ON CONFLICT (sha256) DO UPDATE
SET sketch = excluded.sketch;

-- name: upload_addresses_find
SELECT sketch
FROM upload_addresses
WHERE sha256 = $1;

-- name: upload_addresses_of_imports
-- Newest first; those of other files than $1, at most $2.
SELECT i.id, a.sketch
FROM import AS i
JOIN upload AS u ON u.id = i.upload
JOIN upload_addresses AS a ON a.sha256 = u.sha256
WHERE i.state <> 'draft' AND u.sha256 <> $1
ORDER BY i.id DESC
LIMIT $2;

-- name: partial_upload_add
INSERT INTO partial_upload (id, owner, name, size, begun_at)
VALUES ($1, $2, $3, $4, $5);

-- name: partial_upload_find
SELECT owner, name, size, begun_at, upload
FROM partial_upload
WHERE id = $1;

-- name: partial_upload_open
-- Those of a person that are not whole, the newest first.
SELECT id
FROM partial_upload
WHERE owner = $1 AND upload IS NULL
ORDER BY begun_at DESC, id;

-- name: partial_upload_became
UPDATE partial_upload
SET upload = $2
WHERE id = $1;

-- name: partial_upload_remove
DELETE FROM partial_upload
WHERE id = $1;
