# SPDX-License-Identifier: Apache-2.0
"""A disk after a power cut, made of what power_cut.c remembered of one that was written to until then."""

import shutil
from pathlib import Path

BLOCK = 4096


class Disk:
    """`data` as it is now counts as written through; the program runs over it with `environment` preloaded."""

    def __init__(self, data, shadow, library):
        self.data, self.shadow = Path(data), Path(shadow)
        shutil.rmtree(self.shadow, ignore_errors=True)
        self.shadow.mkdir()
        self.environment = {"LD_PRELOAD": str(library), "FAULTS_SHADOW": str(self.shadow)}
        self.bytes = {path.stat().st_ino: path.read_bytes() for path in self.data.rglob("*") if path.is_file()}
        self.names = {folder: self.listed(folder) for folder in [self.data, *(p for p in self.data.rglob("*") if p.is_dir())]}

    @staticmethod
    def listed(folder):
        return {path.name: path.stat().st_ino for path in folder.iterdir()}

    def kept_names(self, folder):
        kept = self.shadow / f"names.{folder.stat().st_ino}"
        if not kept.exists():
            return self.names.get(folder, {})
        lines = (line.split(" ", 1) for line in kept.read_text().splitlines())
        return {name: int(inode) for inode, name in lines if name not in (".", "..")}

    def kept_bytes(self, inode):
        kept = self.shadow / str(inode)
        return kept.read_bytes() if kept.exists() else self.bytes.get(inode, b"")

    def after_cut(self, target, generator=None):
        """Copies what is left to `target`. With a generator, blocks that were not yet written through are there or not by chance, as on
        a disk that has begun with them."""
        target = Path(target)
        target.mkdir()
        for folder in [self.data, *sorted(p for p in self.data.rglob("*") if p.is_dir())]:
            place = target / folder.relative_to(self.data)
            place.mkdir(exist_ok=True)
            for name, inode in self.kept_names(folder).items():
                if (folder / name).is_dir() or name.endswith(("-shm", "-turn")) or folder.name == "workers":
                    continue  # shared memory and locks begin anew with a machine
                old, path = self.kept_bytes(inode), folder / name
                new = path.read_bytes() if generator and path.exists() and path.stat().st_ino == inode else old
                (place / name).write_bytes(torn(old, new, generator))
                (place / name).chmod(0o600)
        for folder in [target, *(p for p in target.rglob("*") if p.is_dir())]:
            folder.chmod(0o700)


def torn(old, new, generator):
    if old == new:
        return old
    length = generator.choice((len(old), len(new)))
    blocks = []
    for at in range(0, length, BLOCK):
        source = generator.choice((old, new))
        blocks.append(source[at:at + BLOCK].ljust(min(BLOCK, length - at), b"\0")[:length - at])
    return b"".join(blocks)
