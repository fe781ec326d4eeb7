"""What a cell looks like before anything is known of its column: a figure, a period, or words."""

from __future__ import annotations

import re

_NUMBER = re.compile(
    r"[(\[]?[-+−–]?\s?(?:[$€£¥]\s?)?[-+−]?(?:\d[\d.,'’\u00a0\u202f ]*|\.\d+)"
    r"(?:[eE][-+]?\d+)?\s?%?[)\]]?\*?"
)
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_PERIOD = re.compile(
    rf"{_YEAR}(?:[-/.](?:\d{{1,4}}|[QqHM]\d{{1,2}})(?:[-/.]\d{{1,2}})?)?(?:T[\d:.+Z-]+)?"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|{_YEAR} ?[QqHM] ?\d{{1,2}}|[QqHM]\d ?{_YEAR}"
)
_MISSING = frozenset(
    {"", "-", "–", "—", ".", "..", "...", "…", "*", ":", "x", "n/a", "n.a.", "na", "nan", "null",
     "none", "#n/a", "nd", "n.d.", "c"}
)  # fmt: skip
_UNIT = re.compile(
    r"[(\[].{1,30}[)\]]|%|percent|per cent|(?:in )?(?:thousands?|millions?|billions?|[mb]n|tonnes?|"
    r"tons?|kg|km2?|persons?|people|years?|index|number|us ?dollars?|euros?|usd|eur|gbp|jpy)\b"
    r".{0,20}|(?:US)?[$€£¥].{0,20}|[12]\d{3} ?= ?100|.{1,12}/.{1,12}",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"\s*(?:(?:sources?|notes?|footnotes?|data (?:from|source|extracted)|last updated|updated|"
    r"copyright|legend|quelle|remarks?)\b|©|\*+|†|‡|\(?[a-z\d]{1,2}[).:/](?:\s|$)|\[\d+\])",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s*(?:grand |sub-?)?totals?(?:[ ,:(].{0,30})?", re.IGNORECASE)
_COMMA = re.compile(r"[-+−]?(?:\d{1,3}(?:[. ]\d{3})+|\d+),\d+")


def is_missing(cell: str) -> bool:
    """Return whether a cell says that there is no value."""
    return cell.strip().casefold() in _MISSING


def is_period(cell: str) -> bool:
    """Return whether a cell reads as a year, or as a day, month or quarter of one."""
    return _PERIOD.fullmatch(cell.strip()) is not None


def is_number(cell: str) -> bool:
    """Return whether a cell reads as a number, be it a year."""
    return _NUMBER.fullmatch(cell.strip()) is not None


def is_figure(cell: str) -> bool:
    """Return whether a cell reads as a number or a period."""
    return is_number(cell) or is_period(cell)


def is_value(cell: str) -> bool:
    """Return whether a cell reads as a number that is no period."""
    return is_number(cell) and not is_period(cell)


def is_unit(cell: str) -> bool:
    """Return whether a cell reads as a unit, as in the row below a header."""
    return _UNIT.fullmatch(cell.strip()) is not None


def is_note(cell: str) -> bool:
    """Return whether a cell begins like a footnote or a statement of the source."""
    return _NOTE.match(cell) is not None


def is_total(cell: str) -> bool:
    """Return whether a cell reads as the name of a row of totals."""
    return _TOTAL.fullmatch(cell) is not None


def has_decimal_comma(cell: str) -> bool:
    """Return whether a cell can be read as a number with a decimal comma."""
    return _COMMA.fullmatch(cell.strip()) is not None
