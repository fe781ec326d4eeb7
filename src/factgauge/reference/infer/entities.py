"""Whom a column speaks of: the scheme in which its cells are codes or names, and who is unknown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from factgauge.lexicon.cities import city_ids
from factgauge.lexicon.countries import candidates, country_id
from factgauge.lexicon.groups import aggregate_id
from factgauge.lexicon.subdivisions import subdivision_id
from factgauge.reference.infer.sheet import Column
from factgauge.reference.infer.words import has_role, word_list, words_of

CODES = Fraction(8, 10)  # of the different cells that must be known, for a scheme of codes
NAMES = Fraction(6, 10)  # and for names of countries
_FEW = 3  # different cells below which a header must say what they are
_SAMPLE = 3000


@dataclass(frozen=True, slots=True)
class Scheme:
    """In which scheme a column's cells are written, and the cells that the scheme does not know."""

    name: str  # among the SCHEMES of the layout
    kind: str | None = None  # of names that nobody describes
    unknown: tuple[str, ...] = ()
    share: Fraction = Fraction(1)  # of the different cells that are known
    sure: bool = True
    why: str = ""

    @property
    def geographic(self) -> bool:
        """Whether the cells are codes or names that the lexicon knows."""
        return self.name != "name"

    @property
    def codes(self) -> bool:
        """Whether they are codes."""
        return self.name.startswith("iso3166") or self.name == "eurostat-geo"


def is_known(text: str, scheme: str) -> bool:
    """Return whether a scheme of the lexicon knows a code or name exactly."""
    if scheme == "us-state":
        return subdivision_id(text) is not None
    if country_id(text, scheme) is not None:
        return True
    return aggregate_id(text) is not None


def meaning(scheme: str) -> Callable[[str], str]:
    """Return what turns a cell of a scheme into the id that it means, or leaves it as it is."""

    @cache
    def id_of(text: str) -> str:
        if scheme == "us-state":
            return subdivision_id(text) or text
        return country_id(text, scheme) or aggregate_id(text) or text

    return id_of


def scheme_of(column: Column) -> Scheme | None:
    """Return the geographic scheme of a column's cells; `None` where there is none."""
    texts = [text.strip() for text in column.texts[:_SAMPLE]]
    words = words_of(column.name)
    if not texts:
        return None
    said = bool(set(words) & word_list("places", "codes"))
    if len(texts) < _FEW and not said and not has_role(words, "entity"):
        return None
    return _coded(texts, words, said=said) or _named(texts, words, said=said)


def _coded(texts: list[str], words: tuple[str, ...], *, said: bool) -> Scheme | None:
    if _share(re.fullmatch(r"[A-Za-z]{3}|OWID_[A-Z]{3}", text) for text in texts) >= CODES:
        scheme = _measured(texts, "iso3166-1-alpha-3")
        if scheme.share >= CODES or (said and scheme.share >= NAMES):
            return scheme
        return None
    if (
        _share(re.fullmatch(r"[A-Z]{2}|[a-z]{2}|[A-Z]{2}\d{2}(?:_\d{4})?", t) for t in texts)
        >= CODES
    ):
        return _two_letters(texts, words, said=said)
    if all(_REGION.fullmatch(text) for text in texts) and "geo" in words:
        return _regions(texts)
    numeric = all(re.fullmatch(r"\d{1,3}", text) for text in texts)
    if numeric and set(words) & {"numeric", "m49", "iso", "un"} and len(texts) >= _FEW:
        scheme = _measured(texts, "iso3166-1-numeric")
        return scheme if scheme.share >= CODES else None
    if (
        all(re.fullmatch(r"0?[1-9]|[1-7]\d", t) for t in texts)
        and "fips" in words
        and "state" in words
    ):
        return _measured(texts, "us-state")
    return None


# A country of Eurostat's, or a part of one (NUTS): "AT", "AT1", "AT130"; and its unions.
_REGION = re.compile(r"(?P<country>[A-Z]{2})(?P<part>[0-9A-Z]{0,3})|[A-Z]{2}\d{2}(?:_\d{4})?")


def _regions(texts: list[str]) -> Scheme | None:
    """Return Eurostat's scheme where the countries of nearly all regions are known."""
    scheme = _measured(texts, "eurostat-geo")
    known = _share(is_known(text[:2], "eurostat-geo") for text in texts)
    if known < CODES or scheme.share == 0:
        return None
    why = f"{len(texts)} codes of countries and their regions"
    return Scheme(scheme.name, "place", scheme.unknown, known, why=why)


def _two_letters(texts: list[str], words: tuple[str, ...], *, said: bool) -> Scheme | None:
    found = [_measured(texts, name) for name in ("iso3166-1-alpha-2", "eurostat-geo", "us-state")]
    country, eurostat, state = found
    if eurostat.share > country.share:
        country = eurostat
    if "state" in words or "states" in words or state.share > country.share:
        return state if state.share >= CODES else None
    if country.share < CODES or (len(texts) < 5 and not said):
        return None
    if state.share >= CODES and not said:
        why = f'"{texts[0]}" and all others are codes of countries and of US states'
        return Scheme(country.name, None, country.unknown, country.share, sure=False, why=why)
    return country


def _named(texts: list[str], words: tuple[str, ...], *, said: bool) -> Scheme | None:
    if all(not any(letter.isalpha() for letter in text) for text in texts[:50]):
        return None
    state = _measured(texts, "us-state")
    country = _measured(texts, "country")
    says_state = "state" in words or "states" in words
    enough = len(texts) >= _FEW or says_state
    if state.share >= CODES and (state.share > country.share or says_state) and enough:
        return state
    least = NAMES if said else CODES
    if country.share < least or (len(texts) < _FEW and not said):
        return None
    if len(texts) < _FEW and any(not is_known(text, "country") for text in texts):
        return None
    return country


def _measured(texts: list[str], scheme: str) -> Scheme:
    unknown = tuple(text for text in texts if not is_known(text, scheme))
    share = 1 - Fraction(len(unknown), len(texts))
    return Scheme(
        scheme, None, unknown, share, why=f"{len(texts) - len(unknown)} of {len(texts)} known"
    )


def _share(found: Iterable[object]) -> Fraction:
    seen = list(found)
    return Fraction(sum(bool(each) for each in seen), len(seen) or 1)


def kind_of(column: Column, context: tuple[str, ...] = ()) -> tuple[str, bool]:
    """Return of what kind the names of a column are, and whether its header says so.

    `context` are the words of the table's other headers.
    """
    words = words_of(column.name)
    if set(words) & word_list("places", "countries"):
        return "country", True
    for kind in ("organisation", "place", "person"):
        if has_role(words, kind):
            return kind, True
    texts = column.texts[:300]
    places = _share(city_ids(text) or subdivision_id(text) for text in texts)
    if places >= NAMES and len(texts) >= _FEW:
        return "place", False
    if set(context) & word_list("roles", "company_sign"):
        return "organisation", False
    if sum(text.casefold().endswith("county") for text in texts) * 2 > len(texts):
        return "place", False
    return "organisation", False


def meanings(text: str) -> tuple[str, ...]:
    """Return the ids that an unknown name could have, for a message; at most four."""
    from factgauge.reference.suggest import suggest

    several = candidates(text)
    if len(several) > 1:
        return several[:4]
    return tuple(f"{each.id} ({each.name})" for each in suggest(text))
