from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.reference.period import parse_day, parse_period

DAY = datetime.timedelta(days=1)
days = st.dates(datetime.date(1, 1, 1), datetime.date(9998, 12, 31))


@pytest.mark.parametrize(
    ("text", "granularity", "begins", "ends"),
    [
        ("2018", "year", "2018-01-01", "2019-01-01"),
        ("2018-01-01", "year", "2018-01-01", "2019-01-01"),
        ("2018-Q1", "quarter", "2018-01-01", "2018-04-01"),
        ("2018Q4", "quarter", "2018-10-01", "2019-01-01"),
        ("2018-04-01", "quarter", "2018-04-01", "2018-07-01"),
        ("2018-12", "month", "2018-12-01", "2019-01-01"),
        ("2018-03-01", "month", "2018-03-01", "2018-04-01"),
        ("2018M03", "month", "2018-03-01", "2018-04-01"),
        ("2018-M12", "range", "2018-12-01", "2019-01-01"),
        ("2018-02-28", "day", "2018-02-28", "2018-03-01"),
        ("2016-01/2016-08", "range", "2016-01-01", "2016-09-01"),
        ("2004-12-15/2016-02-10", "range", "2004-12-15", "2016-02-11"),
        ("2018", "range", "2018-01-01", "2019-01-01"),
        ("2018-Q2", "range", "2018-04-01", "2018-07-01"),
        ("2018-S1", "range", "2018-01-01", "2018-07-01"),
        ("2018B2", "range", "2018-07-01", "2019-01-01"),
        ("2018-H1/2019", "range", "2018-01-01", "2020-01-01"),
        ("2018-03-01", "range", "2018-03-01", "2018-03-02"),
    ],
)
def test_a_period_covers_its_first_day_up_to_the_day_after_its_last(
    text: str, granularity: str, begins: str, ends: str
) -> None:
    bounds = parse_period(text, granularity)

    assert [day.isoformat() for day in bounds] == [begins, ends]


@pytest.mark.parametrize(
    ("text", "granularity", "message"),
    [
        ("18", "year", "is not a year like 2018"),
        ("2018/19", "year", "is not a year like 2018"),
        ("0000", "year", "is not a year like 2018"),
        ("9999", "year", "is not a year like 2018"),
        ("٢٠١٨", "year", "is not a year like 2018"),
        ("2018-07-01", "year", "is not a year like 2018"),
        ("2018-Q5", "quarter", "is not a quarter like 2018-Q1"),
        ("2018-02-01", "quarter", "is not a quarter like 2018-Q1"),
        ("2018-13", "month", "is not a month like 2018-03"),
        ("2018-03-02", "month", "is not a month like 2018-03"),
        ("2018-02-30", "day", "is not a day like 2018-03-25"),
        ("2018", "day", "is not a day like 2018-03-25"),
        ("9999-12-31", "day", "is not a day like 2018-03-25"),
        ("2018-03/", "range", "is not a period like 2018, "),
        ("spring", "range", "is not a period like 2018, "),
        ("2016-08/2016-01", "range", "ends before it begins"),
        ("2018-W05", "range", "is a week, which is not read"),
        ("2018W5", "day", "is a week, which is not read"),
        ("2018-S1", "year", 'is half a year, which is read where the granularity is "range"'),
        ("2018-S3", "range", "is not a period like 2018, "),
        ("0000-S1", "range", "is not a period like 2018, "),
    ],
)
def test_what_is_no_period_is_refused(text: str, granularity: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message):
        parse_period(text, granularity)


@given(day=days)
def test_every_form_of_a_day_s_period_holds_that_day_and_no_other_period(
    day: datetime.date,
) -> None:
    quarter = (day.month + 2) // 3
    texts = {
        "year": f"{day.year:04}",
        "quarter": f"{day.year:04}-Q{quarter}",
        "month": f"{day.year:04}-{day.month:02}",
        "day": day.isoformat(),
    }
    for granularity, text in texts.items():
        begins, ends = parse_period(text, granularity)

        own = _period_of(day, granularity)
        assert begins <= day < ends
        assert _period_of(begins, granularity) == _period_of(ends - DAY, granularity) == own
        assert _period_of(ends, granularity) != own
        if begins > datetime.date.min:
            assert _period_of(begins - DAY, granularity) != own
        assert parse_period(text, "range") == (begins, ends)


def _period_of(day: datetime.date, granularity: str) -> tuple[int, ...]:
    part = {"year": 0, "quarter": (day.month + 2) // 3, "month": day.month, "day": day.toordinal()}
    return day.year, part[granularity]


@given(first=days, second=days)
def test_a_range_of_days_has_both_ends_in_it_or_is_refused_when_reversed(
    first: datetime.date, second: datetime.date
) -> None:
    text = f"{first}/{second}"
    if first <= second:
        assert parse_period(text, "range") == (first, second + DAY)
    else:
        with pytest.raises(ValueError, match="ends before it begins"):
            parse_period(text, "range")


@given(text=st.text(max_size=24), granularity=st.sampled_from(["year", "month", "day", "range"]))
def test_any_text_gives_a_period_of_at_least_a_day_or_a_message(
    text: str, granularity: str
) -> None:
    try:
        begins, ends = parse_period(text, granularity)
    except ValueError as error:
        assert str(error).startswith(("is not a", "ends before"))
    else:
        assert begins < ends


def test_a_day_is_read_as_itself() -> None:
    assert parse_day("2016-02-29") == datetime.date(2016, 2, 29)
