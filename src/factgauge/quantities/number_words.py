"""Numbers in words.

"Two and a half million", "twelve hundred", "a dozen", "three quarters", "tens of thousands".
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from factgauge.lexicon.load import table
from factgauge.lexicon.pattern import pattern


class WordNumber(NamedTuple):
    """A number in words at [start, end).

    `kind` is "number", "fraction" (of something), "vague" (a lower bound) or "couple" (about two).
    """

    start: int
    end: int
    value: Fraction
    resolution: Fraction
    kind: str
    rule: str
    magnitude: Fraction | None  # the scale word at its end, which a range may share


class _Tables(NamedTuple):
    units: dict[str, int]
    magnitudes: dict[str, int]
    fractions: dict[str, Fraction]
    vague: dict[str, int]


@cache
def _tables() -> _Tables:
    numerals = table("en/numerals")
    return _Tables(
        dict(numerals["units"]),
        dict(numerals["magnitudes"]),
        {word: Fraction(value) for word, value in numerals["fractions"].items()},
        dict(numerals["vague"]),
    )


_WORD = pattern(r"[A-Za-z]+")
_JOIN = pattern(r"(?:[ \u00a0\n]+|-)")
_AND_HALF = pattern(
    r"(?:\s|-)and(?:\s|-)(?:(a|one)(?:\s|-)(half|quarter|third)|(three)(?:\s|"
    r"-)(quarters?)|(two)(?:\s|-)(thirds))\b",
    re.IGNORECASE,
)
_POINT = pattern(
    r"\s+point((?:\s+(?:zero|nought|oh|one|two|three|four|five|six|seven|eight|" r"nine)\b)+)",
    re.IGNORECASE,
)
_SCORE = pattern(r"\s+score\b(?! (?:of \d|to))")
_COMMA = pattern(
    r",\s+(?=(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"[a-z]+teen|[a-z]+ty)(?:-[a-z]+)? (?:hundred|thousand)\b)"
)
_BEFORE = pattern(
    r"\b(a|an|one|several|a few|a couple of|couple of|few|some|many|half a|a good|" r"the)[\s-]+$",
    re.IGNORECASE,
)
_OF_MAGNITUDE = pattern(
    r"\s+(?:upon|of)\s+(thousands|millions|billions|trillions|lakhs|crores|" r"hundreds)\b",
    re.IGNORECASE,
)
_HALF_OF = pattern(
    r"(?:\s|-)(?:(?:of\s+)?an?|(?:of\s+)?one)(?:\s|-)(hundred|dozen|thousand|"
    r"million|billion|trillion|lakh|crore)\b|(?:\s|-)(million|billion|trillion|"
    r"dozen)\b",
    re.IGNORECASE,
)


def _next(text: str, at: int) -> tuple[str, int, int] | None:
    """Return the word after one space or hyphen at `at`: (lower case, start, end)."""
    gap = _JOIN.match(text, at)
    if gap is None:
        return None
    word = _WORD.match(text, gap.end())
    if word is None or text[word.end() : word.end() + 1] == "'":
        return None
    return word[0].lower(), word.start(), word.end()


def read_cardinal(text: str, start: int, end: int) -> WordNumber | None:
    """Read the cardinal that begins with the number word at [start, end)."""
    tables = _tables()
    word = text[start:end].lower()
    total = current = 0
    last_magnitude: int | None = None
    if word in tables.units:
        current = tables.units[word]
    elif word in tables.magnitudes:
        current = tables.magnitudes[word]
        last_magnitude = current
        if current >= 1000:
            total, current = current, 0
    else:
        return None
    at, previous = end, word
    while True:
        following = _next(text, at)
        if (
            following is None
            and total
            and last_magnitude is not None
            and last_magnitude >= 1000
            and (comma := _COMMA.match(text, at))
        ):
            inner = _WORD.match(text, comma.end())
            following = None if inner is None else (inner[0].lower(), inner.start(), inner.end())
        if following is None:
            break
        word, _word_start, word_end = following
        if word == "and" and (current >= 100 or total) and previous != "and" and text[at] == " ":
            after = _next(text, word_end)
            if (
                after is None
                or after[0] not in tables.units
                or (after[0] == "one" and _is_half(text, after[2]))
            ):
                break
            if not _may_follow(current, total, tables.units[after[0]]):
                break
            at, previous = word_end, "and"
            continue
        if word in tables.units:
            value = tables.units[word]
            if not _may_follow(current, total, value):
                break
            current += value
            last_magnitude = None
        elif word in tables.magnitudes:
            magnitude = tables.magnitudes[word]
            if word == "dozen" and current + total > 99:
                break
            if current == 0 and total and magnitude >= 1000:
                total *= magnitude
            elif magnitude == 100:
                if not 0 < current < 100:
                    break
                current *= 100
            else:
                if current == 0:
                    break
                total += current * magnitude
                current = 0
            last_magnitude = magnitude
        else:
            break
        at, previous = word_end, word
    amount = Fraction(total + current)
    resolution = Fraction(1)
    point = _POINT.match(text, at) if last_magnitude is None else None
    if point is not None:
        digits = [tables.units.get(word) for word in point[1].lower().split()]
        if all(digit is not None and digit < 10 for digit in digits):
            decimals = "".join(str(digit) for digit in digits)
            amount += Fraction(int(decimals), 10 ** len(decimals))
            resolution = Fraction(1, 10 ** len(decimals))
            at = point.end()
            following = _next(text, at)
            if (
                following is not None
                and following[0] in tables.magnitudes
                and following[0] != "dozen"
            ):
                last_magnitude = tables.magnitudes[following[0]]
                return WordNumber(
                    start,
                    following[2],
                    amount * last_magnitude,
                    resolution * last_magnitude,
                    "number",
                    "number words",
                    Fraction(last_magnitude),
                )
            return WordNumber(start, at, amount, resolution, "number", "number words", None)
    score = _SCORE.match(text, at) if last_magnitude is None and 1 < amount < 20 else None
    if score is not None:
        return WordNumber(
            start, score.end(), amount * 20, resolution, "number", "number words", None
        )
    half = _AND_HALF.match(text, at)
    if half is not None:
        part = _and_part(half)
        at = half.end()
        amount += part * (last_magnitude or 1)
        resolution = Fraction(last_magnitude or 1) / 10
        following = _next(text, at)
        if following is not None and following[0] in tables.magnitudes and last_magnitude is None:
            last_magnitude = tables.magnitudes[following[0]]
            amount *= last_magnitude
            resolution = Fraction(last_magnitude) / 10
            at = following[2]
    elif last_magnitude is not None:
        resolution = Fraction(last_magnitude)
    return WordNumber(
        start,
        at,
        amount,
        resolution,
        "number",
        "number words",
        Fraction(last_magnitude) if last_magnitude else None,
    )


def _may_follow(current: int, total: int, value: int) -> bool:
    """Whether a unit word adds to what is read: "twenty" + "five", "hundred" + "and five"."""
    if current == 0:
        return bool(total)
    if current % 100 == 0 and current >= 100:
        return True
    return current % 10 == 0 and 20 <= current % 100 <= 90 and 0 < value < 10


def _is_half(text: str, at: int) -> bool:
    following = _next(text, at)
    return following is not None and following[0] in ("half", "quarter", "third")


def _and_part(found: re.Match[str]) -> Fraction:
    if found[2]:
        return _tables().fractions[found[2].lower()]
    return Fraction(3, 4) if found[3] else Fraction(2, 3)


def with_article(text: str, number: WordNumber) -> WordNumber:
    """Take "a", "several", "a few", "a couple of" before a magnitude into the number."""
    before = _BEFORE.search(text, max(0, number.start - 14), number.start)
    if before is None:
        return number
    word = " ".join(before[1].lower().split())
    start = before.start(1)
    if word in ("a", "an", "one", "a good"):
        return number._replace(start=start)
    if word == "half a":
        return number._replace(start=start, value=number.value / 2, resolution=number.value / 10)
    if word in ("several", "a few", "few"):
        return number._replace(
            start=start, value=number.value * 2, kind="vague", rule="vague number"
        )
    if word in ("a couple of", "couple of"):
        return number._replace(start=start, value=number.value * 2, kind="couple", rule="couple")
    if word in ("many", "some"):
        return number
    return number


def read_vague(text: str, start: int, end: int) -> WordNumber | None:
    """Read "dozens", "hundreds of thousands" that begins at [start, end)."""
    word = text[start:end].lower()
    base = _tables().vague.get(word)
    if base is None:
        return None
    of = _OF_MAGNITUDE.match(text, end)
    if of is not None:
        value = Fraction(base * _tables().vague[of[1].lower()])
        return WordNumber(start, of.end(), value, value, "vague", "vague number", None)
    if word in ("tens", "scores"):
        if text[end : end + 4] == " of ":
            return WordNumber(
                start, end, Fraction(base), Fraction(base), "vague", "vague number", None
            )
        return None
    return WordNumber(start, end, Fraction(base), Fraction(base), "vague", "vague number", None)


def read_half_of(text: str, start: int, end: int, part: Fraction) -> WordNumber | None:
    """Read "a quarter of a million", "half a dozen": a fraction of a magnitude."""
    found = _HALF_OF.match(text, end)
    if found is None:
        return None
    magnitude = Fraction(_tables().magnitudes[(found[1] or found[2]).lower()])
    return WordNumber(
        start,
        found.end(),
        part * magnitude,
        part * magnitude / 5,
        "number",
        "half a million",
        magnitude,
    )
