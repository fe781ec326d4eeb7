"""The figures behind a word of change: "rose by 5 percent to $3 million from $2.86 million".

The words are walked from left to right: a preposition opens a role and the next figure fills it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from factgauge.claims.brackets import interval_end, opens_interval
from factgauge.claims.phrases import phrase_starting
from factgauge.claims.tagging import Tag
from factgauge.claims.tokens import View
from factgauge.claims.triggers import Trigger, carriers
from factgauge.lexicon.load import table, words
from factgauge.model.claim import Direction, Period
from factgauge.model.quantity import Kind, Quantity
from factgauge.model.span import Span

DIFFERENCE = frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINT, Kind.MULTIPLE, Kind.RATIO})
_AGAINST = frozenset({"against", "versus", "vs", "vs."})


_NO_DIFFERENCE = ("below ", "above ", "under ", "over ", "beyond ", "one ")
_SETS_ASIDE = frozenset({"with", "including", "excluding", "despite", "after", "before", "while"})
_LOSS = ("a loss of", "loss of")


@cache
def _known(name: str) -> frozenset[str]:
    return words(table("en/arguments")[name])


@cache
def _causing() -> frozenset[str]:
    """Return the verbs whose object is what changes, "raised its price to $5"."""
    return frozenset(word.replace("_", " ") for word in _known("causing"))


@dataclass(slots=True)
class Change:
    """A change while its parts are gathered; it covers the tokens from `first` to before `last`."""

    trigger: Trigger
    by: list[Quantity] = field(default_factory=list)
    start: list[Quantity] = field(default_factory=list)
    end: list[Quantity] = field(default_factory=list)
    base: Period | None = None
    measurand: Span | None = None
    first: int = 0
    last: int = 0

    def put(self, role: str, quantity: Quantity, index: int) -> None:
        """Give a figure its role."""
        getattr(self, role).append(quantity)
        self.first = min(self.first, index)
        self.last = max(self.last, index + 1)

    @property
    def figures(self) -> list[Quantity]:
        """Every figure that has joined."""
        return [*self.start, *self.end, *self.by]


def walk(view: View, trigger: Trigger, stop: int, taken: set[int]) -> list[Change]:
    """Return the changes whose figures stand behind a trigger: one, or more where "and" joins."""
    tokens = view.tokens
    current = Change(trigger, first=trigger.index, last=trigger.after)
    found = [current]
    own = tokens[trigger.index]
    if own.quantity is not None:  # "doubled" is trigger and figure in one
        current.put("by", own.quantity, trigger.index)
        taken.add(trigger.index)
    role: str | None = "by" if trigger.part != "noun" and own.quantity is None else None
    if trigger.word in carriers():
        role = None
    direct = role is not None
    last_role: str | None = None
    joined = False  # an "and" since the last figure
    phrase: int | None = None  # where a noun phrase began since the last "and"
    index = trigger.after
    while index < stop:
        token = tokens[index]
        tag = token.tag
        if tag is Tag.FIGURE and token.quantity is not None:
            quantity = token.quantity
            if opens_interval(view, index):
                break
            if (
                role is None
                and last_role is not None
                and index not in taken
                and _adds(view, current, index, last_role)
            ):
                lost = quantity.surface.lower().startswith(_LOSS)
                current.put("by" if lost else last_role, quantity, index)
                taken.add(index)
            elif (
                role is None
                and joined
                and last_role is not None
                and current.figures
                and (
                    index not in taken
                    and (quantity.kind is current.figures[-1].kind or _bare(quantity, current))
                )
            ):
                current = _another(view, trigger, phrase, found)
                current.put(last_role, quantity, index)
                taken.add(index)
            elif (
                role is not None
                and index not in taken
                and _fits(view, current, role, index, direct)
            ):
                if getattr(current, role):
                    if not joined:
                        break
                    current = _another(view, trigger, phrase, found)
                current.put(role, quantity, index)
                taken.add(index)
                last_role = role
            elif quantity.kind is Kind.DURATION and role is not None:
                index += 1
                continue  # "cut its five-year plan by 37 percent"
            elif (role is None and not current.figures and trigger.part == "noun") or direct:
                break
            role, direct, joined, phrase = None, False, False, None
        elif tag is Tag.TIME:
            if last_role == "start" and token.period is not None and current.base is None:
                current.base = token.period.period
        elif tag is Tag.TO:
            if not (
                role == "by" and trigger.part == "noun" and tokens[index - 1].word == "amounted"
            ):
                role, direct = _to(view, index), False
        elif token.word in _SETS_ASIDE and tokens[index - 1].tag is Tag.COMMA:
            break  # "rose to 1,450, with 3,200 injured"
        elif tag is Tag.PREPOSITION:
            role, direct = _role_of(view, index, trigger, current, role), False
        elif tag is Tag.CONJUNCTION:
            joined, phrase = token.word in ("and", "&", "but"), index + 1
            role = None if token.word == "and" or current.figures else role
        elif tag in (Tag.COMMA, Tag.DASH):
            following = tokens[index + 1] if index + 1 < stop else None
            if following is not None and following.word in ("compared", *_AGAINST, "or", "and"):
                pass
            elif (
                direct
                and following is not None
                and following.tag is not Tag.TIME
                and (_aside_end(view, index) is not None)
            ):
                index = (_aside_end(view, index) or index) + 1  # "rose, said X, by 5 percent"
                continue
            joined = joined or bool(current.figures)
            phrase = index + 1
            if not (direct and not current.figures) or (
                following is not None and following.tag is Tag.FIGURE
            ):
                role = None
        elif tag is Tag.OPEN and (closing := interval_end(view, index)) is not None:
            index = closing
        elif tag in (Tag.OPEN, Tag.CLOSE):
            role = None
        elif tag is Tag.STOP or (tag is Tag.SUBORDINATOR and token.word not in ("that",)):
            break
        elif tag in (Tag.VERB, Tag.PARTICIPLE, Tag.AUXILIARY, Tag.MODAL):
            if token.word in _known("transparent"):
                pass
            elif token.word in _known("arrives") and _arrives(view, index, trigger, current):
                role, direct = "end", False
            elif trigger.part == "noun" and not current.by and _amounts_to(view, index):
                role, direct = "by", False  # "the fall in sales amounted to 5 percent"
            elif (later := _later_ends(view, index, stop, current)) is not None:
                index = later
                role, direct = None, False
                continue
            else:
                break
        elif tag is Tag.RANK and token.quantity is not None and role in ("start", "end"):
            if getattr(current, role):
                break
            current.put(role, token.quantity, index)
            taken.add(index)
            role, last_role = None, role
        elif tag is Tag.PRONOUN or tag is Tag.RANK:
            object_only = tag is Tag.PRONOUN and index == trigger.after  # "lift it by 25bp"
            if not current.figures and direct and not object_only:
                break
        elif (
            tag in (Tag.NOUN, Tag.NAME)
            and direct
            and trigger.part == "verb"
            and not carries(view, trigger, index)
        ):
            role, direct = None, False
        index += 1
    return found


def _bare(quantity: Quantity, change: Change) -> bool:
    """Whether a bare number repeats the unit of the change before: "burglary 35, theft 57"."""
    return Kind.NUMBER in (quantity.kind, change.figures[-1].kind)


def _another(view: View, trigger: Trigger, phrase: int | None, found: list[Change]) -> Change:
    """Begin the change that "and" joins: "exports rose 5 percent and imports 7"."""
    change = Change(trigger, first=phrase or trigger.index, last=trigger.after)
    if phrase is not None:
        change.measurand = phrase_starting(view, phrase)
    found.append(change)
    return change


def _amounts_to(view: View, index: int) -> bool:
    """Whether a verb says how large the change that is its subject was."""
    tokens = view.tokens
    if tokens[index].word not in _known("amounts"):
        return False
    at = index + 1
    while at < len(tokens) and (
        tokens[at].tag in (Tag.ADVERB, Tag.TO, Tag.DETERMINER, Tag.ADJECTIVE, Tag.AUXILIARY)
        or tokens[at].word == "at"
    ):
        at += 1
    quantity = tokens[at].quantity if at < len(tokens) and tokens[at].tag is Tag.FIGURE else None
    return quantity is not None and quantity.kind in DIFFERENCE


_NO_END = frozenset({
    "due", "according", "close", "thanks", "owing", "relative", "prior", "equivalent", "equal",
    "corresponding", "amounting", "attributed", "related",
})  # fmt: skip


def _to(view: View, index: int) -> str | None:
    following = view.tokens[index + 1] if index + 1 < len(view.tokens) else None
    before = view.tokens[index - 1].word if index else ""
    if before in _NO_END:
        return None
    if before == "compared":
        return "start"
    if following is not None and following.tag is Tag.VERB:
        return "end" if following.word in _known("arrives") else None
    return "end"


def _role_of(
    view: View, index: int, trigger: Trigger, change: Change, role: str | None
) -> str | None:
    tokens = view.tokens
    word = tokens[index].word
    if word == "at" and role == "by" and trigger.part != "adverb":
        return role
    if word == "at" and trigger.part == "verb" and not change.by and _a_rate_of(view, index):
        return "by"  # "grew at an annual rate of 5.1%"
    if word == "by":
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        return None if following is not None and following.tag is Tag.TIME else "by"
    if word == "from":
        return "start"
    if word in ("at", "on") and (
        role == "end"
        or (trigger.part == "adverb" and word == "at" and not change.end)
        or (trigger.direction is Direction.FLAT and word == "at")
    ):
        return "end"
    if word == "compared" or word in _AGAINST:
        return "start"
    if word in ("with", "than") and index and tokens[index - 1].word == "compared":
        return "start"
    if word == "of":
        paced = role == "by" and tokens[index - 1].word in ("rate", "pace", "speed", "clip")
        if role in ("start", "end") or paced:
            return role  # "to a record of $5m"
        if trigger.part == "noun" and not change.by:
            return "by"
        return None
    if word in ("about", "around", "over", "under", "between", "below", "above", "near", "some"):
        return role
    return None


def _a_rate_of(view: View, index: int) -> bool:
    following = view.words(index + 1, index + 6)
    return any(word in ("rate", "pace", "speed", "clip") for word in following)


def _adds(view: View, change: Change, index: int, role: str) -> bool:
    """Whether a figure is a second expression of the one before: "$1.2 million, or 30%"."""
    tokens = view.tokens
    quantity = tokens[index].quantity
    if quantity is not None and quantity.surface.lower().startswith(_LOSS):
        return not change.by  # "shrunk to 1,204, a loss of 61"
    last = getattr(change, role)[-1] if getattr(change, role) else None
    if last is None or quantity is None or role != "by":
        return False
    back = view.before(index, (Tag.ADVERB, Tag.DETERMINER))
    following = tokens[index + 1].word if index + 1 < len(tokens) else ""
    if quantity.kind is Kind.RATIO and following == "of":
        return False
    or_joined = tokens[back].word == "or"
    bracket = tokens[back].tag is Tag.OPEN
    return (or_joined or bracket) and (quantity.kind, quantity.unit) != (last.kind, last.unit)


def _fits(view: View, change: Change, role: str, index: int, direct: bool) -> bool:
    quantity = view.tokens[index].quantity
    if quantity is None:
        return False
    if role == "by":
        if direct and quantity.surface.lower().startswith(_NO_DIFFERENCE):
            return False  # "dipped below 375,000" passes a mark and does not say by how much
        if (
            direct
            and change.trigger.word in _known("objects")
            and quantity.kind is not Kind.PERCENTAGE_POINT
        ):
            following = view.tokens[index + 1].word if index + 1 < len(view.tokens) else ""
            if quantity.kind not in DIFFERENCE or following == "of":
                return False
        if direct and quantity.kind is Kind.COUNT and quantity.counted == "times":
            return False
        if (
            direct
            and quantity.kind is Kind.DURATION
            and change.trigger.word
            not in (
                "up",
                "down",
                "lengthened",
                "shortened",
                "fell",
                "rose",
                "increased",
                "decreased",
                "extended",
                "cut",
            )
        ):
            return False
        if direct and quantity.kind is Kind.RATIO and change.trigger.word in ("lost", "lose"):
            return quantity.stated_low == quantity.stated_high
        return not (
            quantity.kind is Kind.MULTIPLE and not direct and view.tokens[index - 1].word != "by"
        )
    if role == "end" and change.start and change.start[0].kind is Kind.MONEY:
        return quantity.kind in (Kind.MONEY, Kind.NUMBER) and quantity.rule != "number words"
    return not (quantity.kind in (Kind.MULTIPLE, Kind.PERCENTAGE_POINT) and role == "end")


def _arrives(view: View, index: int, trigger: Trigger, change: Change) -> bool:
    """Whether a verb says where the change ended: "rose 5 percent and reached $3 million"."""
    tokens = view.tokens
    word = tokens[index].word
    before = tokens[index - 1]
    if change.end:
        return False
    if trigger.part == "adverb" and trigger.index <= 1 and change.by:
        return True  # "Down 56 percent, trade stood at $34 million"
    if before.tag in (Tag.CONJUNCTION, Tag.COMMA, Tag.TO):
        return word not in ("is", "was")
    return (
        trigger.part == "noun"
        and bool(change.by)
        and word in ("brought", "took", "takes", "brings", "lifted", "pushed", "sent", "left")
    )


def _later_ends(view: View, index: int, stop: int, change: Change) -> int | None:
    """Return where ", from 94 to 169" begins behind another verb, for a change without ends."""
    if change.start or change.end:
        return None
    tokens = view.tokens
    opens = "from" if change.figures else "by"
    for at in range(index + 1, min(stop - 1, index + 14)):
        if tokens[at].tag in (Tag.STOP, Tag.FIGURE, Tag.SUBORDINATOR):
            return None
        if tokens[at].tag is Tag.COMMA and tokens[at + 1].word == opens:
            return at + 1
    return None


def carries(view: View, trigger: Trigger, index: int) -> bool:
    """Whether the noun behind a verb is its object, with the figure still to come."""
    return trigger.word in carriers() or trigger.word in _causing()


def _aside_end(view: View, comma: int) -> int | None:
    """Return the comma that closes the words put in after a verb, if it is near."""
    for index in range(comma + 1, min(comma + 9, len(view.tokens))):
        tag = view.tokens[index].tag
        if tag is Tag.COMMA:
            return index
        if tag in (Tag.FIGURE, Tag.STOP):
            return None
    return None
