-- SPDX-License-Identifier: Apache-2.0

-- name: notice_create
INSERT INTO notice ("user", import, kind, json, created_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (import, kind) DO NOTHING;

-- name: notice_list
SELECT id, "user", import, kind, json, created_at, read_at
FROM notice
WHERE "user" = $1
ORDER BY id DESC
LIMIT $2;

-- name: notice_count_unread
SELECT count(*)
FROM notice
WHERE "user" = $1 AND read_at IS NULL;

-- name: notice_mark_read
UPDATE notice
SET read_at = $3
WHERE "user" = $1 AND read_at IS NULL AND ($2 IS NULL OR id = $2);
