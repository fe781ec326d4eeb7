"""The one loader of the lexicon's tables."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
_APART = "entities/"  # big tables that prose does without: each is a file of its own


@cache
def _tables(file: str = "compiled.json") -> dict[str, Any]:
    tables: dict[str, Any] = json.loads((_FOLDER / file).read_text(encoding="utf-8"))
    return tables


def table(name: str) -> dict[str, Any]:
    """Return one table by its path below the lexicon without suffix: `units`, `en/hedges`.

    The tables of `entities/` are read when they are first asked for. Raises `KeyError` for a name
    that no file has.
    """
    if not name.startswith(_APART):
        found: dict[str, Any] = _tables()[name]
        return found
    try:
        return _tables(f"{name}.json")
    except FileNotFoundError as cause:
        raise KeyError(name) from cause


@cache
def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())
