"""The one loader of the lexicon's tables."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_COMPILED = Path(__file__).with_name("compiled.json")


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(_COMPILED.read_text(encoding="utf-8"))
    return tables


def table(name: str) -> dict[str, Any]:
    """Return one table by its path below the lexicon without suffix: `units`, `en/hedges`.

    Raises `KeyError` for a name that no file has.
    """
    found: dict[str, Any] = _tables()[name]
    return found


@cache
def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())
