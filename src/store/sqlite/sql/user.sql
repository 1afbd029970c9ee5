-- SPDX-License-Identifier: Apache-2.0

-- name: user_create
INSERT INTO user_account (name, email, email_folded, role, password_hash, created_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT DO NOTHING;

-- name: user_find
SELECT id, name, email, role, active, created_at, last_seen_at
FROM user_account
WHERE id = ?1;

-- name: user_find_by_email
SELECT id, name, email, role, active, created_at, last_seen_at
FROM user_account
WHERE email_folded = ?1 AND email_folded <> '';

-- name: user_list
SELECT id, name, email, role, active, created_at, last_seen_at
FROM user_account
ORDER BY id;

-- name: user_update
UPDATE OR IGNORE user_account
SET name = ?2, email = ?3, email_folded = ?4, role = ?5, active = ?6
WHERE id = ?1;

-- name: user_password_hash
SELECT password_hash
FROM user_account
WHERE id = ?1;

-- name: user_set_password_hash
UPDATE user_account
SET password_hash = ?2
WHERE id = ?1;

-- name: user_count_people
SELECT count(*)
FROM user_account
WHERE active = 1 AND password_hash <> '';

-- name: user_seen
UPDATE user_account
SET last_seen_at = ?2
WHERE id = (SELECT user FROM session WHERE token_hash = ?1);

-- name: session_open
INSERT INTO session (token_hash, user, created_at, expires_at, last_seen_at, form_token)
VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- name: session_find
SELECT token_hash, user, created_at, expires_at, last_seen_at, form_token
FROM session
WHERE token_hash = ?1;

-- name: session_touch
UPDATE session
SET last_seen_at = ?2
WHERE token_hash = ?1;

-- name: session_close
DELETE FROM session
WHERE token_hash = ?1;

-- name: session_close_all
DELETE FROM session
WHERE user = ?1;

-- name: session_remove_expired
DELETE FROM session
WHERE expires_at <= ?1;
