"""How the commands on datasets write values, periods and texts of a table."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factgauge.reference.records import Measure

_LONGEST = 200


def plain(value: Fraction) -> int | float:
    """Return a value as a JSON number."""
    return value.numerator if value.denominator == 1 else float(value)


def measured(measure: Measure) -> str:
    """Return the unit of a measure as it stands behind a number, what is counted for a count."""
    return one_line(
        measure.counted if measure.unit == "count" and measure.counted else measure.unit
    )


def period(begins: datetime.date, ends: datetime.date) -> str:
    """Return a period as prose writes it; `ends` is not included."""
    from factgauge.reference.period import period_name

    return period_name(begins, ends)


def one_line(text: str) -> str:
    """Return a text of a table on one line, without what would move a cursor, and not too long."""
    line = whole_line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def whole_line(text: str) -> str:
    """Return a text on one line, without what would move a cursor, at its full length."""
    return "".join(char if char.isprintable() else " " for char in text)


def json_text(value: object) -> str:
    """Return a value as JSON of several lines."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def json_line(value: object) -> str:
    """Return a value as JSON on one line."""
    import json

    return json.dumps(value, ensure_ascii=False) + "\n"


def csv_text(rows: Sequence[Sequence[object]]) -> str:
    """Return rows as CSV, the first being the header."""
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def table_text(rows: Sequence[Sequence[object]]) -> str:
    """Return rows as columns of text; an absent cell is empty."""
    texts = [["" if cell is None else one_line(str(cell)) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    lines = []
    for row in texts:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "".join(f"{line}\n" for line in lines)
