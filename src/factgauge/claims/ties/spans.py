"""Words that join the ends of a stretch of time, and those that join a length to it."""

from __future__ import annotations

import re
from functools import cache

from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern

_WORD = pattern(r"[a-z][a-z’'-]*")
_MARKS = pattern(r"[;?!]")
_LAST_WORDS = 5  # between "ended" and the day itself
_FAR = 16  # words between the begin and the end of one thing
_LEAD_WORDS = 7
_FEW = 12
_ASIDE = 5  # words between a length and its stretch
_A_NOUN_OF = pattern(
    r"^[\s,;:(–—-]*(?:and |or |for |after |giving \w+ |making for |in )?"
    r"(?:a|an|his|her|its|their|the|that) (?:[a-z-]+ ){1,4}"
    r"(?:of|lasting|spanning|that (?:lasted|ran|took|went on for)|for) ?$"
)
_AN_ADJECTIVE = pattern(r"^[\s,;:(–—-]*(?:(?:after|for|in) )?(?:a|an|his|her|its|their|the) ?$")
_OVER_THOSE = pattern(
    r"^[\s.,;:(–—-]*(?:and )?(?:over|in|during|for|across|throughout) (?:those|these|the|that"
    r"|its|his"
    r"|her|their|all those)(?: full)?$"
)
_BEFORE_LENGTH = pattern(
    r"\b(?:every|each|first|last|next|within|another|aged|past|previous|final|per|of his|of her"
    r"|of its|of their|of a|additional|further|extra|opening|closing|only|half) ?$"
)
_NOUNS = 3
_CONNECTORS = frozenset({
    "from", "between", "which", "that", "ran", "lasted", "began", "started", "opened", "running",
    "lasting",
})  # fmt: skip
_CONNECTS = pattern(
    r",? ?\(?(?:(?:which|that) (?:began|started|ran|lasted|opened|broke out)|from|between|ran"
    r"|lasted"
    r"|began|started|opened|running|lasting)?(?: \w+){0,3} ?\(?$"
)
_EVENT_WORD = pattern(r"(?!(?:were|was|is|are|has|had|been|being)\b)[a-z-]*(?:[a-rt-z]|ss|is|us)$")


@cache
def _list(name: str) -> frozenset[str]:
    return words(table("en/time")[name])


def turned_words(lead: str, gap: str) -> bool:
    """Whether a verb of beginning stands before the first moment and one of ending before the last.

    `lead` is what stands before the first, `gap` what stands between the two.
    """
    if _MARKS.search(gap):
        return False
    clause = re.split(r"[.;:]\s", lead)[-1]
    begins = [w for w in _WORD.findall(clause)[-_LEAD_WORDS:] if w in _list("begins")]
    if not begins:
        return False
    between = _WORD.findall(gap)
    if not between or len(between) > _FAR or set(between) & _list("other_event"):
        return False
    ends = [at for at, word in enumerate(between) if word in _list("ends")]
    return bool(ends) and len(between) - ends[-1] <= _LAST_WORDS + 1


def after_stretch(gap: str, tail: str, *, middle: bool = False) -> bool:
    """Whether the words between a stretch and a length behind it bind the two.

    `tail` is what follows the length. `middle` is for a length between the two ends.
    """
    found = _WORD.findall(gap)
    if set(found) & _list("unbinding"):
        return False
    follows = _WORD.match(tail.lstrip())
    if follows is not None and follows[0] in _list("other_length"):
        return False
    if _lasting(found):
        return ";" not in gap or not middle
    if middle:
        return False
    if _OVER_THOSE.match(gap):
        return True
    if gap in ("(", "[", "–", "—", "-", ",", ":") or _A_NOUN_OF.match(gap):
        return True
    if _AN_ADJECTIVE.match(gap):
        return True
    return bool(gap) and len(found) <= _FEW and set(found) <= _list("joining")


def _lasting(found: list[str]) -> bool:
    """Whether the words end in a verb of lasting: "… . It ran for a total of"."""
    at = len(found)
    while at and found[at - 1] in _list("joining"):
        at -= 1
    return (bool(at) and found[at - 1] in _list("lasting")) or any(
        word in _list("lasting") for word in found[at:]
    )


def before_stretch(before: str, length: str, gap: str) -> bool:
    """Whether a length is that of the stretch which follows: "for 14 days, from 3 to 17 May"."""
    if _BEFORE_LENGTH.search(before) or _MARKS.search(gap):
        return False
    found = _WORD.findall(gap)
    if set(found) & _list("unbinding") or len(found) > _FEW:
        return False
    if found and found[0] in _list("other_length"):
        return False
    if "-" in length:  # "the 14-day strike, from", but not "ten-year bonds from"
        return _names_one_event(gap)
    lead = _WORD.findall(before)
    if _lasting(lead[-3:]) and len(found) <= _ASIDE:
        return True  # "spent 27 years in prison, from 1962 to 1990"
    if set(found) <= _list("joining"):
        return bool(set(lead[-_LEAD_WORDS:]) & (_list("lasting") | _list("joining"))) or (
            "(" in gap or before.endswith("(")
        )
    return False


def _names_one_event(gap: str) -> bool:
    """Whether "14-day" describes one thing that the stretch follows: "strike, which began on"."""
    nouns: list[str] = []
    rest = gap.strip()
    while rest:
        word = _WORD.match(rest)
        if word is None or word[0] in _CONNECTORS or not _EVENT_WORD.match(word[0]):
            break
        nouns.append(word[0])
        rest = rest[word.end() :].lstrip()
    return 0 < len(nouns) <= _NOUNS and _CONNECTS.match(rest) is not None
