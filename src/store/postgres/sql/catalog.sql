-- SPDX-License-Identifier: Apache-2.0

-- name: catalog_version_find
SELECT version
FROM catalog_version;

-- name: catalog_version_next
UPDATE catalog_version
SET version = version + 1;

-- name: field_list
SELECT key, label, type, help, custom, import_only, required, is_unique, hidden, open_options, max_length, default_value,
       aliases, minimum, maximum
FROM field
ORDER BY position, key;

-- name: field_option_list
SELECT field, id, label, active, synonyms
FROM field_option
ORDER BY field, position, id;

-- name: field_create
INSERT INTO field (key, label, type, help, custom, import_only, required, is_unique, hidden, open_options, max_length,
                   default_value, aliases, minimum, maximum, position)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, (SELECT coalesce(max(position), 0) + 1 FROM field));

-- name: field_change
UPDATE field
SET label = $2, help = $3, required = $4, is_unique = $5, hidden = $6, open_options = $7, max_length = $8,
    default_value = $9, aliases = $10, minimum = $11, maximum = $12
WHERE key = $1;

-- name: field_place
UPDATE field
SET position = $2
WHERE key = $1;

-- name: field_option_put
INSERT INTO field_option (field, id, position, label, active, synonyms)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (field, id) DO UPDATE
SET position = excluded.position, label = excluded.label, active = excluded.active, synonyms = excluded.synonyms;

-- name: field_option_turn_off
UPDATE field_option
SET active = 0
WHERE field = $1;
