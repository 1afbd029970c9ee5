# SPDX-License-Identifier: Apache-2.0
"""Reading: `inlet cat` against DuckDB's reader, unzip with expat and catdoc's xls2csv, and the time until the first rows and the
whole survey stand."""

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from pairs import Pair, timed

HERE = Path(__file__).resolve().parent
DUCKDB = HERE / "duckdb"
LIMIT = 52_428_800  # bytes of a file that is uploaded
# Limits in ms of performance.md: for the first 100 rows, and for the survey of a CSV.
FIRST_ROWS_MS = {"csv": 15, "xlsx": 50, "xls": 50}
SURVEY_MS = {"csv": 300}


def provide_duckdb():
    """Installs DuckDB from npm into a folder of the benchmark alone; it is no part of the product."""
    if not (DUCKDB / "node_modules/@duckdb/node-api").is_dir():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=DUCKDB, check=True)


def duckdb(source, task):
    done = subprocess.run(["node", DUCKDB / "read_csv.mjs", source, task], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def pairs(inlet, folder, source):
    provide_duckdb()
    rows = duckdb(source, "read")["rows"]
    # Not kept: the peak memory of a child counts from this process's own.
    with subprocess.Popen([inlet, "cat", source], stdout=subprocess.PIPE) as process:
        lines = sum(1 for _ in process.stdout)
    if lines != rows + 1:
        sys.exit(f"inlet cat gives {lines} rows, DuckDB {rows} without the header")
    cat = lambda: timed([inlet, "cat", source])
    return [
        *workbook_pairs(inlet, folder),
        Pair("cat of the CSV : DuckDB, rows as JSON too", cat, lambda: duckdb(source, "json"), 0.35),
        Pair("cat of the CSV : DuckDB, reading alone", cat, lambda: duckdb(source, "read")),
        Pair("cat of the CSV : plain cat", cat, lambda: timed(["cat", source])),
    ]


def make_workbooks(folder):
    """A workbook of 50 MB, and one of XLS with the most rows it can hold."""
    source, book, old_book = folder / "long.csv", folder / "long.xlsx", folder / "long.xls"
    subprocess.run([HERE / "make_leads.py", source, "--bytes", str(LIMIT * 5 // 2)], check=True, capture_output=True)
    subprocess.run([HERE / "make_workbook.py", source, book, "--bytes", str(LIMIT)], check=True, capture_output=True)
    subprocess.run([HERE / "make_workbook.py", source, old_book, "--rows", "65535"], check=True, capture_output=True)
    source.unlink()
    return book, old_book


def workbook_pairs(inlet, folder):
    """The yardsticks only read: expat's xmlwf looks whether the sheet is well-formed, xls2csv writes rows of text."""
    missing = [tool for tool in ("unzip", "xmlwf", "xls2csv") if shutil.which(tool) is None]
    if missing:
        sys.exit(f"reading needs {', '.join(missing)}: apt-get install unzip expat catdoc")
    book, old_book = make_workbooks(folder)
    sheet = f"unzip -p '{book}' xl/worksheets/sheet1.xml | xmlwf"
    return [
        Pair("cat of the XLSX : unzip -p, then expat", lambda: timed([inlet, "cat", book]), lambda: timed(["sh", "-c", sheet]), 0.35, 0.22),
        Pair("cat of the XLS : catdoc's xls2csv", lambda: timed([inlet, "cat", old_book]), lambda: timed(["xls2csv", old_book]), None, 0.30),
    ]


def first_rows(bench, files, count):
    """Medians of the first rows and the survey of each file, by preview_bench, each run a process of its own."""
    results = []
    for file in files:
        runs = [json.loads(subprocess.run([bench, file], capture_output=True, text=True, check=True).stdout)
                for _ in range(count)]
        kind = file.suffix[1:]
        result = {"what": f"{file.suffix[1:].upper()} {os.path.getsize(file) / 1e6:.0f} MB", "records": runs[0]["records"]}
        for key, goals in (("first_rows_ms", FIRST_ROWS_MS), ("survey_ms", SURVEY_MS)):
            result[key] = statistics.median(run[key] for run in runs)
            result[key + "_range"] = [min(run[key] for run in runs), max(run[key] for run in runs)]
            result[key + "_goal"] = goals.get(kind)
            result[key.replace("_ms", "_cpu_ms")] = statistics.median(run[key.replace("_ms", "_cpu_ms")] for run in runs)
        results.append(result)
    return results


def first_rows_line(result):
    def part(name, key):
        goal = result[key + "_goal"]
        verdict = "" if goal is None else f", goal {goal}: {'reached' if result[key] <= goal else 'MISSED'}"
        cpu = result[key.replace("_ms", "_cpu_ms")]
        return f"{name} {result[key]:.1f} ms ({result[key + '_range'][0]:.1f}..{result[key + '_range'][1]:.1f}), CPU {cpu:.1f} ms{verdict}"

    return f"{result['what']:12} {result['records']:8} records  {part('first 100 rows', 'first_rows_ms')}  {part('survey', 'survey_ms')}"
