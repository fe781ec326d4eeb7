"""Compile the unit and currency tables of the lexicon against pint, CLDR and ISO 4217.

Run `python -m factgauge.units.compile` after an edit of the lexicon (`make` does). The result gives
every form that prose writes its unit, and every unit its dimension and exact factor, so that
neither pint (289 ms) nor babel is imported when a text is read. A test holds the result equal to
pint's factors.
"""

from __future__ import annotations

import json
import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pint

LEXICON = Path(__file__).parent.parent / "lexicon"
COMPILED = Path(__file__).with_name("compiled.json")

# SI prefixes by symbol; both micro signs are in use.
PREFIXES = {
    "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "K": "kilo",
    "h": "hecto", "d": "deci", "c": "centi", "m": "milli", "µ": "micro", "n": "nano", "p": "pico",
    "f": "femto",
}  # fmt: skip


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeou" else word + "s"


def _micro(symbol: str) -> list[str]:
    return [symbol, symbol.replace("µ", "μ")] if "µ" in symbol else [symbol]


class UnitTable:
    """The forms of all units, filled entry by entry; a form that two entries claim is an error."""

    def __init__(self) -> None:
        """Start empty."""
        self.words: dict[str, str] = {}
        self.symbols: dict[str, str] = {}
        self.guarded: set[str] = set()
        self.names: dict[str, str] = {}  # name → expression for pint

    def word(self, form: str, name: str, *, guarded: bool = False) -> None:
        """Enter one spelled form; hyphens and case are folded."""
        key = form.lower().replace("-", " ")
        if self.words.setdefault(key, name) != name:
            raise ValueError(f"units.toml: {form!r} is both {self.words[key]} and {name}")
        if guarded:
            self.guarded.add(key)

    def symbol(self, form: str, name: str, *, guarded: bool = False) -> None:
        """Enter one symbol, case kept."""
        for spelling in _micro(form):
            if self.symbols.setdefault(spelling, name) != name:
                raise ValueError(
                    f"units.toml: {form!r} is both {self.symbols[spelling]} and {name}"
                )
            if guarded:
                self.guarded.add(spelling)

    def entry(self, row: dict[str, Any]) -> None:
        """Enter all forms of one row of the lexicon."""
        name = row["name"]
        self.names[name] = row.get("pint", name)
        guard = bool(row.get("guard_words"))
        words = row.get("words", [])
        plurals = row.get("plurals") or [_plural(word) for word in words]
        for form in {*words, *plurals}:
            self.word(form, name, guarded=guard)
        for prefix in row.get("word_prefixes", "").split():
            for form in {*words[:2], *plurals[:2]}:
                self.word(prefix + form, self._prefixed(prefix, name))
        names = row.get("symbol_names") or [name] * len(row.get("symbols", []))
        for form, meant in zip(row.get("symbols", []), names, strict=True):
            self.names.setdefault(meant, meant)
            if not row.get("bare", True) and len(form) == 1:
                continue
            self.symbol(form, meant)
        for form in row.get("guarded", []):
            self.symbol(form, name, guarded=True)
        extras = row.get("extra", [])
        for form, meant in zip(
            extras, row.get("extra_names") or [row.get("extra_name")] * len(extras), strict=True
        ):
            self.names.setdefault(meant, meant)
            self.symbol(form, meant)
        if row.get("prefixes"):
            stems = [
                s
                for s in [*row.get("symbols", []), *row.get("guarded", [])]
                if s.isalpha() or s in "ΩΩ°"
            ]
            for prefix in row["prefixes"].split():
                for stem in stems[:3]:
                    if len(stem) <= 3:
                        self.symbol(prefix + stem, self._prefixed(PREFIXES[prefix], name))

    def _prefixed(self, prefix: str, name: str) -> str:
        full = prefix + name
        self.names.setdefault(full, full)
        return full


def _units(registry: pint.UnitRegistry[Any], names: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, expression in sorted(names.items()):
        if name in ("percentage_point", "basis_point"):
            found[name] = ["percentage_point", "1" if name == "percentage_point" else "1/100", "0"]
            continue
        if name.startswith("decibel"):  # logarithmic: no factor leads to another unit
            found[name] = [f"[{name}]", "1", "0"]
            continue
        quantity = registry.parse_expression(expression)
        if isinstance(quantity, int | float | Fraction):
            found[name] = ["", str(Fraction(expression)), "0"]
            continue
        if name in ("degree_Celsius", "degree_Fahrenheit"):
            zero = registry.Quantity(Fraction(0), name).to("kelvin").magnitude
            one = registry.Quantity(Fraction(1), name).to("kelvin").magnitude
            found[name] = ["[temperature]", str(one - zero), str(zero)]
            continue
        base = quantity.to_base_units()
        dimension = " * ".join(
            f"{part} ** {power}" if power != 1 else str(part)
            for part, power in sorted(dict(quantity.dimensionality).items())
        )
        parts = [part for part, _ in base.unit_items()]
        if len(parts) == 1 and parts[0] in ("radian", "bit", "pixel", "count"):
            dimension = f"[{parts[0]}]"  # dimensionless to pint, yet not comparable
        found[name] = [dimension, str(Fraction(base.magnitude).limit_denominator(10**40)), "0"]
    return found


def _currencies(rows: list[dict[str, Any]]) -> dict[str, Any]:
    from babel import Locale  # a development dependency: only the compiled result is installed

    words: dict[str, list[str]] = {}
    symbols: dict[str, str] = {}
    guarded: list[str] = []
    hundredths: dict[str, str] = {}
    for row in rows:
        code = row["code"]
        for form in row.get("symbols", []):
            symbols[form] = code
        for form in row.get("guarded", []):
            symbols[form] = code
            guarded.append(form)
        names = row.get("words", [])
        for form in {*names, *(row.get("plurals") or [_plural(name) for name in names])}:
            words[form.lower()] = [code]
        for form in row.get("cents", []):
            hundredths[form.lower()] = hundredths[_plural(form).lower()] = code
    english = Locale("en")
    named = {str(code): str(name) for code, name in english.currencies.items()}
    codes = sorted(code for code in named if code.isalpha() and len(code) == 3)
    for code in codes:
        plain = named[code]
        plurals = {plain, *(english._data["currency_names_plural"].get(code, {}).values())}
        if code.startswith("X") and code not in ("XAF", "XOF", "XPF", "XCD", "XDR"):
            continue  # metals and test codes are no currencies in prose
        for form in plurals:
            if (
                " " in form and "(" not in form
            ):  # a bare "leu" or "real" is for the lexicon to decide
                words.setdefault(form.lower(), [code])
    return {
        "words": words,
        "symbols": symbols,
        "guarded": guarded,
        "hundredths": hundredths,
        "codes": codes,
    }


def compiled_text() -> str:
    """Return the JSON that the lexicon's units and currencies compile to."""
    registry: pint.UnitRegistry[Any] = pint.UnitRegistry(cache_folder=None, non_int_type=Fraction)
    table = UnitTable()
    for row in tomllib.loads((LEXICON / "units.toml").read_text(encoding="utf-8"))["unit"]:
        table.entry(row)
    money = tomllib.loads((LEXICON / "currencies.toml").read_text(encoding="utf-8"))
    currencies = _currencies(money["currency"])
    currencies["shared"] = money["shared"]
    result = {
        "units": _units(registry, table.names),
        "words": table.words,
        "symbols": table.symbols,
        "guarded": sorted(table.guarded),
        "currencies": currencies,
    }
    return json.dumps(result, ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def main() -> None:
    """Write the compiled file into this package."""
    COMPILED.write_text(compiled_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
