-- SPDX-License-Identifier: Apache-2.0
--
-- Received files that all nodes share. They are written beside the turn of the writers: a content never changes, and whoever puts
-- the same one at the same time writes the same pieces.

-- name: begin_piece
-- Not awaited on the disk: the statement that says that the file is whole is, and all before it with it.
BEGIN ISOLATION LEVEL READ COMMITTED;
SET LOCAL synchronous_commit = off;

-- name: begin_received
BEGIN ISOLATION LEVEL READ COMMITTED;

-- name: received_claim
-- Gives whether the content is there whole.
INSERT INTO received_file (sha256, size, came_at, is_whole)
VALUES ($1, $2, $3, 0)
ON CONFLICT (sha256) DO UPDATE
SET came_at = greatest(received_file.came_at, excluded.came_at)
RETURNING is_whole;

-- name: received_piece_count
SELECT count(*)
FROM received_piece
WHERE sha256 = $1;

-- name: received_piece_add
INSERT INTO received_piece (sha256, number, bytes)
VALUES ($1, $2, $3)
ON CONFLICT DO NOTHING;

-- name: received_is_whole
UPDATE received_file
SET is_whole = 1
WHERE sha256 = $1;

-- name: received_size
SELECT size
FROM received_file
WHERE sha256 = $1 AND is_whole = 1;

-- name: received_piece
SELECT bytes
FROM received_piece
WHERE sha256 = $1 AND number = $2;

-- name: received_missing
SELECT DISTINCT u.sha256
FROM upload AS u
WHERE u.removed_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM received_file AS r WHERE r.sha256 = u.sha256 AND r.is_whole = 1)
ORDER BY u.sha256;

-- name: received_needed
-- Of an array of hashes.
SELECT DISTINCT sha256
FROM upload
WHERE sha256 = ANY ($1::text[]) AND removed_at IS NULL;

-- name: received_remove
DELETE FROM received_file
WHERE sha256 = $1;

-- name: received_remove_unneeded
DELETE FROM received_file AS r
WHERE r.came_at < $1
  AND NOT EXISTS (SELECT 1 FROM upload AS u WHERE u.sha256 = r.sha256 AND u.removed_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM partial_upload AS p WHERE p.id = r.sha256 AND p.upload IS NULL);
