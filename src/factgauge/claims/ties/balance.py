"""Ties of two flows with what is left of them: exports, imports and the surplus."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    AMOUNTS,
    Placed,
    alike,
    amounts,
    quoted_within,
    tie_of,
    unread,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table, words
from factgauge.model.tie import Tie

_ELSEWHERE = frozenset({
    "services", "tax", "taxes", "interest", "overall", "compared", "earlier", "previous",
    "exceptional", "restructuring", "if", "depreciation", "annualised", "cumulative", "operating",
    "adjusted", "including", "excluding", "dividends",
})  # fmt: skip
_LEAD = 6  # tokens in front of a figure that may say what it is
_TRAIL = 3
_ENDS = (Tag.FIGURE, Tag.STOP, Tag.CONJUNCTION, Tag.COMMA)


def read_balances(view: View) -> Iterator[Tie]:
    """Yield "exports of $9bn and imports of $12bn left a deficit of $3bn"."""
    found = amounts(view, AMOUNTS)
    if len(found) != 3:
        return
    vocabulary = view.vocabulary
    for row in table("en/part")["flow"]:
        gains, losses = words(row["gain"]), words(row["loss"])
        into, out = words(row["into"]), words(row["out"])
        left = vocabulary | {word for token in view.tokens for word in token.word.split(" ")}
        if not (into & left and out & left and (gains | losses) & left):
            continue
        if vocabulary & _ELSEWHERE or unread(view, 0, len(view.tokens)):
            return
        tie = _tied(view, found, into, out, gains, losses)
        if tie is not None:
            yield tie
            return


def _tied(
    view: View,
    found: list[Placed],
    into: frozenset[str],
    out: frozenset[str],
    gains: frozenset[str],
    losses: frozenset[str],
) -> Tie | None:
    places: dict[str, list[Placed]] = {"balance": [], "into": [], "out": []}
    sign = ""
    for at, quantity in found:
        lead = _lead(view, at)
        around = lead | _trail(view, at)
        if lead & (gains | losses) and not lead & (into | out):
            places["balance"].append((at, quantity))
            sign = "gain" if lead & gains else "loss"
        elif around & out and not (lead & into):
            places["out"].append((at, quantity))
        elif around & into:
            places["into"].append((at, quantity))
    if any(len(rows) != 1 for rows in places.values()):
        return None
    (at, balance), (_, arriving), (_, leaving) = (rows[0] for rows in places.values())
    if not (alike(balance, arriving) and alike(arriving, leaving)):
        return None
    others = [place for place, q in found if q.id != balance.id]
    if min(others) < at < max(others) or quoted_within(view, found[0][0], found[-1][0]):
        return None
    return tie_of(
        view, "balance", ("balance", (balance,)), ("into", (arriving,)), ("out", (leaving,)),
        words=(("sign", sign),),
    )  # fmt: skip


def _lead(view: View, at: int) -> set[str]:
    found = set(view.tokens[at].word.split(" ")[:-1])
    for index in range(at - 1, max(-1, at - 1 - _LEAD), -1):
        token = view.tokens[index]
        if token.tag in _ENDS:
            break
        found.add(token.word)
    return found


def _trail(view: View, at: int) -> set[str]:
    found: set[str] = set()
    quantity = view.tokens[at].quantity
    if quantity is not None and quantity.counted is not None:
        found.add(quantity.counted)
    for token in view.tokens[at + 1 : at + 1 + _TRAIL]:
        if token.tag in _ENDS:
            break
        found.add(token.word)
    return found
