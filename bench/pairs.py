# SPDX-License-Identifier: Apache-2.0
"""Times commands in pairs: ours and the yardstick's one after the other, as often as asked, and the median of the ratios."""

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Callable


@dataclass
class Pair:
    """`ours` and `theirs` each do their work once and give {"wall": s, "cpu": s, "mib": peak}; what a run needs first is
    done inside, outside of the time. `goal` and `cpu_goal`: the greatest ratios of wall and CPU to be reached, if there are any."""

    name: str
    ours: Callable[[], dict]
    theirs: Callable[[], dict]
    goal: float | None = None
    cpu_goal: float | None = None


def timed(command, accepted=(0, 1), **options):
    """Wall and CPU seconds and the peak memory in MiB of a command with its children; exit code 1 is an import with failed rows."""
    options.setdefault("stdout", subprocess.DEVNULL)
    begun = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, **options)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accepted:
        sys.exit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024}


def medians(runs):
    return {key: statistics.median(run[key] for run in runs) for key in runs[0]}


def compare(pair, count):
    """Runs the pair `count` times after one that is not counted, and gives medians, ratios and their spread."""
    pair.ours(), pair.theirs()
    runs = [(pair.ours(), pair.theirs()) for _ in range(count)]
    result = {"what": pair.name, "wall_goal": pair.goal, "cpu_goal": pair.cpu_goal, "pairs": count}
    for key in ("wall", "cpu"):
        ratios = [ours[key] / max(theirs[key], 1e-3) for ours, theirs in runs if key in ours and key in theirs]
        if ratios:
            result[f"{key}_ratio"] = statistics.median(ratios)
            result[f"{key}_ratios"] = [round(min(ratios), 3), round(max(ratios), 3)]
    result["ours"] = medians([ours for ours, _ in runs])
    result["theirs"] = medians([theirs for _, theirs in runs])
    return result


def line(result):
    def verdict(key):
        goal = result[f"{key}_goal"]
        return "" if goal is None else f" goal {goal:.2f}: {'reached' if result[f'{key}_ratio'] <= goal else 'MISSED'}"

    spread = "{}..{}".format(*result["wall_ratios"])
    cpu = f"CPU x {result['cpu_ratio']:.2f}{verdict('cpu')}" if "cpu_ratio" in result else ""
    return (f"{result['what']:52} wall x {result['wall_ratio']:.2f} ({spread}){verdict('wall')}  {cpu:10}  "
            f"{result['ours']['wall']:.2f} s, {result['ours'].get('mib', 0):.0f} MiB : {result['theirs']['wall']:.2f} s")
