"""Lines of a table that follow from one another by what they are called.

Identities of accounts, balances that roll forward, and a column that puts them in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from factgauge.claims.ties.table_grid import Grid, Line, hull, is_said, near, slack, value
from factgauge.lexicon.load import table, words
from factgauge.model.quantity import Quantity
from factgauge.model.tie import Tie

_FEWEST = 3  # figures that make an order
_LOSS = re.compile(r"\b(?:loss|deficit)\b")
_EITHER = re.compile(r"profit|surplus|income|result|gain")
_WORD = re.compile(r"[a-z][a-z-]+")


def read_identities(grid: Grid) -> Iterator[Tie]:
    """Yield lines that the rules of accounts bind: assets are liabilities and equity."""
    for identity in table("en/tables")["identity"]:
        plus = [_one(grid, name) for name in identity["plus"]]
        minus = [_one(grid, name) for name in identity["minus"]]
        result = _one(grid, identity["result"], but=(*plus, *minus))
        places = [result, *plus, *minus]
        if result is None or any(place is None for place in places):
            continue
        known = [place for place in places if place is not None]
        if len(set(known)) < len(known):
            continue
        if (identity.get("adjacent") or identity.get("last")) and max(known) != result:
            continue
        if identity.get("adjacent") and max(known) - min(known) >= len(known):
            continue
        found = []
        for column in range(grid.width):
            tie = _identity(grid, column, result, plus, minus)
            if tie is not None:
                found.append(tie)
        if len(found) == 1 or any(_holds(tie) for tie in found):
            yield from found


def _one(grid: Grid, name: str, but: Sequence[int | None] = ()) -> int | None:
    """Return the only line of a name; "income" may be what comes in or what is left of it."""
    found = [
        at for at, line in enumerate(grid.lines) if at not in but and re.fullmatch(name, line.label)
    ]
    return found[0] if len(found) == 1 else None


def _identity(
    grid: Grid,
    column: int,
    result: int,
    plus: Sequence[int | None],
    minus: Sequence[int | None],
) -> Tie | None:
    stated = grid.lines[result].figures[column]
    added = [grid.lines[at].figures[column] for at in plus if at is not None]
    taken = [grid.lines[at].figures[column] for at in minus if at is not None]
    given = [figure for figure in (*added, *taken) if figure is not None]
    if stated is None or len(given) < len(added) + len(taken):
        return None
    if any(figure.unit != stated.unit for figure in given):
        return None
    label = grid.lines[result].label
    loss = _LOSS.search(label) is not None and _EITHER.search(label) is None
    return grid.tie(
        "table-identity", column, grid.lines[result].written,
        ("result", [stated]), ("plus", given[: len(added)]), ("minus", given[len(added) :]),
        loss="yes" if loss and value(stated) > 0 else "no",
    )  # fmt: skip


def _holds(tie: Tie) -> bool:
    stated = tie.role("result")[0]
    sign = -1 if tie.word("loss") == "yes" else 1
    given = sum((value(f) for f in tie.role("plus")), Fraction(0))
    given -= sum((abs(value(f)) for f in tie.role("minus")), Fraction(0))
    width = sum((slack(f) for f in tie.figures), Fraction(0))
    return near(stated, sign * given, width)


def read_rolls(grid: Grid) -> Iterator[Tie]:
    """Yield a closing balance with the opening one and the movements between them."""
    roll = table("en/tables")["roll"]
    opening = [
        at for at, line in enumerate(grid.lines) if re.fullmatch(roll["opening"], line.label)
    ]
    for first in opening:
        last = next(
            (
                at
                for at in range(first + 2, len(grid.lines))
                if re.fullmatch(roll["closing"], grid.lines[at].label)
            ),
            None,
        )
        if last is None or any(first < other < last for other in opening):
            continue
        between = grid.lines[first + 1 : last]
        if any(is_said("total", line.label) or "net" in line.label.split() for line in between):
            continue
        found = [tie for column in range(grid.width) if (tie := _roll(grid, column, first, last))]
        if len(found) == 1 or any(_rolls(tie) for tie in found):
            yield from found


def _roll(grid: Grid, column: int, first: int, last: int) -> Tie | None:
    lines = grid.lines[first : last + 1]
    if any(line.missing(column) for line in lines):
        return None
    closing, opening = grid.lines[last].figures[column], grid.lines[first].figures[column]
    moved = [(line, f) for line in lines[1:-1] if (f := line.figures[column]) is not None]
    if closing is None or opening is None or not moved:
        return None
    if any(figure.unit != closing.unit for _, figure in moved) or opening.unit != closing.unit:
        return None
    added: list[Quantity] = []
    used: list[Quantity] = []
    signed = any(value(figure) < 0 for _, figure in moved)
    for line, figure in moved:
        way = 1 if signed else _way(line)
        if way == 0:
            return None
        (added if way > 0 else used).append(figure)
    return grid.tie(
        "table-roll", column, grid.lines[last].written,
        ("closing", [closing]), ("opening", [opening]), ("added", added), ("used", used),
    )  # fmt: skip


def _way(line: Line) -> int:
    """Return whether the first telling word of a movement adds to a balance or takes from it."""
    roll = table("en/tables")["roll"]
    label = line.label.replace("bought back", "bought-back").replace("write off", "write-offs")
    for word in _WORD.findall(label):
        if word in words(roll["added"]):
            return 1
        if word in words(roll["used"]):
            return -1
    return 0


def _rolls(tie: Tie) -> bool:
    moved = value(tie.role("opening")[0])
    moved += sum((value(f) for f in tie.role("added")), Fraction(0))
    moved -= sum((value(f) for f in tie.role("used")), Fraction(0))
    return near(tie.role("closing")[0], moved, sum((slack(f) for f in tie.figures), Fraction(0)))


def read_order(grid: Grid, ranks: Sequence[int] | None) -> Iterator[Tie]:
    """Yield the column by which a table is ranked, whole or with the figure out of its order."""
    if ranks is None or len(ranks) != len(grid.lines) or grid.across:
        return
    rising = list(ranks) == sorted(ranks)
    columns = [c for c in range(grid.width) if not is_said("rank", grid.heads[c].lower())]
    full = [c for c in columns if len(grid.column(c)) == len(grid.lines) >= _FEWEST]
    if not rising or not full:
        return
    for column in full:
        figures = grid.column(column)
        if _sorted(figures):
            others = figures[:-1]
            tie = grid.tie(
                "table-rank", column, grid.lines[-1].written,
                ("value", [figures[-1]]), ("above", others),
            )  # fmt: skip
            yield replace(tie, span=hull(figures[0], figures[-1]))
            return
    for column in full:
        named = grid.heads[column].lower() in grid.caption.lower()
        at = _out_of_order(grid.column(column))
        if at is None or not (len(columns) == 1 or named):
            continue
        above, below = grid.column(column)[at - 1], grid.column(column)[at]
        tie = grid.tie(
            "table-rank", column, grid.lines[at].written, ("value", [below]), ("above", [above]),
            order="rising" if _rises(grid.column(column)) else "falling",
        )  # fmt: skip
        yield replace(tie, span=hull(above, below))
        return


def _rises(figures: Sequence[Quantity]) -> bool:
    return value(figures[0]) < value(figures[-1])


def _sorted(figures: Sequence[Quantity]) -> bool:
    values = [value(figure) for figure in figures]
    return values in (sorted(values), sorted(values, reverse=True))


def _out_of_order(figures: Sequence[Quantity]) -> int | None:
    """Return the place behind the one step against the order, if one figure alone breaks it."""
    sign = 1 if _rises(figures) else -1
    values = [sign * value(figure) for figure in figures]
    steps = [at for at in range(1, len(values)) if values[at] < values[at - 1]]
    if len(steps) != 1 or len(values) <= _FEWEST:
        return None
    for out in (steps[0], steps[0] - 1):
        rest = values[:out] + values[out + 1 :]
        if rest == sorted(rest):
            return steps[0]
    return None


def ranks_of(texts: Sequence[str]) -> list[int] | None:
    """Return the ranks that a column of texts gives: whole numbers, "=" and stops aside."""
    bare = [text.strip(" .=*#").removesuffix("st").removesuffix("th") for text in texts]
    if not all(text.isdigit() for text in bare):
        return None
    return [int(text) for text in bare]
