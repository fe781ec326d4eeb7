"""Dates, clock times and ranks are read as such, and never as amounts."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, others

from factgauge import extract

DATES = [
    ("On 24 April 2019 they met.", "24 April 2019"),
    ("On April 24, 2019 they met.", "April 24, 2019"),
    ("On April 24 they met.", "April 24"),
    ("They met in 2018.", "2018"),
    ("They met in May 2018.", "May 2018"),
    ("They met at 3:45 pm.", "3:45 pm"),
    ("They met at 10:30 today.", "10:30"),
    ("They met at 0900 GMT.", "0900 GMT"),
    ("They met at 5 o'clock.", "5 o'clock"),
    ("The 19th century was long.", "19th century"),
    ("In the 1990s it grew.", "1990s"),
    ("In Q3 2021 it grew.", "Q3 2021"),
    ("It lasted from 1914–1918.", "1914–1918"),
    ("The 2018-19 season began.", "2018-19 season"),
    ("They met on 2019-04-24.", "2019-04-24"),
    ("They met on 24/04/2019.", "24/04/2019"),
    ("Rome fell in 476 AD.", "476 AD"),
]
RANKS = [
    ("It was the 5th time.", "5th"),
    ("It was the 21st time.", "21st"),
    ("It was the third-largest city.", "third"),
    ("He came second in the race.", "second"),
    ("It was the hundredth visit.", "hundredth"),
    ("It was the twenty-first visit.", "twenty-first"),
]


@pytest.mark.parametrize(("text", "surface"), DATES)
def test_date_is_read_as_a_date_and_nothing_else(text, surface):
    assert (others(text), amounts(text)) == ([(surface, "date")], [])


@pytest.mark.parametrize(("text", "surface"), RANKS)
def test_rank_is_read_as_a_rank_and_nothing_else(text, surface):
    assert (others(text), amounts(text)) == ([(surface, "rank")], [])


@pytest.mark.parametrize("text", ["They met in 2018.", "It was the 5th time."])
def test_date_and_rank_assert_no_interval(text):
    (found,) = extract(text)

    assert (found.interval, found.loose, found.resolution) == (None, None, None)
    assert (found.stated_low, found.stated_high, found.unit) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It had 2,018 workers.", "2,018 workers"),
        ("It had 2018 workers.", "2018 workers"),
        ("It cost $2018.", "$2018"),
        ("It took five years.", "five years"),
        ("It ran 1500 km.", "1500 km"),
    ],
)
def test_amount_that_looks_like_a_year_is_an_amount(text, surface):
    assert ([a[0] for a in amounts(text)], others(text)) == ([surface], [])
