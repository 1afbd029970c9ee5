#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Imports a file over the REST API, with Python alone: import.py FILE > failed.csv

INLET_URL is the server, INLET_TOKEN an API token that may import, see imports, and see and create leads (Your account, API tokens).
"""
import json
import os
import sys
import time
import urllib.parse
import urllib.request
import uuid
from pathlib import Path


def call(path, body=None, kind="application/json", key=None):
    headers = {"Authorization": "Bearer " + os.environ["INLET_TOKEN"], "Content-Type": kind}
    if key:
        headers["Idempotency-Key"] = key  # a second try after a lost answer does nothing twice
    request = urllib.request.Request(os.environ["INLET_URL"] + "/api/v1" + path, body, headers)
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def post(path, value, key):
    return json.loads(call(path, json.dumps(value).encode(), key=key))


def main():
    file, key = Path(sys.argv[1]), str(uuid.uuid4())
    name = urllib.parse.quote(file.name)
    upload = json.loads(call(f"/uploads?name={name}", file.read_bytes(), "application/octet-stream", f"upload-{key}"))
    draft = post("/imports", {"upload": upload["id"]}, f"draft-{key}")
    post(f"/imports/{draft['id']}/start", {"version": draft["version"]}, f"start-{key}")
    while True:
        job = json.loads(call(f"/imports/{draft['id']}"))
        if job["state"] not in ("queued", "processing", "paused"):
            break
        time.sleep(0.2)
    tally = job["tally"]
    print(f"Job {job['id']} {job['state']}: {tally['created']} created, {tally['skipped']} skipped, {tally['failed']} failed", file=sys.stderr)
    if tally["failed"] + tally["skipped"] > 0:
        sys.stdout.buffer.write(call(f"/imports/{job['id']}/failed.csv"))


if __name__ == "__main__":
    main()
