"""The grammar of periods, rule by rule; the text came out on Wednesday, 24 April 2019."""

from __future__ import annotations

import datetime

import pytest
from tests.builders import periods_of

from factgauge.claims.periods import find_periods, months_after

# words of the text · what is read · first day · the day after the last · kind
RULES = [
    ("It fell on April 24, 2019.", "April 24, 2019", "2019-04-24", "2019-04-25", "day"),
    ("On Sept. 3rd, 2017 it fell.", "Sept. 3rd, 2017", "2017-09-03", "2017-09-04", "day"),
    ("On the 3rd of May 2017 it fell.", "the 3rd of May 2017", "2017-05-03", "2017-05-04", "day"),
    ("On 3 May 2017 it fell.", "3 May 2017", "2017-05-03", "2017-05-04", "day"),
    ("On Monday, 4 March 2024 it fell.", "Monday, 4 March 2024", "2024-03-04", "2024-03-05", "day"),
    ("As of 2019-02-28 it fell.", "2019-02-28", "2019-02-28", "2019-03-01", "day"),
    ("In January-March 2018 it fell.", "January-March 2018", "2018-01-01", "2018-04-01", "range"),
    ("From May to August 2016", "May to August 2016", "2016-05-01", "2016-09-01", "range"),
    (
        "Between May 2018 and April 2019 they met.",
        "Between May 2018 and April 2019",
        "2018-05-01",
        "2019-05-01",
        "range",
    ),
    (
        "from Nov. 2017 to Feb. 2018",
        "from Nov. 2017 to Feb. 2018",
        "2017-11-01",
        "2018-03-01",
        "range",
    ),
    ("from 2010 to 2020", "from 2010 to 2020", "2010-01-01", "2021-01-01", "range"),
    ("Between 2010 and 2020", "Between 2010 and 2020", "2010-01-01", "2021-01-01", "range"),
    ("in 2014–2015 it rose", "in 2014–2015", "2014-01-01", "2016-01-01", "range"),
    ("the 2014/15 season", "2014/15", "2014-01-01", "2016-01-01", "range"),
    (
        "the first quarter of 2018",
        "the first quarter of 2018",
        "2018-01-01",
        "2018-04-01",
        "quarter",
    ),
    ("fourth quarter 2018", "fourth quarter 2018", "2018-10-01", "2019-01-01", "quarter"),
    ("In Q3 2018 sales fell", "Q3 2018", "2018-07-01", "2018-10-01", "quarter"),
    ("In 2Q 2018 sales fell", "2Q 2018", "2018-04-01", "2018-07-01", "quarter"),
    ("the first half of 2018", "the first half of 2018", "2018-01-01", "2018-07-01", "half"),
    ("the second half of 2018", "the second half of 2018", "2018-07-01", "2019-01-01", "half"),
    ("in March 2018 it fell", "March 2018", "2018-03-01", "2018-04-01", "month"),
    ("in early May 2018 it fell", "early May 2018", "2018-05-01", "2018-06-01", "month"),
    ("Since 2011 it has risen", "Since 2011", "2011-01-01", "", "since"),
    ("since March 2018 they met", "since March 2018", "2018-03-01", "", "since"),
    ("On April 25 they meet", "April 25", "2019-04-25", "2019-04-26", "day"),
    ("On 25 December they met", "25 December", "2018-12-25", "2018-12-26", "day"),
    ("On Thursday, April 25", "Thursday, April 25", "2019-04-25", "2019-04-26", "day"),
    ("before it closed", "before it closed", "", "", "relative"),
    (
        "in the six months to June 2018",
        "in the six months to June 2018",
        "2018-01-01",
        "2018-07-01",
        "range",
    ),
    (
        "the three months ended 31 March 2019",
        "the three months ended 31 March 2019",
        "2019-01-01",
        "2019-04-01",
        "range",
    ),
    ("in the year to March", "in the year to March", "2018-04-01", "2019-04-01", "year"),
    ("in the first quarter it fell", "the first quarter", "2019-01-01", "2019-04-01", "quarter"),
    ("in the 1990s it fell", "the 1990s", "1990-01-01", "2000-01-01", "range"),
    ("last summer it fell", "last summer", "2018-06-01", "2018-09-01", "range"),
    ("the summer of 2017", "the summer of 2017", "2017-06-01", "2017-09-01", "range"),
    ("over the past decade", "over the past decade", "2009-04-24", "2019-04-24", "rolling"),
    ("in the fiscal year 2018", "fiscal year 2018", "", "", "fiscal"),
    ("the third quarter of fiscal 2018", "the third quarter of fiscal 2018", "", "", "fiscal"),
    ("until the complex was shut down", "until the complex was shut down", "", "", "relative"),
    ("last quarter it fell", "last quarter", "2019-01-01", "2019-04-01", "quarter"),
    ("this quarter it fell", "this quarter", "2019-04-01", "2019-07-01", "quarter"),
    ("Over the past year", "Over the past year", "2018-04-24", "2019-04-24", "rolling_year"),
    ("in the past two years", "in the past two years", "2017-04-24", "2019-04-24", "rolling"),
    ("In the last 6 months", "In the last 6 months", "2018-10-24", "2019-04-24", "rolling"),
    ("over the past decade", "over the past decade", "2009-04-24", "2019-04-24", "rolling"),
    (
        "during the past three weeks",
        "during the past three weeks",
        "2019-04-03",
        "2019-04-24",
        "rolling",
    ),
    ("over the past ten days", "over the past ten days", "2019-04-14", "2019-04-24", "rolling"),
    ("it fell last year", "last year", "2018-01-01", "2019-01-01", "year"),
    ("it fell this year", "this year", "2019-01-01", "2020-01-01", "year"),
    ("it falls next year", "next year", "2020-01-01", "2021-01-01", "year"),
    ("it fell last month", "last month", "2019-03-01", "2019-04-01", "month"),
    ("it fell this month", "this month", "2019-04-01", "2019-05-01", "month"),
    ("it fell last week", "last week", "2019-04-15", "2019-04-22", "week"),
    ("it falls next week", "next week", "2019-04-29", "2019-05-06", "week"),
    ("it fell in 2018", "2018", "2018-01-01", "2019-01-01", "year"),
    ("it fell on Wednesday", "Wednesday", "2019-04-24", "2019-04-25", "day"),
    ("it fell on Thursday", "Thursday", "2019-04-18", "2019-04-19", "day"),
    ("it will fall on Thursday", "Thursday", "2019-04-25", "2019-04-26", "day"),
    ("next Monday it falls", "next Monday", "2019-04-29", "2019-04-30", "day"),
    ("last Monday it fell", "last Monday", "2019-04-22", "2019-04-23", "day"),
    ("yesterday it fell", "yesterday", "2019-04-23", "2019-04-24", "day"),
    ("today it fell", "today", "2019-04-24", "2019-04-25", "day"),
    ("tomorrow it falls", "tomorrow", "2019-04-25", "2019-04-26", "day"),
    ("in February it fell", "in February", "2019-02-01", "2019-03-01", "month"),
    ("in December it fell", "in December", "2018-12-01", "2019-01-01", "month"),
    ("a year later it fell", "a year later", "", "", "relative"),
    ("against $5 a year earlier", "a year earlier", "", "", "relative"),
    ("three years earlier it fell", "three years earlier", "", "", "years away"),
    ("Over three years it fell", "Over three years", "", "", "span"),
    (
        "in the October-December quarter",
        "the October-December quarter",
        "2018-10-01",
        "2019-01-01",
        "range",
    ),
]


@pytest.mark.parametrize(("text", "words", "begins", "ends", "kind"), RULES)
def test_a_period_is_read_and_nothing_else(
    text: str, words: str, begins: str, ends: str, kind: str
) -> None:
    assert periods_of(text) == [(words, begins, ends, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "It has 2,018 rooms.",
        "It cost $2018.",
        "Room 20185 is empty.",
        "It weighs 2018 kg.",
        "It employed 2018 people.",
        "They may march again.",
        "The cars march on.",
        "Fallen May flies.",
        "A rise of 1999.5 points.",
        "The 1200 block.",
        "The weekday is not said.",
        "The yearly sum is small.",
        "Q5 is no quarter.",
        "It lasted a year.",
        "12 months is a long time.",
    ],
)
def test_what_is_no_period_is_left_alone(text: str) -> None:
    assert periods_of(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "before April 2019",
        "Before 2018",
        "until 2018",
        "up to March 2018",
        "by 2019",
        "after 2017",
        "Prior to the end of 2018",
        "ahead of Thursday, April 25, 2019",
    ],
)
def test_what_lies_before_or_after_a_period_is_a_stretch_without_ends(words: str) -> None:
    assert periods_of(f"It rose {words}.") == [(words, "", "", "relative")]


@pytest.mark.parametrize(
    "text", ["They rose in 2018.", "The rise hereby 2018 saw.", "By then, 2018"]
)
def test_period_that_nothing_bounds_keeps_its_days(text: str) -> None:
    assert periods_of(text) == [("2018", "2018-01-01", "2019-01-01", "year")]


def test_an_impossible_date_is_no_period() -> None:
    assert periods_of("On 29 February 2023 it fell.") == []


def test_the_longest_reading_wins_and_none_stands_inside_another() -> None:
    text = "From May 2018 to April 2019, and in 2014, and on Thursday, April 25, 2019."

    assert [words for words, *_ in periods_of(text)] == [
        "From May 2018 to April 2019",
        "2014",
        "Thursday, April 25, 2019",
    ]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("In 2018 it was $5, against $4 a year earlier.", "2017-01-01", "2018-01-01"),
        ("In March 2018 it was $5, against $4 a year earlier.", "2017-03-01", "2017-04-01"),
        ("Last year it was $5, up from $4 the year before.", "2017-01-01", "2018-01-01"),
        ("At $4 a year earlier, it was $5 in 2018.", "2017-01-01", "2018-01-01"),
        ("It was $4 in 2017, and $5 a year later.", "2018-01-01", "2019-01-01"),
        ("It was $4 in 2017, and $5 the following year.", "2018-01-01", "2019-01-01"),
    ],
)
def test_a_year_before_or_after_is_told_from_the_period_that_the_sentence_names(
    text: str, begins: str, ends: str
) -> None:
    (found,) = (row for row in periods_of(text) if "year" in row[0] and row[0] != "Last year")

    assert found[1:3] == (begins, ends)


def test_only_the_year_before_marks_a_base() -> None:
    day = datetime.date(2019, 4, 24)
    text = "In 2018 it fell from the year before, and rose the following year."

    marked = {m.period.surface: m.base for m in find_periods(text, 0, len(text), day)}

    assert marked == {"2018": False, "the year before": True, "the following year": False}


@pytest.mark.parametrize(
    "words", ["last year", "over the past year", "last week", "yesterday", "on Thursday", "in May"]
)
def test_a_relative_period_has_no_dates_without_a_published_day(words: str) -> None:
    ((_, begins, ends, kind),) = periods_of(f"it fell {words}", None)

    assert (begins, ends, kind) == ("", "", "relative")


def test_an_absolute_period_needs_no_published_day() -> None:
    assert periods_of("it fell in 2018", None) == [("2018", "2018-01-01", "2019-01-01", "year")]


@pytest.mark.parametrize(
    ("day", "count", "after"),
    [
        ("2019-04-24", -12, "2018-04-24"),
        ("2020-02-29", -12, "2019-02-28"),
        ("2019-01-31", 1, "2019-02-28"),
        ("2019-12-15", 1, "2020-01-15"),
        ("2019-03-31", -1, "2019-02-28"),
    ],
)
def test_months_after_falls_back_to_the_last_day_of_a_shorter_month(
    day: str, count: int, after: str
) -> None:
    assert months_after(datetime.date.fromisoformat(day), count).isoformat() == after
