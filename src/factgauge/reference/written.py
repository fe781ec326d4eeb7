"""Periods that a table writes in its own way, read by the pattern that its field states.

A pattern is a Data Package field's `format`: the codes %Y %y %m %b %B %d %H %M %S of strptime, %q
for a quarter and `%*` for a rest that says nothing. A code that stands twice reads the same again.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factgauge.lexicon.keys import name_key
from factgauge.lexicon.load import table

_CODES = {
    "Y": r"[0-9]{4}",
    "y": r"[0-9]{2}",
    "m": r"[0-9]{1,2}",
    "d": r"[0-9]{1,2}",
    "b": r"[^\W\d_]+\.?",
    "B": r"[^\W\d_]+\.?",
    "q": r"[1-4]",
    "H": r"[0-9]{1,2}",
    "M": r"[0-9]{2}",
    "S": r"[0-9]{2}(?:\.[0-9]+)?",
    "*": r".*",
}
_PIVOT = 70  # two digits from here on belong to the last century


class PatternError(ValueError):
    """A pattern that has an unknown code."""


@lru_cache(maxsize=10_000)  # a table states few periods many times
def iso_period(text: str, pattern: str, granularity: str) -> str:
    """Return a period in the form of ISO 8601 that has the granularity.

    "25.03.2018" read by "%d.%m.%Y" is 2018-03-25 as a day, 2018-03 as a month, 2018-Q1 as a quarter
    and 2018 as a year. "2018/19" read by "%Y/%y" is 2018, if the second year follows the first.
    Raises `ValueError` with what is wrong, for a message of the form "value …".
    """
    match = _compiled(pattern).fullmatch(text.strip())
    parts = match.groupdict() if match else {}
    if not parts:
        raise ValueError(f'is not written as "{pattern}"')
    if "Y" in parts and "y" in parts:
        if (int(parts["Y"]) + 1) % 100 != int(parts["y"]):
            raise ValueError("does not end in the year after")
        year = parts["Y"]
    elif "Y" in parts:
        year = parts["Y"]
    elif "y" in parts:
        year = str(int(parts["y"]) + (1900 if int(parts["y"]) >= _PIVOT else 2000))
    else:
        year = ""
    month = _month(parts)
    if granularity == "year":
        return year
    if granularity == "quarter":
        quarter = parts.get("q") or ((month + 2) // 3 if month else None)
        return f"{year}-Q{quarter}" if year else f"{quarter}"
    if granularity == "month":
        return f"{year}-{month or 0:02}" if year else f"{month or 0:02}"
    return f"{year}-{month or 0:02}-{int(parts.get('d') or 0):02}"


def month_number(text: str) -> int | None:
    """Return which month a word names, in the languages of the lexicon; `None` for any other."""
    return _months().get(name_key(text))


def _month(parts: dict[str, str]) -> int | None:
    if "m" in parts:
        return int(parts["m"])
    word = parts.get("b") or parts.get("B")
    if word is None:
        return None
    number = month_number(word)
    if number is None:
        raise ValueError("names no month")
    return number


@cache
def _months() -> dict[str, int]:
    rows = table("headers")["months"]["names"]
    return {word: number for number, row in enumerate(rows, 1) for word in row.split()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    seen: set[str] = set()
    built = ""
    for piece in re.findall(r"%.|[^%]+|%", pattern):
        if not piece.startswith("%") or piece == "%":
            built += re.escape(piece)
            continue
        code = piece[1]
        if code not in _CODES:
            raise PatternError(f'has the format "{pattern}", in which "{piece}" is unknown')
        if code == "*":
            built += _CODES[code]
        elif code in seen:
            built += f"(?P={code})"
        else:
            seen.add(code)
            built += f"(?P<{code}>{_CODES[code]})"
    return re.compile(built)
