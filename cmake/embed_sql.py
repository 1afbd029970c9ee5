#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the SQL as C++ headers, those of each dialect and those over all: embed_sql.py STORE_DIR OUT_DIR (see EmbedSql.cmake).

Headers whose content did not change keep their time, so that nothing is rebuilt for them.
"""
import re
import sys
from pathlib import Path

NAME = re.compile(r"^-- name: ([a-z][a-z0-9_]*)\s*$", re.M)


def constant(name):
    return "k" + "".join(part.capitalize() for part in name.split("_"))


def literal(text):
    # Raw literals have a length limit of 65,536 characters in the standard; neighbours are joined by the compiler.
    pieces = [text[i : i + 12000] for i in range(0, len(text), 12000)] or [""]
    return "\n".join('R"sql({})sql"'.format(piece) for piece in pieces)


def queries(file):
    text = file.read_text(encoding="utf-8")
    marks = list(NAME.finditer(text))
    if not marks:
        sys.exit(f"{file}: no '-- name:' block")
    for mark, following in zip(marks, marks[1:] + [None]):
        body = text[mark.end() : following.start() if following else len(text)]
        yield mark.group(1), body.strip() + "\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def write_pairs(store, out, dialects):
    """A header per file that every dialect has: each statement once, in the words of all of them (store/database/sql.h)."""
    for file in sorted((store / dialects[0] / "sql").glob("*.sql")):
        if file.name.startswith("own_"):
            continue
        text = "// Generated from the .sql files of the dialects; do not edit.\n#pragma once\n\n"
        text += "".join(f'#include "sql/{dialect}/{file.stem}.h"\n' for dialect in dialects)
        text += '#include "store/database/sql.h"\n\nnamespace inlet::store::sql {\n\n'
        for name in (constant(name) for name, _ in queries(file)):
            words = ", ".join(f".{dialect} = {dialect}::{name}" for dialect in dialects)
            text += f"inline constexpr Sql {name}{{{words}}};\n"
        write(out / "sql" / (file.stem + ".h"), text + "\n}\n")


def main():
    store, out = Path(sys.argv[1]), Path(sys.argv[2])
    dialects = ["sqlite", "postgres"]  # in the order of the members of Sql
    write_pairs(store, out, dialects)
    for dialect in dialects:
        head = "// Generated from the .sql files of the dialect; do not edit.\n#pragma once\n\n"
        for file in sorted((store / dialect / "sql").glob("*.sql")):
            lines = [f"inline constexpr char {constant(n)}[] =\n{literal(body)};\n" for n, body in queries(file)]
            text = head + f"namespace inlet::store::sql::{dialect} {{\n\n" + "\n".join(lines) + "\n}\n"
            write(out / "sql" / dialect / (file.stem + ".h"), text)
        rows = []
        for file in sorted((store / dialect / "migrations").glob("*.sql")):
            number, name = file.stem.split("_", 1)
            rows.append(f'    {{{int(number)}, "{name}",\n{literal(file.read_text(encoding="utf-8"))}}},\n')
        table = "struct MigrationText {\n  int number;\n  const char* name;\n  const char* text;\n};\n\n"
        text = head + f"namespace inlet::store::sql::{dialect} {{\n\n{table}"
        text += "inline constexpr MigrationText kMigrations[] = {\n" + "".join(rows) + "};\n\n}\n"
        write(out / "sql" / dialect / "migrations.h", text)
    out.mkdir(parents=True, exist_ok=True)
    (out / "stamp").touch()


if __name__ == "__main__":
    main()
