"""Strange characters: a figure is read right or not at all, and offsets stay code points."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factgauge import extract

INVISIBLE = [
    "\u200b",
    "\u200c",
    "\u200d",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u200e",
    "\u200f",
    "\u202e",
    "\u2066",
]


def values(text):
    return [q.stated_low for q in extract(text)]


@pytest.mark.parametrize("mark", INVISIBLE, ids=ascii)
@pytest.mark.parametrize(
    "text",
    ["It was {}5 km.", "It was 5{} km.", "It was 5 {}km.", "It was $5{} now.", "It{} was 5 km."],
)
def test_invisible_mark_beside_a_number_never_changes_its_value(mark, text):
    assert values(text.format(mark)) in ([], [Fraction(5)])


@pytest.mark.parametrize("mark", INVISIBLE, ids=ascii)
def test_invisible_mark_elsewhere_moves_the_offsets_by_one(mark):
    (plain,), (marked,) = extract("It was far: 5 km."), extract(f"It{mark} was far: 5 km.")

    assert (marked.surface, marked.span.start) == ("5 km", plain.span.start + 1)


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("１２３", "123"),
        ("1２3", "123"),
        ("١٢٣", "123"),
        ("1٢3", "123"),
        ("१२३", "123"),
        ("1२3", "123"),
        ("３．５", "7/2"),
        ("٣.٥", "7/2"),
        ("五", "5"),
        ("①", "1"),
        ("𝟓", "5"),
        ("²", "2"),
    ],
)
def test_digits_of_other_scripts_are_read_right_or_not_at_all(number, value):
    assert values(f"It was {number} km.") in ([], [Fraction(value)])


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("המחיר היה 5 km.", "5 km"),
        ("Цена 5 km.", "5 km"),
        ("👍🏽 5 km 👍", "5 km"),
        ("价格为 5 km。", "5 km"),
        ("It cost €5 ‏שלום.", "€5"),
        ("A \ud800 lone surrogate, 5 km \udfff.", "5 km"),
        ("NUL \x00 is here, 5 km.\x00", "5 km"),
        ("Tab\t5 km.", "5 km"),
        ("é" * 100 + " 5 km.", "5 km"),
    ],
)
def test_number_among_other_scripts_is_cut_out_exactly(text, surface):
    assert [(q.surface, text[q.span.start : q.span.end]) for q in extract(text)] == [
        (surface, surface)
    ]


@pytest.mark.parametrize("mark", ["\x00", "\ud800", "\x1b", "\x7f", "\ufffd"], ids=ascii)
def test_control_character_after_a_number_leaves_its_value(mark):
    assert values(f"It was 5{mark} km.") in ([], [Fraction(5)])


@pytest.mark.parametrize("letter", ["к", "м", "κ", "ｋ"])
def test_look_alike_letters_make_no_unit_of_another_script(letter):
    for q in extract(f"It was 5 {letter}m."):
        assert (q.stated_low, q.unit) == (Fraction(5), None)
