"""Huge texts and huge numbers: the reader ends, and twice the text is about twice the work."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.hostile.work import work_of

from factgauge import extract

SHAPES = {
    "amounts": "12 km and $5 million, ",
    "prose": "word after word without a figure, ",
    "number words": "twenty-five ",
    "ones": "one ",
    "hundreds": "hundred ",
    "halves": "half a ",
    "and": "1 and ",
    "to": "1 to ",
    "of": "5 of ",
    "commas": "1, ",
    "grouping": ",000",
    "grouped by spaces": " 000",
    "grouped by points": ".000",
    "hyphens": "1-",
    "dashes": "1–",
    "points": "1.",
    "slashes": "1/",
    "colons": "1:",
    "brackets": "(1",
    "square brackets": "[1,",
    "quotes": "'1",
    "back ticks": "`1 ",
    "lines": "1\n",
    "letters and digits": "a1",
    "capitals": "A",
    "dollars": "$",
    "percents": "5% ",
    "spaces": " ",
    "addresses": "http://a.b/1 ",
    "names": "Boeing 747 ",
    "marks": "the housing 102 ",
    "years": "in 2018 ",
    "fractions": "1/2 ",
    "hedges": "about nearly more than ",
    "shared units": "3, 5 and 8 kg ",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_about_twice_the_work(shape, monkeypatch):
    size = 300
    piece = SHAPES[shape]

    once = work_of("5 " + piece * size + " 5", monkeypatch)
    twice = work_of("5 " + piece * (2 * size) + " 5", monkeypatch)

    assert once > size / 10
    assert twice / once < 2.5


def test_counter_sees_work_that_grows_with_the_square(monkeypatch):
    from factgauge.quantities import extract as stage

    honest = stage.combine
    monkeypatch.setattr(stage, "combine", lambda text, drafts: (
        [text[draft.start :] for draft in drafts], honest(text, drafts))[1])  # fmt: skip

    once, twice = (work_of("5 km " * n, monkeypatch) for n in (2000, 4000))

    assert twice / once > 2.5


def test_ten_megabytes_on_one_line_are_read_to_their_end():
    text = "word " * 2_000_000 + "and 5 km."

    assert [(q.surface, q.span.end) for q in extract(text)] == [("5 km", len(text) - 1)]


@pytest.mark.parametrize(
    "number",
    ["1" * 1_000_000, "0." + "1" * 1_000_000, "1" + ",000" * 250_000, "9" * 5000],
    ids=["ones", "decimals", "groups", "five thousand nines"],
)
def test_number_too_long_to_be_an_amount_is_silent_and_the_next_is_read(number):
    read = extract(f"It was {number} km. It was 5 km.")

    assert [q.surface for q in read] == ["5 km"]


@pytest.mark.parametrize(
    "number", ["1e999999", "1e-999999", "1E999999", "1.5e401", "1.5e1000000000"]
)
def test_exponent_out_of_reason_is_silent_and_the_next_is_read(number):
    read = extract(f"It was {number} km. It was 5 km.")

    assert [q.surface for q in read] == ["5 km"]


@pytest.mark.parametrize("number", ["1.5e400", "1.5e-399", "3.5e399"])
def test_exponent_within_reason_is_read_exactly(number):
    read = [q.stated_low for q in extract(f"It was {number} km.")]

    assert read == [Fraction(number)]


def test_many_spaces_tie_no_number_to_a_unit():
    assert [q.surface for q in extract("5" + " " * 1_000_000 + "km")] == ["5"]
