-- SPDX-License-Identifier: Apache-2.0

-- name: search_add_some
-- As search_add, for an array of leads.
INSERT INTO lead_search (lead, words)
SELECT id,
       search_vector(search_words(
         concat_ws(' ', first_name, last_name, title, '.', email, '.', company, '.',
                   phone, substr(phone, 3), substr(phone, 4), substr(phone, 5),
                   mobile, substr(mobile, 3), substr(mobile, 4), substr(mobile, 5))))
FROM lead
WHERE id = ANY ($1::bigint[])
ON CONFLICT DO NOTHING;
