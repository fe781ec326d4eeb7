"""Headers that say more than a name: a period, a measure and a period, an entity."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from factgauge.reference.infer.entities import is_known
from factgauge.reference.infer.periods import PeriodForm, period_form, read_in
from factgauge.reference.infer.words import slug, words_of

_YEAR = r"(?:1[5-9]|20)\d\d"
_WITHIN = re.compile(rf"(?<![\dA-Za-z])({_YEAR})(?:[-_ ]?Q([1-4]))?(?![\d])")
_QUARTER = re.compile(rf"(?<![A-Za-z0-9])Q([1-4])[-_ ]?({_YEAR})(?!\d)")
_TWO_DIGITS = re.compile(r"(?<![\d])(\d\d)[_-](\d\d)$")
_LONG_RANGE = re.compile(rf"({_YEAR})\s?[-–_]\s?({_YEAR})")
_LEAST_KNOWN = Fraction(7, 10)


@dataclass(frozen=True, slots=True)
class Headed:
    """A column of values by its header: the period that it names, and what else."""

    column: str
    period: str  # as ISO 8601 has it
    rest: str  # the header without the period; "" where it is nothing else


@dataclass(frozen=True, slots=True)
class Across:
    """The columns whose headers name periods; `granularity` is that of all of them."""

    headed: tuple[Headed, ...]
    granularity: str
    fiscal: str | None = None

    @property
    def plain(self) -> bool:
        """Whether every header is a period as ISO 8601 has it, and nothing else."""
        return all(each.column == each.period for each in self.headed)


def periods_across(headers: tuple[str, ...]) -> Across | None:
    """Return the headers that are periods, or have one; `None` for fewer than two of a kind."""
    whole = [name for name in headers if period_form([name]) is not None]
    if len(whole) >= 2 and (form := period_form(whole)) is not None:
        read = {name: iso for name in whole if (iso := read_in(name, form)) is not None}
        if (
            not (form.bare_year and not all(1500 <= int(n) <= 2100 for n in read))
            and len(read) >= 2
        ):
            headed = tuple(Headed(name, iso, "") for name, iso in read.items())
            return Across(headed, form.granularity, form.fiscal)
    parts = [part for name in headers if (part := _part(name)) is not None]
    rests = Counter(slug(part.rest) for part in parts)
    if not any(count >= 2 for count in rests.values()):
        return None
    kinds = {_granularity(part.period) for part in parts}
    return Across(tuple(parts), kinds.pop() if len(kinds) == 1 else "range")


def _part(name: str) -> Headed | None:
    if match := _LONG_RANGE.search(name):
        return _without(name, match, f"{match[1]}/{match[2]}")
    if match := _QUARTER.search(name):
        return _without(name, match, f"{match[2]}-Q{match[1]}")
    if match := _WITHIN.search(name):
        return _without(name, match, f"{match[1]}-Q{match[2]}" if match[2] else match[1])
    if match := _TWO_DIGITS.search(name):
        first, last = (int(n) + (1900 if int(n) > 30 else 2000) for n in match.groups())
        if 0 < last - first <= 60:
            return _without(name, match, f"{first}/{last}")
    return None


def _without(name: str, match: re.Match[str], period: str) -> Headed | None:
    rest = f"{name[: match.start()]} {name[match.end() :]}"
    if _WITHIN.search(rest):
        return None  # "change from 2019 to 2023" is of neither
    rest = re.sub(r"\[YR\d*\]|\[\s*\]|\(\s*\)", "", rest).strip(" _-–,:.")
    rest = re.sub(r"\s{2,}|_\s+|\s+_", " ", rest)
    return Headed(name, period, rest)


def _granularity(period: str) -> str:
    if "/" in period:
        return "range"
    return "quarter" if "Q" in period else "year"


def entities_across(headers: tuple[str, ...]) -> str | None:
    """Return the scheme in which most headers of values name countries or states."""
    if len(headers) < 2:
        return None
    for scheme in ("us-state", "country"):
        known = sum(is_known(name, scheme) for name in headers if len(name) > 2)
        if known >= 2 and Fraction(known, len(headers)) >= _LEAST_KNOWN:
            return scheme
    return None


def same_words(headers: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that all headers have."""
    found = [words_of(name) for name in headers]
    return tuple(word for word in found[0] if all(word in words for words in found))


__all__ = ["Across", "Headed", "PeriodForm", "entities_across", "periods_across", "same_words"]
