"""Word classes: enough of them to tell a subject from a verb and a verb from a noun.

Closed classes come from `lexicon/en/grammar.toml`, verbs from `lexicon/en/verbs.toml`; what may be
noun and verb alike ("rise", "cuts") is decided by its neighbours.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from factgauge.lexicon.load import table, words


class Tag(StrEnum):
    """The class of a token."""

    FIGURE = "figure"  # an amount
    RANK = "rank"
    TIME = "time"  # a period or a date
    NOUN = "noun"
    NAME = "name"
    ADJECTIVE = "adjective"
    DETERMINER = "determiner"
    POSSESSIVE = "possessive"  # the 's of "Russia's"
    PRONOUN = "pronoun"
    VERB = "verb"
    PARTICIPLE = "participle"  # "falling": no verb of its own
    AUXILIARY = "auxiliary"
    MODAL = "modal"
    NEGATION = "negation"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    TO = "to"
    CONJUNCTION = "conjunction"
    SUBORDINATOR = "subordinator"
    COMMA = "comma"
    OPEN = "open"  # an opening bracket
    CLOSE = "close"
    DASH = "dash"
    QUOTE = "quote"
    STOP = "stop"  # ; : and full stops inside


_CLOSED = (
    ("determiner", Tag.DETERMINER),
    ("preposition", Tag.PREPOSITION),
    ("conjunction", Tag.CONJUNCTION),
    ("subordinator", Tag.SUBORDINATOR),
    ("pronoun", Tag.PRONOUN),
    ("auxiliary", Tag.AUXILIARY),
    ("modal", Tag.MODAL),
    ("negation", Tag.NEGATION),
    ("adverb", Tag.ADVERB),
    ("adjective", Tag.ADJECTIVE),
)


@cache
def closed() -> dict[str, Tag]:
    """Return the words of the closed classes, the first class that lists one winning."""
    data = table("en/grammar")
    found: dict[str, Tag] = {}
    for name, tag in _CLOSED:
        for word in data[name].split():
            found.setdefault(word, tag)
    return found


@cache
def _irregular() -> tuple[dict[str, str], frozenset[str]]:
    forms: dict[str, str] = {}
    for row in table("en/verbs")["irregular"].replace("\n", " ").split(","):
        base, past, participle = row.split()
        for form in (past, participle):
            forms.setdefault(form, base)
    return forms, frozenset(forms)


@cache
def _bases() -> frozenset[str]:
    data = table("en/verbs")
    irregular = (row.split()[0] for row in data["irregular"].replace("\n", " ").split(","))
    return words(data["base"]) | frozenset(irregular)


def verb_base(word: str) -> str | None:
    """Return the base of a verb's form, `None` for a word that is no form of a known verb."""
    bases = _bases()
    if word in bases:
        return word
    forms, _ = _irregular()
    if word in forms:
        return forms[word]
    if word.endswith("ies") and word[:-3] + "y" in bases:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith("ss"):
        if word[:-1] in bases:
            return word[:-1]
        if word.endswith("es") and word[:-2] in bases:
            return word[:-2]
        return None
    if word.endswith("ing") and len(word) > 5:
        return _stem(word[:-3], bases)
    if word.endswith("ed") and len(word) > 4:
        if word.endswith("ied") and word[:-3] + "y" in bases:
            return word[:-3] + "y"
        return _stem(word[:-2], bases)
    return None


def _stem(stem: str, bases: frozenset[str]) -> str | None:
    if stem in bases:
        return stem
    if stem + "e" in bases:
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in bases:
        return stem[:-1]
    return None


def is_ambiguous(word: str) -> bool:
    """Whether a verb's form is a noun's too, as far as its ending tells: "trade", "cuts"."""
    return (word in _bases() and word not in _irregular()[1]) or (
        word.endswith("s") and not word.endswith("ss")
    )


_NOUN_BEFORE = frozenset({
    Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.PREPOSITION,
})  # fmt: skip
_VERB_BEFORE = frozenset({Tag.MODAL, Tag.TO, Tag.NEGATION, Tag.PRONOUN, Tag.AUXILIARY})
_VERB_AFTER = frozenset({
    Tag.FIGURE, Tag.DETERMINER, Tag.ADVERB, Tag.PREPOSITION, Tag.TO, Tag.TIME, Tag.PRONOUN,
    Tag.RANK, Tag.SUBORDINATOR, Tag.NEGATION,
})  # fmt: skip


_OBJECT = frozenset({Tag.FIGURE, Tag.DETERMINER, Tag.PRONOUN, Tag.SUBORDINATOR})
_SUBJECT_ENDS = frozenset({
    Tag.NOUN, Tag.NAME, Tag.SUBORDINATOR, Tag.ADVERB, Tag.CLOSE, Tag.COMMA, Tag.TIME,
    Tag.CONJUNCTION,
})  # fmt: skip


@cache
def _change_nouns() -> frozenset[str]:
    data = table("en/change")
    return words(" ".join(row["nouns"] for row in data.values())) | words(
        table("en/share")["nouns"]
    )


def classify(
    word: str, written: str, before: Tag | None, after: Tag | None, *, verb_seen: bool
) -> Tag:
    """Return the class of a word, lower case in `word`, between the classes of its neighbours.

    `after` is `None` where the next word's class is open or there is no next word; `verb_seen`
    says that the clause already has a finite verb.
    """
    fixed = closed().get(word)
    if fixed is not None:
        if fixed is Tag.ADVERB or written.islower() or before is None:
            return fixed
        if fixed in (Tag.ADJECTIVE, Tag.MODAL) and written[0].isupper():
            return Tag.NAME
        return fixed
    if written[0].isupper() and before is not None:
        return Tag.NAME
    if word.endswith("ly") and len(word) > 4:
        return Tag.ADVERB
    base = verb_base(word)
    if base is None:
        if word.endswith("ed") and len(word) > 4 and after in (Tag.FIGURE, Tag.DETERMINER):
            return Tag.VERB
        return Tag.NOUN
    if word.endswith("ing") and base != word:
        return (
            Tag.VERB
            if before is Tag.AUXILIARY
            else Tag.NOUN
            if before in (Tag.DETERMINER, Tag.POSSESSIVE)
            else Tag.PARTICIPLE
        )
    if before in _NOUN_BEFORE:
        if word.endswith("ed") or word in _irregular()[1]:
            return Tag.VERB if before is Tag.ADJECTIVE and after in _VERB_AFTER else Tag.ADJECTIVE
        return Tag.NOUN
    if before in _VERB_BEFORE:
        return Tag.VERB
    plural = words(table("en/grammar")["plural"])
    if word in plural and (after not in _OBJECT or before is Tag.CONJUNCTION):
        return Tag.NOUN  # "exports to Russia were", but "exports 5 tons"
    if verb_seen and (word == base or word.endswith("s")) and after is not Tag.FIGURE:
        return Tag.NOUN  # "lift visitor numbers to": the clause has its verb
    if word == base:  # "sales rise 5 percent", but "the price rise"
        if before in (Tag.NOUN, Tag.NAME, Tag.CONJUNCTION) and after in _VERB_AFTER:
            return Tag.VERB
        if before is Tag.FIGURE and after in _VERB_AFTER and word not in _change_nouns():
            return Tag.VERB  # "62 percent say that", but "a 5 percent rise in"
        past = word in _irregular()[1]
        return Tag.VERB if past and before is not Tag.FIGURE else Tag.NOUN
    if word.endswith("s"):
        return Tag.VERB if before in _SUBJECT_ENDS and after in _VERB_AFTER else Tag.NOUN
    return Tag.VERB
