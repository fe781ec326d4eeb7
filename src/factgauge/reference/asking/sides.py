"""Between whom a question asks: "exports from A to B", "A's imports from B", "trade of A and B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factgauge.reference.asking.names import Mention

Pair = tuple[str | None, str | None]  # entity and partner

_TARGET, _SOURCE = frozenset({"to", "into"}), frozenset({"from"})


class Unsaid(Exception):  # noqa: N818 - no fault of anyone's, only too little said
    """A question does not say of whom it asks."""


def sides(
    dataset: str,
    direction: str,
    meant: Sequence[tuple[Mention, tuple[str, ...]]],
    *,
    otherwise: bool,
) -> Iterator[Pair]:
    """Yield entity and partner of a measure of flows.

    `direction` is the measure's; `otherwise` says that the question names the flow as the other
    side has it, so that "imports of B" are asked of a table of exports. Raises `Unsaid`.
    """
    if not meant or len(meant) > 2:
        raise Unsaid(f"say of whom: {dataset} has several entities, between which it flows")
    first, second = meant[0][1], meant[1][1] if len(meant) == 2 else (None,)
    if direction == "symmetric":
        yield from ((a, b) for a in first for b in second)
        return
    sources = [ids for mention, ids in meant if mention.before in _SOURCE]
    targets = [ids for mention, ids in meant if mention.before in _TARGET]
    others = [
        ids
        for mention, ids in meant
        if mention.before not in _SOURCE and mention.before not in _TARGET
    ]
    if len(sources) > 1 or len(targets) > 1 or len(others) > 1:
        raise Unsaid(f"say which way, from whom to whom: {dataset} has both")
    if others and (sources or targets):
        (targets if sources else sources).extend(others)
    elif others:
        # Exports of A leave A, and imports of A come to it; said of one side, the name tells.
        leaves = (direction == "from-entity") != otherwise
        (sources if leaves else targets).extend(others)
    source: Sequence[str | None] = sources[0] if sources else (None,)
    target: Sequence[str | None] = targets[0] if targets else (None,)
    for a in source:
        for b in target:
            yield (a, b) if direction == "from-entity" else (b, a)
