"""Digits that name a thing stay silent, and the same digits as an amount do not."""

from __future__ import annotations

import pytest

from factgauge import extract

SILENT = [
    "They flew a Boeing 747 home.",
    "An F-16 flew by.",
    "They took Section 301 to court.",
    "It runs Windows 10 well.",
    "See Figure 3.",
    "See Table 12 and Fig. 4.",
    "See claims 1 and 2.",
    "Article 50 was used.",
    "Version 2.4.1 came out.",
    "The G20 met.",
    "COVID-19 spread.",
    "The 9/11 attacks came.",
    "Call 555-123-4567 now.",
    "Call +44 20 7946 0958 now.",
    "See https://example.com/2018/45 for more.",
    "Write to a1@b2.org today.",
    "He lives at 221 Baker Street.",
    "Agent 007 came.",
    "The address is 192.168.0.1 there.",
    "He read Catch-22 at home.",
    "He bought it at a 7-Eleven shop.",
    "Apollo 11 landed.",
    "No one came.",
    "One of the largest came.",
    "It was one such thing.",
    "ISBN 978-3-16-148410-0 is out.",
    "The 401(k) plan ended.",
    "Wait a second.",
    "It is open 24/7 here.",
    "It grew, as he wrote [12].",
    "Order 123456789012 was sent.",
    "It was painted with 0x1F4A9 dots.",
]


@pytest.mark.parametrize("text", SILENT)
def test_identifier_stays_silent(text):
    assert [q.surface for q in extract(text)] == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The flight took 747 passengers.", "747 passengers"),
        ("In that hall 301 people sat.", "301 people"),
        ("They sold 10 windows.", "10 windows"),
        ("They drew 3 figures.", "3 figures"),
        ("About 19 people fell ill.", "About 19 people"),
        ("They lost 911 people.", "911 people"),
        ("It grew 2.4 percent.", "2.4 percent"),
        ("One in five came.", "One in five"),
        ("It took ten seconds.", "ten seconds"),
    ],
)
def test_amount_with_the_digits_of_an_identifier_is_read(text, surface):
    assert [q.surface for q in extract(text)] == [surface]
