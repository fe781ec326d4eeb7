"""The scorer of the golden corpora: what counts as a hit, and what does not."""

from __future__ import annotations

from fractions import Fraction

import pytest
from bench.golden import GoldQuantity, Passage
from bench.scoring import Tally, measured, singular, tally, total

from factgauge import extract


def passage(text, *gold, silent=()):
    """Build a passage; each golden amount is (quote, value or low and high, unit)."""
    quantities = []
    for quote, value, unit in gold:
        start = text.index(quote)
        low = high = None
        if isinstance(value, tuple):
            low, high = (None if end is None else Fraction(end) for end in value)
            value = None
        else:
            value = Fraction(value)
        quantities.append(
            GoldQuantity(
                start, start + len(quote), quote, value, low, high, unit, "number", "exact"
            )
        )
    spans = tuple((text.index(quote), text.index(quote) + len(quote)) for quote in silent)
    return Passage("p", text, "constructed", "", "topic", tuple(quantities), (), spans)


def hits(text, *gold):
    found = tally(passage(text, *gold), extract(text))
    return found.gold, found.read, found.value_hits, found.unit_hits


@pytest.mark.parametrize(
    ("text", "gold", "value_hit", "unit_hit"),
    [
        ("It was 5 km.", ("5 km", 5, "kilometer"), 1, 1),
        ("It was 5 km.", ("5 km", 5000, "meter"), 1, 1),
        ("It was 5 km.", ("5 km", 5, "mile"), 1, 1),
        ("It was 5 km.", ("5 km", 5, "kilogram"), 1, 0),
        ("It was 5 km.", ("5 km", 6, "kilometer"), 0, 0),
        ("It was 5 km.", ("It", 5, "kilometer"), 0, 0),
        ("It cost €5.", ("€5", 5, "EUR"), 1, 1),
        ("It cost €5.", ("€5", 5, "USD"), 1, 0),
        ("It cost €5 an hour.", ("€5 an hour", 5, "EUR"), 1, 0),
        ("It rose 5 percent.", ("5 percent", 5, "percentage_point"), 1, 0),
        ("Half of it left.", ("Half", "1/2", "ratio"), 1, 1),
        ("Half of it left.", ("Half", "1/2", "percent"), 1, 0),
        ("It had 5 workers.", ("5 workers", 5, "worker"), 1, 1),
        ("It had 5 workers.", ("5 workers", 5, "people"), 1, 0),
        ("It had 5 workers.", ("5 workers", 5, ""), 1, 0),
        ("It was more than 5 km.", ("5 km", (5, None), "kilometer"), 1, 1),
        ("It was 3 to 5 km.", ("3 to 5 km", (3, 5), "kilometer"), 1, 1),
        ("It was 3 to 5 km.", ("3 to 5 km", 3, "kilometer"), 0, 0),
        ("It had 5 people per square mile.", ("5 people", 5, "people / mile ** 2"), 1, 1),
    ],
)
def test_hit_needs_overlap_value_and_unit(text, gold, value_hit, unit_hit):
    assert hits(text, gold) == (1, 1, value_hit, unit_hit)


def test_dates_do_not_count_and_no_amount_is_matched_twice():
    text = "In 2018 it was 5 km."

    assert hits(text, ("5 km", 5, "kilometer")) == (1, 1, 1, 1)
    assert hits(text, ("5", 5, "kilometer"), ("km", 5, "kilometer")) == (2, 1, 1, 1)


def test_near_miss_is_left_silent_unless_an_amount_is_read_in_it():
    text = "Boeing 747 flew 5 km in 2018."

    found = tally(passage(text, silent=("Boeing 747", "5 km", "2018")), extract(text))

    assert (found.silent, found.left_silent) == (3, 2)


def test_f1_punishes_a_miss_and_an_invention_alike():
    missed = total([passage("Far.", ("Far", 5, ""), ("ar", 6, ""))], extract)
    invented = total([passage("It was 5 km.")], extract)

    assert (missed.value_f1, invented.value_f1) == (0.0, 0.0)
    assert Tally(gold=2, read=1, value_hits=1, unit_hits=0).value_f1 == pytest.approx(200 / 3)
    assert Tally(gold=2, read=2, value_hits=2, unit_hits=1).unit_f1 == 50.0
    assert (Tally().value_f1, Tally().silent_share) == (100.0, 100.0)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("workers", "worker"),
        ("people", "person"),
        ("matches", "match"),
        ("cities", "city"),
        ("glass", "glass"),
        ("boxes", "box"),
        ("feet", "foot"),
        ("North", "north"),
    ],
)
def test_singular_makes_two_forms_of_a_noun_equal(noun, expected):
    assert singular(noun) == expected


def test_unknown_unit_is_a_key_of_its_own():
    assert (measured("count").key, measured("m²").key) == ("", "m²")
    assert measured("kilometer / hour").key == measured("mile / second").key
    assert measured("percent").key != measured("ppm").key
    assert measured("knots") == measured("knot")
    assert measured("people / cup").key != measured("people / cups / day").key
