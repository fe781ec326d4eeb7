"""The word "one": a number before a unit, a counted noun or in "one in five"; mostly a pronoun."""

from __future__ import annotations

import re
from fractions import Fraction

from factgauge.lexicon.pattern import pattern
from factgauge.model.quantity import Kind
from factgauge.quantities.attach import attach_unit
from factgauge.quantities.calendar import Reading
from factgauge.quantities.counted import read_plural
from factgauge.quantities.draft import Draft
from factgauge.quantities.proportions import fraction_after

_ONE_BEFORE = pattern(
    r"\b(?:no|any|every|each|the|this|that|which|some|another|only|such|last|next|"
    r"first|second|third|latest|new|big|good|bad|single|single|old|right|wrong|"
    r"number|day|other|square|level|chapter|phase|type|season|world war|formula|"
    r"grade|tier|year|part|page|step|for|air force)[- ]$",
    re.IGNORECASE,
)
_TO_ONE = pattern(
    r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred|"
    r"thousand)|\d)(?: to |-to-)$",
    re.IGNORECASE,
)
_ONE_AFTER_NOT = pattern(
    r"[ \u00a0](?:of|another|by one|day|night|morning|evening|time|thing|way|hand|"
    r"side|can|could|should|must|may|might|would|will|is|was|has|had|such|more|"
    r"who|that|which|or|and|to do|does|did|sees|needs|gets|wonders|never|always|"
    r"might|point|reason|example|such|stage|place|minute)\b|[-]|[.,;:?!)]|$|['’]"
)
_ONE_DURATION_OK = pattern(
    r"\b(?:for|in|within|least|than|about|only|just|every|after|by|lasted|lasting|"
    r"last|under|over|nearly|almost|exactly|up to|or|to|and|another|some|every|"
    r"plus|-|took|takes|of|from) $",
    re.IGNORECASE,
)


def after_to(text: str, start: int) -> bool:
    """Whether a number and "to" stand before a "one" at `start`: "three to one"."""
    return _TO_ONE.search(text, max(0, start - 16), start) is not None


def read_one(text: str, start: int, end: int) -> Reading | None:
    """Read "one": a number before a unit, a counted noun or in "one in five", mostly a pronoun."""
    draft = Draft(start, end, Fraction(1), "one")
    draft.words = True
    if fraction_after(text, draft):
        return draft
    following = text[end : end + 14]
    if re.match(
        r"[ \u00a0](?:in|out of) (?:every )?(?:\d|two|three|four|five|six|seven|eight|"
        r"nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|a hundred)",
        text[end : end + 24],
    ):
        return draft
    if re.match(
        r"[ \u00a0](?:to|or|and) (?:\d|two|three|four|five|six|one|a half)", following
    ) and not re.match(r" (?:to|and) one", following):
        return draft
    if following.startswith("-") and not re.match(
        r"-(?:time|way|off|on|to|sided|man|woman|stop|size|in|of|shot|party|up|hit|"
        r"third|half|person|state|child|liner|horse|eyed|armed|legged|piece|handed|"
        r"night|dimensional|nil)\b",
        following,
    ):
        attach_unit(text, draft)
        return draft if not draft.bare else None
    if after_to(text, start):
        return draft
    if _ONE_BEFORE.search(text, max(0, start - 12), start) and not re.search(
        r"\b(?:for|only) $", text[max(0, start - 5) : start], re.IGNORECASE
    ):
        return None
    attach = Draft(start, end, Fraction(1), "one")
    attach.words = True
    attach_unit(text, attach)
    if attach.unit is not None and attach.kind is not Kind.COUNT:
        if (
            attach.kind is Kind.DURATION
            and not re.match(
                r" (?:after|before|later|earlier|ago)\b", text[attach.end : attach.end + 9]
            )
            and not _ONE_DURATION_OK.search(text, max(0, start - 10), start)
        ):
            return None
        return attach
    if _ONE_AFTER_NOT.match(text, end):
        return None
    if attach.counted is None or (
        read_plural(text, end) is not None and attach.counted.endswith("s")
    ):
        return None
    return attach
