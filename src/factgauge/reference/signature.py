"""Whether a file is still the one that was read: by its stat first, by its bytes where in doubt."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

# The coarsest step in which a file system keeps times, in nanoseconds: two seconds, on FAT.
TICK = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Signature:
    """What a stat says of a file; times are in nanoseconds since 1970."""

    size: int
    modified: int
    changed: int  # of the inode: no program sets this one back
    inode: int

    def settled(self, at: int) -> bool:
        """Return whether a change after the moment `at` must show in the signature.

        A file that was written within the same tick of the clock may be written again without a
        trace, as git calls it "racily clean".
        """
        return max(self.modified, self.changed) + TICK < at


def sign(path: Path) -> Signature:
    """Return the signature of a file. Raises `OSError`."""
    stat = path.stat()
    return Signature(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)


def sha256_of(path: Path) -> str:
    """Return the digest of a file's bytes, of a folder's names. Raises `OSError`."""
    if path.is_dir():
        names = sorted(str(below.relative_to(path)) for below in path.rglob("*"))
        return hashlib.sha256("\0".join(names).encode(errors="surrogateescape")).hexdigest()
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
