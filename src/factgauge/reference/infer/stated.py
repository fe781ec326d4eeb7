"""The unit of a measure: what header, hints, cells or words state, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from fractions import Fraction

from factgauge.reference.formats.hints import ColumnHint, Hints
from factgauge.reference.infer.numbers import Numbers
from factgauge.reference.infer.units import (
    UnitReading,
    read_unit,
    unit_in_prose,
    unit_of_header,
)
from factgauge.reference.infer.words import word_list, words_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a measure before its parts are decided."""

    header: str  # the words that name it: a header, a cell of a measure column, a title
    numbers: Numbers
    hint: ColumnHint = field(default_factory=ColumnHint)
    hints: Hints = field(default_factory=Hints)
    alone: bool = True  # the table has no other measure, so what its title says is said of this one
    bilateral: bool = False
    column: str | None = None  # the header of the values, where something else names the measure


def stated_unit(wanted: Wanted, label: str) -> tuple[UnitReading | None, str, bool]:
    """Return the unit that something states, why, and whether that is certain."""
    hint, numbers = wanted.hint, wanted.numbers
    scale_alone: tuple[UnitReading, str] | None = None
    for text, why, way in (
        (hint.unit, "its package states the unit", read_unit),
        (wanted.header, "its header says", unit_of_header),
        (wanted.column, "the header of the values says", unit_of_header),
        (hint.label, "its title says", unit_of_header),
        (hint.description, "its description says", unit_in_prose),
    ):
        reading = way(text) if text else None
        if reading is None:
            continue
        if reading.unit is None:
            if reading.scale != 1 and scale_alone is None:
                scale_alone = reading, f'{why} "{reading.said}"'
            continue
        if reading.unit == "index" and reading.scale == 1 and not reading.said:
            continue
        because = f'{why} "{reading.said or text}"'
        if reading.unit == "percent" and reading.scale == 1 and _of_one(wanted, label):
            told = f"{because}, and its values lie between -1 and 1"
            hundred = replace(reading, scale=Fraction(100)) if "%" not in reading.said else reading
            return hundred, told, False
        return _both(reading, scale_alone), because, reading.sure
    if numbers.percent:
        return UnitReading("percent"), "its cells have percent signs", True
    if numbers.currency and (money := read_unit(numbers.currency)) is not None and money.unit:
        return _both(money, scale_alone), f'its cells have "{numbers.currency}"', money.sure
    shared = _of_title(wanted, label)
    if shared is not None and shared[0].unit is not None:
        return _both(shared[0], scale_alone), shared[1], shared[0].sure and wanted.alone
    if shared is not None and scale_alone is None:
        scale_alone = shared
    if hint.unit and hint.unit.casefold() not in ("pure", "number", "-", "1"):
        return None, f'its package states the unit "{hint.unit}", which is not known', False
    guess = _by_words(wanted, label, scaled=scale_alone is not None)
    if guess is None:
        return (scale_alone[0], scale_alone[1], False) if scale_alone else (None, "", False)
    reading, why, sure = guess
    if scale_alone is not None:
        return (
            _both(reading, scale_alone),
            f"{why}; {scale_alone[1]}",
            sure and reading.unit == "count",
        )
    return reading, why, sure


def _of_one(wanted: Wanted, label: str) -> bool:
    """Return whether values said to be percent may be shares of 1: all of 0.67 and the like."""
    values = wanted.numbers.values
    changes = {"change", "growth", "inflation"} & set(words_of(label))
    return bool(values) and not changes and not wanted.numbers.whole and max(map(abs, values)) <= 1


def _both(reading: UnitReading, scale: tuple[UnitReading, str] | None) -> UnitReading:
    if scale is None or reading.scale != 1:
        return reading
    return replace(reading, scale=scale[0].scale)


def _of_title(wanted: Wanted, label: str) -> tuple[UnitReading, str] | None:
    """Return the unit that the table's title or description states for all its values."""
    share = bool(set(words_of(label)) & word_list("kinds", "share"))
    other = share or says(label, "kinds", "persons") or says(label, "kinds", "counted")
    for text, why in (
        (wanted.hints.title, "the title says"),
        (wanted.hints.description, "the description says"),
    ):
        reading = unit_in_prose(text or "")
        if reading is None and text:
            lines = [unit_in_prose(line) or read_unit(line) for line in text.splitlines()]
            found = [line for line in lines if line is not None]
            reading = found[0] if len({(f.unit, f.scale) for f in found}) == 1 else None
        if reading is None:
            continue
        money = reading.unit is not None and reading.unit[:3].isupper()
        if (
            money
            and not (says(label, "kinds", "money") and not share)
            and (other or not wanted.alone)
        ):
            continue
        index = reading.unit == "index"  # "2010=100" above a table holds for all of it
        if reading.unit is not None and not money and (other or not (wanted.alone or index)):
            continue
        if reading.unit is None and share:
            continue
        return reading, f'{why} "{reading.said}"'
    return None


def _by_words(wanted: Wanted, label: str, *, scaled: bool) -> tuple[UnitReading, str, bool] | None:
    """Guess from the measure's words and the range of its values."""
    values, words = wanted.numbers.values, words_of(label)
    if not values:
        return None
    lowest, highest = min(values), max(values)
    if "index" in words or "index" in words_of(wanted.header):
        return UnitReading("index"), "its name says index", False
    if "exchange" in words or "per share" in label:
        return None
    if says(label, "kinds", "percent") or (set(words) & word_list("kinds", "share")):
        if "ratio" in words and highest > 1 and not says(label, "kinds", "percent"):
            return None
        if "expectancy" in words or (wanted.numbers.whole and highest > 200):
            return None
        if lowest >= -1 and highest <= 1 and not wanted.numbers.whole:
            return (
                UnitReading("percent", Fraction(100)),
                "its name says a share, and its values are such of 1",
                False,
            )
        if lowest >= -100 and (
            highest <= (100 if wanted.numbers.whole else 200)
            or set(words) & {"growth", "change", "inflation"}
        ):
            why = "its name says a share, and its values are such of 100"
            return UnitReading("percent"), why, says(label, "kinds", "percent")
        return None
    if says(label, "kinds", "persons") and "per" not in words and lowest >= 0:
        return UnitReading("count", counted="people"), "its name says people", highest >= 1000
    countable = (wanted.numbers.whole or scaled) and lowest >= 0
    if (set(words) & word_list("kinds", "counted")) and countable:
        return UnitReading("count"), "its name says what is counted", True
    if words[:2] == ("life", "expectancy"):
        return UnitReading("year"), "its name says life expectancy", False
    return None


def says(label: str, section: str, name: str) -> bool:
    """Return whether one of a label's words is in a list of the table of headers."""
    return bool(set(words_of(label)) & word_list(section, name))
