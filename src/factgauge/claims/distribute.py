"""Lists that "respectively" pairs off: "rose 5 and 12 percent to 210 and 56, from 200 and 50"."""

from __future__ import annotations

from dataclasses import replace

from factgauge.claims.change_walk import DIFFERENCE
from factgauge.claims.draft import Draft
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.model.claim import Frame
from factgauge.model.quantity import Quantity

_FROM = frozenset({"from", "against", "with", "than", "versus", "vs"})
_TO = frozenset({"to", "at", "reached", "reaching", "totalled", "of"})
_FEWEST = 2  # figures in a list


def distribute(view: View, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the changes of two lists paired off in order, one change a pair."""
    if not any(token.word == "respectively" for token in view.tokens):
        return drafts
    lists = {role: run for run in _runs(view) if (role := _role(view, run)) is not None}
    sizes = {len(run) for run in lists.values()}
    if len(sizes) != 1 or len(lists) < _FEWEST:
        return drafts
    ids = {_figure(view, at).id for run in lists.values() for at in run}
    mixed = [d for d in drafts if d.frame is Frame.CHANGE and any(q.id in ids for q in d.figures)]
    if not mixed:
        return drafts
    kept = [d for d in drafts if d not in mixed and not any(q.id in ids for q in d.figures)]
    for number in range(sizes.pop()):
        change = replace(mixed[0], roles=[], measurand=None)
        for role, run in lists.items():
            change.add(role, _figure(view, run[number]))
        kept.append(change)
    return kept


def _figure(view: View, at: int) -> Quantity:
    quantity = view.tokens[at].quantity
    if quantity is None:
        raise ValueError(f"token {at} is no figure")
    return quantity


def _runs(view: View) -> list[list[int]]:
    """Return the lists of figures of one kind with nothing but commas and "and" between them."""
    runs: list[list[int]] = []
    for at in view.figures:
        if view.tokens[at].tag is not Tag.FIGURE:
            continue
        between = view.tokens[runs[-1][-1] + 1 : at] if runs else []
        joined = bool(between) and all(t.tag in (Tag.COMMA, Tag.CONJUNCTION) for t in between)
        if runs and joined and _figure(view, runs[-1][-1]).kind is _figure(view, at).kind:
            runs[-1].append(at)
        else:
            runs.append([at])
    return [run for run in runs if len(run) >= _FEWEST]


def _role(view: View, run: list[int]) -> str | None:
    back = view.before(run[0], (Tag.ADVERB, Tag.DETERMINER, Tag.ADJECTIVE))
    word = view.tokens[back].word if back >= 0 else ""
    if word in _FROM:
        return "from"
    if word in _TO and _figure(view, run[0]).kind not in DIFFERENCE:
        return "to"
    if back >= 0 and (word == "by" or view.tokens[back].tag is Tag.VERB or word in ("up", "down")):
        return "by"
    return None
