"""Files that appear whole or not at all, and a folder that one process at a time changes."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUFFIX = ".tmp"
_LOCK = "lock"
_FORGOTTEN = 24 * 3600  # seconds after which a draft has no maker any more, where nothing can lock


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to be written, and move it over `path` at the end.

    Where the block raises, the draft is removed and `path` stays as it was. Raises `OSError`.
    """
    draft = path.with_name(f"{path.stem}-{os.getpid()}-{time.monotonic_ns()}{SUFFIX}")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield draft
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def locked(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Yield whether this process alone changes the folder; with `wait`, when the others are done.

    The lock goes with the process that holds it, even if that is killed. Where the file system or
    the platform has no locks nobody is alone.
    """
    try:
        import fcntl
    except ImportError:  # Windows
        yield False
        return
    with (folder / _LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError:
            yield False
        else:
            yield True


def sweep(folder: Path, *, alone: bool) -> None:
    """Remove the drafts that a killed process has left; `alone` says that nobody else writes."""
    for draft in folder.glob(f"*{SUFFIX}"):
        try:
            if alone or draft.stat().st_mtime + _FORGOTTEN < time.time():
                draft.unlink(missing_ok=True)
        except OSError:  # somebody else has swept it, or it is no file of ours
            continue
