"""The day a document came out."""

import datetime

import pytest

from factgauge.documents.dates import from_words, iso_day, published_in
from factgauge.documents.read import read_text

DAY = datetime.date(2019, 4, 24)
OTHER = datetime.date(2020, 1, 2)
BODY = "Trade fell by more than 56 percent to $34 million last year."


@pytest.mark.parametrize(
    ("line", "words", "source"),
    [
        ("By William Gallo April 24, 2019", "April 24, 2019", "byline"),
        ("By William Gallo, Wednesday, April 24, 2019", "April 24, 2019", "byline"),
        ("By Jane Doe and John Roe | Apr. 24, 2019 | 5:03 pm", "Apr. 24, 2019", "byline"),
        ("*By Jane Doe, 24 April 2019*", "24 April 2019", "byline"),
        ("SEOUL, April 24, 2019 (Agency) - " + BODY, "April 24, 2019", "dateline"),
        ("NEW YORK, April 24, 2019 /PRNewswire/ -- " + BODY, "April 24, 2019", "dateline"),
        ("Seoul, South Korea, 24 April 2019 — " + BODY, "24 April 2019", "dateline"),
        ("Published 24 April 2019", "24 April 2019", "dateline"),
        ("**Published:** April 24th, 2019", "April 24th, 2019", "dateline"),
        ("Posted on Wednesday, April 24, 2019", "April 24, 2019", "dateline"),
        ("24 April 2019", "24 April 2019", "dateline"),
        ("APRIL 24, 2019", "APRIL 24, 2019", "dateline"),
        ("2019-04-24", "2019-04-24", "dateline"),
        ("2019-04-24T10:00:00Z", "2019-04-24", "dateline"),
        ("Date: 2019-04-24 10:00", "2019-04-24", "dateline"),
    ],
)
def test_published_date_is_read_from_a_line_of_its_shape(line, words, source):
    text = f"Trade Fell by Half\n\n{line}\n\n{BODY}"

    published = published_in(text)

    assert published is not None
    assert (published.date, published.source) == (DAY, source)
    assert published.span.of(text) == words


@pytest.mark.parametrize(
    "line",
    [
        "Trade fell on April 24, 2019, the aide said.",
        "By April 24, 2019, trade had fallen.",
        "The deal of April 24, 2019 - the first - failed.",
        "In Seoul on April 24, 2019 - a Wednesday - he spoke.",
        "After the Crash of April 24, 2019",
        "By William Gallo April 24",
        "SEOUL (Agency) - " + BODY,
        "By William Gallo April 31, 2019",
        "Published 2019-02-30",
        "Marchant 24, 2019",
        "Seoul, April 24, 2019 was a good day for trade.",
        "2019",
    ],
)
def test_published_date_is_not_taken_from_anything_else(line):
    assert published_in(f"Trade Fell by Half\n\n{line}\n\n{BODY}") is None


def test_published_date_stands_in_the_first_lines_alone():
    lines = [BODY] * 8

    assert published_in("\n\n".join([*lines[:7], "24 April 2019"])).date == DAY
    assert published_in("\n\n".join([*lines, "24 April 2019"])) is None


def test_date_of_publication_goes_before_an_update():
    text = "Updated 2 January 2020\nPublished 24 April 2019\n\n" + BODY

    assert published_in(text).date == DAY
    assert published_in("Updated 2 January 2020\n\n" + BODY).date == OTHER


def test_as_of_stands_in_only_where_the_text_has_no_date():
    dated = read_text(f"By Jane Doe April 24, 2019\n\n{BODY}", as_of=OTHER)
    undated = read_text(BODY, as_of=OTHER)

    assert (dated.published.date, dated.published.source) == (DAY, "byline")
    assert (undated.published.date, undated.published.source) == (OTHER, "as-of option")
    assert undated.published.span is None
    assert read_text(BODY).published is None


def test_date_given_goes_before_the_text_and_points_at_the_same_date_there():
    text = f"By Jane Doe April 24, 2019\n\n{BODY}"

    same = read_text(text, published=DAY)
    other = read_text(text, published=OTHER)

    assert (same.published.source, same.published.span.of(text)) == ("record", "April 24, 2019")
    assert (other.published.date, other.published.span) == (OTHER, None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Wed, 24 Apr 2019 10:00:00 GMT", DAY),
        ("Sept 5, 2019", datetime.date(2019, 9, 5)),
        ("29 February 2020", datetime.date(2020, 2, 29)),
        ("29 February 2019", None),
        ("the deal of 24 April 2019", None),
        ("24 Apri1 2019", None),
    ],
)
def test_date_at_the_head_of_words(words, day):
    found = from_words(words)

    assert (found[0] if found else None) == day


def test_iso_day_keeps_the_day_as_written_whatever_the_zone():
    assert iso_day("2019-04-24T23:30:00-08:00") == DAY
    assert iso_day("2019-04-31") is None
