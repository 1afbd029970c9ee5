#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Imports a file over the REST API with curl and jq: import.sh FILE > failed.csv
# INLET_URL is the server, INLET_TOKEN an API token that may import, see imports, and see and create leads (Your account, API tokens).
set -euo pipefail
file=${1:?usage: import.sh FILE}
api=${INLET_URL:?}/api/v1
call() { curl --silent --show-error --fail-with-body --header "Authorization: Bearer ${INLET_TOKEN:?}" "$@"; }
json='Content-Type: application/json'

# 1. The file. An Idempotency-Key makes a second try after a lost answer harmless.
key=$(sha256sum "$file" | cut -c1-32)
name=$(jq -rn --arg name "$(basename "$file")" '$name | @uri')
upload=$(call --data-binary "@$file" -H 'Content-Type: application/octet-stream' -H "Idempotency-Key: upload-$key" "$api/uploads?name=$name" | jq .id)

# 2. A draft of it, with the mapping that Inlet suggests.
draft=$(call --data "{\"upload\": $upload}" -H "$json" -H "Idempotency-Key: draft-$key" "$api/imports")
id=$(jq .id <<<"$draft")

# 3. Off it goes.
call --data "{\"version\": $(jq .version <<<"$draft")}" -H "$json" -H "Idempotency-Key: start-$key" "$api/imports/$id/start" >/dev/null

# 4. Until it has ended.
while job=$(call "$api/imports/$id") && [[ $(jq -r .state <<<"$job") =~ ^(queued|processing|paused)$ ]]; do sleep 0.2; done
jq -r '"Job \(.id) \(.state): \(.tally.created) created, \(.tally.skipped) skipped, \(.tally.failed) failed"' <<<"$job" >&2

# 5. What did not go in, with the reason in each line.
[ "$(jq '.tally.failed + .tally.skipped' <<<"$job")" = 0 ] || call "$api/imports/$id/failed.csv"
