#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes pages.S (.incbin of each file) and pages_table.inc: embed_pages.py OUT_DIR [PREFIX]=DIR ...

A row of the table is PAGE(index, "/path", "etag"); its bytes lie between page_<index>_raw and page_<index>_raw_end, and
likewise _gz and _br (empty where compression gains nothing or the brotli program is missing).
"""
import gzip
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

COMPRESSIBLE = {".html", ".js", ".css", ".svg", ".json", ".txt", ".yaml", ".map", ".ico"}


def brotli(data):
    if not shutil.which("brotli"):
        return b""
    return subprocess.run(["brotli", "-q", "11", "-c", "-"], input=data, capture_output=True, check=True).stdout


def main():
    out = Path(sys.argv[1])
    blobs = out / "blobs"
    shutil.rmtree(blobs, ignore_errors=True)
    blobs.mkdir(parents=True)
    code, table, index = ["  .section .rodata"], [], 0
    for root in sys.argv[2:]:
        prefix, directory = root.split("=", 1)
        for file in sorted(p for p in Path(directory).rglob("*") if p.is_file() and ".vite" not in p.parts):
            data = file.read_bytes()
            shrink = file.suffix in COMPRESSIBLE and len(data) > 256
            forms = {"raw": data, "gz": gzip.compress(data, 9, mtime=0) if shrink else b"", "br": brotli(data) if shrink else b""}
            for form, content in forms.items():
                blob = blobs / f"{index}.{form}"
                blob.write_bytes(content if len(content) < len(data) or form == "raw" else b"")
                name = f"page_{index}_{form}"
                code.append(f"  .global {name}\n  .global {name}_end\n  .balign 16\n{name}:")
                code.append(f'  .incbin "{blob}"\n{name}_end:\n  .byte 0')
            path = "/" + "/".join(part for part in (prefix, file.relative_to(directory).as_posix()) if part)
            table.append(f'PAGE({index}, "{path}", "{hashlib.sha256(data).hexdigest()[:16]}")')
            index += 1
    code.append('  .section .note.GNU-stack,"",@progbits')
    (out / "pages.S").write_text("\n".join(code) + "\n")
    (out / "pages_table.inc").write_text("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
