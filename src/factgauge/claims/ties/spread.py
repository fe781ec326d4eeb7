"""Ties of a mean with the sample, the scale and the deviation that the text puts beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factgauge.claims.ties.statistics import NUMBER, figure_at, listed, sentence_text, words_of
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.tie import Tie

_SD = r"(?:SD|S\.D\.|s\.d\.|[Ss]tandard [Dd]eviation)"
_MEAN_SD = (
    pattern(  # "M = 6.4, SD = 0.8", "a mean of 3.2 points and a standard deviation of 1.1"
        rf"(?<![\w.,])(?P<mean>{NUMBER})(?:\s[a-z]+)?\s*[,;(\[]*\s*(?:and|with|±)?\s*(?:an? |"
        rf"its |the )?"
        rf"{_SD}\s*(?:=|of|was|is|:|,)?\s*(?P<sd>{NUMBER})"
    ),
    pattern(  # "the mean (SD) score was 1.2 (1.5)"
        rf"[Mm]eans? ?[(\[±]\s?(?:{_SD})[)\]]?[^.;\d]{{0,60}}?(?P<mean>{NUMBER})"
        rf"\s?[(\[±]\s?(?P<sd>{NUMBER})"
    ),
    pattern(rf"(?<![\w.,])(?P<mean>{NUMBER})\s?\((?P<sd>{NUMBER})\s?{_SD}\)"),
)
_N = pattern(rf"(?<![\w.])[nN]\s*=\s*(?P<n>{NUMBER})")
_SCALES = (
    pattern(
        r"(?:scale|scored|scores?|rated|ratings?|item|answers?|marks?|grades?|ratings?|ranged?|ranging|"
        r"spanned|ran|runs|running|possible|from|points)\b[^.;\d]{0,30}?(?:from|of|between|:|\(|\b)\s?"
        r"(?P<low>\d+)(?:\s?\([^()]*\))?(?:\s?(?:to|-|–)\s?|\sand\s)(?P<high>\d+)(?!\.?\d|\s?%)"
    ),
    pattern(
        r"(?<![\d.])(?P<low>[0-9])\s?(?:-to-|-|–|to)\s?(?P<high>\d{1,3})(?:-point)? (?:rating |"
        r"Likert )?scale"
    ),
)
_POINTS = pattern(
    r"\b(?P<high>[4-9]|10|11|four|five|six|seven|nine|ten)-point (?:\w+ ){0,2}?(?:scale|item)"
)
_OUT_OF = pattern(r"\b(?:[Mm]arks?|[Ss]cores?|[Pp]oints) out of (?P<high>\d+)(?!\.?\d)")
_SPELLED = {"four": "4", "five": "5", "six": "6", "seven": "7", "nine": "9", "ten": "10"}
_BINARY = pattern(
    r"\b0 = |\b1 = |[Cc]oded (?:as )?[01]\b|\b[Dd]umm(?:y|ies)\b|\bbinary\b|\bdichotomous\b|0/1\b"
)
_NOT_BINARY = pattern(r"\b[2-9] = |\bfive-point|\bseven-point|\bLikert")
_WHOLE_SCALE = pattern(r"whole[- ]number|\bintegers?\b|single[- ]item|one-item")
_AVERAGED = pattern(
    r"(?:\bmeans?\b|\baverag(?:e|es|ed|ing)\b|(?<!\w)M\s*=)(?:[^.;,()\d]|\([A-Z]+\)){0,40}$"
)
_ON_AVERAGE = pattern(r"(?:\s[a-z]+){0,2},? (?:on average|apiece|per head)\b")
_UNSURE = pattern(
    r"\bweighted\b|\badjusted\b|\bestimated?\b|\bimputed\b|\bmedian\b|\bindex\b|\bcomposite\b|\bmodel\b|"
    r"\bitems\b|\bsubscales?\b|\bgeometric\b|\bpredicted\b|\bexpected\b|\bprojected\b|\bmarginal\b|\bleast"
    r"[- ]squares\b|\bbaseline-corrected\b"
)
_RATE = pattern(
    r"\s*(?:[a-z-]+\s)?(?:per|an?|each|every) (?:day|week|month|year|hour|minute|season|night|1|"
    r"game)"
)
_ITEM_AVERAGE = pattern(
    r"average of (?:the )?\w+ items|mean of (?:the )?\w+ items|items? (?:were|are) averaged"
)


def _numeral(view: View, quantity: Quantity) -> str:
    return view.text[quantity.number_span.start : quantity.number_span.end]


def read_spread_ties(view: View) -> Iterator[Tie]:
    """Yield each mean with its standard deviation and what bounds it: a scale, a coding, counts."""
    sentence = sentence_text(view)
    if not any(cue in sentence for cue in ("SD", "deviation", "s.d.", "S.D.", "Deviation")):
        return
    begin, end = view.sentence.span.start, view.sentence.span.end
    seen: set[int] = set()
    for shape in _MEAN_SD:
        for found in shape.finditer(view.text, begin, end):
            if found.start("sd") in seen:
                continue
            mean = figure_at(view, *found.span("mean"))
            sd = figure_at(view, *found.span("sd"))
            if mean is None or sd is None or mean is sd or Kind.PERCENT in (mean.kind, sd.kind):
                continue
            seen.add(found.start("sd"))
            parts = [("mean", found["mean"]), ("sd", found["sd"])]
            n = _sample(view, found.start(), found.end())
            parts += [] if n is None else [("n", n)]
            parts += _bounds(view, found["mean"])
            if _whole(view, mean, _near(view)) and _UNSURE.search(sentence.lower()) is None:
                parts.append(("whole", "yes"))
            if not {name for name, _ in parts} & {"low", "binary", "whole"}:
                continue  # nothing bounds it, and it may be a setting: "scaled to a mean of 250"
            yield Tie(
                "spread", (("sd", (sd,)), ("mean", (mean,))), mean.span.joined(sd.span),
                view.sentence.index, tuple(parts),
            )  # fmt: skip


def _sample(view: View, start: int, end: int) -> str | None:
    """Return the sample size of the clause between semicolons around a place."""
    left = view.text.rfind(";", view.sentence.span.start, start)
    right = view.text.find(";", end, view.sentence.span.end)
    begin = view.sentence.span.start if left < 0 else left
    stop = view.sentence.span.end if right < 0 else right
    sizes = [found["n"] for found in _N.finditer(view.text, begin, stop)]
    if not sizes and left >= 0:  # "(n = 64; mean 30.0, SD 5.6)"
        opening = view.text.rfind("(", view.sentence.span.start, start)
        if 0 <= opening < left:
            sizes = [found["n"] for found in _N.finditer(view.text, opening, start)]
    return sizes[0].replace(",", "") if len(sizes) == 1 else None


def _bounds(view: View, mean: str) -> Iterator[tuple[str, str]]:
    """Yield the limits of the scale, and whether it has only whole numbers or only 0 and 1."""
    near = _near(view)
    if _BINARY.search(near) is not None and _NOT_BINARY.search(near) is None:
        if float(mean.replace(",", "")) <= 1:
            yield "binary", "yes"
        return
    scales = {(_plain(m["low"]), _plain(m["high"])) for s in _SCALES for m in s.finditer(near)}
    scales |= {("1", _SPELLED.get(m["high"], m["high"])) for m in _POINTS.finditer(near)}
    scales |= {("0", m["high"]) for m in _OUT_OF.finditer(near)}
    ran = re.search(r"ran from (\d+) \([^)]*\) to (\d+) ", near)
    if ran is not None:
        scales.add((ran[1], ran[2]))
    if len(scales) != 1:
        return
    ((low, high),) = scales
    if int(low) < int(high) and int(low) <= float(mean.replace(",", "")) <= int(high):
        yield "low", low
        yield "high", high


def _plain(written: str) -> str:
    return str(int(written))


def _near(view: View) -> str:
    """Return the words of the sentence and of the one before in its paragraph."""
    index = view.sentence.index
    before = view.document.sentences[index - 1] if index else None
    if before is None or before.block != view.sentence.block:
        return sentence_text(view)
    return f"{before.span.of(view.text)} {sentence_text(view)}"


def read_whole_mean_ties(view: View) -> Iterator[Tie]:
    """Yield a mean of whole things with the number of cases: "a mean of 3.44 children (n = 18)"."""
    sentence = sentence_text(view)
    if not any(cue in sentence for cue in ("mean", "Mean", "averag", "M =", "apiece", "per head")):
        return
    near = _near(view)
    if _UNSURE.search(sentence.lower()) is not None or _ITEM_AVERAGE.search(near) is not None:
        return
    for index in view.figures:
        mean = view.tokens[index].quantity
        if mean is None or mean.kind not in (Kind.COUNT, Kind.NUMBER):
            continue
        written = _numeral(view, mean)
        if not re.fullmatch(r"\d{1,3}\.\d{1,3}", written) or not _averaged(view, mean):
            continue
        if not _whole(view, mean, near) or _RATE.match(view.text, mean.span.end) is not None:
            continue
        size, n = _cases(view, mean)
        if n is None:
            continue
        roles = [("mean", (mean,)), *([("n", (size,))] if size is not None else [])]
        span = mean.span if size is None else mean.span.joined(size.span)
        yield Tie(
            "whole_mean", tuple(roles), span, view.sentence.index, (("mean", written), ("n", n))
        )


def _averaged(view: View, mean: Quantity) -> bool:
    begin = max(view.sentence.span.start, mean.span.start - 60)
    return (
        _AVERAGED.search(view.text[begin : mean.number_span.start]) is not None
        or _ON_AVERAGE.match(view.text, mean.number_span.end) is not None
    )


def _whole(view: View, mean: Quantity, near: str) -> bool:
    """Whether what is averaged comes in whole numbers alone."""
    wholes = listed("wholes")
    after = words_of(view.text[mean.number_span.end : mean.number_span.end + 40])
    if mean.kind is Kind.COUNT:
        own = words_of(mean.surface)[-1:] or after[:1]
        return bool(set(own) & wholes)
    clause = re.split(r"[.;]\s", view.text[view.sentence.span.start : mean.span.start])
    label = [word for part in clause for word in words_of(part)]
    if view.text[max(0, mean.span.start - 5) : mean.span.start].rstrip().endswith("="):
        return bool(set(label) & wholes) and not set(label) & {"proportion", "share", "time", "per"}
    return _WHOLE_SCALE.search(near) is not None and bool(
        {"rating", "score", "ratings", "rated", "scored", "mark", "answer"} & set(label)
    )


def _cases(view: View, mean: Quantity) -> tuple[Quantity | None, str | None]:
    """Return the number of cases, as a figure where there is one, and its numeral."""
    n = _sample(view, mean.span.start, mean.span.end)
    if n is not None:
        return None, n
    if len(_N.findall(view.text, view.sentence.span.start, view.sentence.span.end)):
        return None, None
    samples = listed("samples")
    counts = [
        q
        for q in view.amounts
        if q is not mean
        and q.kind is Kind.COUNT
        and q.stated_low is not None
        and q.stated_low == q.stated_high
        and q.stated_low.denominator == 1
    ]
    if len(counts) != 1:
        return None, None
    (count,) = counts
    noun = words_of(count.surface)[-1:]
    inside = count.span.start > mean.span.end
    if inside and not set(noun) & samples:
        return None, None
    if not inside and set(noun) & listed("wholes"):
        return None, None
    return count, str(count.stated_low)
