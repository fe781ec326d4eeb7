"""How a column writes its numbers: decimal mark, groups, signs around them, marks for no value."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.reference.infer.sheet import Column
from factgauge.reference.number import parse_number

LEAST_READ = Fraction(9, 10)  # of a column's filled rows, for it to be one of numbers
_SPACES = "\u00a0\u202f\u2009 '’"
_BARE = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_CORE = re.compile(
    rf"(?P<lead>[^0-9.,]*?)(?P<body>[0-9.,](?:[0-9.,{_SPACES}]*[0-9])?)(?P<tail>[^0-9]*)"
)
_LEADS = re.compile(r"\(?[-+−–]?\s*(?:[A-Z]{0,3}\s?[$€£¥₹]|[A-Z]{3})?\s*[-−–]?\s*\(?\s*")
_TAILS = re.compile(r"[\s)%*†‡]*(?:[$€£¥₹]|[A-Z]{3})?|\s+\(?[a-zA-Z]{1,2}\)?|\([a-zA-Z]\)|[a-z]")
_GROUPED = r"[0-9]{{1,3}}(?:{0}[0-9]{{3}})+"


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a column, and how they are written.

    `unread` are cells that are neither a number nor a known mark; `open_reading` is an example of a
    cell that could be thousands or decimals with nothing in the column to tell.
    """

    decimal: str = "."
    group: str | None = None
    bare: bool = True
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    values: tuple[Fraction, ...] = ()  # of the different cells
    open_reading: str | None = None
    percent: bool = False
    currency: str | None = None
    negative_in_brackets: bool = False
    proven: str | None = None  # the decimal mark, where cells leave no doubt
    marks: tuple[str, ...] = ()  # letters and asterisks after numbers

    @property
    def whole(self) -> bool:
        """Whether no value has decimals."""
        return all(value.denominator == 1 for value in self.values)


@cache
def missing_marks() -> frozenset[str]:
    """Return what tables write in place of a value that there is not."""
    return frozenset(table("headers")["missing"]["marks"])


def read_numbers(
    column: Column, decimal: str | None = None, group: str | None = None
) -> Numbers | None:
    """Return how a column writes its numbers; `None` where it is no column of numbers.

    `decimal` and `group` are what the user has decided.
    """
    texts = column.texts
    marks = tuple(t for t in column.cells if t and t.strip() in missing_marks() | {""})
    others = [t for t in texts if t.strip() not in missing_marks()]
    if not others:
        return Numbers(missing=marks) if any(mark.strip() for mark in marks) else None
    if decimal in (None, ".") and group is None and all(_BARE.fullmatch(t) for t in others):
        values = tuple(parse_number(t)[0] for t in others)
        plain = Numbers(missing=marks, values=values)
        unclear = _open(others, ".", values) if decimal is None else None
        proven = "." if unclear is None and any("." in text for text in others) else None
        return replace(plain, open_reading=unclear, proven=proven)
    cores = {t: match for t in others if (match := _core(t)) is not None}
    if sum(column.cells[t].count for t in cores) < LEAST_READ * sum(
        column.cells[t].count for t in others
    ):
        return None
    mark, groups, unclear = _marks([m["body"] for m in cores.values()])
    if groups == "," and all(re.search("[$£]", m["lead"]) for m in cores.values()):
        unclear = None  # what dollars and pounds are grouped with
    if decimal is not None or group is not None:
        mark, groups, unclear = decimal or (mark if mark != group else "."), group or groups, None
        groups = None if groups == mark else groups
    read: dict[str, Fraction] = {}
    for text in cores:
        try:
            read[text] = parse_number(text, mark, groups, bare=False)[0]
        except ValueError:
            continue
    if sum(column.cells[t].count for t in read) < LEAST_READ * sum(
        column.cells[t].count for t in others
    ):
        return None
    found = [cores[t] for t in read]
    return Numbers(
        decimal=mark,
        group=groups,
        bare=all(
            t == t.strip() and m["lead"] in ("", "-", "+") for t, m in zip(read, found, strict=True)
        )
        and not any(m["tail"] for m in found),
        missing=marks,
        unread=tuple(t for t in others if t not in read),
        values=tuple(read.values()),
        open_reading=unclear,
        proven=mark
        if unclear is None and any(re.search("[.,]", m["body"]) for m in found)
        else None,
        percent=2 * sum("%" in m["tail"] for m in found) > len(found),
        currency=_currency([m["lead"] + m["tail"] for m in found]),
        negative_in_brackets=any("(" in m["lead"] and ")" in m["tail"] for m in found),
        marks=tuple(sorted({s for m in found if (s := m["tail"].strip(" ()%")) and len(s) < 3})),
    )


def _core(text: str) -> re.Match[str] | None:
    match = _CORE.fullmatch(text.strip()) if len(text) < 60 else None
    if match is None or not _LEADS.fullmatch(match["lead"]) or not _TAILS.fullmatch(match["tail"]):
        match = None
    if match is None and (bare := _BARE.fullmatch(text.strip())) is not None:
        return re.fullmatch(r"(?P<lead>)(?P<body>.*)(?P<tail>)", bare[0])
    return match


def _currency(signs: list[str]) -> str | None:
    found = Counter(m[0] for sign in signs if (m := re.search(r"[A-Z]{0,3}[$€£¥₹]|[A-Z]{3}", sign)))
    top = found.most_common(1)
    return top[0][0] if top and 2 * top[0][1] > len(signs) else None


def _marks(bodies: list[str]) -> tuple[str, str | None, str | None]:
    """Return decimal mark, group mark and, where the two could be the other way, an example."""
    spaces = Counter(c for body in bodies for c in _SPACES if c in body)
    group = spaces.most_common(1)[0][0] if spaces else None
    both = [b for b in bodies if "." in b and "," in b]
    if both:
        commas = sum(b.rfind(",") > b.rfind(".") for b in both)
        return (",", ".", None) if 2 * commas > len(both) else (".", ",", None)
    for mark, other in ((",", "."), (".", ",")):
        having = [b for b in bodies if mark in b]
        if not having:
            continue
        grouped = re.compile(_GROUPED.format(re.escape(mark)))
        if not all(grouped.fullmatch(b) for b in having):
            return mark, group, None  # something no groups can be: decimals
        if any(b.count(mark) > 1 for b in having):
            return other, mark, None  # two marks of a kind in one number: groups
        if any(b.startswith("0") for b in having):
            return mark, group, None
        if mark == ",":
            return ".", ",", having[0]
        return ".", group, having[0]
    return ".", group, None


def _open(texts: list[str], mark: str, values: tuple[Fraction, ...]) -> str | None:
    """Return a cell like "1.234" where every cell with a mark could be thousands."""
    having = [t.lstrip("+-") for t in texts if mark in t]
    grouped = re.compile(_GROUPED.format(re.escape(mark)))
    if having and all(grouped.fullmatch(t) and not t.startswith("0") for t in having):
        large = any(abs(value) >= 1000 for value in values)
        return None if large else having[0]
    return None
