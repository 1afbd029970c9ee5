-- SPDX-License-Identifier: Apache-2.0

-- name: likely_put
INSERT INTO likely_pair (left_lead, right_lead, score, found_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (left_lead, right_lead) DO UPDATE
SET score = excluded.score, found_at = excluded.found_at
WHERE likely_pair.dismissed_at IS NULL;

-- name: likely_list
-- $1: the owner whose leads alone are seen, or NULL. Behind the pair of score $2 and id $3. $5, $6: a lead and an import, or 0.
SELECT p.id, p.left_lead, p.right_lead, p.score, p.found_at
FROM likely_pair AS p
JOIN lead AS a ON a.id = p.left_lead
JOIN lead AS b ON b.id = p.right_lead
WHERE p.dismissed_at IS NULL
  AND (p.score < $2 OR (p.score = $2 AND p.id > $3))
  AND a.trashed_at IS NULL AND b.trashed_at IS NULL
  AND ($1 IS NULL OR (a.owner = $1 AND b.owner = $1))
  AND ($5::bigint = 0 OR $5 IN (p.left_lead, p.right_lead))
  AND ($6::bigint = 0 OR $6 IN (a.import_job_id, b.import_job_id))
ORDER BY p.score DESC, p.id
LIMIT $4;

-- name: likely_count
SELECT count(*)
FROM likely_pair AS p
JOIN lead AS a ON a.id = p.left_lead
JOIN lead AS b ON b.id = p.right_lead
WHERE p.dismissed_at IS NULL
  AND a.trashed_at IS NULL AND b.trashed_at IS NULL
  AND ($1 IS NULL OR (a.owner = $1 AND b.owner = $1))
  AND ($2::bigint = 0 OR $2 IN (p.left_lead, p.right_lead))
  AND ($3::bigint = 0 OR $3 IN (a.import_job_id, b.import_job_id));

-- name: likely_find
SELECT id, left_lead, right_lead, score, found_at
FROM likely_pair
WHERE id = $1 AND dismissed_at IS NULL;

-- name: likely_dismiss
UPDATE likely_pair
SET dismissed_at = $3, dismissed_by = $2
WHERE id = $1 AND dismissed_at IS NULL;

-- name: likely_forget_older
DELETE FROM likely_pair
WHERE dismissed_at IS NULL AND found_at < $1;

-- name: likely_scan
SELECT id, import_job_id, first_name, last_name, company, email, phone, mobile, city
FROM lead
WHERE id > $1 AND trashed_at IS NULL
ORDER BY id
LIMIT $2;

-- name: likely_face
-- $1: a JSON array of leads. In order of id.
SELECT id, import_job_id, first_name, last_name, company, email, phone, mobile, city
FROM lead
WHERE id IN (SELECT CAST(value AS bigint) FROM jsonb_array_elements_text(CAST($1 AS jsonb))) AND trashed_at IS NULL
ORDER BY id;

-- name: likely_range_of_import
SELECT min(id), max(id)
FROM lead
WHERE import_job_id = $1;
