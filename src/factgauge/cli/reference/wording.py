"""How the commands on datasets write numbers, periods and texts of a table."""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Sequence
from decimal import Context, Decimal
from fractions import Fraction

_DIGITS = Context(prec=15)
_LONGEST = 200


def number(value: Fraction) -> str:
    """Return a value in decimal digits, thousands grouped, at most 15 of them significant."""
    exact = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{exact.normalize():,f}"


def period(begins: datetime.date, ends: datetime.date) -> str:
    """Return a period as prose writes it; `ends` is not included."""
    from factgauge.reference.period import period_name

    return period_name(begins, ends)


def one_line(text: str) -> str:
    """Return a text of a table on one line, without what would move a cursor, and not too long."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def json_text(value: object) -> str:
    """Return a value as JSON of several lines."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def csv_text(rows: Sequence[Sequence[object]]) -> str:
    """Return rows as CSV, the first being the header."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
