"""Points of temperature and differences: what the words around a figure make of it."""

from __future__ import annotations

import pytest

from factgauge import extract


@pytest.mark.parametrize(
    "text",
    [
        "The temperature rose by 5 °C.",
        "Temperatures rose almost 5 °C in a century.",
        "The bay is 5 °C warmer than the open sea.",
        "It was 5 °C above the average for May.",
        "It was an increase of 5 °C.",
        "A 5 °C rise melts the ice.",
        "They agreed to limit warming to 5 °C.",
        "The plant is hardier by 5 °C than the old one.",
        "The cellar is 3 to 5 °C colder.",
        "It warmed by more than 5 °C.",
    ],
)
def test_words_of_change_make_a_difference_of_a_temperature(text):
    assert [q.unit for q in extract(text)] == ["delta_degree_Celsius"]


@pytest.mark.parametrize(
    "text",
    [
        "It rose to 5 °C.",
        "It fell below 5 °C.",
        "It climbed above 5 °C.",
        "At 5 °C higher yields were seen.",
        "It was 5 °C below zero.",
        "It was 5 °C below freezing.",
        "It was 5 °C and falling.",
        "The cooler stood at 5 °C.",
        "The 5 °C water cooled the pipe.",
        "The protein is denatured by 5 °C.",
        "By 5 °C the sap flows.",
        "Other eggs were chilled by 5 °C water.",
        "It was kept at 5 °C more often.",
    ],
)
def test_temperature_that_is_a_place_on_the_scale_stays_a_point(text):
    assert [q.unit for q in extract(text)] == ["degree_Celsius"]


def test_fahrenheit_has_differences_of_its_own():
    assert [q.unit for q in extract("It cooled by 9 °F, to 41 °F.")] == [
        "delta_degree_Fahrenheit",
        "degree_Fahrenheit",
    ]
