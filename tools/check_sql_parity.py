#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Both dialects have the same queries: every block "-- name: lead_create" of src/store/<dialect>/sql/<noun>.sql stands in the same
file of the other dialect and takes the same parameters; migrations have the same numbers and names. A dialect that has
no SQL yet is passed over; within one dialect a name stands once. The parameters of a COPY are its columns, and so are those of
rows that SQLite is fed with (row_feed.h), where PostgreSQL has arrays. Files own_*.sql hold what one dialect alone has to ask.

check_sql_parity.py [ROOT]
"""
import re
import sys
from pathlib import Path

NAME = re.compile(r"^-- name:\s*(\S+)\s*$")
TEXT_OR_COMMENT = re.compile(r"'(?:[^']|'')*'|--[^\n]*")
COPY = re.compile(r"^COPY \w+ \(([^)]*)\)", re.M)
FED_COLUMN = re.compile(r"(?<!\w)c(\d+)\b")
PARAMETER = re.compile(r"(?<![:\w])(?:[:@$]([A-Za-z_]\w*)|[$?](\d+))")


def parameters(sql):
    """The names or numbers of the parameters of a statement, without what only looks like one in texts and comments."""
    copied = COPY.search(sql)
    if copied:
        return {str(number + 1) for number in range(copied.group(1).count(",") + 1)}
    text = TEXT_OR_COMMENT.sub(" ", sql)
    if "fed_rows(?1)" in text:
        return set(FED_COLUMN.findall(text))
    return {name or number for name, number in PARAMETER.findall(text)}


def read_blocks(folder):
    """({(file, name): parameters}, problems) of one dialect."""
    blocks, found = {}, []
    for file in sorted(folder.glob("sql/*.sql")):
        name, body = None, []
        for line in [*file.read_text(encoding="utf-8").splitlines(), "-- name: end-of-file"]:
            match = NAME.match(line)
            if not match:
                body.append(line)
                continue
            if name:
                if any(other == name for _, other in blocks):
                    found.append(f"{folder.name}/sql/{file.name}: {name} stands twice")
                blocks[file.name, name] = parameters("\n".join(body))
            name, body = match.group(1), []
        if not any(place == file.name for place, _ in blocks):
            found.append(f"{folder.name}/sql/{file.name}: has no block -- name: ...")
    return blocks, found


def compare(dialects, what):
    """Differences of each dialect's set of keys to all keys there are."""
    everything = set().union(*dialects.values())
    for dialect, keys in dialects.items():
        for key in sorted(everything - set(keys)):
            yield f"{dialect} lacks {what} {key if isinstance(key, str) else ' '.join(key)}"


def problems(root):
    blocks, migrations = {}, {}
    for folder in sorted(path for path in (root / "src/store").glob("*") if any(path.glob("sql/*.sql"))):
        blocks[folder.name], found = read_blocks(folder)
        migrations[folder.name] = {file.name for file in folder.glob("migrations/*.sql")}
        yield from found
    if len(blocks) < 2:
        return
    shared = {dialect: {key: value for key, value in found.items() if not key[0].startswith("own_")} for dialect, found in blocks.items()}
    yield from compare(shared, "the query")
    yield from compare(migrations, "the migration")
    first, *others = blocks
    for other in others:
        for key in sorted(shared[first].keys() & shared[other].keys()):
            if blocks[first][key] != blocks[other][key]:
                yield f"{' '.join(key)} takes {sorted(blocks[first][key])} in {first}, {sorted(blocks[other][key])} in {other}"


def main():
    found = list(problems(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent))
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
