"""Ties of an average with the values or the range that it is of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.operands import is_base
from factgauge.claims.ties.parts import breaks
from factgauge.claims.ties.rates import Rate, listed, read_rates_of
from factgauge.claims.tokens import Token, View
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FEWEST = 2  # figures
_LIST = 2
_GAP = 6  # tokens between the values of a list: "6 in May, 7 in June and 8 in July"
_NEAR = 16  # tokens between a range and its mean
_JOINING = (Tag.COMMA, Tag.CONJUNCTION)
_INSIDE = (
    Tag.COMMA, Tag.CONJUNCTION, Tag.PREPOSITION, Tag.TIME, Tag.NAME, Tag.DETERMINER, Tag.NOUN,
    Tag.ADJECTIVE, Tag.ADVERB, Tag.OPEN, Tag.CLOSE,
)  # fmt: skip
_AMOUNTS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.DURATION, Kind.PERCENT)
_GIVING = frozenset({"gives", "giving", "gave", "makes", "make", "made", "which", "their", "for"})
_QUARTILES = frozenset(
    {"quartile", "quartiles", "iqr", "interquartile", "percentile", "percentiles"}
)


def read_average_ties(view: View) -> Iterator[Tie]:
    """Yield the averages of lists, of groups and of ranges, and quartiles with their median."""
    if len(view.figures) < _FEWEST:
        return
    tokens = view.tokens
    words = {token.word for token in tokens}
    if words & _QUARTILES:
        yield from _quartiles(view)
        return
    if not words & listed("mids"):
        return
    averages = [rate for rate in _averages(tokens) if not is_base(tokens, rate.first)]
    if len(averages) != 1:
        return
    average = averages[0]
    for read in (_of_groups, _of_range, _of_list):
        tie = read(view, average)
        if tie is not None:
            yield tie
            return


def _averages(tokens: Sequence[Token]) -> list[Rate]:
    found = [
        rate
        for rate in read_rates_of(tokens)
        if rate.cue == "average" or tokens[rate.first].word in listed("mids")
        or tokens[min(rate.first + 1, len(tokens) - 1)].word in listed("mids")
        or [t.word for t in tokens[rate.last + 1 : rate.last + 3]] == ["on", "average"]
    ]  # fmt: skip
    kept = []
    for rate in found:  # "averaged 24 to 30" reads both; an average of a range is none
        if [t.word for t in tokens[rate.at - 2 : rate.at]] == ["of", "the"]:
            continue  # "the average of the three is 44"
        if rate.figure.modality is not Modality.BETWEEN:
            kept.append(rate)
    return kept


def _values(view: View, average: Rate) -> list[int]:
    """Return where figures of the average's own sort stand."""
    tokens = view.tokens
    return [
        i
        for i in view.figures
        if i != average.at
        and tokens[i].tag is Tag.FIGURE
        and (q := tokens[i].quantity) is not None
        and q.kind in _AMOUNTS
        and q.modality not in (Modality.VAGUE, Modality.BETWEEN)
        and q.stated_low is not None
    ]


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two figures are of one sort: a bare number goes with a count or a duration."""
    if Kind.NUMBER in (a.kind, b.kind):
        other = b if a.kind is Kind.NUMBER else a
        return other.kind in (Kind.NUMBER, Kind.COUNT, Kind.DURATION, Kind.MEASURE)
    if a.kind is not b.kind:
        return False
    return (
        a.unit == b.unit or (a.unit or "").partition(" / ")[0] == (b.unit or "").partition(" / ")[0]
    )


def _of_groups(view: View, average: Rate) -> Tie | None:
    """Read "100 men at $20 and 300 women at $24: $23 on average"."""
    tokens = view.tokens
    places = _values(view, average)
    if len(places) < 2 * _LIST or len(places) % 2:
        return None
    own = average.figure.kind
    if own not in (Kind.MONEY, Kind.PERCENT):
        return None
    sorts = ["value" if q.kind is own else "count" for i in places if (q := tokens[i].quantity)]
    firsts, seconds = places[::2], places[1::2]
    if sorts[::2] == ["count"] * len(firsts) and sorts[1::2] == ["value"] * len(seconds):
        counts, values = firsts, seconds
    elif sorts[::2] == ["value"] * len(firsts) and sorts[1::2] == ["count"] * len(seconds):
        counts, values = seconds, firsts
    else:
        return None
    figures = [q for i in values if (q := tokens[i].quantity)]
    if not all(_alike(average.figure, q) and q.kind is not Kind.NUMBER for q in figures):
        return None
    weights = [q for i in counts if (q := tokens[i].quantity)]
    return _tie(view, "weighted", average, places, ("value", figures), ("weight", weights))


def _of_list(view: View, average: Rate) -> Tie | None:
    """Read "scores of 6, 7 and 8, an average of 7"."""
    tokens = view.tokens
    places = [
        i for i in _values(view, average) if (q := tokens[i].quantity) and _alike(average.figure, q)
    ]
    if average.figure.unit is None or average.figure.kind is Kind.NUMBER:
        counted = [i for i in places if (q := tokens[i].quantity) and q.counted == "games"]
        places = [i for i in places if i not in counted]
    run = _run(tokens, places)
    outside = [q for i in places if i not in run and (q := tokens[i].quantity)]
    if len(run) < _LIST or any(q.stated_low != len(run) for q in outside):
        return None
    listing = tokens[run[0] : run[-1]]
    if not any(token.tag is Tag.CONJUNCTION for token in listing) and len(run) == _LIST:
        return None
    if any(token.word in ("or", "versus", "to") for token in listing):
        return None
    start, end = (run[-1], average.first) if run[-1] < average.at else (average.last, run[0])
    between = tokens[start + 1 : end]
    if len(between) > _NEAR or any(
        t.tag is Tag.FIGURE and not (t.quantity and t.quantity.stated_low == len(run))
        for t in between
    ):
        return None
    around = tokens[max(0, average.first - 2) : average.last + 6]
    if any(
        t.word in listed("season_words") or t.word in listed("contrasts")
        for t in (*around, *between)
    ):
        return None
    if any(t.tag is Tag.TIME for t in tokens[average.last + 1 : average.last + 4]):
        return None
    turns = any(
        t.tag in (Tag.VERB, Tag.SUBORDINATOR) and t.word not in listed("mids") for t in between
    )
    if turns and not any(t.word in _GIVING for t in between):
        return None
    figures = [q for i in run if (q := tokens[i].quantity)]
    return _tie(view, "listed", average, run, ("value", figures))


def _run(tokens: Sequence[Token], places: list[int]) -> list[int]:
    """Return the longest run of figures that only commas, "and" and their own words part."""
    best: list[int] = []
    run: list[int] = []
    for at in places:
        if run and not _joined(tokens[run[-1] + 1 : at]):
            run = []
        run.append(at)
        if len(run) > len(best):
            best = list(run)
    return best


def _joined(between: Sequence[Token]) -> bool:
    return (
        0 < len(between) <= _GAP
        and any(t.tag in _JOINING for t in between)
        and all(t.tag in _INSIDE for t in between)
        and not any(t.word in listed("mids") for t in between)
    )


def _of_range(view: View, average: Rate) -> Tie | None:
    """Read "ages ran from 18 to 30, averaging 24", "the youngest 18, the oldest 30, mean 24"."""
    tokens = view.tokens
    if any(token.word in ("ci", "confidence", "credible") for token in tokens):
        return None
    ranges = [
        i for i in view.figures
        if (q := tokens[i].quantity) is not None and q.modality is Modality.BETWEEN
    ]  # fmt: skip
    after = tokens[average.last + 1 : average.last + 5]
    if any(t.tag is Tag.TIME or t.word in listed("season_words") for t in after):
        return None
    if len(ranges) == 1:
        at = ranges[0]
        spread = tokens[at].quantity
        if spread is None or not _alike(average.figure, spread) or abs(at - average.at) > _NEAR:
            return None
        near = {t.word for t in tokens[max(0, at - 5) : at]} | {
            t.word for t in tokens[at + 1 : at + 3]
        }
        if not near & listed("range_words") and not spread.surface.lower().startswith(
            ("between", "from")
        ):
            return None
        return _tie(view, "ranged", average, [at], ("range", [spread]))
    places = [
        i for i in _values(view, average) if (q := tokens[i].quantity) and _alike(average.figure, q)
    ]
    low = [i for i in places if _marked(tokens, i, "lows")]
    high = [i for i in places if _marked(tokens, i, "highs")]
    if len(low) != 1 or len(high) != 1 or len(places) != 2 or low == high or ranges:
        return None
    figures = [q for i in (low[0], high[0]) if (q := tokens[i].quantity)]
    return _tie(view, "ranged", average, places, ("range", figures))


def _marked(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Whether a figure is called the lowest or the highest: "the youngest was 18", "a low of 3"."""
    for token in reversed(tokens[max(0, at - 5) : at]):
        if token.tag in (Tag.FIGURE, Tag.COMMA, Tag.STOP):
            return False
        if token.word in listed(name):
            return True
    return False


def _quartiles(view: View) -> Iterator[Tie]:
    """Yield quartiles in order: "a median of 14 (IQR 10 to 20)", "quartiles of 10, 14 and 20"."""
    tokens = view.tokens
    named: list[tuple[str, int]] = []
    for i in view.figures:
        quantity = tokens[i].quantity
        if quantity is None or quantity.kind not in _AMOUNTS or tokens[i].tag is not Tag.FIGURE:
            continue
        name = _quartile(tokens, i)
        if name is not None:
            named.append((name, i))
    order = [name for name, _ in named]
    if len(set(order)) != len(order):
        return
    if "all" in order:
        at = dict(named)["all"]
        places = [
            i for i in view.figures if i >= at and (q := tokens[i].quantity) and q.kind in _AMOUNTS
        ]
        run = _run(tokens, places)
        if len(run) == 3 and run[0] == at:
            yield _ordered(view, [("lower", run[0]), ("median", run[1]), ("upper", run[2])])
        return
    if len(named) >= _LIST:
        yield _ordered(view, named)


def _quartile(tokens: Sequence[Token], at: int) -> str | None:
    quantity = tokens[at].quantity
    if [t.word for t in tokens[at + 1 : at + 4]] == ["in", "the", "median"]:
        return "median"
    for index in range(at - 1, max(-1, at - 7), -1):
        token = tokens[index]
        if token.tag is Tag.FIGURE or token.word == ";":
            return None
        if token.word == "median":
            return "median"
        before = tokens[index - 1].word if index else ""
        if token.word in ("iqr", "range") or (token.word == "interquartile"):
            spread = quantity is not None and quantity.modality is Modality.BETWEEN
            return (
                "spread"
                if spread and (token.word != "range" or before == "interquartile")
                else None
            )
        if token.word in ("quartile", "percentile"):
            if before in ("lower", "first", "bottom", "25th") or _spelled(
                tokens, index - 1, "25", "first"
            ):
                return "lower"
            if before in ("upper", "third", "top", "75th") or _spelled(
                tokens, index - 1, "75", "third"
            ):
                return "upper"
            return None
        if token.word == "quartiles":
            return "all"
    return None


def _spelled(tokens: Sequence[Token], at: int, *forms: str) -> bool:
    quantity = tokens[at].quantity if at >= 0 else None
    return quantity is not None and quantity.surface.lower().startswith(forms)


def _ordered(view: View, named: list[tuple[str, int]]) -> Tie:
    tokens = view.tokens
    order = ("lower", "median", "spread", "upper")
    ranked = sorted(named, key=lambda row: order.index(row[0]))
    ranked.sort(key=lambda row: row[0] != "median")  # the median first: the others are about it
    figures = [(name, (q,)) for name, i in ranked if (q := tokens[i].quantity)]
    places = [i for _, i in named]
    return Tie(
        "quartiles", tuple(figures), tokens[min(places)].span.joined(tokens[max(places)].span),
        view.sentence.index,
    )  # fmt: skip


def _tie(
    view: View, kind: str, average: Rate, places: list[int], *roles: tuple[str, list[Quantity]]
) -> Tie | None:
    tokens = view.tokens
    start, end = min(*places, average.first), max(*places, average.last)
    if breaks(tokens, start, end, joined=True):
        return None
    return Tie(
        kind,
        (("average", (average.figure,)), *((name, tuple(figures)) for name, figures in roles)),
        tokens[start].span.joined(tokens[end].span),
        view.sentence.index,
        (("statistic", "median"),) if _is_median(tokens, average) else (),
    )


def _is_median(tokens: Sequence[Token], average: Rate) -> bool:
    return any(token.word == "median" for token in tokens[average.first : average.at])
