"""Relations between things: "has more people than", "the second largest of", "rose every year".

Each reader knows whole clauses. It does not know what is measured nor of whom: the parts are kept
as they stand, and a table answers only if it knows every one of their words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from factgauge.claims.attribution import find_speaker, status_of
from factgauge.claims.bind import veto_of
from factgauge.claims.clauses import Line, alternatives, apposed, lines, shortened
from factgauge.claims.entities import find_entities
from factgauge.claims.gate import states_nothing
from factgauge.claims.measurand import measurand_of
from factgauge.claims.periods import find_periods
from factgauge.claims.tokens import View
from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Claim, Direction, Entity, Frame, Speaker, Status
from factgauge.model.document import Document
from factgauge.model.quantity import Quantity
from factgauge.model.relation import Order, Relation, Statement
from factgauge.model.span import Span

# One of these is in every sentence that is read.
_CUE = pattern(
    r"\b(?:than|(?!(?:rest|west)\b)[a-z]{3,}est|most|least|every|each|together|combined|total|joint|"
    r"all|none|no|row|straight|consecutive|running|rank\w*|twice|times|double|half|of the|"
    r"population|home|exceed\w*|surpass\w*|outnumber\w*|outstrip\w*|top(?:s|ped)|dwarf\w*|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|only)\b",
    re.IGNORECASE,
)
_FRAMES = {
    Order.COMPARED: Frame.COMPARISON,
    Order.RANKED: Frame.RANK,
    Order.COUNTED: Frame.LEVEL,
    Order.TOGETHER: Frame.TOTAL,
    Order.TREND: Frame.CHANGE,
}
_SILENT_ROLES = frozenset({"byline", "boilerplate"})


def read_statements(
    document: Document, quantities: tuple[Quantity, ...], names: re.Pattern[str]
) -> tuple[Statement, ...]:
    """Return the relations of the sentences that have one of `names`, with the claims they make."""
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in quantities:
        by_sentence.setdefault(quantity.sentence, []).append(quantity)
    published = None if document.published is None else document.published.date
    found: list[Statement] = []
    for sentence in document.sentences:
        span = sentence.span
        if (
            sentence.role in _SILENT_ROLES
            or names.search(document.text, span.start, span.end) is None
            or _CUE.search(document.text, span.start, span.end) is None
        ):
            continue
        periods = find_periods(document.text, span.start, span.end, published)
        view = View(document, sentence, tuple(by_sentence.get(sentence.index, ())), periods)
        if not states_nothing(view):
            found += _statements(view)
    return tuple(found)


def _statements(view: View) -> list[Statement]:
    """Return the relations of a sentence, each clause being read once."""
    found: list[Statement] = []
    taken: list[Span] = []
    stretches: list[tuple[Line, tuple[_Form, ...], bool]]
    stretches = [(line, _CLAUSES, False) for line in lines(view)]
    stretches += [(line, (_APPOSED, *_CLAUSES), True) for line in apposed(view)]
    for line, forms, aside in stretches:
        whole = line.span(0, len(line.text))
        if whole is None or any(whole.overlaps(other) for other in taken):
            continue
        for order, relation in _read(line, forms):
            statement = _statement(view, line, order, relation, aside=aside)
            if statement is not None:
                found.append(statement)
                taken.append(whole)
                break
    return found


_Form = tuple[Order, Callable[[], tuple[re.Pattern[str], ...]]]


def _read(line: Line, forms: tuple[_Form, ...]) -> Iterator[tuple[Order, Relation]]:
    for start, end in shortened(line):
        for order, patterns in forms:
            for form in patterns():
                match = form.fullmatch(line.text, start, end)
                relation = None if match is None else _relation(line, order, match)
                if relation is not None:
                    yield order, relation


_PARTS = ("left", "right", "subject", "field", "what", "rest", "parts")
_FIGURES = ("by", "value", "number", "run")


def _relation(line: Line, order: Order, match: re.Match[str]) -> Relation | None:
    groups = match.groupdict()
    worded = next((name for name in ("cue", "every") if groups.get(name)), None)
    cue = None if worded is None else line.span(*match.span(worded))
    parts = []
    for name, words in groups.items():
        role = name.rstrip("_")
        if role in _PARTS and words:
            span = line.span(*match.span(name))
            if span is not None:
                parts.append((role, span))
    figures = []
    for name, words in groups.items():
        role = name.rstrip("_")
        if role not in _FIGURES or not words:
            continue
        held = line.figures(*match.span(name))
        if len(held) > 1:
            return None
        figures += [(role, quantity) for quantity in held]
    if not _runs(match, dict(figures).get("run")):
        return None
    sense = _sense(groups, dict(figures))
    if sense is None:
        return None
    place = _place(groups)
    if cue is None:
        cue = line.span(*match.span())
    if cue is None or place is None:
        return None
    return Relation(order, cue, sense, tuple(parts), tuple(figures), place)


_IN_A_ROW = pattern(r"\b(?:straight|consecutive|successive)\b")


def _runs(match: re.Match[str], run: Quantity | None) -> bool:
    """Whether the figure of a run, where there is one, counts years in a row."""
    if run is None:
        return True
    after = match.string[match.end("run") : match.end()]
    surface = run.surface.lower()
    in_a_row = _IN_A_ROW.search(surface) is not None or after.startswith((" in a row", " running"))
    return in_a_row and re.search(r"\byears?\b", surface) is not None


def _sense(groups: dict[str, str | None], figures: dict[str, Quantity]) -> Direction | None:
    """Return which way a relation goes; of "4 million more people" the figure says so."""
    down = _words("less") | _words("least") | _words("falling")
    cue = groups.get("cue") or ""
    by = figures.get("by")
    if not cue and by is not None:
        inside = set(by.surface.lower().split())
        if inside & down:
            return Direction.DOWN
    if groups.get("bottom"):
        return Direction.DOWN
    return Direction.DOWN if cue in down or cue.split(" ")[0] in down else Direction.UP


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word.replace("_", " ") for word in table("en/relation")[name].split())


def _place(groups: dict[str, str | None]) -> int | None:
    if groups.get("every") in ("no", "none"):
        return 0
    ordinal = groups.get("ordinal")
    if not ordinal:
        return 1
    if ordinal in ("first", "last"):
        return 1
    listed = table("en/relation")["ordinals"].split()
    if ordinal in listed:
        return int(listed.index(ordinal)) + 1
    digits = re.match(r"\d+", ordinal)
    return int(digits[0]) if digits is not None else None


@cache
def _pieces() -> dict[str, str]:
    """Return what the patterns below are made of."""
    found = {name: f"(?:{alternatives(name)})" for name in ("be", "have", "exceeds", "sums")}
    found["adverbs"] = rf"(?:(?:{alternatives('adverbs')}) )*"
    found["more"] = rf"(?P<cue>{alternatives('more')}|{alternatives('less')})"
    found["most"] = rf"(?P<cue>{alternatives('most')}|{alternatives('least')})"
    found["ordinal"] = rf"(?:(?P<ordinal>{alternatives('ordinals')}|\d+(?:st|nd|rd|th)) )?"
    found["placed"] = (
        rf"(?P<ordinal>{alternatives('ordinals')}|\d+(?:st|nd|rd|th)|(?P<bottom>last))"
    )
    found["ranks"] = f"(?:{alternatives('ranks')})"
    found["when"] = r"(?: (?:in|by|at|during) @)?"
    found["joined"] = f"(?:{alternatives('joined')})"
    found["jointly"] = f"(?:{alternatives('jointly')})"
    found["trend"] = rf"(?P<cue>{alternatives('rising')}|{alternatives('falling')})"
    return found


def _compiled(*sources: str) -> tuple[re.Pattern[str], ...]:
    """Return patterns in which `%name%` is a piece and `<name>` some words, the fewest that do.

    `<name!>` takes as many words as it can.
    """
    parts = _pieces()
    found = []
    for source in sources:
        written = re.sub(r"%(\w+)%", lambda name: parts[name[1]], source)
        written = re.sub(r"(?<!\?P)<(\w+)>", r"(?P<\1>[^,#@]+?)", written)
        found.append(re.compile(re.sub(r"<(\w+)!>", r"(?P<\1>[^,#@]+)", written)))
    return tuple(found)


@cache
def _compared() -> tuple[re.Pattern[str], ...]:
    return _compiled(
        r"<left> %be% %adverbs%(?:(?P<by>#) )?%more%(?: (?P<what>[a-z]+))?%when% than "
        r"<right!>",
        r"<what> %be% %adverbs%(?:(?P<by>#) )?%more% in <left>%when% than in "
        r"<right!>",
        r"<left> %have% %adverbs%(?:a )?%adverbs%(?:(?P<by>#) )?%more% <what>"
        r"%when% than <right!>",
        r"<left> %have% %adverbs%(?P<by>#)%when% than <right!>",
        r"<left> (?:%have%|%be%) %adverbs%(?P<by>#) as (?:many |much |large |big |high )?"
        r"(?:a )?(?P<what>[^,#@]+? )?as <right!>",
        r"<left> (?:%have%|%be%) %adverbs%(?P<by>#) (?P<right>(?:that of|the)? ?[^,#@]+)",
        r"%more% <what> (?:live|lived) in <left> than in <right!>",
        r"<left> %adverbs%(?P<cue>%exceeds%) <right>(?: by (?P<by>#))?",
    )


@cache
def _ranked() -> tuple[re.Pattern[str], ...]:
    return _compiled(
        r"<subject> %be% %adverbs%the %ordinal%%most%(?: <rest!>)?",
        r"<subject> %be% %adverbs%the <field> with the %ordinal%%most% "
        r"<rest!>",
        r"<subject> %have% %adverbs%the %ordinal%%most% <rest!>",
        r"(?:of|among|in) <field> ,? ?<subject> (?:%have%|%be%) %adverbs%the "
        r"%ordinal%%most%(?: <rest!>)?",
        r"(?:(?:of|among|in) <field> , )?<subject> %ranks% %placed% "
        r"<rest!>",
        r"the %ordinal%%most% <rest> %be% %adverbs%<subject!>",
        r"no (?:other )?<field> (?:%have%|%be%) %adverbs%(?:a )?%more% <what>"
        r"%when% than <subject!>",
        r"<subject> (?:%have%|%be%) %adverbs%(?:a )?%adverbs%%more% <what>"
        r"%when% than (?:any (?:other )?|all (?:the )?other |every other )<field!>",
        r"<subject> %be% %adverbs%%more% than (?:any (?:other )?|all (?:the )?other |"
        r"every other )<field!>",
    )


@cache
def _apposed_forms() -> tuple[re.Pattern[str], ...]:
    return _compiled(
        r"(?:(?:in|by) @ (?:, )?)?<subject> , (?:%adverbs%)the %ordinal%%most% <rest!>",
        r"the %ordinal%%most% <rest> , <subject!>",
    )


@cache
def _together() -> tuple[re.Pattern[str], ...]:
    return _compiled(
        r"(?P<parts>[^#@]+?) %jointly% %have% %adverbs%(?P<value>#)(?: (?P<what>[a-z ]+))?",
        r"(?P<parts>[^#@]+?) %have% (?:a )?(?:%jointly% )(?P<value>#)(?: (?P<what>[a-z ]+))?",
        r"(?P<parts>[^#@]+?) %have% a %joined% (?P<what>[a-z ]+?) of (?P<value>#)"
        r"(?: (?P<what_>[a-z ]+))?",
        r"the %joined% (?P<what>[a-z ]+?) (?:of|in) (?P<parts>[^#@]+?) %sums% (?P<value>#)"
        r"(?: (?P<what_>[a-z ]+))?",
        r"the (?P<what>[a-z ]+?) of (?P<field>the [^#,]+?) %sums% (?P<value>#)"
        r"(?: (?P<what_>[a-z ]+))?",
        r"(?P<field>the [^#,@]+?) (?:%have% a (?:grand )?total of|%be% home to) (?P<value>#)"
        r"(?: (?P<what>[a-z ]+))?",
        r"together ,? ?(?P<parts>[^#@]+?) %have% (?P<value>#)(?: (?P<what>[a-z ]+))?",
    )


@cache
def _counted() -> tuple[re.Pattern[str], ...]:
    return _compiled(
        r"(?:only |just )?(?P<number>#) (?:of |out of )?(?:the )?(?P<field>[^,#@]+?|#) "
        r"(?:%have%|%be%) %adverbs%(?:an? |the )?(?P<what>[a-z ]+? )?(?:of )?(?P<value>#)"
        r"(?: (?P<what_>[a-z ]+))?",
        r"(?:only |just )?(?P<number>#) (?:%have%|%be%) %adverbs%(?:an? )?(?P<what>[a-z ]+? )?"
        r"(?:of )?(?P<value>#)(?: (?P<what_>[a-z ]+))?",
        r"(?P<every>all|every|each|no|none)(?: of)?(?: the)? (?P<field>[^,#@]+?|#) (?:%have%|%be%) "
        r"%adverbs%(?:an? )?(?P<what>[a-z ]+? )?(?:of )?(?P<value>#)(?: (?P<what_>[a-z ]+))?",
        r"(?:the )?(?P<what>[a-z ]+?) (?:%be% )?%adverbs%(?P<value>#) in (?:only )?(?P<number>#) "
        r"(?:of )?(?:the )?(?P<field>[^,#@]+|#)",
    )


@cache
def _trend() -> tuple[re.Pattern[str], ...]:
    return _compiled(
        r"<subject> (?:%have% )?%adverbs%%trend% (?:in )?(?:every|each) (?:single )?"
        r"year(?: (?:since|from|in|over|during))?(?: @)?",
        r"<subject> (?:%have% )?%adverbs%%trend%(?: @)? (?:for )?(?P<run>#)"
        r"(?: in a row| running)?(?: (?:in|to|until|through) @)?",
        r"<subject> (?:%have% )?%adverbs%%trend% for the (?P<ordinal>[a-z]+) "
        r"(?:year in a row|(?:straight|consecutive|successive) year|year running)(?: (?:in )?@)?",
    )


_CLAUSES: tuple[_Form, ...] = (
    (Order.RANKED, _ranked),
    (Order.COUNTED, _counted),
    (Order.TOGETHER, _together),
    (Order.TREND, _trend),
    (Order.COMPARED, _compared),
)
_APPOSED: _Form = (Order.RANKED, _apposed_forms)


def _statement(
    view: View, line: Line, order: Order, relation: Relation, *, aside: bool
) -> Statement | None:
    """Return a relation with its claim, `None` where its period cannot be told.

    `aside` says that it stands in another clause, which has a time of its own.
    """
    spans = [span for _, span in relation.parts] + [q.span for _, q in relation.figures]
    span = relation.cue
    for other in spans:
        span = span.joined(other)
    speaker = find_speaker(view, span, relation.cue)
    periods = [
        mention
        for mention in view.periods
        if mention.period.span is not None
        and not (speaker is not None and mention.period.span.overlaps(speaker.span))
    ]
    if aside:
        periods = [mention for mention in periods if mention in line.periods]
    if len(periods) > 1:  # "said on Monday that in 2019"
        periods = [mention for mention in periods if mention.period.kind != "day"] or periods
    if len(periods) > 1 or any(mention.base for mention in periods):
        return None
    period = (periods[0].by or periods[0].period) if periods else None
    subject = relation.part("subject")
    claim = Claim(
        id="",
        span=span,
        surface=span.of(view.text),
        sentence=view.sentence.index,
        frame=_FRAMES[order],
        roles=(),
        direction=relation.sense if order is Order.TREND else None,
        trigger=relation.cue,
        measurand=measurand_of(view.text, subject) if order is Order.TREND else None,
        entities=_entities(view, span),
        period=period,
        speaker=speaker,
        status=_status(view, relation, span, speaker),
        veto=veto_of(view),
    )
    return Statement(relation, claim)


def _status(view: View, relation: Relation, span: Span, speaker: Speaker | None) -> Status:
    """Return how a relation is put; "no country has more" denies nothing."""
    status = status_of(view, span, speaker, relation.cue)
    opening = relation.part("field")
    if status is Status.NEGATED and opening is not None and opening.start < relation.cue.start:
        before = view.text[view.sentence.span.start : opening.start].lower().split()
        if before[-1:] in (["no"], ["none"]) or before[-2:] in (["no", "other"], ["none", "of"]):
            return Status.ASSERTED if speaker is None else Status.ATTRIBUTED
    return status


def _entities(view: View, span: Span) -> tuple[Entity, ...]:
    return tuple(
        Entity(name.span, name.surface, name.id, "partner" if number else "of")
        for number, name in enumerate(find_entities(view.text, span.start, span.end))
    )
