"""Names that are not the claim's: said beside it, or of a namesake."""

from __future__ import annotations

from factgauge.evidence.names import Named
from factgauge.lexicon.cities import city, city_ids
from factgauge.lexicon.pattern import pattern
from factgauge.lexicon.subdivisions import subdivision_id
from factgauge.model.claim import Claim
from factgauge.model.document import Document

_ASIDE = pattern(r"[,;] (?P<word>[\w’']+)|, (?:and|but|while|when|where) |; ")
# A tail that begins so says something of its own. "$5 million in 2018, in Germany" does not: its
# name says of what part the figure is.
_OF_ITS_OWN = frozenset({
    "and", "but", "while", "when", "where", "whereas", "which", "more", "less", "fewer", "almost",
    "nearly", "behind", "ahead", "above", "below", "right", "half", "a", "an", "the", "after",
    "before", "as", "because", "since", "twice", "far", "still", "well", "up", "down",
})  # fmt: skip


def aside_from(document: Document, claim: Claim) -> int | None:
    """Return where the words after a claim's figures only say something beside it, or `None`.

    "Germany's GDP was $4.46 trillion in 2023, and it overtook that of Japan."
    """
    if not claim.quantities:
        return None
    last = max(quantity.span.end for quantity in claim.quantities)
    end = document.sentences[claim.sentence].span.end
    found = _ASIDE.search(document.text, last, end)
    if found is None or found["word"] not in {None, *_OF_ITS_OWN}:
        return None
    return found.start()


_STATE = pattern(
    r"\b(?:[Gg]overnor|(?:U\.?S\.?|American) state|[Ss]tate of|statehouse|legislature)\b"
)
_NAME = pattern(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*")


def is_namesake(document: Document, named: Named) -> bool:
    """Whether a country's name is more likely that of an American state: Georgia beside Atlanta.

    Only a name that is both asks for it; then another state, a large American city or a governor
    anywhere in the text is enough.
    """
    text = document.text
    both = {span.of(text) for span in named.spans if subdivision_id(span.of(text)) is not None}
    if not both:
        return False
    if _STATE.search(text):
        return True
    others = {match.group() for match in _NAME.finditer(text)} - both
    return any(subdivision_id(name) is not None or _american(name) for name in others)


def _american(name: str) -> bool:
    found = city_ids(name)
    return bool(found) and city(found[0]).country == "USA"
