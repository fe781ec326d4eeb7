"""The rank frame: "the third-largest", "ranked 5th", "for the first time"; and runs, a count."""

from __future__ import annotations

from factgauge.claims.draft import Draft
from factgauge.claims.phrases import subject_of
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Frame
from factgauge.model.quantity import Kind

_SUPERLATIVE = pattern(r"[- ]?(?:\w+est|most|least|best|worst)\b|[- ](?:biggest|largest)")
_RUN = frozenset({"consecutive", "straight", "successive", "in"})
_PLACED = frozenset({
    "ranked", "ranks", "rank", "ranking", "placed", "places", "finished", "finish", "finishes",
    "finishing", "came", "comes", "coming", "seeded", "sits", "lies", "lying", "stands",
    "stood", "listed", "sitting",
})  # fmt: skip
_PLACES = frozenset({"place", "position", "spot", "rank", "slot"})


def read_ranks(view: View, taken: set[str]) -> list[Draft]:
    """Return the ranks of a sentence, and its runs ("fifth consecutive quarter") as counts."""
    found: list[Draft] = []
    for index in view.figures:
        token = view.tokens[index]
        quantity = token.quantity
        if quantity is None or quantity.id in taken:
            continue
        if token.tag is Tag.RANK:
            frame = _frame(view, index)
        elif _is_run(view, index):
            frame = Frame.COUNT
        else:
            frame = Frame.RANK if _dates_superlative(view, index) else None
        if frame is None:
            continue
        role = "rank" if frame is Frame.RANK else "value"
        draft = Draft(frame, token.span, [(role, quantity)], rule="rank")
        verb = next(
            (
                i
                for i in range(index - 1, -1, -1)
                if view.tokens[i].tag in (Tag.VERB, Tag.AUXILIARY)
            ),
            None,
        )
        draft.subject = None if verb is None else subject_of(view, verb)
        draft.measurand = draft.subject
        taken.add(quantity.id)
        found.append(draft)
    return found


def _is_run(view: View, index: int) -> bool:
    """Whether a figure counts a run: "seven straight months", "eight seasons running"."""
    tokens = view.tokens
    quantity = tokens[index].quantity
    if quantity is None or quantity.kind not in (Kind.DURATION, Kind.COUNT):
        return False
    if _RUNS.search(quantity.surface):
        return True
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    return following == "running" or view.words(index + 1, index + 4) == ["in", "a", "row"]


_RUNS = pattern(r"\b(?:straight|consecutive|successive)\b")


def _dates_superlative(view: View, index: int) -> bool:
    """Whether a figure says since when something is an extreme: "the highest since 2001"."""
    tokens = view.tokens
    quantity = tokens[index].quantity
    if quantity is None:
        return False
    if (
        quantity.kind is Kind.DURATION
        and index + 1 < len(tokens)
        and tokens[index + 1].word in ("low", "high", "lows", "highs", "record", "peak")
    ):
        return True
    if quantity.kind not in (Kind.DATE, Kind.DURATION):
        return False
    begin = max(view.sentence.span.start, tokens[index].start - 60)
    end = quantity.span.start
    return _EXTREME.search(view.text[begin:end]) is not None


# Words that end like a superlative and are none.
_NO_SUPERLATIVE = (
    r"(?!(?:interest|invest|forest|latest|test|guest|request|arrest|protest|west|harvest|suggest|"
    r"contest|nearest|rest)\b)"
)
_EXTREME = pattern(
    rf"\b{_NO_SUPERLATIVE}(?:[a-z]{{3,}}est|worst|best|least|most \w+|record \w+|record|low|high)"
    r"(?:[- ][\w-]+)?(?: [\w-]+){0,3}?,? "
    r"(?:since(?: \w+ \w+ \w+ in)?|in(?: over| more than| nearly)?|for|seen since)\s*"
    r"(?:at least |the \w+ of |\w+ )?$"
)


def _frame(view: View, index: int) -> Frame | None:
    tokens = view.tokens
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    after = following.word if following is not None else ""
    if after in _RUN and after != "in":
        return Frame.COUNT
    if after == "in" and view.words(index + 2, index + 5) == ["a", "row"]:
        return Frame.COUNT
    noun = index + 1
    while (
        noun < len(tokens)
        and noun < index + 5
        and tokens[noun].tag in (Tag.NOUN, Tag.ADJECTIVE, Tag.NAME)
    ):
        noun += 1
    if noun > index + 1 and noun < len(tokens):
        word, rest = tokens[noun].word, view.words(noun, noun + 3)
        if word == "running" or rest == ["in", "a", "row"]:
            return Frame.COUNT
        if tokens[noun - 1].word in ("running",):
            return Frame.COUNT
        to_do = word == "to" and noun + 1 < len(tokens) and tokens[noun + 1].tag is Tag.VERB
        if token.word.endswith("first"):
            dated = word in ("since", "in", "for", "on", "of") and any(
                t.tag is Tag.TIME
                or (t.quantity is not None and t.quantity.kind is Kind.DURATION)
                or t.word == "record"
                for t in tokens[noun : noun + 7]
            )
            if to_do or dated or tokens[noun].tag is Tag.TIME:
                return Frame.RANK
        elif to_do:
            return Frame.RANK
    if (" " in token.word or "-" in token.word) and _SUPERLATIVE.search(token.word):
        return Frame.RANK
    written = view.text[token.end : token.end + 20]
    if _SUPERLATIVE.match(written):
        return Frame.RANK
    before = [t.word for t in tokens[max(0, index - 4) : index]]
    if after == "time" and "for" in before:
        return Frame.RANK
    if after in _PLACES and before[-1:] != ["to"]:
        return Frame.RANK
    if before[-1:] and before[-1] in _PLACED:
        return Frame.RANK
    if len(before) > 1 and before[-2] in _PLACED and before[-1] in ("in", "a", "the", "at", "as"):
        return Frame.RANK
    return None
