"""Ties of records with the old mark, of "highest since" with later values, of leads and top n."""

from __future__ import annotations

from collections.abc import Iterator

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.amounts import (
    Placed,
    amounts,
    figure_at,
    quoted_within,
    tag_at,
    tie_of,
    unread,
    word_at,
)
from factgauge.claims.ties.ranking import VALUES, listed, placed_before, same_measure
from factgauge.claims.tokens import View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_NEAR = 8
_FEWEST = 3
_WITH_POINTS = (*VALUES, Kind.PERCENTAGE_POINT)


def read_records(view: View) -> Iterator[Tie]:
    """Yield "a record 318,000, beating the old mark of 307,000"."""
    vocabulary = view.vocabulary
    if not vocabulary & {"record", "all-time", "best", "highest", "lowest"}:
        return
    found = amounts(view, VALUES)
    for cue, token in enumerate(view.tokens):
        if not _is_record(view, cue):
            continue
        after = [row for row in found if cue < row[0] <= cue + 4]
        now = after[0] if after else placed_before(found, cue, 6)
        beaten = None if now is None else _beaten(view, max(now[0], cue), found, now[0])
        if now is None or beaten is None or not same_measure(now[1], beaten[1]):
            continue
        if quoted_within(view, min(cue, now[0]), beaten[0]):
            continue
        low = token.word == "lowest" or "low" in view.words(cue + 1, cue + 3)
        low = low or now[1].kind is Kind.DURATION
        yield tie_of(
            view, "record", ("value", (now[1],)), ("from", (beaten[1],)),
            words=(("low", "yes" if low else "no"),),
        )  # fmt: skip
        return


def _is_record(view: View, cue: int) -> bool:
    word = word_at(view, cue)
    if word == "record":
        return word_at(view, cue - 1) not in ("previous", "old", "former", "the") and (
            tag_at(view, cue - 1) is not Tag.VERB
        )
    if word == "all-time":
        return True
    return word in ("best", "highest", "lowest") and (
        "history" in view.words(cue, cue + 4) or word_at(view, cue + 1) == "ever"
    )


def _beaten(view: View, start: int, found: list[Placed], now: int) -> Placed | None:
    """Return the mark that a record beats."""
    tokens = view.tokens
    for index in range(start + 1, min(start + 14, len(tokens))):
        token = tokens[index]
        if token.tag is Tag.STOP:
            return None
        sure = token.word in listed("beating") or view.words(index, index + 2) == [
            "improving", "on",
        ]  # fmt: skip
        likely = token.word in ("above", "up", "from")
        if not sure and not likely:
            continue
        mark = next((row for row in found if index < row[0] <= index + 7 and row[0] != now), None)
        if mark is None:
            return None
        lead = set(view.words(index, mark[0]))
        if sure or (lead & listed("standing") and lead & listed("marks")):
            return mark
        return None
    return None


def read_highest_since(view: View) -> Iterator[Tie]:
    """Yield "4.8 percent, the highest since 2012" with the values of later years."""
    high, low = listed("highest"), listed("lowest")
    if not view.vocabulary & (high | low):
        return
    found = amounts(view, VALUES)
    for cue, token in enumerate(view.tokens):
        if token.word not in high | low:
            continue
        since = next(
            (
                t.period.period.begins for t in view.tokens[cue + 1 : cue + 4]
                if t.tag is Tag.TIME and t.period is not None
                and view.text[t.start : t.end].lower().startswith("since")
            ),
            None,
        )  # fmt: skip
        now = placed_before(found, cue, _NEAR + 2)
        if since is None or now is None:
            continue
        later = []
        for at, value in found:
            if at <= cue or not same_measure(now[1], value):
                continue
            year = _year_behind(view, at)
            if year is not None and year > since.year:
                later.append(value)
        if later and not quoted_within(view, now[0], len(view.tokens)):
            yield tie_of(
                view, "since", ("value", (now[1],)), ("others", later),
                words=(("cue", token.word), ("low", "yes" if token.word in low else "no")),
            )  # fmt: skip
            return


def _year_behind(view: View, at: int) -> int | None:
    for token in view.tokens[at + 1 : at + 3]:
        if token.tag is Tag.TIME and token.period is not None:
            begins = token.period.period.begins
            return None if begins is None or token.period.period.kind != "year" else begins.year
        if token.word != "in":
            return None
    return None


def read_leads(view: View) -> Iterator[Tie]:
    """Yield "84 metres, 27 metres higher than its 57-metre neighbour" and "exceeded … by 5"."""
    more, fewer = listed("more"), listed("fewer")
    cues = more | fewer | listed("exceeding") | listed("ahead")
    if not view.vocabulary & cues or len(view.figures) < _FEWEST:
        return
    found = amounts(view, _WITH_POINTS)
    for cue, token in enumerate(view.tokens):
        tie = None
        if token.word in more | fewer and word_at(view, cue + 1) == "than":
            tie = _than(view, cue, found, down=token.word in fewer)
        elif token.word in listed("exceeding"):
            tie = _by(view, cue, found)
        elif token.word in listed("ahead"):
            tie = _clear(view, cue, found)
        if tie is not None:
            yield tie
            return


def _lead(view: View, gap: Placed, one: Placed, other: Placed) -> Tie | None:
    start, end = min(gap[0], one[0], other[0]), max(gap[0], one[0], other[0])
    points = gap[1].kind is Kind.PERCENTAGE_POINT
    if points != (one[1].kind is Kind.PERCENT or other[1].kind is Kind.PERCENT):
        return None
    fits = points or (same_measure(gap[1], one[1]) and same_measure(gap[1], other[1]))
    if not fits or not same_measure(one[1], other[1]) or Kind.PERCENT is gap[1].kind:
        return None
    if unread(view, start, end) or quoted_within(view, start, end):
        return None
    if any(t.word in (";", "if", "would") for t in view.tokens[start:end]):
        return None
    return tie_of(view, "gap", ("by", (gap[1],)), ("first", (one[1],)), ("second", (other[1],)))


def _than(view: View, cue: int, found: list[Placed], *, down: bool) -> Tie | None:
    gap = placed_before(found, cue, 2)
    if gap is None:
        return None
    before = [row for row in found if row[0] < gap[0]]
    after = [row for row in found if row[0] > cue]
    if len(before) != 1 or len(after) != 1 or after[0][0] - cue > _NEAR:
        return None
    if any(
        t.tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.VERB, Tag.TIME, Tag.STOP)
        for t in view.tokens[cue : after[0][0]]
    ):
        return None
    between = view.tokens[before[0][0] + 1 : gap[0]]
    if not between or not any(t.tag in (Tag.COMMA, Tag.DASH, Tag.OPEN) for t in between):
        return None
    if any(t.tag is Tag.VERB or t.tag is Tag.SUBORDINATOR for t in between):
        return None
    one, other = (after[0], before[0]) if down else (before[0], after[0])
    return _lead(view, gap, one, other)


def _by(view: View, cue: int, found: list[Placed]) -> Tie | None:
    if len(found) != _FEWEST:
        return None
    one, other, gap = found
    if word_at(view, gap[0] - 1) != "by" or not one[0] < cue < other[0]:
        return None
    return _lead(view, gap, one, other)


def _clear(view: View, cue: int, found: list[Placed]) -> Tie | None:
    """Read "Kvam scored 1,310 and Dahl 1,190, so Kvam finished 120 points clear"."""
    if len(found) != _FEWEST or found[2][0] != cue - 1:
        return None
    one, other, gap = found
    if "and" not in view.words(one[0], other[0]) or "so" not in view.words(other[0], gap[0]):
        return None
    return _lead(view, gap, one, other)


def read_top_shares(view: View) -> Iterator[Tie]:
    """Yield "the top three (30, 20 and 15 percent) hold 65 percent"."""
    if len(view.figures) < _FEWEST:
        return
    for at in view.figures:
        number = figure_at(view, at)
        if number is None or not _is_top(view, at, number):
            continue
        count = int(number.stated_low or 0)
        found = [row for row in amounts(view, VALUES) if row[0] != at]
        if count < 2 or len(found) != count + 1:
            continue
        last, whole = found[-1]
        lead = view.tokens[found[-2][0] + 1 : last]
        if not {t.word for t in lead} & listed("holding"):
            continue
        if any(t.word == ";" for t in view.tokens[found[0][0] : last]):
            continue
        if unread(view, 0, last) or quoted_within(view, found[0][0], last):
            continue
        if all(same_measure(whole, q) for _, q in found[:-1]):
            parts = [q for _, q in found[:-1]]
            yield tie_of(view, "top", ("whole", (whole,)), ("part", parts))
            return


def _is_top(view: View, at: int, number: Quantity) -> bool:
    if number.stated_low is None or number.stated_low.denominator != 1:
        return False
    own = set(number.surface.lower().split(" "))
    return bool(own & listed("top")) or word_at(view, at - 1) in listed("top")
