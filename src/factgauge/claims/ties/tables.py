"""The ties of the tables inside a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factgauge.claims.ties.table_accounts import (
    ranks_of,
    read_identities,
    read_order,
    read_rolls,
)
from factgauge.claims.ties.table_columns import read_changes, read_shares
from factgauge.claims.ties.table_grid import grids, is_said, plain
from factgauge.claims.ties.table_sums import read_averages, read_sums
from factgauge.claims.ties.table_text import read_text_ties
from factgauge.model.table import Table
from factgauge.model.tie import Tie

if TYPE_CHECKING:
    from factgauge.claims.ties.read import Text

_WIDEST = 24  # columns of a table that a reader can survey; the pairs of more are too many


def read_table_ties(text: Text) -> Iterator[Tie]:
    """Yield what the rows and columns of each table say of one another."""
    tables = grids(text.document, text.quantities)
    for table, grid in tables:
        turned = grid.turned()
        for each in (grid, turned):
            yield from read_sums(each)
            yield from read_identities(each)
            yield from read_averages(each)
            if each.width <= _WIDEST:
                yield from read_shares(each)
                yield from read_changes(each)
        yield from read_rolls(grid)
        yield from read_order(grid, _ranks(table))
    yield from read_text_ties(text.document, text.claims, tables)


def _ranks(table: Table) -> list[int] | None:
    """Return the ranks that a table gives its rows."""
    for column in range(table.width):
        heads = [plain(row[column].text) for row in table.rows[: table.heads]]
        if any(is_said("rank", head) for head in heads):
            return ranks_of([row[column].text for row in table.rows[table.heads :]])
    return None
