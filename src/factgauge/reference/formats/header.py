"""The header of a table: one name for each column, whatever its rows say."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BREAK = re.compile(r"[ \t]*[\r\n]+\s*")


def joined(rows: Sequence[Sequence[str]], mark: str) -> list[str]:
    """Return one header from several rows of it, blanks left out."""
    width = max(len(row) for row in rows)
    columns = ((row[n].strip() if n < len(row) else "" for row in rows) for n in range(width))
    return [mark.join(part for part in column if part) for column in columns]


def named(header: Sequence[str]) -> list[str]:
    """Return a header in which each column can be addressed.

    A column without a name is "column 3" for its place, the second of a name "value (2)"; a name
    on several lines is put on one.
    """
    names: list[str] = []
    clean = [_clean(name) for name in header]
    taken, used = set(clean), set[str]()
    for place, written in enumerate(clean, 1):
        wanted = written or f"column {place}"
        name, count = wanted, 1
        while name in used or (count > 1 and name in taken):
            count += 1
            name = f"{wanted} ({count})"
        used.add(name)
        names.append(name)
    return names


def renamed(header: Sequence[str]) -> list[str]:
    """Return what is to be said of columns that have no name, or one that stands before."""
    said = []
    nameless = []
    for place, (name, written) in enumerate(zip(named(header), header, strict=True), 1):
        if not written.strip():
            nameless.append(name)
        elif name != _clean(written):
            said.append(f'column {place} has a name that stands before; it is called "{name}"')
    if nameless:
        names = ", ".join(f'"{name}"' for name in nameless[:4])
        more = f" and {len(nameless) - 4} more" if len(nameless) > 4 else ""
        said.append(f"{len(nameless)} columns have no name; they are called {names}{more}")
        if len(nameless) == 1:
            said[-1] = f"a column has no name; it is called {names}"
    return said


def _clean(name: str) -> str:
    return _BREAK.sub(" ", name.strip())
