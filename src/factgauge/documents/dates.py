"""The day a document came out, read from where documents state it, not from within a sentence."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from factgauge.model.document import Published
from factgauge.model.span import Span

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIRST_LINES = 8  # non-empty lines at the head of a text where a byline or dateline may stand
_LONGEST_LINE = 300  # of a line, only so much is looked at
_LONGEST_BYLINE = 150

_DATE = re.compile(
    r"(?<![\w./-])(?:(?P<y1>\d{4})(?P<sep>[-/])(?P<m1>\d\d?)(?P=sep)(?P<d1>\d\d?)(?!\d)"
    r"|(?P<m2>[A-Za-z]{3,9})\.?\s{1,3}(?P<d2>\d\d?)(?:st|nd|rd|th)?(?:,\s{0,3}|\s{1,3})"
    r"(?P<y2>\d{4})(?![\w-])"
    r"|(?P<d3>\d\d?)(?:st|nd|rd|th)?\s{1,3}(?:of\s{1,3})?(?P<m3>[A-Za-z]{3,9})\.?,?\s{1,3}"
    r"(?P<y3>\d{4})(?![\w-]))"
)
_LABEL = (
    r"(?i)(?:(?:first|originally|last)\s+)?(?:date|dated|published|posted|released?|release date|"
    r"publication date|issued|filed|created|(?P<later>updated|modified|revised))"
    r"\s*(?:on|at|:)?\s*"
)
_CLOCK = (
    r"(?:[T,|•·\s–—-]*(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?"
    r"\s*(?:Z|[+-]\d\d:?\d\d|\(?[A-Z]{2,5}\)?)?)?"
)
# After a dateline's date: "(Agency) -", "/PRNewswire/ --", ", 10:00 GMT —"
_DATELINE_DASH = r"\s*(?:\([^()]{1,40}\)|/[^/]{1,40}/)?\s*(?:--?|[–—:])(?=\s|-|$)"
_EMPHASIS = str.maketrans("*_", "  ")
_SMALL_WORDS = frozenset(
    "and & of the for de da del der di du la le van von bin al in at with".split()  # noqa: SIM905
)
_SEPARATORS = "|•·–—-,:/"


class _Found(NamedTuple):
    date: datetime.date
    start: int  # of the date's words in the line
    end: int
    source: str
    later: bool  # "Updated …": a date of publication on another line goes before it


def from_words(words: str) -> tuple[datetime.date, Span] | None:
    """Return the date that `words` begin with and where in them it stands.

    A weekday may go first ("Wed, 24 Apr 2019 10:00 GMT"). `None` where there is no date, or an
    impossible one.
    """
    match = _DATE.search(words[:80])
    if match is None or _without_weekday(words[: match.start()]).strip():
        return None
    day = _day(match)
    return None if day is None else (day, Span(*match.span()))


def iso_day(words: str) -> datetime.date | None:
    """Return the day of an ISO 8601 date or datetime, as written; `None` for anything else."""
    try:
        return datetime.datetime.fromisoformat(words.strip()).date()
    except ValueError:
        return None


def published_in(text: str) -> Published | None:
    """Return the date in a byline, dateline or date line at the head of a text.

    Only the first lines count, and of those only lines of that shape: a date within a sentence
    says when something happened, not when the text came out. A day without a year is not enough.
    """
    fallback: Published | None = None
    for start, line in _first_lines(text):
        found = _in_line(line)
        if found is None:
            continue
        span = Span(start + found.start, start + found.end)
        published = Published(found.date, found.source, span)
        if not found.later:
            return published
        fallback = fallback or published
    return fallback


def is_byline(line: str) -> bool:
    """Return whether a line names who wrote the text or when it came out, and says nothing else."""
    if len(line) > _LONGEST_BYLINE:
        return False
    line = line.translate(_EMPHASIS)
    found = _in_line(line)
    if found is not None:
        return found.source == "byline" or not _opens_sentence(line, found)
    words = _after_by(line)
    return words is not None and _is_name(words) and line.rstrip()[-1:] not in ".!?:"


def _opens_sentence(line: str, found: _Found) -> bool:
    """Return whether a dateline is followed by the sentence that it opens."""
    return len(line[found.end :].split()) > 4


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    position = seen = 0
    while position < len(text) and seen < _FIRST_LINES:
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position : min(end, position + _LONGEST_LINE)]
        if line.strip():
            seen += 1
            yield position, line.translate(_EMPHASIS)
        position = end + 1


def _in_line(line: str) -> _Found | None:
    if not any(character.isdigit() for character in line):
        return None
    for match in _DATE.finditer(line):
        date = _day(match)
        if date is None:
            continue
        before = _without_weekday(line[: match.start()])
        after = line[match.end() :]
        source, later = _shape(before, after)
        if source is not None:
            return _Found(date, match.start(), match.end(), source, later)
    return None


def _shape(before: str, after: str) -> tuple[str | None, bool]:
    """Return what kind of line stands around a date: ("byline" or "dateline" or None, updated?)."""
    before = before.strip(" \t#>([")
    clock = re.match(_CLOCK, after)
    rest = after[clock.end() :] if clock else after
    alone = _ends_line(rest)
    names = _after_by(before)
    if names is not None:
        return ("byline" if alone and _is_name(names) else None), False
    if not before:
        return ("dateline" if alone or re.match(_DATELINE_DASH, rest) else None), False
    label = re.fullmatch(_LABEL, before)
    if label:
        return ("dateline" if alone else None), label["later"] is not None
    if re.match(_DATELINE_DASH, rest) and _is_place(before):
        return "dateline", False
    if alone and before[-1] in _SEPARATORS and _is_name(before):
        return "dateline", False
    return None, False


def _ends_line(rest: str) -> bool:
    """Return whether after the date nothing stands but a short remark set off from it."""
    rest = rest.strip(" \t\r)]")
    if not rest or rest == ".":
        return True
    return rest[0] in "|•·–—-(/" and len(rest) <= 60 and len(rest.split()) <= 7


def _after_by(words: str) -> str | None:
    """Return what follows a leading "By"; `None` where there is none."""
    head, _, tail = words.lstrip(" \t#>").partition(" ")
    return tail.strip() if head in ("By", "BY", "by", "By:") else None


def _is_name(words: str) -> bool:
    """Return whether the words read as names of people, agencies or places: each with a capital."""
    names = [word for word in words.split() if word.strip(_SEPARATORS + "().;")]
    if not 1 <= len(names) <= 10 or names[0].lower() in ("the", "contrast", "comparison"):
        return False
    if any(name.lower().rstrip(".,") in _MONTHS + _WEEKDAYS for name in names):
        return False
    return names[0].lstrip("(")[:1].isupper() and all(
        name.lstrip("(")[:1].isupper() or name.lower() in _SMALL_WORDS for name in names
    )


def _is_place(words: str) -> bool:
    """Return whether the words open a dateline: a place, in capitals or set off by a comma."""
    place = words.split(",")[0].split("(")[0].split("--")[0].strip()
    return _is_name(words) and (place.isupper() or words[-1] in ",–—-")


def _without_weekday(before: str) -> str:
    words = before.rstrip(" ,(")
    last = words.rpartition(" ")[2]
    name = last.lower().strip(".,(")
    if len(name) > 2 and any(day.startswith(name) for day in _WEEKDAYS):
        return words[: len(words) - len(last)]
    return before


def _day(match: re.Match[str]) -> datetime.date | None:
    if match["y1"]:
        year, month, day = match["y1"], int(match["m1"]), match["d1"]
    elif match["y2"]:
        year, month, day = match["y2"], _month(match["m2"]), match["d2"]
    else:
        year, month, day = match["y3"], _month(match["m3"]), match["d3"]
    try:
        return datetime.date(int(year), month, int(day))
    except ValueError:  # an impossible day, or a word that is no month (0)
        return None


def _month(word: str) -> int:
    name = word.lower()
    for number, month in enumerate(_MONTHS, 1):
        if month.startswith(name) or name == month[:3] + "t":  # "sept" alone has a fourth letter
            return number
    return 0
