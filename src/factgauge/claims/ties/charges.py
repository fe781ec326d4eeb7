"""Ties of a percent with the sum that it is charged on: interest, sales tax, a yearly pace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factgauge.claims.tagging import Tag
from factgauge.claims.ties.labels import label_of
from factgauge.claims.ties.operands import is_base
from factgauge.claims.ties.parts import alone, bound, money, near
from factgauge.claims.ties.rates import listed
from factgauge.claims.tokens import Token, View
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie
from factgauge.units.convert import comparable

_FEWEST = 2  # figures
_PACES = frozenset({"pace", "rate", "terms", "basis"})
_YEARLY = frozenset({"annualised", "annualized", "annualising", "annualizing"})
_EQUALS = frozenset({
    "or", "equal", "equivalent", "which", "that", "is", "equals", "corresponding", "translating",
    "translates", "to", "making", "for", "implying", "at", "(", ",",
})  # fmt: skip


def read_charge_ties(view: View) -> Iterator[Tie]:
    """Yield interest on a sum, a tax on a price and a yearly pace beside a quarter's."""
    if len(view.figures) < _FEWEST:
        return
    tokens = view.tokens
    percents = [
        i
        for i in view.figures
        if (q := tokens[i].quantity) is not None and q.kind is Kind.PERCENT and q.stated_low
    ]
    if not percents:
        return
    yearly = _yearly(view, percents)
    if yearly is not None:
        yield yearly
    if len(percents) != 1:
        return
    for read in (_tax, _interest):
        tie = read(view, percents[0])
        if tie is not None:
            yield tie
            return


def _yearly(view: View, percents: list[int]) -> Tie | None:
    """Read "0.5 percent in the quarter, an annualised pace of 2.0 percent"."""
    tokens = view.tokens
    if len(percents) != 2:
        return None
    yearly = [i for i in percents if _annualised(tokens, i)]
    pace = alone(yearly)
    if pace is None or is_base(tokens, pace):
        return None
    own = percents[0] if pace == percents[1] else percents[1]
    times = _times_a_year(tokens, own, pace)
    if times is None or is_base(tokens, own):
        return None
    start, end = sorted((own, pace))
    between = tokens[start + 1 : end]
    if len(between) > 14 or any(
        t.word in ("against", "versus", "vs", "than", "compared", "after") for t in between
    ):
        return None
    if not any(t.word in _EQUALS or t.tag in (Tag.COMMA, Tag.OPEN, Tag.DASH) for t in between):
        return None
    return bound(view, "yearly", ("pace", pace), ("own", own), words=(("times", times),))


def _annualised(tokens: Sequence[Token], at: int) -> bool:
    """Whether a percent is a year's: "an annual pace of 2 percent", "2 percent annualised"."""
    back = [token.word for token in tokens[max(0, at - 6) : at]]
    if "percent" not in back and _YEARLY & set(back):
        return not any(
            t.tag is Tag.FIGURE for t in tokens[max(0, at - 6) : at] if t.word in _YEARLY
        )
    ahead = [token.word for token in tokens[at + 1 : at + 6]]
    stop = next(
        (i for i, t in enumerate(tokens[at + 1 : at + 6]) if t.tag in (Tag.FIGURE, Tag.COMMA)), 6
    )
    ahead = ahead[:stop]
    if _YEARLY & set(ahead):
        return True
    for words in (back, ahead):
        for one, two, three in zip(words, words[1:], words[2:], strict=False):
            if one in ("an", "a") and two in ("annual", "yearly") and three in _PACES:
                return True
    return False


def _times_a_year(tokens: Sequence[Token], own: int, pace: int) -> str | None:
    """Return how many of the percent's periods make a year, "" if its period is not said."""
    near_words: list[str] = []
    for index in (
        *range(own - 1, max(-1, own - 12), -1),
        *range(own + 1, min(len(tokens), own + 9)),
    ):
        if index == pace:
            continue
        token = tokens[index]
        near_words += token.word.split("-") if token.word else []
        if token.period is not None and token.period.period.surface is not None:
            near_words += token.period.period.surface.lower().replace("-", " ").split()
            if token.period.period.kind in ("quarter", "month"):
                near_words.append(token.period.period.kind)
    text = " ".join(near_words)
    if "quarter" in text or "three months" in text:
        return "4"
    if "half" in near_words or "six months" in text:
        return "2"
    return "12" if "month" in near_words or "monthly" in near_words else None


def _tax(view: View, at: int) -> Tie | None:
    """Read "$100 plus 20 percent VAT is $120", "£120 including VAT at 20 percent, £100 without"."""
    tokens = view.tokens
    word = near(tokens, at, listed("taxes"), 5, 4)
    if word is None:
        word = next((i for i, t in enumerate(tokens) if t.word in listed("strong_taxes")), None)
    if word is None or any(token.word == "only" for token in tokens):
        return None
    if tokens[word].word in ("tax", "taxes", "duty") and tokens[word - 1].word in listed(
        "other_taxes"
    ):
        return None
    sums = money(tokens)
    if len(sums) != 2 or any(token.word in listed("tax_vetoes") for token in tokens):
        return None
    one, two = (tokens[i].quantity for i in sums)
    if (
        one is None
        or two is None
        or one.unit != two.unit
        or not one.stated_low
        or not two.stated_low
    ):
        return None
    low, high = sums if one.stated_low <= two.stated_low else sums[::-1]
    least, most = tokens[low].quantity, tokens[high].quantity
    assert least is not None and most is not None  # noqa: S101 - both are sums
    tiny = (most.stated_low or 0) > 2 * (least.stated_low or 0)  # no tax is more than the price
    if tiny and not _is_tax(tokens, low):
        return None
    if _is_tax(tokens, low):
        taxed = any(t.word in ("including", "inclusive", "includes", "total") for t in tokens)
        kind = "tax_within" if taxed else "tax_amount"
        return bound(view, kind, ("tax", low), ("base", high), ("percent", at), free=True)
    start, end = min(*sums, at), max(*sums, at)
    if not any(t.word in listed("tax_cues") for t in tokens[max(0, start - 3) : end + 6]):
        return None
    return bound(view, "taxed", ("total", high), ("base", low), ("percent", at), free=True)


def _is_tax(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sum is called the tax itself: "$16 in VAT", "a tip of $12"."""
    label = label_of(tokens, at, listed("taxes"))
    if label is None:
        return False
    low, high = sorted((label, at))
    return not any(t.tag is Tag.FIGURE for t in tokens[low + 1 : high])


def _interest(view: View, at: int) -> Tie | None:
    """Read "$1,000 at 5 percent earns $50", "on the $64m loan it pays 2.5 percent, $1.6m"."""
    tokens = view.tokens
    words = {token.word for token in tokens}
    if not words & listed("interest_words") or words & listed("interest_vetoes"):
        return None
    sums = [
        i for i in view.figures
        if (q := tokens[i].quantity) is not None and q.kind is Kind.MONEY and not is_base(tokens, i)
        and (" / " not in (q.unit or "") or (q.unit or "").endswith(" / year"))
    ]  # fmt: skip
    if len(sums) != 2 or is_base(tokens, at):
        return None
    lent = [i for i in sums if _lent(tokens, i, at)]
    principal = alone(lent)
    if principal is None and not lent:
        named = [i for i in sums if label_of(tokens, i, frozenset({"interest"})) is not None]
        grown = tokens[sums[0] + 1].word in ("becomes", "become", "grows", "grow")
        rest = [i for i in sums if i not in named] if named else sums[:1] if grown else []
        principal = alone(rest)
    if principal is None:
        return None
    interest = sums[0] if principal == sums[1] else sums[1]
    paid, sum_lent = tokens[interest].quantity, tokens[principal].quantity
    if paid is None or sum_lent is None:
        return None
    if (paid.unit or "").partition(" / ")[0] != sum_lent.unit:
        return None
    total = bool(
        {"becomes", "become", "reach", "reaches", "worth", "repay", "repays", "grows", "grow"}
        & words
    )
    if not total and label_of(tokens, interest, frozenset({"interest", "coupon"})) is None and not (
        words & listed("earning")
    ):  # fmt: skip
        return None
    spans = [
        i for i in view.figures
        if (q := tokens[i].quantity) is not None
        and q.kind is Kind.DURATION and comparable(q.unit, "year")
    ]  # fmt: skip
    spans = [i for i in spans if not _one_year(tokens[i].quantity)]
    if len(spans) > 1 or (spans and not _years(tokens[spans[0]].quantity)):
        return None
    if words & {"month", "monthly", "quarter", "quarterly", "daily", "weekly"}:
        return None
    if any((q := tokens[i].quantity) and (q.unit or "").endswith(" / month") for i in view.figures):
        return None
    if spans and words & {"loan", "loans", "mortgage", "mortgages"}:  # it is paid back meanwhile
        return None
    extra = (("years", spans[0]),) if spans else ()
    return bound(
        view, "interest", ("interest", interest), ("principal", principal), ("rate", at), *extra,
        words=(
            *((("total", "total"),) if total else ()),
            *((("compound", "compound"),) if words & {"compounded", "compound"} else ()),
        ),
    )  # fmt: skip


def _one_year(quantity: Quantity | None) -> bool:
    """Whether a duration is a year's: "in the first twelve months"."""
    return (
        quantity is not None
        and quantity.stated_low == (12 if quantity.unit == "month" else 1)
        and quantity.unit in ("month", "year")
    )


def _years(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit == "year" and quantity.modality.value == "exact"


def _lent(tokens: Sequence[Token], at: int, percent: int) -> bool:
    """Whether a sum is what interest is paid on: named so, or right before "at 5 percent"."""
    if label_of(tokens, at, listed("lent")) is not None:
        return True
    low, high = sorted((at, percent))
    between = tokens[low + 1 : high]
    if len(between) > 4 or any(t.tag in (Tag.FIGURE, Tag.COMMA) for t in between):
        return False
    wanted = ("at",) if at < percent else ("on",)
    return any(t.word in wanted for t in between)
