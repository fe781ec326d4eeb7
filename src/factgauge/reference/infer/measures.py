"""A measure of the draft: its label, unit, statistic and direction, by all that is said of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from factgauge.lexicon.load import table
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.settings import measure_setting
from factgauge.reference.infer.stated import Wanted, says, stated_unit
from factgauge.reference.infer.units import (
    UnitReading,
    read_unit,
    take_basis,
    unit_of_header,
)
from factgauge.reference.infer.words import (
    expanded,
    header_of,
    is_generic,
    label_of,
    slug,
    word_list,
    words_of,
)

_TAIL = re.compile(r",?\s*(?:total|crude|overall|annual|both sexes)\s*$", re.I)
_PEOPLE = ("people", "persons", "inhabitants")


@dataclass(frozen=True, slots=True)
class Decided:
    """A measure as the layout block has it, and why."""

    measure: Mapping[str, Any]
    notes: tuple[Note, ...]


def together(decided: Sequence[Decided]) -> list[Note]:
    """Return the notes of all measures, those that say the same of several as one."""
    found: dict[tuple[object, ...], list[tuple[str, Note]]] = {}
    for each in decided:
        label = str(each.measure["label"])
        for note in each.notes:
            template = note.decided.replace(label, "…", 1)
            found.setdefault((template, note.because, note.sure), []).append((label, note))
    notes = []
    for (said, _, _), same in found.items():
        first = same[0][1]
        if len(same) == 1:
            notes.append(first)
            continue
        labels = ", ".join(label for label, _ in same[:4])
        more = f" and {len(same) - 4} more" if len(same) > 4 else ""
        words = str(said).replace("…", f"{labels}{more}", 1)
        key = (first.setting or "").rpartition(".")[2]
        notes.append(replace(first, decided=words, setting=f"measure.{key}"))
    return notes


def decide_measure(
    wanted: Wanted, settings: Mapping[str, str], taken: frozenset[str], column: str | None = None
) -> Decided:
    """Return a measure with all its parts. `taken` are the ids of the others."""
    label = _label(wanted)
    substance = _substance(wanted, label)
    if substance is not None:
        label = f"{label}, {substance}"
    id = _id(label, wanted.header, taken)
    own = measure_setting(settings, id, "label")
    label = own or label
    notes: list[Note] = []
    reading, why, sure = stated_unit(wanted, label)
    reading, why, sure = _set_unit(reading, why, settings, id, sure=sure)
    scale = Fraction(1) if reading is None else reading.scale
    unit = reading.unit if reading is not None else None
    statistic, stated = _statistic(wanted, label, unit)
    counted = None
    if unit is not None and unit.split(" / ")[0] == "count":
        counted = measure_setting(settings, id, "counted") or _counted(reading, label)
    unknown = unit is None
    if unit is None:
        unit, sure = "index", False
        money = says(label, "kinds", "money")
        why = (
            why
            or f"neither the table nor its package states {'the currency' if money else 'a unit'}"
        )
    basis = measure_setting(settings, id, "basis") or _basis(wanted, reading, unit)
    if statistic == "count":
        statistic = "flow" if says(label, "statistic", "flow") else "count"
    statistic = measure_setting(settings, id, "statistic") or statistic
    measure: dict[str, Any] = {"id": id, "label": label}
    if column is not None:
        measure["column"] = column
    if aliases := _aliases(label, counted):
        measure["aliases"] = list(aliases)
    measure["unit"] = unit
    if scale != 1:
        measure["scale"] = int(scale) if scale.denominator == 1 else float(scale)
    if counted is not None:
        measure["counted"] = counted
    measure["statistic"] = statistic
    if basis:
        measure["price_basis"] = basis
    if wanted.bilateral:
        direction, clear = _direction(label)
        measure["direction"] = measure_setting(settings, id, "direction") or direction
        notes.append(_direction_note(id, label, str(measure["direction"]), clear=clear))
    key = f"measures.{id}"
    times = f", times {_plain(scale)}" if scale != 1 else ""
    of = f" of {counted}" if counted else ""
    others = reading.others if reading is not None else ()
    notes.insert(
        0,
        Note(
            "measure.unit",
            f"the unit of {label} is {unit}{of}{times}",
            why,
            sure,
            f"{key}.unit",
            others,
        ),
    )
    if not stated and not unknown and measure_setting(settings, id, "statistic") is None:
        notes.append(
            Note(
                "measure.statistic",
                f"{label} is a {statistic}",
                "guessed from its unit",
                False,
                f"{key}.statistic",
                ("stock", "flow", "rate", "index", "count"),
            )
        )
    return Decided(measure, tuple(notes))


def _plain(scale: Fraction) -> str:
    return f"{int(scale):,}" if scale.denominator == 1 else str(float(scale))


def _substance(wanted: Wanted, label: str) -> str | None:
    """Return what a tonne is of, where the label does not say it: carbon, or its dioxide."""
    reading = stated_unit(wanted, label)[0]
    found = reading.qualifier if reading is not None else None
    known = label.casefold().replace("₂", "2")
    if found is None or not re.match(r"carbon|co2|co₂", found, re.IGNORECASE):
        return None
    short = found.casefold().replace("₂", "2")
    return None if short in known or ("co2" in known and "co2" in short) else found


def _label(wanted: Wanted) -> str:
    hint = wanted.hint.label
    text = hint if hint and len(hint) <= 80 else wanted.header
    text = _described(wanted.hint.description, text) or text
    label = label_of(text)
    reading = unit_of_header(text)
    if reading is not None and reading.said:
        cut = re.sub(
            rf"[\s,:–-]*(?:\bin\s+)?\(?{re.escape(reading.said)}\)?\s*$", "", label, flags=re.I
        )
        label = (
            cut
            if len(cut) > 2 and not re.search(r"\b(?:of|per|by|to|from|in|with|against)$", cut)
            else label
        )
    if re.fullmatch(r"[^\w]*|in", label):
        label = wanted.header
    label = expanded(label.replace("%", "percent").strip())
    asides = [a for a in header_of(text).asides if read_unit(a) is None and len(a) <= 40]
    if asides and not any(read_unit(piece) for a in asides for piece in re.split(r"[;,]\s*", a)):
        label = f"{label}, {', '.join(label_of(aside) for aside in asides)}"
    return label


def _described(description: str | None, header: str) -> str | None:
    """Return a description of few words that says all that the header does, and more."""
    phrase = re.split(r"\s*\(|[.;:\n]", description or "")[0].strip()
    words = words_of(phrase)
    known = {word.rstrip("s") for word in words}
    own = [word.rstrip("s") for word in words_of(header)]
    if not 2 <= len(words) <= 10 or len(words) <= len(own):
        return None
    return phrase if is_generic(header) or all(word in known for word in own) else None


def _id(label: str, header: str, taken: frozenset[str]) -> str:
    base = slug(_TAIL.sub("", label))[:60].strip("-") or slug(header)[:60].strip("-") or "value"
    id, number = base, 1
    while id in taken:
        number += 1
        id = f"{base}-{number}"
    return id


def _set_unit(
    reading: UnitReading | None, why: str, settings: Mapping[str, str], id: str, *, sure: bool
) -> tuple[UnitReading | None, str, bool]:
    unit = measure_setting(settings, id, "unit")
    scale = measure_setting(settings, id, "scale")
    if unit is not None:
        asked = read_unit(unit) if " / " not in unit and "_" not in unit else None
        known = asked if asked is not None and asked.unit is not None else UnitReading(unit)
        old = reading.scale if reading is not None else Fraction(1)
        reading = replace(known, scale=known.scale if known.scale != 1 else old)
        why, sure = "as set", True
    if scale is not None:
        reading = replace(reading or UnitReading(None), scale=Fraction(scale))
        why = f"{why}, the scale as set" if unit is None and why else "as set"
    return reading, why, sure


def _statistic(wanted: Wanted, label: str, unit: str | None) -> tuple[str, bool]:
    """Return what kind of figure it is, and whether a word of its name says so."""
    if unit in ("percent", "percentage_point") or (unit or "").startswith("count / "):
        return "rate", True
    if unit == "index":
        return "index", True
    if " / " in (unit or ""):
        return "rate", True
    words = words_of(label)
    joined = set(words) | {"_".join(words)}
    if {"per", "capita"} <= set(words) or "percapita" in words or "percap" in words:
        return "rate", True
    for name in ("index", "rate", "flow", "stock"):
        if joined & word_list("statistic", name):
            return name, True
    if unit is None:
        return "stock", False
    if unit == "count":
        return "count", True
    return ("flow" if len(unit.split(" ")[0]) == 3 and unit[:3].isupper() else "stock"), False


def _counted(reading: UnitReading | None, label: str) -> str:
    if reading is not None and reading.counted:
        return reading.counted
    words = words_of(label)
    if set(words) & (word_list("kinds", "persons") | {"employed", "unemployed"}):
        return "people"
    if words[-1:] == ("rate",) or "rate" in words[:3]:
        before = words[words.index("rate") - 1]
        return before if before.endswith("s") else f"{before}s"
    known = [word for word in words if word in word_list("kinds", "counted")]
    plural = [word for word in words if word.endswith("s") and len(word) > 3]
    found: str = (known or plural[-1:] or words[-1:] or ("units",))[0]
    return found


def _basis(wanted: Wanted, reading: UnitReading | None, unit: str) -> str | None:
    if reading is not None and reading.basis:
        return reading.basis
    if not re.match(r"[A-Z]{3}\b", unit):
        return None
    texts = (
        wanted.hint.description,
        wanted.hint.label,
        wanted.header,
        wanted.hints.title,
        wanted.hints.description,
    )
    for text in texts:
        for line in (text or "").splitlines():
            basis = take_basis(line)[0]
            if basis is not None and re.search(r"dollar|price|[$€£]|USD|EUR|GBP|nominal", line):
                return basis
    return None


def _aliases(label: str, counted: str | None) -> tuple[str, ...]:
    """Return other words for a measure: few, and only such as mean it alone."""
    base = _TAIL.sub("", label)
    known = table("headers")["aliases"].get(base.casefold(), [])
    found = [*known, *((base,) if base != label else ())]
    if base.casefold() in ("pop", "poblacion", "población", "einwohner", "bevölkerung"):
        found = ["population", "inhabitants"]
    if header_of(base).words[:2] == ("number", "of"):
        found.append(re.sub(r"^number of\s+", "", base, flags=re.I))
    return tuple(alias for alias in dict.fromkeys(found) if alias not in (label, ""))


def _direction(label: str) -> tuple[str, bool]:
    words = set(words_of(label))
    if words & {"imports", "import", "importe"}:
        return "to-entity", True
    if words & {
        "exports",
        "export",
        "exporte",
        "refugees",
        "asylum",
        "idps",
        "migrants",
        "seekers",
    }:
        return "from-entity", True
    if words & {"trade", "turnover", "distance"}:
        return "symmetric", True
    return "from-entity", False


def _direction_note(id: str, label: str, direction: str, *, clear: bool) -> Note:
    meant = {
        "from-entity": "from the first to the second",
        "to-entity": "from the second to the first",
        "symmetric": "between both",
    }[direction]
    return Note(
        "measure.direction",
        f"{label} go {meant}",
        "its name" if clear else "nothing says so",
        clear,
        f"measures.{id}.direction",
        ("symmetric", "from-entity", "to-entity"),
    )
