"""Figures in the cells of a table: a number with the unit and the scale that its table gives it.

What stands nearest counts: the cell itself, the heading of its row or column, the corner, the
caption. "in thousands" beside a unit given elsewhere joins with it, but scales no percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from factgauge.lexicon.pattern import pattern
from factgauge.model.document import Document
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.model.table import Table, TableCell
from factgauge.quantities.draft import Draft
from factgauge.quantities.table_units import Unit, unit_of_caption, unit_of_heading, unit_of_words

_NUMERAL = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}(?!\d)|\d*\.\d+|\d+"
)
_FIGURE = pattern(
    r"(?P<open>[(\[])?\s*(?P<sign>[+\-−–±]\s?)?(?P<before>[^\W\d_]{0,4}[$£€¥₹]|[A-Z]{3}(?=\s?\d))?\s?"
    rf"(?P<late>[\-−–])?(?P<number>{_NUMERAL})(?P<after>[^\d()\[\]]{{0,24}}?)\s*(?P<close>[)\]])?"
    r"(?P<late_unit>\s?%)?"
)
_CLOCK = pattern(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2}(?:\.\d+)?)")
_FOOTNOTE = pattern(
    r"(?:\s*(?:[*†‡§#]+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\[[\w*]{1,3}\]|(?<=[\d)%])\s?\([a-z]\)|\^\w{1,2}\^?))+$"
)
_YEAR = pattern(r"(?:1[5-9]|20)\d\d")
_MINUS = "-−–"
_FEWEST = 3  # figures of a column that must end in zeros to be taken as rounded


def cell_figures(document: Document) -> Iterator[Draft]:
    """Yield the figures of all tables in the order of the text.

    The first column names the rows; headings, years and cells with more than one number are none.
    """
    for table in document.tables:
        yield from sorted(_figures(document.text, table), key=lambda draft: draft.number_start)


def _figures(text: str, table: Table) -> list[Draft]:
    caption = None if table.caption is None else unit_of_caption(table.caption.of(text))
    corner = unit_of_heading(table.rows[0][0].text) if table.heads else None
    if corner is not None and corner.kind is Kind.DURATION:
        corner = None
    found: list[Draft] = []
    seen: set[Span] = set()
    for column in range(1, table.width):
        words = [row[column].text for row in table.rows[: table.heads]]
        head = next((unit for word in reversed(words) if (unit := unit_of_heading(word))), None)
        drafts = []
        for row in table.rows[table.heads :]:
            cell = row[column]
            if cell.header or cell.span in seen:
                continue
            seen.add(cell.span)
            own = unit_of_heading(row[0].text, bracketed=True)
            draft = _draft(text, cell, (own, head, corner, caption))
            if draft is not None:
                drafts.append(draft)
        if drafts and not all(_YEAR.fullmatch(text[d.number_start : d.number_end]) for d in drafts):
            _share_currency(drafts)
            _take_common_zeros(drafts)
            found += drafts
    return found


def _draft(text: str, cell: TableCell, around: tuple[Unit | None, ...]) -> Draft | None:
    words = _FOOTNOTE.sub("", cell.text.strip("*_` "))
    clock = _CLOCK.fullmatch(words)
    if clock is not None:
        return _time(text, cell, clock)
    match = _FIGURE.fullmatch(words)
    if match is None or (match["open"] is None) != (match["close"] is None):
        return None
    own: Unit | None = None
    written = " ".join(
        part.strip() for part in (match["before"], match["after"], match["late_unit"]) if part
    ).strip()
    if written:
        own = unit_of_words(written, money=any(unit and unit.money for unit in around))
        if own is None:
            return None
    value, resolution = _value(match["number"])
    signs = (match["sign"] or "") + (match["late"] or "")
    if "±" in signs:
        return None
    negative = match["open"] == "(" or any(mark in _MINUS for mark in signs.strip())
    place = _place(text, cell, words, match["number"])
    draft = Draft(place.start, place.end, -value if negative else value, "cell of a table")
    at = text.find(match["number"], place.start, place.end)
    if at >= 0:
        draft.number_start, draft.number_end = at, at + len(match["number"])
    draft.resolution = draft.loose = resolution
    unit = _joined((own, *around))
    if unit is not None:
        draft.unit, draft.kind, draft.currency = unit.name, unit.kind, unit.currency
        draft.rescale(unit.scale or 1)
    return draft


def _joined(units: tuple[Unit | None, ...]) -> Unit | None:
    """Return the nearest unit, with the nearest scale unless it is a percent."""
    given = [unit for unit in units if unit is not None]
    named = next((unit for unit in given if unit.name is not None), None)
    if named is not None and named.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT):
        return named
    scale = next((unit.scale for unit in given if unit.scale is not None), None)
    if named is None:
        return None if scale is None else Unit(None, Kind.NUMBER, None, scale)
    return named._replace(scale=scale)


def _time(text: str, cell: TableCell, clock: re.Match[str]) -> Draft:
    """Return "4:02.17" as seconds: what else it could be is never compared."""
    hours, minutes, seconds = (Fraction(part or 0) for part in clock.groups())
    place = _place(text, cell, clock[0], clock[0])
    draft = Draft(place.start, place.end, hours * 3600 + minutes * 60 + seconds, "time in a table")
    decimals = len(clock[3].partition(".")[2])
    draft.resolution = draft.loose = Fraction(1, 10**decimals)
    draft.unit, draft.kind = "second", Kind.DURATION
    return draft


class _Value(NamedTuple):
    value: Fraction
    resolution: Fraction


def _value(numeral: str) -> _Value:
    """Return a numeral's value and the unit of its last digit."""
    if re.fullmatch(r"\d+,\d{1,2}", numeral) or re.search(r"[ \u00a0\u2009\u202f'’].*,", numeral):
        numeral = numeral.replace(",", ".")
    elif numeral.count(".") > 1:
        numeral = numeral.replace(".", "")
    plain = re.sub(r"[^\d.]", "", numeral)
    decimals = len(plain.partition(".")[2])
    return _Value(Fraction(plain if plain[0] != "." else "0" + plain), Fraction(1, 10**decimals))


def _place(text: str, cell: TableCell, words: str, numeral: str) -> Span:
    """Return where the figure stands in its cell, whose source may have marks in it."""
    for part in (words, numeral):
        at = text.find(part, cell.span.start, cell.span.end)
        if at >= 0:
            return Span(at, at + len(part))
    return cell.span


def _share_currency(drafts: list[Draft]) -> None:
    """Give the currency of a column's first and last figures to those between, which omit it."""
    found = {draft.currency for draft in drafts if draft.currency is not None}
    if len(found) != 1:
        return
    (currency,) = found
    for draft in drafts:
        if draft.kind is Kind.NUMBER:
            draft.kind, draft.unit, draft.currency = Kind.MONEY, currency, currency


def _take_common_zeros(drafts: list[Draft]) -> None:
    """Let the zeros in which every figure of a column ends be rounding."""
    values = [abs(d.low / d.resolution) for d in drafts if d.low]
    if len(values) < _FEWEST:
        return
    zeros = 0
    while all(value % 10 ** (zeros + 1) == 0 for value in values):
        zeros += 1
    for draft in drafts:
        draft.loose = draft.resolution * 10**zeros
