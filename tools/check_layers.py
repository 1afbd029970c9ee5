#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the includes of src/ to src/layers.txt: which wing may include which, the order of the rooms inside a wing, the
homes of third-party headers; and no file includes itself in a circle. There is no list of exceptions.

check_layers.py [ROOT]
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


class Layers:
    """What src/layers.txt says."""

    def __init__(self, text):
        self.may_include = {}  # wing -> wings below it
        self.rooms = {}  # wing -> its rooms, lowest first; "." is the wing's own folder
        self.homes = []  # (beginning of a header's name, folders that may include it)
        for line in text.splitlines():
            line = line.split("#", 1)[0].strip()
            if not line:
                continue
            name, _, rest = line.partition(":")
            if name.startswith("rooms "):
                self.rooms[name.split()[1]] = rest.split()
            elif name.startswith("home "):
                self.homes.append((name.split(maxsplit=1)[1], rest.split()))
            else:
                self.may_include[name] = set(rest.split())

    def room_of(self, path):
        """(wing, room) of a path below src/; no wing for src/main.cpp. A room's name may be longer than one folder."""
        wing, inside = path.parts[0], path.parts[1:-1]
        if len(path.parts) == 1:
            return None, None
        for depth in range(len(inside), 0, -1):
            room = "/".join(inside[:depth])
            if room in self.rooms.get(wing, []):
                return wing, room
        return wing, inside[0] if inside else "."


def read_includes(src):
    """path -> [(is_ours, name)] for every C++ file, paths relative to src/."""
    files = sorted(path for path in src.rglob("*") if path.suffix in {".h", ".cpp"})
    return {
        path.relative_to(src): [(mark == '"', name) for mark, name in INCLUDE.findall(path.read_text(encoding="utf-8"))]
        for path in files
    }


def wrong_directions(layers, includes):
    for path, names in includes.items():
        wing, room = layers.room_of(path)
        if wing is None:
            continue
        if wing not in layers.may_include:
            yield f"src/{path}: the wing {wing} is not in layers.txt"
            continue
        rooms = layers.rooms.get(wing)
        if rooms and room not in rooms:
            yield f"src/{path}: the room {room} of {wing} is not in layers.txt"
            continue
        for is_ours, name in names:
            if not is_ours or Path(name) not in includes:
                continue
            other_wing, other_room = layers.room_of(Path(name))
            if other_wing != wing:
                if other_wing not in layers.may_include[wing]:
                    yield f"src/{path}: {wing} may not include {name}"
            elif rooms and other_room in rooms and rooms.index(other_room) > rooms.index(room):
                yield f"src/{path}: the room {room} stands below {other_room} and may not include {name}"


def strays(layers, includes):
    """Headers outside their homes, third-party ones and ours."""
    for path, names in includes.items():
        for is_ours, name in names:
            for beginning, folders in layers.homes:
                at_home = any(f"src/{path}".startswith(folder.rstrip("/") + "/") or f"src/{path}" == folder for folder in folders)
                if name.startswith(beginning) and not at_home:
                    yield f"src/{path}: {name} may only be included in {' '.join(folders)}"


def circles(includes):
    """Circles of includes, by depth-first search: a file met again while the files it includes are still being walked."""
    found, finished, trail = [], set(), []

    def walk(path):
        if path in trail:
            circle = trail[trail.index(path) :] + [path]
            found.append("a circle of includes: " + " -> ".join(f"src/{step}" for step in circle))
        elif path not in finished:
            trail.append(path)
            for is_ours, name in includes[path]:
                if is_ours and Path(name) in includes:
                    walk(Path(name))
            trail.pop()
            finished.add(path)

    for start in includes:
        walk(start)
    return found


def problems(root):
    src = root / "src"
    layers = Layers((src / "layers.txt").read_text(encoding="utf-8"))
    includes = read_includes(src)
    yield from wrong_directions(layers, includes)
    yield from strays(layers, includes)
    yield from circles(includes)


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent
    found = list(problems(root))
    print("\n".join(found) if found else "Every include goes down.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
