"""Regular expressions that are compiled when they are first used.

Compiling is slow (about half a millisecond each) and a text meets few of the patterns that the
readers have: compiling all of them when a module loads took a third of the start-up.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("match", "search", "fullmatch", "finditer", "findall", "split", "sub")


class _Lazy:
    """Stands in for a `re.Pattern`; on first use its methods become the compiled pattern's."""

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern that `source` compiles to; a fault in it is only seen when it is used."""
    return cast("re.Pattern[str]", _Lazy(source, flags))
