-- SPDX-License-Identifier: Apache-2.0

-- name: upload_create
INSERT INTO upload (name, size, sha256, owner, created_at)
VALUES (?1, ?2, ?3, ?4, ?5);

-- name: upload_find
SELECT id, name, size, sha256, owner, created_at, removed_at
FROM upload
WHERE id = ?1;

-- name: upload_survey_find
SELECT json
FROM upload_survey
WHERE key = ?1;

-- name: upload_survey_keep
INSERT INTO upload_survey (key, upload, json)
VALUES (?1, ?2, ?3)
ON CONFLICT (key) DO UPDATE
SET upload = excluded.upload, json = excluded.json;
