// SPDX-License-Identifier: Apache-2.0
//
// Reads a CSV with DuckDB, every column as text, and prints {"wall": seconds, "cpu": seconds, "mib": peak, "rows": N}.
// The time of Node's start is not in it: the reader alone is the yardstick.
//   read_csv.mjs FILE read|json
// read: looks at every cell and gives two numbers. json: writes all rows as JSON to /dev/null, as `inlet cat` does.
import { DuckDBInstance } from '@duckdb/node-api';

const [path, task] = process.argv.slice(2);
const rows = `read_csv('${path.replaceAll("'", "''")}', all_varchar = true)`;
const tasks = {
  read: `SELECT count(*), sum(strlen(COLUMNS(*))) FROM ${rows}`,
  json: `COPY (SELECT * FROM ${rows}) TO '/dev/null' (FORMAT json)`,
};

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const cpuBefore = process.cpuUsage();
const begun = performance.now();
const [first] = await (await connection.run(tasks[task])).getRows();
const wall = (performance.now() - begun) / 1000;
const cpu = process.cpuUsage(cpuBefore);
process.stdout.write(
  `${JSON.stringify({
    wall,
    cpu: (cpu.user + cpu.system) / 1e6,
    mib: process.resourceUsage().maxRSS / 1024,
    rows: Number(first[0]),
  })}\n`,
);
