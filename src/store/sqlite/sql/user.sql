-- SPDX-License-Identifier: Apache-2.0

-- name: user_create
INSERT INTO user_account (name, email, email_folded, role, password_hash, created_at, own_role)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT DO NOTHING;

-- name: user_find
SELECT id, name, email, role, active, created_at, last_seen_at, own_role, password_hash <> ''
FROM user_account
WHERE id = ?1;

-- name: user_find_by_email
SELECT id, name, email, role, active, created_at, last_seen_at, own_role, password_hash <> ''
FROM user_account
WHERE email_folded = ?1 AND email_folded <> '';

-- name: user_list
SELECT id, name, email, role, active, created_at, last_seen_at, own_role, password_hash <> ''
FROM user_account
ORDER BY id;

-- name: user_update
UPDATE OR IGNORE user_account
SET name = ?2, email = ?3, email_folded = ?4, role = ?5, active = ?6, own_role = ?7
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

-- name: user_count_administrators
SELECT count(*)
FROM user_account
WHERE active = 1 AND password_hash <> '' AND role = 'admin' AND own_role IS NULL;

-- name: user_seen
UPDATE user_account
SET last_seen_at = ?2
WHERE id = (SELECT user FROM session WHERE token_hash = ?1);

-- name: session_open
INSERT INTO session (token_hash, user, created_at, expires_at, last_seen_at, form_token, address, agent)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8);

-- name: session_find
SELECT token_hash, user, created_at, expires_at, last_seen_at, form_token, address, agent
FROM session
WHERE token_hash = ?1;

-- name: session_list
SELECT token_hash, user, created_at, expires_at, last_seen_at, form_token, address, agent
FROM session
WHERE user = ?1
ORDER BY last_seen_at DESC, token_hash;

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

-- name: role_list
SELECT id, version, name, built_in, permissions
FROM role
ORDER BY CASE WHEN built_in IS NULL THEN 4 ELSE id END, name_folded;

-- name: role_find
SELECT id, version, name, built_in, permissions
FROM role
WHERE id = ?1;

-- name: role_add
INSERT INTO role (name, name_folded, permissions)
VALUES (?1, ?2, ?3)
ON CONFLICT DO NOTHING;

-- name: role_name_taken
SELECT count(*)
FROM role
WHERE name_folded = ?1 AND id <> ?2;

-- name: role_change
UPDATE role
SET name = ?3, name_folded = ?4, permissions = ?5, version = version + 1
WHERE id = ?1 AND version = ?2;

-- name: role_remove
DELETE FROM role
WHERE id = ?1 AND built_in IS NULL;

-- name: token_add
INSERT INTO api_token (user, name, token_hash, beginning, rights, created_at, expires_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7);

-- name: token_find
SELECT id, user, name, token_hash, beginning, rights, created_at, expires_at, last_used_at
FROM api_token
WHERE token_hash = ?1;

-- name: token_list
SELECT id, user, name, token_hash, beginning, rights, created_at, expires_at, last_used_at
FROM api_token
WHERE user = ?1
ORDER BY id;

-- name: token_touch
UPDATE api_token
SET last_used_at = ?2
WHERE id = ?1;

-- name: token_remove
DELETE FROM api_token
WHERE user = ?1 AND id = ?2;

-- name: token_remove_all
DELETE FROM api_token
WHERE user = ?1;

-- name: invitation_put
INSERT INTO invitation (user, token_hash, by, expires_at)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (user) DO UPDATE
SET token_hash = excluded.token_hash, by = excluded.by, expires_at = excluded.expires_at;

-- name: invitation_find
SELECT token_hash, user, by, expires_at
FROM invitation
WHERE token_hash = ?1;

-- name: invitation_remove
DELETE FROM invitation
WHERE user = ?1;
