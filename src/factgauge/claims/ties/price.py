"""Ties of a price before and after a discount or a mark-up."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_OFF = frozenset({"off", "discount", "discounted", "rebate", "markdown", "reduction"})
_ON = frozenset({"mark-up", "markup", "surcharge"})
_MARKED = frozenset({"marked"})
_NEAR = 4  # tokens from the percent to its word


def read_price_cuts(view: View) -> Iterator[Tie]:
    """Yield "25% off the original $180, at $135" and "bought at 20, marked up 60%, at 32"."""
    if not (_OFF | _ON | _MARKED) & view.vocabulary:
        return
    percents: list[tuple[int, Quantity]] = []
    prices: list[Quantity] = []
    for at in view.figures:
        quantity = view.tokens[at].quantity
        if quantity is None or view.tokens[at].tag is not Tag.FIGURE:
            continue
        if quantity.kind is Kind.PERCENT:
            percents.append((at, quantity))
        elif quantity.kind is Kind.MONEY or (prices and quantity.kind is Kind.NUMBER):
            prices.append(quantity)
        elif quantity.kind in (Kind.MULTIPLE, Kind.RATIO):
            return
    if len(percents) != 1 or len(prices) != 2:
        return
    at, percent = percents[0]
    way = _way(view, at)
    units = {price.unit for price in prices if price.kind is Kind.MONEY}
    values = [price.stated_low for price in prices]
    if way is None or len(units) != 1 or None in values:
        return
    dear, cheap = sorted(prices, key=lambda price: price.stated_low or 0, reverse=True)
    before, after = (dear, cheap) if way == "off" else (cheap, dear)
    figures: list[Quantity] = sorted((percent, *prices), key=lambda q: q.span.start)
    yield Tie(
        "price_cut",
        (("by", (percent,)), ("from", (before,)), ("to", (after,))),
        figures[0].span.joined(figures[-1].span),
        view.sentence.index,
        (("way", way),),
    )


def _way(view: View, at: int) -> str | None:
    """Return whether the percent goes off a price or on to it."""
    near = view.words(at - _NEAR, at) + view.words(at + 1, at + 1 + _NEAR)
    if _ON & set(near) or ("marked" in near and "up" in near):
        return "on"
    if _OFF & set(near) or ("marked" in near and "down" in near):
        return "off"
    return None
