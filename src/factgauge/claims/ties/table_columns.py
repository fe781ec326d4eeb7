"""Columns of a table that say of others what share of them, or what change, they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from factgauge.claims.ties.table_grid import Grid, is_said, near, says, slack, value
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FEWEST = 2  # rows that bear a reading out
_BASE = re.compile(r"\bn\s*=\s*([\d,]+)|\b(?:of|the) (?:all )?(?:the )?([\d,]{2,}) [a-z]", re.I)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\bfy ?'?(\d\d)\b", re.I)
_PERCENTS = (Kind.PERCENT, Kind.PERCENTAGE_POINT)
_HUNDRED = Fraction(100)

Row = tuple[Quantity, ...]  # what is stated, then what it is worked out from


def read_shares(grid: Grid) -> Iterator[Tie]:
    """Yield the shares of a column with their part and whole, where most of its rows bear it out.

    The whole is that of the line labelled total, a number that a heading gives ("n = 150"), or
    another column of the same row ("pass rate" after "passed" and "tests").
    """
    for column in range(grid.width):
        figures = [line.figures[column] for line in grid.lines]
        if not any(figure is not None and figure.kind is Kind.PERCENT for figure in figures):
            continue
        best: list[tuple[str, Row]] = []
        for rows in _share_readings(grid, column):
            fits = sum(_is_share(row) for _, row in rows)
            if (
                fits >= _FEWEST
                and fits * 2 > len(rows)
                and fits > sum(_is_share(row) for _, row in best)
            ):
                best = rows
        for label, (share, part, *whole) in best:
            yield grid.tie(
                "table-share", column, label, ("share", [share]), ("part", [part]), ("whole", whole)
            )


def _share_readings(grid: Grid, column: int) -> Iterator[list[tuple[str, Row]]]:
    others = [c for c in range(grid.width) if _is_amount(grid, c)]
    for at in others:
        for line in grid.lines:
            whole = line.figures[at]
            if whole is not None and value(whole) and is_said("total", line.label):
                yield _rows(grid, column, (at,), whole)
        whole = _given_base(grid, at)
        if whole is not None:
            yield _rows(grid, column, (at,), whole)
    for pair in combinations(others, 2):
        yield _rows(grid, column, pair, None)
        yield _rows(grid, column, (pair[1], pair[0]), None)


def _is_amount(grid: Grid, column: int) -> bool:
    figures = grid.column(column)
    return bool(figures) and all(figure.kind not in _PERCENTS for figure in figures)


def _rows(
    grid: Grid, column: int, sources: Sequence[int], whole: Quantity | None
) -> list[tuple[str, Row]]:
    found = []
    for line in grid.lines:
        figures = [line.figures[column], *(line.figures[at] for at in sources)]
        if whole is not None:
            figures.append(whole)
        row = tuple(figure for figure in figures if figure is not None)
        if len(row) == len(figures) and value(row[-1]) > 0:
            found.append((line.written, row))
    return found


def _given_base(grid: Grid, column: int) -> Quantity | None:
    """Return the number that a heading or the caption gives as that of all."""
    sample = next(iter(grid.column(column)), None)
    for words in (grid.heads[column], grid.caption):
        found = _BASE.search(words)
        if found is not None and sample is not None:
            number = Fraction((found[1] or found[2]).replace(",", "") or 0)
            return _like(sample, number, found[0].strip())
    return None


def _like(sample: Quantity, number: Fraction, words: str) -> Quantity:
    return replace(
        sample, id=f"{sample.id}-base", surface=words, stated_low=number, stated_high=number,
        resolution=Fraction(0), loose_resolution=Fraction(0),
    )  # fmt: skip


def _is_share(row: Row) -> bool:
    share, part, whole = row[0], value(row[1]), value(row[2])
    width = _HUNDRED * (slack(row[1]) + slack(row[2])) / whole
    return near(share, _HUNDRED * part / whole, width)


def read_changes(grid: Grid) -> Iterator[Tie]:
    """Yield the changes of a column with what they are changes from and to."""
    if says("other_change").search(grid.about):
        return
    for column in range(grid.width):
        head = grid.heads[column].lower()
        if not is_said("change", head) or says("no_change").search(head):
            continue
        best: tuple[int, str, list[tuple[str, Row]]] | None = None
        for how, first, second in _change_readings(grid, column):
            rows = _rows_of_change(grid, column, first, second, how)
            fits = sum(_is_change(row, how) for _, row in rows)
            if rows and (best is None or fits > best[0]):
                best = (fits, how, rows)
        if best is None:
            continue
        fits, how, rows = best
        if fits * 2 < len(rows) or not fits:
            continue
        for label, (change, start, end) in rows:
            yield grid.tie(
                "table-change", column, label,
                ("change", [change]), ("from", [start]), ("to", [end]), by=how,
            )  # fmt: skip


def _change_readings(grid: Grid, column: int) -> Iterator[tuple[str, int, int]]:
    """Yield how a column may be the change between two others: those beside it come first."""
    others = [c for c in range(grid.width) if c != column and not _is_change_head(grid, c)]
    left = [c for c in others if c < column]
    pairs = [tuple(left[-2:])] if len(left) >= _FEWEST else []
    pairs += [pair for pair in combinations(others, 2) if pair not in pairs]
    for pair in pairs:
        first, second = _in_order(grid, pair[0], pair[1])
        for how in ("percent", "amount"):
            yield how, first, second
        if not all(_YEAR.search(grid.heads[at]) for at in pair):  # "budget, actual, difference"
            yield "amount", second, first


def _is_change_head(grid: Grid, column: int) -> bool:
    return is_said("change", grid.heads[column].lower())


def _in_order(grid: Grid, a: int, b: int) -> tuple[int, int]:
    """Return the earlier of two columns first, by their years, else as they stand."""
    years = [_YEAR.findall(grid.heads[at]) and _YEAR.search(grid.heads[at])[0] for at in (a, b)]  # type: ignore[index]
    if years[0] and years[1] and years[0] > years[1]:
        return b, a
    return a, b


def _rows_of_change(
    grid: Grid, column: int, first: int, second: int, how: str
) -> list[tuple[str, Row]]:
    found: list[tuple[str, Row]] = []
    for line in grid.lines:
        change, start, end = (line.figures[at] for at in (column, first, second))
        if change is None or start is None or end is None or start.unit != end.unit:
            continue
        if how == "percent":
            fitting = change.kind is Kind.PERCENT and value(start) > 0
        else:
            points = change.kind in _PERCENTS or change.kind is Kind.NUMBER
            rates = start.kind is Kind.PERCENT or start.unit is None
            fitting = change.unit == start.unit or (points and rates)
        if fitting:
            found.append((line.written, (change, start, end)))
    return found


def _is_change(row: Row, how: str) -> bool:
    change, start, end = row
    difference = value(end) - value(start)
    width = slack(start) + slack(end)
    if how == "percent":
        difference = difference / value(start) * _HUNDRED
        width = width / value(start) * _HUNDRED
    return near(change, difference, width)
