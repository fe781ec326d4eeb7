"""Totals and averages of tables: which lines make up the one that is labelled so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factgauge.claims.ties.table_grid import Grid, Line, is_said, near, says, slack, value
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FEWEST = 2  # parts
_MOST = 200  # lines in which heads of groups are looked for
_MOST_TOTALS = 40
_ALL = Fraction(100)
_NEARLY_ALL = 5  # points from 100 at which shares still are shares of it all
_PERCENTS = (Kind.PERCENT, Kind.PERCENTAGE_POINT)

Parts = list[Quantity]


def read_sums(grid: Grid) -> Iterator[Tie]:
    """Yield each total with its parts; where no reading of the table fits, only what is plain.

    A line that is labelled total sums up those since the last such line, or all that are no sums
    themselves. Which it is, the figures may say: what is left is then no fault of the table.
    """
    totals = [at for at, line in enumerate(grid.lines) if _is_total(grid, at, line)]
    for at in totals[:_MOST_TOTALS]:
        found = [
            tie
            for column in range(grid.width)
            if (tie := _sum(grid, totals, at, column)) is not None
        ]
        fitting = [tie for tie in found if _fits(tie.role("total")[0], list(tie.role("parts")))]
        if fitting or len(found) == 1:
            yield from found


def _is_total(grid: Grid, at: int, line: Line) -> bool:
    label = line.label
    if not label:
        return line.strong and at == len(grid.lines) - 1
    if is_said("not_a_part", label) or says("selected").search(label):
        return False
    if is_said("total", label):
        return True
    before = [other.label for other in grid.lines[:at]]
    if is_said("period", label):
        return bool(before) and all(is_said("part_of_period", other) for other in before)
    return _is_bold_last(grid, at, line)


def _is_bold_last(grid: Grid, at: int, line: Line) -> bool:
    return (
        at == len(grid.lines) - 1
        and at > _FEWEST
        and line.strong
        and not any(other.strong for other in grid.lines[:-1])
        and not any(is_said("subtracted", other.label) for other in grid.lines)
    )


def _sum(grid: Grid, totals: Sequence[int], at: int, column: int) -> Tie | None:
    line = grid.lines[at]
    total = line.figures[column]
    if total is None or not _adds_up(grid, column, total):
        return None
    readings = _readings(grid, totals, at, column)
    for parts in readings:
        if len(parts) >= _FEWEST and _fits(total, parts):
            return _tie(grid, line, column, total, parts)
    if says("selected").search(grid.about) or not readings:
        return None
    meant = _at_fault(grid, totals, at, column)
    if meant is None or len(meant) < _FEWEST or _is_level(total, meant):
        return None
    return _tie(grid, line, column, total, meant)


def _tie(grid: Grid, line: Line, column: int, total: Quantity, parts: Parts) -> Tie:
    rounded = "yes" if says("rounded").search(grid.about) else "no"
    kind = "table-cross-sum" if grid.across else "table-sum"
    return grid.tie(
        kind, column, line.written, ("total", [total]), ("parts", parts), rounded=rounded
    )


def _adds_up(grid: Grid, column: int, total: Quantity) -> bool:
    """Whether figures of the column, or of the lines of a table that is turned, can be added."""
    if total.kind in _PERCENTS and abs(value(total) - _ALL) > _NEARLY_ALL:
        return False
    head = grid.heads[column].lower()
    return grid.across or not is_said("not_added", head) or total.kind in _PERCENTS


def _part(grid: Grid, line: Line, column: int, total: Quantity) -> Quantity | None:
    """Return the figure of a line that may be part of a total."""
    figure = line.figures[column]
    if figure is None or is_said("part_only", line.written.lower()):
        return None
    if is_said("not_a_part", line.label) or (grid.across and is_said("not_added", line.label)):
        return None
    return figure if figure.unit == total.unit else None


def _readings(grid: Grid, totals: Sequence[int], at: int, column: int) -> list[Parts]:
    """Return what the total may be the sum of; nothing where a part is not known."""
    total = grid.lines[at].figures[column]
    if total is None:
        return []
    first = not any(other < at for other in range(at))
    span = range(at + 1, len(grid.lines)) if first else range(at)
    lines = [grid.lines[number] for number in span]
    if any(line.missing(column) for line in lines):
        return []
    figures = [
        (number, figure)
        for number in span
        if (figure := _part(grid, grid.lines[number], column, total)) is not None
    ]
    last = max((other for other in totals if other < at), default=-1)
    since = [figure for number, figure in figures if number > last]
    leaves = [figure for number, figure in figures if number not in totals]
    sums = [figure for number, figure in figures if number in totals]
    loose = _without_subtotals([figure for number, figure in figures])
    return [since, leaves, [*sums, *since], sums, loose, _without_heads(leaves)]


def _is_level(total: Quantity, parts: Parts) -> bool:
    """Whether a figure is no sum but an average, or what a stock comes to at the end."""
    return all(value(part) >= 0 for part in parts) and value(total) <= max(map(value, parts))


def _without_subtotals(figures: Parts) -> Parts:
    """Leave out what is the sum of the run before it: a subtotal that is not labelled so."""
    kept: Parts = []
    run: Parts = []
    added = width = Fraction(0)
    for figure in figures:
        if len(run) >= _FEWEST and near(figure, added, width + slack(figure)):
            kept.extend(run)
            run, added, width = [], Fraction(0), Fraction(0)
        else:
            run.append(figure)
            added, width = added + value(figure), width + slack(figure)
    return [*kept, *run]


def _without_heads(figures: Parts) -> Parts:
    """Leave out what is the sum of a run after it: a line that its own parts follow."""
    if len(figures) > _MOST:
        return figures
    kept: Parts = []
    at = 0
    while at < len(figures):
        ends = range(at + 1 + _FEWEST, min(len(figures), at + 12) + 1)
        end = next((end for end in ends if _fits(figures[at], figures[at + 1 : end])), None)
        if end is None:
            kept.append(figures[at])
            at += 1
        else:
            kept.extend(figures[at + 1 : end])
            at = end
    return kept


def _at_fault(grid: Grid, totals: Sequence[int], at: int, column: int) -> Parts | None:
    """Return the parts that the total should have, where its place leaves no doubt."""
    label = grid.lines[at].label
    before = [other for other in totals if other < at]
    span = range(1, len(grid.lines)) if at == 0 else range(at)
    if any(is_said("subtracted", grid.lines[number].label) for number in span) or at == 0:
        return None
    since, leaves, *_ = _readings(grid, totals, at, column)
    if not before:
        return since
    if at != len(grid.lines) - 1 or not is_said("grand", label):
        return None
    for other in before:
        stated = grid.lines[other].figures[column]
        readings = _readings(grid, totals, other, column)
        if stated is None or not any(_fits(stated, parts) for parts in readings):
            return None
    return leaves


def _fits(total: Quantity, parts: Parts) -> bool:
    if not parts:
        return False
    width = sum((slack(part) for part in parts), slack(total))
    return near(total, sum((value(part) for part in parts), Fraction(0)), width)


def read_averages(grid: Grid) -> Iterator[Tie]:
    """Yield each line that is labelled average with the lines above it.

    A mean of rates, shares and prices may be weighted: it is read only where it fits.
    """
    for at, line in enumerate(grid.lines):
        if not is_said("average", line.label):
            continue
        around = f"{line.written} {grid.caption}".lower()
        unsure = says("weighted").search(around) is not None
        found = [
            tie for column in range(grid.width) if (tie := _average(grid, at, column)) is not None
        ]
        fitting = [tie for tie in found if _is_mean(tie)]
        plain = [tie for tie in found if _plain_mean(grid, tie)]
        yield from fitting
        if not unsure and (len(plain) == 1 or any(tie in fitting for tie in plain)):
            yield from (tie for tie in plain if tie not in fitting)


def _average(grid: Grid, at: int, column: int) -> Tie | None:
    average = grid.lines[at].figures[column]
    lines = [
        line
        for number, line in enumerate(grid.lines[:at])
        if not _is_total(grid, number, line)
        and not is_said("average", line.label)
        and not is_said("part_only", line.written.lower())
    ]
    if average is None or any(line.missing(column) for line in lines):
        return None
    parts = [f for line in lines if (f := line.figures[column]) is not None]
    if len(parts) < _FEWEST or any(part.unit != average.unit for part in parts):
        return None
    words = grid.lines[at].written
    return grid.tie("table-average", column, words, ("average", [average]), ("parts", parts))


def _is_mean(tie: Tie) -> bool:
    average, parts = tie.role("average")[0], tie.role("parts")
    width = sum((slack(part) for part in parts), Fraction(0)) / len(parts) + slack(average)
    return near(average, sum((value(part) for part in parts), Fraction(0)) / len(parts), width)


def _plain_mean(grid: Grid, tie: Tie) -> bool:
    """Whether the lines count alike: of rates and prices each may count for more or less."""
    figure = tie.role("average")[0]
    head = tie.word("head") or ""
    rate = is_said("not_added", head.lower()) or "/" in (figure.unit or "")
    return figure.kind not in _PERCENTS and not rate and not grid.across
