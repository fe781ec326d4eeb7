"""Ties of studies: rates of a diagnostic test, the flow of participants, risks of two arms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from factgauge.claims.ties.statistics import (
    NUMBER,
    figure_at,
    listed,
    sentence_text,
    words_of,
)
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span
from factgauge.model.tie import Tie

_TERM = (
    r"(?P<term>(?i:sensitiv(?:ity|e)|specific(?:ity)?\b|positive predictive value|negative "
    r"predictive "
    r"value|PPV|NPV|(?:detection|false[- ]positive|false[- ]negative|hit|false[- ]alarm) rate|"
    r"accuracy|accurate))"
)
_ANY_TERM = pattern(_TERM)
_SHARED = 25  # characters: closer pairs of counts share their verb
_TERM_BEFORE = pattern(
    rf"{_TERM}(?:[\s:,=(]|\b(?:of|was|is|at|to|comes|came|about|just|only|the|test)\b)*$"
)
_TERM_AFTER = pattern(rf"\s*(?:in )?{_TERM}")
_PAIR = pattern(
    rf"(?<![\w.,])(?P<part>{NUMBER})(?P<mid>(?:\s[a-z-]+){{0,3}}?\s(?:of|out of|among)\s(?:the |"
    rf"its |"
    rf"all |these |those )*|\s?/\s?)(?P<whole>{NUMBER})(?![\w.]\d)|\b[Oo]f (?:the |its |all |"
    rf"these )*"
    rf"(?P<whole2>{NUMBER})(?: [a-z-]+){{0,5}},?(?: [a-z-]+){{1,5}} (?P<part2>{NUMBER})(?!\s?%)"
)
_INVERTED = {
    "specific": pattern(r"flag|positive|false|wrong|misclass|alarm"),
    "negative": pattern(r"(?!)"),
    "positive": pattern(r"false|wrong|mistak"),
    "sensitiv": pattern(r"\bmiss|overlook|fail|negative"),
    "accura": pattern(r"wrong|\bmiss|error|fail"),
}
_EACH = pattern(
    r"\b(?:of|with|to) (?:whom|which|them|these|those)\b[^,;]{0,12}$|\bincluding\b[^,;]{0,12}$"
)
_BOTH = pattern(r"\bboth\b|\beither\b|\bat least\b|\boverlap|\btwice\b|\bper[- ]protocol\b")
_CUT = pattern(r"[,;:()]|\band\b|\bbut\b|\bwhile\b|\bthen\b|\bwhich\b")
_EXHAUSTIVE = frozenset({"other", "others", "rest", "remaining", "leaving", "leaves", "left"})
_SHARED_OUT = pattern(r"\s?(?:to|in|on|received|assigned|got|took|each)\b|\s[a-z-]+s? (?:to|in)\b")


def _integers(view: View) -> list[Quantity]:
    """Return the figures that may count people: whole, exact and of no other kind."""
    return [
        q
        for q in view.amounts
        if q.kind in (Kind.COUNT, Kind.NUMBER)
        and q.modality is Modality.EXACT
        and q.stated_low is not None
        and q.stated_low == q.stated_high
        and q.stated_low.denominator == 1
        and q.stated_low > 0
    ]


def read_diagnostic_ties(view: View) -> Iterator[Tie]:
    """Yield sensitivities, specificities and predictive values with the counts beside them."""
    sentence = sentence_text(view)
    if _ANY_TERM.search(sentence) is None:
        return
    terms = [(q, term) for q in view.amounts if q.kind is Kind.PERCENT and (term := _term(view, q))]
    pairs = list(_pairs(view))
    others = sum(q.kind is Kind.PERCENT for q in view.amounts) - len(terms)
    if not terms or len(terms) != len(pairs) or others:  # another percent may own the counts
        return
    begin = last = view.sentence.span.start
    for (share, term), (part, whole, span) in zip(terms, pairs, strict=True):
        if span.start - last > _SHARED:  # "positive in 45 of 50 cases and in 38 of 950 others"
            begin = last
        last = span.end
        cue = next((c for name, c in _INVERTED.items() if term.startswith(name)), None)
        inverted = cue is not None and cue.search(view.text[begin : span.end + 25]) is not None
        words = [("term", term), *([("inverted", "yes")] if inverted else [])]
        yield Tie(
            "diagnostic", (("share", (share,)), ("part", (part,)), ("whole", (whole,))),
            span.joined(share.span), view.sentence.index, tuple(words),
        )  # fmt: skip


def _term(view: View, share: Quantity) -> str | None:
    begin = max(view.sentence.span.start, share.span.start - 60)
    found = _TERM_BEFORE.search(view.text[begin : share.span.start]) or _TERM_AFTER.match(
        view.text, share.span.end, view.sentence.span.end
    )
    return None if found is None else found["term"].lower()


def _pairs(view: View) -> Iterator[tuple[Quantity, Quantity, Span]]:
    """Yield "45 of 50", "45/50" and "of 50 cases it found 45"."""
    for found in _PAIR.finditer(view.text, view.sentence.span.start, view.sentence.span.end):
        names = ("part", "whole") if found["part"] is not None else ("part2", "whole2")
        part, whole = (figure_at(view, found.start(n), found.end(n)) for n in names)
        if part is None or whole is None or Kind.PERCENT in (part.kind, whole.kind):
            continue
        if part.stated_low is None or whole.stated_low is None or part is whole:
            continue
        if part.stated_low <= whole.stated_low:
            yield part, whole, Span(*found.span())


def read_flow_ties(view: View) -> Iterator[Tie]:
    """Yield those who entered a study, those who left it and those who remained."""
    counts = _integers(view)
    if len(counts) < 3:
        return
    sentence = sentence_text(view)
    if not set(words_of(sentence)) & listed("entering"):
        return
    split = _split(view, counts)
    if split is not None:
        yield split
        return
    if _BOTH.search(sentence) is not None:
        return
    roles: dict[str, list[Quantity]] = {"entered": [], "left": [], "remained": []}
    unknown: list[Quantity] = []
    exhaustive = False
    previous: str | None = None
    for at, count in enumerate(counts):
        before, after = _around(view, counts, at)
        if _EACH.search(view.text[view.sentence.span.start : count.span.start]) is not None and (
            previous != "entered"
        ):
            continue
        role = _role(set(words_of(before)), set(words_of(after)), first=at == 0)
        if role is None:
            unknown.append(count)
        else:
            roles[role].append(count)
            if role == "remained":
                exhaustive = bool(set(words_of(before)) & _EXHAUSTIVE)
        previous = role
    entered, remained = roles["entered"], roles["remained"]
    whole = "of" in words_of(view.text[view.sentence.span.start : counts[0].span.start])[-3:]
    if unknown and not (whole and exhaustive and remained and remained[0] is counts[-1]):
        return
    left = roles["left"] + unknown
    if len(entered) != 1 or len(remained) != 1 or not left or entered[0] is not counts[0]:
        return
    words = (("exhaustive", "yes"),) if exhaustive else ()
    yield Tie(
        "flow", (("remained", (remained[0],)), ("entered", (entered[0],)), ("left", tuple(left))),
        counts[0].span.joined(counts[-1].span), view.sentence.index, words,
    )  # fmt: skip


def _around(view: View, counts: list[Quantity], at: int) -> tuple[str, str]:
    """Return the words before and after a count, up to the next mark or count."""
    begin = counts[at - 1].span.end if at else view.sentence.span.start
    end = counts[at + 1].span.start if at + 1 < len(counts) else view.sentence.span.end
    quantity = counts[at]
    before = view.text[begin : quantity.span.start]
    after = _CUT.split(view.text[quantity.span.end : end])[0]
    return _CUT.split(before)[-1], f"{quantity.surface} {after}"


def _role(before: set[str], after: set[str], *, first: bool) -> str | None:
    """Return whether those counted entered, left or remained."""
    if not first and before & {"other", "others", "rest", "remaining", "leaving", "leaves"}:
        return "remained"
    if first and (before | after) & listed("entering"):
        return "entered"
    if (before | after) & listed("taken_in"):
        return "remained"
    if (
        (before | after) & (listed("leaving") - {"left", "missing"})
        or "left" in after
        or "lost" in after
    ):
        return "left"
    if (before | after) & listed("remaining"):
        return "remained"
    return None


def _split(view: View, counts: list[Quantity]) -> Tie | None:
    """Return "240 were randomized (121 to surgery, 119 to physiotherapy)"."""
    for at, whole in enumerate(counts):
        opening = view.text.find("(", whole.span.end, view.sentence.span.end)
        closing = view.text.find(")", opening, view.sentence.span.end)
        if opening < 0 or closing < 0:
            return None
        lead = view.text[whole.span.start : opening]
        parts = [c for c in counts[at + 1 :] if opening < c.span.start < closing]
        if len(parts) < 2 or any(c.span.start < opening for c in counts[at + 1 :]):
            continue
        inside = [q for q in view.amounts if opening < q.span.start < closing]
        if len(inside) != len(parts) or not set(words_of(lead)) & listed("entering"):
            continue
        if all(_SHARED_OUT.match(view.text, part.span.end) is not None for part in parts):
            return Tie(
                "flow_split", (("whole", (whole,)), ("part", tuple(parts))),
                whole.span.joined(parts[-1].span), view.sentence.index,
            )  # fmt: skip
    return None


_ARMS = pattern(
    r"^(?:\s(?:on|with|in|among|for|under|at|of|without)\b[^,;.%]{1,40}?)?\s?(?:,|and|but|to|versus|vs\.?|"
    r"against|compared with|, compared with|, against|, as against)\s(?:only |just )?$"
)
_NNT = pattern(
    r"(?:\bNNT[HB]?\b|numbers? needed to (?:treat|harm|screen|vaccinate))(?:[\s:=,(]|of|was|is|"
    r"about)*$"
)
_TREATED = pattern(
    r"[^.;]{0,24}\b(?:must|need(?:s|ed)? to|have to|had to|would need to|should) be (?:treated|"
    r"screened|"
    r"vaccinated|given)|[^.;]{0,12}\bneed(?:ed)? (?:treatment|treating|to take)"
)
_RISK_RATIO = pattern(r"(?:relative risk|risk ratio|\bRR)(?:[\s:=,(]|of|was|is|about)*$")
_RELATIVE = pattern(
    r"relative (?:risk )?(?:reduction|decrease|fall|drop|decline|increase|rise)(?: (?:of|was|is|"
    r"by|=))*\s*$|\bRRR(?: (?:of|was|is))?[ =:]*$"
)
_RELATIVE_AFTER = pattern(r"\s*(?:relative|in relative terms)\b")
_ABSOLUTE = pattern(
    r"absolute (?:risk )?(?:reduction|difference|decrease|increase|fall|drop)(?: (?:of|was|is|"
    r"by))*\s*$|\bARR(?: (?:of|was|is))?[ =:]*$"
)
_ABSOLUTE_AFTER = pattern(r"\s*(?:absolute|in absolute terms)\b")
_FROM = pattern(r"\bfrom (?:about |some |a )?$")
_CASES = pattern(
    rf"\b(?P<n>{NUMBER}|one|two|three|four|five|six|seven|eight|nine|ten) (?:more|fewer|extra|"
    rf"additional|less) "
    r"[a-z]+ (?:per|in every|in|for every|out of every) (?P<base>a? ?(?:hundred|thousand)|"
    r"1,?000|100|10,000)\b"
)

_EFFECT = pattern(
    r"[Rr]elative|NNT|needed to|[Aa]bsolute|\bRR|ARR|risk ratio|treated|screened|"
    r"vaccinated|treatment|\bmore\b|fewer|extra|additional"
)


def read_risk_ties(view: View) -> Iterator[Tie]:
    """Yield the risks of two arms with what the sentence says that they come to."""
    sentence = sentence_text(view)
    if _EFFECT.search(sentence) is None:
        return
    cases = _CASES.search(sentence)
    if cases is not None:
        yield from _case_ties(view, cases)
    arms = _two_arms(view)
    if arms is None:
        return
    first, second, order = arms
    for figure in view.amounts:
        if figure in (first, second):
            continue
        measure = _measure(view, figure)
        if measure is not None:
            yield Tie(
                "risk",
                (("effect", (figure,)), ("first", (first,)), ("second", (second,))),
                first.span.joined(figure.span), view.sentence.index,
                (("measure", measure), ("base", order)),
            )  # fmt: skip


def _two_arms(view: View) -> tuple[Quantity, Quantity, str] | None:
    """Return the risks of two arms and which of them is the base, where one pair alone is there."""
    found: list[tuple[Quantity, Quantity, str]] = []
    amounts = [q for q in view.amounts if _single(q)]
    for first, second in pairwise(amounts):
        if Kind.PERCENT not in (first.kind, second.kind) or second.kind is not Kind.PERCENT:
            continue
        if first.kind not in (Kind.PERCENT, Kind.NUMBER) or first.stated_low == second.stated_low:
            continue
        between = view.text[first.span.end : second.span.start]
        lead = view.text[max(view.sentence.span.start, first.span.start - 20) : first.span.start]
        changed = _FROM.search(lead) is not None and between.rstrip().endswith("to")
        if not changed and (first.kind is not Kind.PERCENT or _ARMS.match(between) is None):
            continue
        tail = view.text[second.span.end : second.span.end + 40]
        found.append((first, second, "first" if changed else _base(between, tail)))
    return found[0] if len(found) == 1 else None


def _single(quantity: Quantity) -> bool:
    return quantity.stated_low is not None and quantity.stated_low == quantity.stated_high


def _base(between: str, tail: str) -> str:
    """Return which arm the words mark as the one without the treatment."""
    control = listed("control")
    ahead, behind = set(words_of(between)) & control, set(words_of(_CUT.split(tail)[0])) & control
    return "first" if ahead and not behind else "second" if behind and not ahead else "unknown"


def _measure(view: View, figure: Quantity) -> str | None:
    begin = max(view.sentence.span.start, figure.span.start - 50)
    before = view.text[begin : figure.span.start]
    if figure.kind in (Kind.COUNT, Kind.NUMBER):
        if _NNT.search(before) is not None:
            return "nnt"
        if _TREATED.match(view.text, figure.span.end, view.sentence.span.end) is not None:
            return "nnt"
        return "ratio" if _RISK_RATIO.search(before) is not None else None
    if figure.kind not in (Kind.PERCENT, Kind.PERCENTAGE_POINT):
        return None
    after = (view.text, figure.span.end, view.sentence.span.end)
    if _RELATIVE.search(before) is not None or _RELATIVE_AFTER.match(*after) is not None:
        return "relative"
    if _ABSOLUTE.search(before) is not None or _ABSOLUTE_AFTER.match(*after) is not None:
        return "absolute"
    return None


_IN_EACH = pattern(
    rf"from (?P<a>{NUMBER}) (?:in|per|out of)(?: every)? (?P<of>{NUMBER})[a-z ]{{0,16}}? to "
    rf"(?P<b>{NUMBER}) "
    rf"(?:in|per|out of)(?: every)? (?P<of2>{NUMBER})"
)


def _case_ties(view: View, cases: re.Match[str]) -> Iterator[Tie]:
    """Yield "from 5 in 100 people to 6 in 100, one more case per hundred"."""
    change = _IN_EACH.search(view.text, view.sentence.span.start, view.sentence.span.end)
    if change is None or change["of"] != change["of2"]:
        return
    figures = [figure_at(view, *change.span(name)) for name in ("a", "b")]
    known = tuple(dict.fromkeys(figure for figure in figures if figure is not None))
    base = {"hundred": "100", "thousand": "1000"}.get(
        cases["base"].replace("a ", ""), cases["base"]
    )
    if known:
        yield Tie(
            "cases", (("value", known),), Span(*change.span()), view.sentence.index,
            (("first", change["a"]), ("second", change["b"]), ("of", change["of"]),
             ("more", cases["n"]), ("base", base), ("words", cases[0])),
        )  # fmt: skip
