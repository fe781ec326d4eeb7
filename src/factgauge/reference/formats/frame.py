"""Where a table stands among titles, units and notes: its header, its last row, what is between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from factgauge.reference.formats.cells import (
    is_figure,
    is_missing,
    is_note,
    is_number,
    is_period,
    is_total,
    is_unit,
    is_value,
)
from factgauge.reference.formats.source import Record

_TOP = 40  # rows among which the header is looked for
_QUOTED = 60  # characters of a line that a remark shows


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a table stands in a grid of rows, all counted as in the file."""

    header: tuple[int, ...]
    last: int | None  # the last row, where something follows it
    comments: tuple[int, ...]
    rows: int
    figures: bool  # some cell below the header is a number or a period
    remarks: tuple[str, ...]
    above: tuple[str, ...]  # the lines above the header
    below: tuple[str, ...]  # the lines after the last row

    def dialect(self) -> Mapping[str, Any]:
        """Return the keys of a table's dialect that say so; what is usual is left out."""
        said: dict[str, Any] = {}
        if self.header != (1,):
            said["headerRows"] = list(self.header)
        if self.comments:
            said["commentRows"] = list(self.comments)
        if self.last is not None:
            said["lastRow"] = self.last
        return said


def frame(rows: Sequence[Record], *, complete: bool = True, padded: bool = False) -> Frame | None:
    """Return where the table stands in rows that are not blank; `None` where there is none.

    The end is looked for only where the rows are `complete`. Of a `padded` table each row has all
    of its cells, blank or not, so that one with fewer is none.
    """
    filled = [sum(1 for cell in cells if cell.strip()) for _, cells in rows]
    usual = [count for count in filled if count > 1]
    typical = median(usual) if usual else 1
    start = _start(rows, filled, typical)
    if start is None:
        return None
    first = _up(rows, filled, start, typical)
    # Where no row of the header is as full as those below it, the fullest is one of these.
    leads = first < start and _is_mostly_values(rows[start][1])
    below = start if leads else _down(rows, start)
    body = rows[below:]
    end = _end(body, filled[below:], typical, padded=padded) if complete else len(body)
    notes, body = body[end:], body[:end]
    if not body:
        return None
    header_cells = [cells for _, cells in rows[first:below]]
    comments, said = _between(body, header_cells[-1], typical)
    remarks = [
        *_above(rows[:first]),
        *_of_header(rows[first:below], body),
        *said,
        *_totals(body),
        *_of_notes(notes),
    ]
    skipped = {number for number, _ in body if number in comments}
    return Frame(
        tuple(number for number, _ in rows[first:below]),
        body[-1][0] if notes else None,
        comments,
        len(body) - len(skipped),
        any(is_figure(cell) for _, cells in body for cell in cells),
        tuple(remarks),
        tuple(_line(cells) for _, cells in rows[:first]),
        tuple(_line(cells) for _, cells in notes),
    )


def shown(text: str) -> str:
    """Return a text in quotation marks, cut short."""
    text = " ".join(text.split())
    return f'"{text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…"}"'


def listed(numbers: Sequence[int]) -> str:
    """Return row numbers in words: "row 3", "rows 3, 4 and 9", "rows 3, 4, 5 and 8 more"."""
    some = [str(number) for number in numbers[:3]]
    if len(numbers) > 4:
        some.append(f"{len(numbers) - 3} more")
    elif len(numbers) == 4:
        some.append(str(numbers[3]))
    if len(some) == 1:
        return f"row {some[0]}"
    return f"rows {', '.join(some[:-1])} and {some[-1]}"


def _line(cells: Sequence[str]) -> str:
    return " ".join(cell for cell in cells if cell.strip())


def _start(rows: Sequence[Record], filled: Sequence[int], typical: float) -> int | None:
    """Return the place of the row that is the header, or the fullest part of it."""
    wanted = max(2, typical / 2) if typical > 1 else 1
    top = range(min(_TOP, len(rows)))
    start = next((at for at in top if filled[at] >= wanted), None)
    if start is None or typical > 3:
        return start
    # A narrow table: titles of "name, value" are as full as its rows, but end with a blank row.
    for at in top[start + 1 :]:
        above = rows[start:at]
        if any(is_value(cell) for _, cells in above for cell in cells):
            break
        apart = rows[at][0] - rows[at - 1][0] > 1 + "".join(rows[at - 1][1]).count("\n")
        if apart and filled[at] >= wanted and not any(map(is_number, rows[at][1])):
            start = at
    return start


def _up(rows: Sequence[Record], filled: Sequence[int], start: int, typical: float) -> int:
    """Return the place of the first header row: fuller ones may hang from wider names above."""
    first = start
    while first > 0 and typical > 2:
        number, cells = rows[first - 1]
        apart = rows[first][0] - number > 1
        hangs = not cells[0].strip() or filled[first - 1] >= max(3, typical * 0.3)
        if apart or not hangs or any(map(is_value, cells)):
            break
        first -= 1
    return first


def _is_mostly_values(cells: Sequence[str]) -> bool:
    written = [cell for cell in cells if cell.strip()]
    values = sum(map(is_value, written))
    return values > 0 and 2 * sum(map(is_figure, written)) >= len(written)


def _down(rows: Sequence[Record], start: int) -> int:
    """Return the place of the first row below the header."""
    below = start + 1
    while below < len(rows) - 1:
        cells = [cell for cell in rows[below][1] if cell.strip()]
        blank = not rows[below][1][0].strip()
        periods = all(is_period(cell) or not is_number(cell) for cell in cells)
        units = len(cells) > 1 and all(is_unit(cell) for cell in cells if not is_missing(cell))
        named = rows[below][1][0].strip().casefold() in ("unit", "units", "unit of measure")
        if not (units or (named and periods) or (blank and periods and _row_follows(rows, below))):
            break
        below += 1
    return below


def _row_follows(rows: Sequence[Record], at: int) -> bool:
    """Return whether a row after a place has figures where it has none: it is still header."""
    follower = next((cells for _, cells in rows[at + 1 : at + 6] if any(map(is_value, cells))), [])
    return any(
        is_value(cell) and not is_value(above)
        for above, cell in zip(rows[at][1], follower, strict=False)
        if above.strip()
    )


def _end(body: Sequence[Record], filled: Sequence[int], typical: float, *, padded: bool) -> int:
    """Return how many of the rows are the table's; notes follow."""
    end = len(body)
    sparse = max(1, 0.3 * typical)
    for at in range(len(body) - 1, 0, -1):
        number, cells = body[at]
        first = next(cell for cell in cells if cell.strip())
        alone = filled[at] == 1 and typical >= 2
        apart = number - body[at - 1][0] > 1
        figures = any(is_figure(cell) for cell in cells[1:])
        few = filled[at] <= max(2, sparse) and typical > 2
        # A row of one cell may be one without values: a note is apart, long, or cut otherwise.
        cut = padded and len(cells) == 1
        note = is_note(first) or len(first) > _QUOTED or cut or (apart and not is_figure(first))
        if note and (alone or few) and not figures:
            end = at
        elif alone:
            continue
        elif not (filled[at] <= 2 and typical > 3 and not figures):
            break  # else it is a note's own continuation, if a note stands above it
    return end


def _between(
    body: Sequence[Record], header: Sequence[str], typical: float
) -> tuple[tuple[int, ...], list[str]]:
    """Return rows amid the table that are none of its own, and what is to be said of them."""
    lone = [
        (number, next(cell for cell in cells if cell.strip()))
        for number, cells in body
        if typical >= 3 and sum(1 for cell in cells if cell.strip()) == 1
    ]
    again = [number for number, cells in body if cells == header]
    remarks = []
    words = [(number, cell) for number, cell in lone if not is_figure(cell)]
    if words:
        quoted = ", ".join(shown(cell) for _, cell in words[:3])
        remarks.append(
            f"{listed([number for number, _ in words])} between the others passed over, of one "
            f"cell each: {quoted}; if they are titles of sections, the rows below each differ"
        )
    if again:
        remarks.append(f"{listed(again)} passed over: the header again")
    return tuple(sorted({number for number, _ in words} | set(again))), remarks


def _above(rows: Sequence[Record]) -> list[str]:
    if not rows:
        return []
    quoted = ", ".join(shown(_line(cells)) for _, cells in rows[:4])
    return [f"{listed([number for number, _ in rows])} above the header passed over: {quoted}"]


def _of_header(header: Sequence[Record], body: Sequence[Record]) -> list[str]:
    remarks = []
    numbers = [number for number, _ in header]
    if len(numbers) > 1:
        remarks.append(f"the header is joined from {listed(numbers)}")
        last = header[-1][1]
        written = [cell for cell in last if cell.strip()]
        if written and all(is_unit(cell) for cell in written):
            remarks.append(f"row {numbers[-1]} reads as the units: {shown(written[0])}")
    elif _looks_like_data(header[0][1], body):
        remarks.append(
            f"row {numbers[0]} was taken for the header, but reads like the rows below it; "
            "if the table has no header, give it one"
        )
    return remarks


def _looks_like_data(header: Sequence[str], body: Sequence[Record]) -> bool:
    """Return whether a header has values where rows have them."""
    columns = zip(header, *(cells for _, cells in body[:1]), strict=False)
    periods = sum(map(is_period, header))
    return any(
        is_value(name) or (is_period(name) and periods == 1 and is_period(cell))
        for name, cell in columns
        if is_figure(cell)
    )


def _totals(body: Sequence[Record]) -> list[str]:
    found = [
        (number, next(cell for cell in cells if cell.strip()))
        for number, cells in body
        if is_total(cells[0])
    ]
    if not found or len(found) > len(body) / 3:
        return []
    rows = listed([number for number, _ in found])
    return [f"{rows} may be a total among its parts: {shown(found[0][1])}"]


def _of_notes(notes: Sequence[Record]) -> list[str]:
    if not notes:
        return []
    quoted = ", ".join(shown(_line(cells)) for _, cells in notes[:3])
    return [f"{listed([number for number, _ in notes])} below the table passed over: {quoted}"]
