"""Ties of a percent with the two amounts that it is the quotient of, by what they are called.

Margins, rates of counts ("5 million jobless in a labour force of 100 million"), stakes and yields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.labels import label_of, qualifiers, words_between
from factgauge.claims.ties.operands import is_base
from factgauge.claims.ties.rates import listed
from factgauge.claims.tokens import Token, View
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_FEWEST = 3  # figures
_FARTHEST = 40  # tokens
_CHANGED = frozenset({"by", "added", "gained", "lost", "rose", "fell", "grew", "up", "down"})


def read_part_ties(view: View) -> Iterator[Tie]:
    """Yield margins, rates of counts, stakes and yields."""
    if len(view.figures) < _FEWEST:
        return
    tokens = view.tokens
    for at in view.figures:
        figure = tokens[at].quantity
        if figure is None or figure.kind is not Kind.PERCENT or figure.modality is Modality.VAGUE:
            continue
        for read in (_margin, _stake, _yield, _rate):
            tie = read(view, at, figure)
            if tie is not None:
                yield tie
                break


def money(tokens: Sequence[Token]) -> list[int]:
    """Return where sums of money stand that are no rate and no base of a comparison."""
    return [
        index
        for index, token in enumerate(tokens)
        if token.quantity is not None
        and token.tag is Tag.FIGURE
        and token.quantity.kind is Kind.MONEY
        and " / " not in (token.quantity.unit or "")
        and token.quantity.stated_low
        and not is_base(tokens, index)
    ]


def alone(places: list[int]) -> int | None:
    """Return the only place of a list, `None` if there are several or none."""
    return places[0] if len(places) == 1 else None


def near(
    tokens: Sequence[Token], at: int, known: frozenset[str], back: int, ahead: int
) -> int | None:
    """Return the nearest known word around a token, in front first, within its clause."""
    for index in range(at - 1, max(-1, at - 1 - back), -1):
        if tokens[index].word in known:
            return index
        if tokens[index].tag in (Tag.STOP, Tag.FIGURE):
            break
    for index in range(at + 1, min(len(tokens), at + 1 + ahead)):
        if tokens[index].word in known:
            return index
        if tokens[index].tag in (Tag.STOP, Tag.FIGURE, Tag.COMMA):
            break
    return None


def bound(
    view: View,
    kind: str,
    *roles: tuple[str, int],
    words: tuple[tuple[str, str], ...] = (),
    free: bool = False,
) -> Tie | None:
    """Return the tie of the figures at some tokens, `None` where they change subject or time.

    `free` says that the words between do not matter: "€400 excluding VAT, or €484 with it".
    """
    tokens, places = view.tokens, [at for _, at in roles]
    start, end = min(places), max(places)
    if end - start > _FARTHEST or (not free and breaks(tokens, start, end)):
        return None
    figures = []
    for role, at in roles:
        figure = tokens[at].quantity
        assert figure is not None  # noqa: S101 - the place of a figure
        figures.append((role, (figure,)))
    return Tie(
        kind, tuple(figures), tokens[start].span.joined(tokens[end].span), view.sentence.index,
        words,
    )  # fmt: skip


def breaks(tokens: Sequence[Token], start: int, end: int, *, joined: bool = False) -> bool:
    """Whether the words between two tokens turn to another subject, or name two years.

    `joined` says that a semicolon is no turn: a list and its average may stand on either side.
    """
    between = tokens[start + 1 : end]
    if any(token.word in listed("breaks") or token.word in ("today", "now") for token in between):
        return True
    if not joined and any(token.word == ";" for token in between):
        return True
    begins = {
        token.period.period.begins
        for token in between
        if token.tag is Tag.TIME
        and token.period is not None
        and token.period.period.begins is not None
    }
    return len(begins) > 1


def _margin(view: View, at: int, figure: Quantity) -> Tie | None:
    """Read "a profit of $12m on sales of $80m, a margin of 15 percent"."""
    tokens = view.tokens
    word = near(tokens, at, frozenset({"margin", "margins"}), 6, 3)
    if is_base(tokens, at) or tokens[at - 1].word == "by":
        return None
    if word is None:
        return _of_sales(view, at)
    kinds = listed("margin_kinds")
    sums = money(tokens)
    sold = [i for i in sums if label_of(tokens, i, listed("sales")) is not None]
    earned = [
        (i, label) for i in sums if (label := label_of(tokens, i, listed("profits"))) is not None
    ]
    asked = frozenset("pretax" if q == "pre-tax" else q for q in qualifiers(tokens, word, kinds))
    matching = [i for i, label in earned if _same_profit(asked, _profit(tokens, label, kinds))]
    below, above = alone(sold), alone(matching)
    if below is None or above is None or above == below or not _one_currency(tokens, above, below):
        return None
    return bound(view, "margin", ("rate", at), ("numerator", above), ("denominator", below))


def _of_sales(view: View, at: int) -> Tie | None:
    """Read "$113 million, or 32.8% of net sales of $400 million"."""
    tokens = view.tokens
    sold = next(
        (i for i in range(at + 2, min(len(tokens), at + 5)) if tokens[i].word in listed("sales")),
        None,
    )
    if sold is None or tokens[at + 1].word != "of":
        return None
    sums = money(tokens)
    below = alone([i for i in sums if sold < i <= sold + 3])
    above = alone([i for i in sums if at - 5 <= i < at and all(
        t.tag in (Tag.COMMA, Tag.CONJUNCTION, Tag.DASH, Tag.OPEN, Tag.ADJECTIVE, Tag.ADVERB, Tag.TO)
        or t.word in ("equal", "equivalent", "representing", "which", "is", "was")
        for t in tokens[i + 1 : at]
    )])  # fmt: skip
    if below is None or above is None or not _one_currency(tokens, above, below):
        return None
    return bound(view, "margin", ("rate", at), ("numerator", above), ("denominator", below))


def _profit(tokens: Sequence[Token], label: int, kinds: frozenset[str]) -> frozenset[str]:
    own = frozenset({tokens[label].word} & kinds)
    after = [token.word for token in tokens[label : label + 5]]
    taxed = {"pretax"} if "before" in after and "tax" in after else set()
    named = own | taxed | qualifiers(tokens, label, kinds)
    return frozenset("pretax" if word == "pre-tax" else word for word in named)


def _same_profit(asked: frozenset[str], own: frozenset[str]) -> bool:
    """Whether a margin and a profit are of one kind; a bare margin goes with any one profit."""
    return not asked or asked == own or (not own and asked <= {"profit", "net"})


def _one_currency(tokens: Sequence[Token], one: int, other: int) -> bool:
    a, b = tokens[one].quantity, tokens[other].quantity
    return a is not None and b is not None and a.unit == b.unit


def _stake(view: View, at: int, figure: Quantity) -> Tie | None:
    """Read "a 25 percent stake for $50m values the firm at $200m"."""
    tokens = view.tokens
    if figure.stated_low is None or figure.stated_low >= 100 or is_base(tokens, at):
        return None
    bought = [t.word for t in tokens[at + 1 : at + 2]] == ["of"] and tokens[at - 1].word == "for"
    if (near(tokens, at, listed("stakes"), 6, 5) is None and not bought) or any(
        token.word in listed("stake_vetoes") for token in tokens
    ):
        return None
    sums = money(tokens)
    valued = [i for i in sums if _valued(tokens, i)]
    whole = alone(valued)
    part = alone([i for i in sums if i not in valued])
    if whole is None or part is None or not _one_currency(tokens, part, whole):
        return None
    percents = [i for i in view.figures if (q := tokens[i].quantity) and q.kind is Kind.PERCENT]
    if len(percents) > 1:
        return None
    return bound(view, "stake", ("whole", whole), ("part", part), ("share", at))


def _valued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sum is what a company is worth: "valuing the firm at", "a valuation of"."""
    for index in range(at - 1, max(-1, at - 9), -1):
        token = tokens[index]
        if token.tag is Tag.FIGURE or token.tag is Tag.STOP:
            break
        if token.word in listed("values"):
            return token.word != "worth" or index < at - 1 or tokens[index - 1].tag is not Tag.COMMA
        if token.word in ("whole", "entire") and any(t.word == "at" for t in tokens[index:at]):
            return True
    return any(
        token.word in ("valuation", "capitalisation", "capitalization")
        for token in tokens[at + 1 : at + 4]
    )


def _yield(view: View, at: int, figure: Quantity) -> Tie | None:
    """Read "a dividend of $2 on a share price of $50, a yield of 4 percent"."""
    tokens = view.tokens
    if near(tokens, at, frozenset({"yield", "yields", "yielding"}), 5, 3) is None or is_base(
        tokens, at
    ):
        return None
    sums = [
        i
        for i in view.figures
        if (q := tokens[i].quantity) is not None and q.kind is Kind.MONEY and not is_base(tokens, i)
    ]
    paid = [i for i in sums if label_of(tokens, i, listed("paid")) is not None]
    price = [i for i in sums if label_of(tokens, i, listed("prices")) is not None and i not in paid]
    above, below = alone(paid), alone(price)
    if above is None or below is None:
        return None
    return bound(view, "yield", ("rate", at), ("numerator", above), ("denominator", below))


def _rate(view: View, at: int, figure: Quantity) -> Tie | None:
    """Read "5 million jobless in a labour force of 100 million, a rate of 5 percent"."""
    tokens = view.tokens
    word = near(tokens, at, listed("rate_words"), 7, 4)
    if word is None:  # "5 million jobless in a labour force of 100 million, 5 percent"
        force = next((i for i, t in enumerate(tokens) if t.word in ("force", "workforce")), None)
        word = force if any(t.word in ("jobless", "unemployed") for t in tokens) else None
    if word is None or is_base(tokens, at) or tokens[at - 1].word in ("by", "rose", "fell", "grew"):
        return None
    if any(t.word in listed("other_rates") for t in tokens[max(0, word - 2) : word]):
        return None
    counts = [
        i
        for i in view.figures
        if i != at and tokens[i].tag is Tag.FIGURE
        and (q := tokens[i].quantity) is not None
        and q.kind in (Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.MONEY)
        and " / " not in (q.unit or "")
        and q.modality is not Modality.VAGUE and q.stated_low
        and (not is_base(tokens, i) or "capacity" in {t.word for t in tokens[max(0, i - 3) : i]})
        and tokens[i - 1].word not in _CHANGED
    ]  # fmt: skip
    if len(counts) != 2:
        return None
    small, large = sorted(counts, key=lambda i: tokens[i].quantity.stated_low)  # type: ignore[union-attr, arg-type, return-value]
    a, b = tokens[small].quantity, tokens[large].quantity
    if a is None or b is None or (a.kind is Kind.MONEY) != (b.kind is Kind.MONEY):
        return None
    if a.kind is Kind.MONEY and a.unit != b.unit:
        return None
    if (
        Kind.MEASURE in (a.kind, b.kind)
        and a.unit != b.unit
        and Kind.NUMBER not in (a.kind, b.kind)
    ):
        return None
    if not (_within(tokens, small, large) or _whole_by_name(tokens, large)):
        return None
    if any(token.word in listed("entering") for token in tokens):
        return None
    return bound(view, "rate", ("rate", at), ("numerator", small), ("denominator", large))


def _within(tokens: Sequence[Token], part: int, whole: int) -> bool:
    """Whether a preposition leads from a part to its whole, in either order."""
    between = words_between(tokens, part, whole)
    if part < whole:
        led = {"of", "among", "in", "from", "on", "out"} & set(between[-5:])
        return bool(led) and "," not in between and len(between) <= 9
    if "which" in between or "whom" in between:  # "240 beds, of which 204 were occupied"
        return between[-2:] in (["of", "which"], ["of", "whom"])
    return tokens[whole - 1].word in ("of", "among", "the") and len(between) <= 9


def _whole_by_name(tokens: Sequence[Token], at: int) -> bool:
    around = {token.word for token in (*tokens[max(0, at - 5) : at], *tokens[at + 1 : at + 4])}
    quantity = tokens[at].quantity
    surface = set() if quantity is None else set(quantity.surface.lower().split())
    return bool((around | surface) & listed("wholes"))
