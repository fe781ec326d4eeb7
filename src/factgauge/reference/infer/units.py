"""Units as headers, titles and descriptions write them: "(current US$)", "in kt"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from factgauge.lexicon.load import table
from factgauge.reference.infer.words import bare, header_of, word_list
from factgauge.units.table import forms

_ANY_YEAR = r"((?:19|20)\d\d)"
_BASIS = (
    (
        re.compile(rf"\bconstant,?\s*\(?{_ANY_YEAR}\)?(?:\s*(?:international|prices?))?", re.I),
        "constant {0}",
    ),
    (
        re.compile(rf"\b(?:at |in )?{_ANY_YEAR}\s+(?:constant )?(?:prices|international)\b", re.I),
        "constant {0}",
    ),
    (
        re.compile(rf"\b(?:real|constant|inflation[- ]adjusted)(?: +{_ANY_YEAR})?(?=\s|,|$)", re.I),
        "constant {0}",
    ),
    (re.compile(r"\bchained,?\s*\(?((?:19|20)\d\d)\)?", re.I), "chained {0}"),
    (re.compile(r"\b(?:current|nominal)(?:\s+prices?)?\b", re.I), "current"),
)  # fmt: skip
_PPP = re.compile(
    r"\bPPP\b|\bpurchasing power parit(?:y|ies)\b|\binternational(?=\s*(?:\$|dollar))", re.I
)
_INDEX = re.compile(
    r"(?:.*\b)?(?:index\b)?[^\w]*((?:19|20)\d\d)(?:[-–/]\d{2,4})?\s*=\s*100\b.*", re.I
)
_SCALE = re.compile(r"(?<![\w.])['’]?(000s?|[a-zA-Z]+)(?![\w])")
_GLUED = re.compile(r"(.*[$€£¥₹]|[A-Z]{3})\s?(m|mn|mm|bn|b|k|tn|M|B|K)\.?")
_GLUED_SCALES = {
    "m": 10**6,
    "mn": 10**6,
    "mm": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "k": 1000,
    "tn": 10**12,
}
_QUALIFIER = re.compile(
    r"\s*(?:of\s+)?(CO2e?(?:[- ]?eq(?:uivalents?)?\.?)?|CO₂(?:e|[- ]?eq)?|C\b|carbon(?: dioxide)?|"
    r"oil equivalent|pure alcohol|coal)\s*$", re.I
)  # fmt: skip
_PER = re.compile(r"\s+per\s+|\s*/\s*", re.I)
_POWERS = {"sq": 2, "square": 2, "cu": 3, "cubic": 3}


@dataclass(frozen=True, slots=True)
class UnitReading:
    """What a text says of a unit. `unit` is `None` where it says a scale alone: "(thousands)"."""

    unit: str | None
    scale: Fraction = Fraction(1)
    basis: str | None = None
    counted: str | None = None
    sure: bool = True
    said: str = ""  # the words, as written
    others: tuple[str, ...] = ()
    per_head: bool = False
    qualifier: str | None = None  # "CO2", "carbon": what a tonne is of


def read_unit(text: str) -> UnitReading | None:
    """Return the unit that a whole text is; `None` where it is anything else or more."""
    said = text.strip(" ()[].;:")
    rest = said
    if found := _INDEX.fullmatch(said):
        return UnitReading("index", said=found[0])
    parity = _PPP.search(rest) is not None
    rest = _PPP.sub(" ", rest)
    basis, rest = take_basis(rest)
    if parity:
        basis = f"PPP, {basis}" if basis else "PPP"
    rest = _leading().sub("", rest.strip(" ,;-")).strip(" ,;-")
    if not rest:
        return UnitReading(None, basis=basis, said=said) if basis else None
    found_unit = _reading(rest)
    if found_unit is None:
        return None
    if parity and found_unit.unit == "USD":
        found_unit = replace(found_unit, sure=True, others=())
    return replace(found_unit, basis=basis, said=said)


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(sorted(word_list("nothing", "leading")))
    return re.compile(rf"^(?:(?:{words}):? )*(?:are )?(?:in |as |of )?", re.IGNORECASE)


def take_basis(text: str) -> tuple[str | None, str]:
    """Return the price basis that a text states, if any, and the text without it."""
    for pattern, form in _BASIS:
        if match := pattern.search(text):
            year = match[1] if match.groups() else None
            basis = form.format(year) if year else form.replace(" {0}", "")
            return basis, f"{text[: match.start()]} {text[match.end() :]}"
    return None, text


def _reading(text: str) -> UnitReading | None:
    whole = _base(text)
    if whole is not None:
        return whole
    numerator, *rest = _PER.split(f" {text}" if text.casefold().startswith("per ") else text, 1)
    if rest:
        top = _scaled(numerator) if numerator.strip() else UnitReading("count")
        if top is None:
            counted = numerator.strip().casefold()
            top = (
                UnitReading("count", counted=counted)
                if re.fullmatch(r"[a-z ]{3,30}", counted)
                else None
            )
        return None if top is None else _divided(top, rest[0].strip())
    return _scaled(text)


def _scaled(text: str) -> UnitReading | None:
    """Read a unit with a scale word before or after it, or a scale word alone."""
    text = text.strip(" ,")
    base = _base(text)
    if base is not None:
        return base
    if glued := _GLUED.fullmatch(text):
        base = _base(glued[1])
        if base is not None:
            return replace(base, scale=Fraction(_GLUED_SCALES[glued[2].lower()]))
    scales = table("headers")["scales"]
    words = [m for m in _SCALE.finditer(text) if bare(m[1]) in scales]
    if not words:
        return None
    match = words[0]
    scale = Fraction(scales[bare(match[1])])
    rest = f"{text[: match.start()]} {text[match.end() :]}".strip(" ,")
    rest = re.sub(r"^(?:of|in)\s+|\s+(?:of|in)$", "", " ".join(rest.split()), flags=re.I)
    if not rest:
        return UnitReading(None, scale=scale)
    base = _scaled(rest) if rest != text else None
    return None if base is None else replace(base, scale=base.scale * scale)


def _divided(top: UnitReading, below: str) -> UnitReading | None:
    plain = below.casefold().strip(" .")
    many = re.fullmatch(
        r"(1[ ,.]?000(?:[ ,.]?000)*|100[ ,.]?000|1000|100|thousand|million)\b\s*(.*)", plain
    )
    if many:
        number = {"thousand": 1000, "million": 10**6}.get(many[1]) or int(
            re.sub(r"\D", "", many[1])
        )
        if top.unit == "count" or top.unit is None:
            return replace(top, unit=f"count / {number}", per_head=False)
        return None
    if plain.split()[0] in word_list("places", "heads"):
        return replace(top, per_head=True)
    if plain in ("day", "week", "month", "year", "annum", "yr"):
        period = {"annum": "year", "yr": "year"}.get(plain, plain)
        return replace(top, unit=f"{top.unit} / {period}")
    bottom = _base(re.sub(r"\s+of\s.*$", "", below.strip(" .")))
    if bottom is None or bottom.unit is None or top.unit is None:
        return None
    return replace(top, unit=f"{top.unit} / {bottom.unit}")


def _base(text: str) -> UnitReading | None:
    """Read one unit without scale and quotient."""
    text = " ".join(text.split()).strip(" .,")
    if not text or len(text) > 40:
        return None
    known = forms()
    plain = bare(text)
    if plain in ("%", "per cent", *word_list("kinds", "percent")) or re.fullmatch(
        r"%? of (?:gdp|total|population)|% of .{2,60}|percent of .{2,60}", plain
    ):
        return UnitReading("percent")
    if plain in ("percentage points", "percentage point", "pp", "ppt"):
        return UnitReading("percentage_point")
    if plain in ("index", "index points", "points"):
        return UnitReading("index")
    money = _money(text)
    if money is not None:
        return money
    if plain in word_list("kinds", "persons") - {"population", "bevolkerung", "poblacion", "pop"}:
        return UnitReading("count", counted="people")
    if plain in ("number", "count", "units", "anzahl", "numero", "no", "#", "headcount"):
        return UnitReading("count")
    if match := re.fullmatch(
        r"(sq|square|cu|cubic)\.?\s*(\w+)\.?|(\w+)[²2^](2?)|(\w+)(³|\^3|3)", text
    ):
        power = _POWERS.get((match[1] or "").lower()) or (3 if match[6] else 2)
        inner = _base(match[2] or match[3] or match[5])
        if inner is not None and inner.unit in (
            "meter",
            "kilometer",
            "mile",
            "foot",
            "centimeter",
            "yard",
        ):
            return replace(inner, unit=f"{inner.unit} ** {power}")
    symbol = known.symbols.get(text)
    if symbol is not None and not (len(text) == 1 and text.isupper() and text not in "CFKW"):
        return UnitReading(symbol, sure=len(text) > 1)
    stripped = _QUALIFIER.search(text)
    if stripped and stripped.start():
        inner = _scaled(text[: stripped.start()])
        if inner is not None and inner.unit is not None:
            name = "carbon" if stripped[1].casefold() in ("c", "carbon") else stripped[1]
            return replace(inner, qualifier=name)
    spelled: str | None = table("headers")["units"].get(plain)
    word = spelled or known.words.get(plain)
    if word is None:
        return None
    ambiguous = plain in ("mt",) and text != "mt"
    return UnitReading(word, sure=not ambiguous)


def _money(text: str) -> UnitReading | None:
    known = forms()
    cleaned = re.sub(r"^(?:at|in)\s+", "", text.strip())
    code = cleaned.upper().replace(".", "")
    if (
        re.fullmatch(r"[A-Z]{3}", code)
        and code in known.currency_codes
        and (cleaned.isupper() or cleaned.casefold() in ("usd", "eur", "gbp", "jpy", "chf", "cny"))
    ):
        return UnitReading(code)
    if cleaned in known.currency_symbols:
        return UnitReading(known.currency_symbols[cleaned])
    plain = " ".join(cleaned.casefold().replace(".", "").split())
    if plain in (
        "us$",
        "us dollars",
        "us dollar",
        "u s dollars",
        "united states dollars",
        "us$s",
        "dollars us",
    ):
        return UnitReading("USD")
    if plain in known.currency_words:
        return UnitReading(known.currency_words[plain])
    shared = known.shared.get(plain) or known.shared.get(cleaned)
    if shared is not None and shared.hundredth and len(plain) > 2:
        return UnitReading(shared.codes[0], Fraction(1, 100), sure=False, others=shared.codes)
    if (
        shared is not None
        and not shared.hundredth
        and len(plain) > 0
        and (len(plain) > 2 or not plain.isalpha())
    ):
        return UnitReading(shared.codes[0], sure=False, others=shared.codes)
    return None


@cache
def unit_of_header(text: str) -> UnitReading | None:
    """Return the unit that stands in a header: in brackets, after a comma or "in", or last."""
    header = header_of(text)
    for aside in reversed(header.asides):
        if (found := read_unit(aside)) is not None:
            return found
        for piece in re.split(r";|,\s+", aside):
            if (found := read_unit(piece)) is not None:
                return found
    if not header.joined:
        for mark in (r",\s+", r"\bin\s+", r"\s[-–—|:]\s", r"\bper\s+(?=1[,. ]?0)"):
            pieces = re.split(mark, header.plain)
            if len(pieces) > 1:
                last = pieces[-1] if not mark.startswith(r"\bper") else f"per {pieces[-1]}"
                if (found := read_unit(last)) is not None:
                    return found
        if re.search(r"\bper\s+(?:capita|person|head|inhabitant)\b", header.plain, re.I):
            return None
        if "%" in header.plain:
            return UnitReading("percent", said="%")
        if sign := re.search(
            r"(?:US)?[$€£¥]\s?(?:mn?|bn|k|tn|[Mm]illions?|[Bb]illions?)?\b", f"{header.plain} "
        ):
            return read_unit(sign[0])
    return _suffix(header.words)


def _suffix(words: tuple[str, ...]) -> UnitReading | None:
    """Read the last words of a joined header: "emissions_mt", "gdp_trillion", "price_usd_m"."""
    if len(words) < 2:
        return None
    known, scales = table("headers")["suffixes"], table("headers")["scales"]
    last = words[-1]
    if last in ("c", "f") and any(
        word.startswith(("temp", "tmax", "tmin", "tavg", "tmean")) for word in words
    ):
        return UnitReading(
            "degree_Celsius" if last == "c" else "degree_Fahrenheit", said=last, sure=False
        )
    if last in known:
        found = read_unit(known[last])
        before = words[-2] if len(words) > 2 else ""
        if found is not None and before in scales:
            return replace(found, scale=Fraction(scales[before]), said=f"{before} {last}")
        sure = last not in ("mt", "mm", "mw", "days", "years", "hours")
        return None if found is None else replace(found, sure=found.sure and sure, said=last)
    if last in scales and last != "mm":
        base = read_unit(known[words[-2]]) if words[-2] in known else UnitReading(None)
        return (
            None
            if base is None
            else replace(base, scale=Fraction(scales[last]), said=" ".join(words[-2:]))
        )
    for number, word in enumerate(words):
        if number and word in ("litres", "liters", "tonnes", "pct", "percent", "usd", "eur"):
            found = read_unit(known[word])
            return None if found is None else replace(found, said=word, sure=False)
    return None


def unit_in_prose(text: str) -> UnitReading | None:
    """Return the one unit that a title or description states; `None` for none or for several."""
    found: dict[tuple[object, ...], UnitReading] = {}
    readings = [read_unit(aside) for aside in re.findall(r"[(\[]([^()\[\]]{1,60})[)\]]", text)]
    phrases = re.findall(r"\b[Ii]n\s+((?:[\w$€£%.,'()°²-]+\s?){1,7})", text)
    readings += [_longest(phrase) for phrase in phrases]
    for reading in readings:
        if reading is not None and (reading.unit is not None or reading.scale != 1):
            key = reading.unit, reading.scale
            if key not in found or (reading.sure and not found[key].sure):
                found[key] = reading
    if not found and (index := re.search(r"\b(?:19|20)\d\d\s*=\s*100\b", text)):
        return UnitReading("index", said=index[0])
    sure = [r for r in found.values() if r.sure and r.unit is not None]
    if len(sure) == 1 and all(
        r.sure is False or r in sure or r.unit is None for r in found.values()
    ):
        scale = next((r.scale for r in found.values() if r.unit is None), None)
        return replace(sure[0], scale=scale) if scale and sure[0].scale == 1 else sure[0]
    return next(iter(found.values())) if len(found) == 1 else None


def _longest(phrase: str) -> UnitReading | None:
    words = phrase.split()
    for length in range(len(words), 0, -1):
        piece = " ".join(words[:length]).rstrip(".,;:")
        if len(piece) == 1 and piece.isalpha():
            continue
        reading = read_unit(piece)
        if reading is not None and reading.unit is not None:
            return reading
    return None
