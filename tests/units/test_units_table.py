"""The compiled table of units: fresh, equal to pint, and read from prose as it says."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cache

import pint
import pytest

from factgauge import extract
from factgauge.errors import UnitError
from factgauge.units import compile as compiler
from factgauge.units.table import dimension, forms, unit

UNITS = tomllib.loads((compiler.LEXICON / "units.toml").read_text(encoding="utf-8"))["unit"]
MONEY = tomllib.loads((compiler.LEXICON / "currencies.toml").read_text(encoding="utf-8"))

# Neighbours that are still read wrongly; the list may only shrink.
KNOWN_WRONG = frozenset({("stone", "two stone walls"), ("bar", "two bars and a pub")})


@cache
def expressions():
    """Return every name of the table with the expression that pint knows it by."""
    table = compiler.UnitTable()
    for row in UNITS:
        table.entry(row)
    return table.names


@cache
def names_of(index):
    """Return the units that one row of units.toml enters, prefixed ones among them."""
    table = compiler.UnitTable()
    table.entry(UNITS[index])
    return frozenset(table.names)


@cache
def registry(exact):
    return pint.UnitRegistry(cache_folder=None, non_int_type=Fraction if exact else float)


def test_compiled_table_equals_a_fresh_compile():
    assert compiler.COMPILED.read_text(encoding="utf-8") == compiler.compiled_text()


LINEAR = sorted(
    name
    for name in expressions()
    if not name.startswith(("decibel", "degree_"))
    and name not in ("percentage_point", "basis_point")
)


def test_table_has_units_to_compare():
    assert len(LINEAR) > 250


@pytest.mark.parametrize("name", LINEAR)
def test_factor_equals_pints(name):
    expression = expressions()[name]

    found = registry(False).parse_expression(expression)
    magnitude = found if isinstance(found, int | float) else found.to_base_units().magnitude
    assert float(unit(name).factor) == pytest.approx(float(magnitude), rel=1e-12, abs=0)
    assert unit(name).offset == 0


@pytest.mark.parametrize("name", LINEAR)
def test_factor_is_exact_where_pints_definition_is_rational(name):
    expression = expressions()[name]
    found = registry(True).parse_expression(expression)

    magnitude = (
        found if isinstance(found, Fraction | int | float) else found.to_base_units().magnitude
    )
    if isinstance(magnitude, float):  # a bare "1e-9": pint gives its text as a float
        magnitude = Fraction(expression)
    exact = Fraction(magnitude)
    if exact.denominator <= 10**40:
        assert unit(name).factor == exact
    else:  # pi to many digits
        assert abs(unit(name).factor - exact) <= exact / 10**30


@pytest.mark.parametrize(
    ("name", "factor"),
    [
        ("meter", "1"),
        ("kilometer", "1000"),
        ("inch", "0.0254"),
        ("foot", "0.3048"),
        ("mile", "1609.344"),
        ("nautical_mile", "1852"),
        ("hectare", "10000"),
        ("liter", "0.001"),
        ("gallon", "0.003785411784"),
        ("imperial_gallon", "0.00454609"),
        ("oil_barrel", "0.158987294928"),
        ("pound", "0.45359237"),
        ("ounce", "0.028349523125"),
        ("stone", "6.35029318"),
        ("metric_ton", "1000"),
        ("ton", "907.18474"),
        ("long_ton", "1016.0469088"),
        ("hour", "3600"),
        ("year", "31557600"),
        ("knot", "1852/3600"),
        ("watt_hour", "3600"),
        ("percent", "1/100"),
        ("permille", "1/1000"),
        ("ppm", "1/1000000"),
        ("ppb", "1/1000000000"),
    ],
)
def test_factor_is_the_one_of_the_standard(name, factor):
    if "/" in factor:
        above, below = factor.split("/")
        assert unit(name).factor == Fraction(above) / Fraction(below)
    else:
        assert unit(name).factor == Fraction(factor)


@pytest.mark.parametrize(
    "expression",
    [
        "kilometer / hour",
        "mile / gallon",
        "milligram / kilogram",
        "meter ** 2",
        "1 / meter",
        "kilogram * meter / second ** 2",
        "meter / second * kilogram",
        "foot ** 3 / second",
        "1 / second ** 2",
    ],
)
def test_compound_equals_pints(expression):
    quantity = registry(True).parse_expression(expression).to_base_units()

    found = unit(expression)
    assert found.factor == quantity.magnitude
    assert dict(found.dimension) == dict(quantity.dimensionality)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("kilometer / hour", "[length] / [time]"),
        ("meter ** 2", "[length] ** 2"),
        ("1 / second ** 2", "1 / [time] ** 2"),
        ("USD / oil_barrel", "USD / [length] ** 3"),
        ("USD / share", "USD / share"),
        ("newton", "[length] * [mass] / [time] ** 2"),
        ("kilometer / kilometer", None),
        ("count", None),
        ("ratio", None),
        (None, None),
    ],
)
def test_dimension_is_written_as_pint_does(expression, words):
    assert dimension(expression) == words


@pytest.mark.parametrize(
    "name", ["kilometre²", "m/s", "5km", "U.S.D.", "$", "meter / km2", "!", "[length]"]
)
def test_unit_refuses_a_part_that_is_neither_unit_nor_currency_nor_noun(name):
    part = name.split()[-1]

    with pytest.raises(UnitError, match="nobody knows it") as caught:
        unit(name)

    assert caught.value.where == f"unit {part!r}"


def test_unit_takes_a_plain_noun_as_its_own_dimension():
    assert unit("USD / share").dimension == (("USD", 1), ("share", -1))


def test_forms_split_words_from_symbols():
    table = forms()

    assert table.words["kilometre"] == "kilometer"
    assert table.symbols["km"] == "kilometer"
    assert (table.symbols["mW"], table.symbols["MW"]) == ("milliwatt", "megawatt")
    assert table.words["light year"] == "light_year"
    assert "in" in table.guarded
    assert table.symbols["μm"] == table.symbols["µm"] == "micrometer"


def test_no_form_may_belong_to_two_units():
    table = compiler.UnitTable()
    table.word("perch", "rod")
    table.symbol("pq", "rod")

    with pytest.raises(ValueError, match="'perch' is both rod and foot"):
        table.word("perch", "foot")
    with pytest.raises(ValueError, match="'pq' is both rod and foot"):
        table.symbol("pq", "foot")


UNIT_EXAMPLES = [(i, text) for i, row in enumerate(UNITS) for text in row.get("examples", [])]
UNIT_MISSES = [
    (i, text)
    for i, row in enumerate(UNITS)
    for text in row.get("misses", [])
    if (row["name"], text) not in KNOWN_WRONG
]


def test_lexicon_gives_every_unit_an_example():
    assert [
        row["name"]
        for row in UNITS
        if not row.get("examples") and row["name"] not in ("quarter", "league")
    ] == []
    assert len(UNIT_EXAMPLES) >= 120


@pytest.mark.parametrize(("row", "text"), UNIT_EXAMPLES)
def test_unit_example_is_read_as_its_unit(row, text):
    read = extract(f"It was {text}.")

    assert len(read) == 1
    assert {read[0].unit, read[0].unit.split(" / ")[0]} & names_of(row)


@pytest.mark.parametrize(("row", "text"), UNIT_MISSES)
def test_unit_miss_is_not_read_as_the_unit(row, text):
    read = extract(f"It was {text}.")

    assert [q.surface for q in read if q.unit in names_of(row)] == []


CURRENCY_EXAMPLES = [(row["code"], text) for row in MONEY["currency"] for text in row["examples"]]
CURRENCY_MISSES = [
    (row["code"], text) for row in MONEY["currency"] for text in row.get("misses", [])
]


def test_lexicon_has_currency_examples_and_misses():
    assert (len(CURRENCY_EXAMPLES) >= 75, len(CURRENCY_MISSES) >= 1) == (True, True)


@pytest.mark.parametrize(("code", "text"), CURRENCY_EXAMPLES)
def test_currency_example_is_read_as_its_currency(code, text):
    read = extract(f"It cost {text}.")

    assert [(q.kind.value, q.currency, q.unit) for q in read] == [("money", code, code)]


@pytest.mark.parametrize(("code", "text"), CURRENCY_MISSES)
def test_currency_miss_is_not_read_as_the_currency(code, text):
    assert [q.surface for q in extract(f"It was {text}.") if q.currency == code] == []


def test_currency_codes_are_those_of_iso_4217():
    assert {"USD", "EUR", "KPW", "XAF"} <= forms().currency_codes
    assert not {"US", "usd", "ABC"} & forms().currency_codes
