"""Figures in the cells of tables, with the unit and scale that the table gives."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factgauge.model.quantity import Quantity
from factgauge.pipeline import read
from factgauge.quantities.extract import extract


def cells(*rows: str, caption: str = "") -> tuple[Quantity, ...]:
    lines = [f"| {row} |" for row in rows]
    lines.insert(1, "|" + "---|" * (rows[0].count("|") + 1))
    return extract(read(f"{caption}\n\n" + "\n".join(lines)))


@pytest.mark.parametrize(
    ("written", "number", "resolution"),
    [
        ("3,200", "3200", "1"),
        ("(640)", "-640", "1"),
        ("–12.5", "-12.5", "0.1"),
        ("+4", "4", "1"),
        ("1 234 567", "1234567", "1"),
        ("1.234.567", "1234567", "1"),
        ("9,5", "9.5", "0.1"),
        (".75", "0.75", "0.01"),
        ("412*", "412", "1"),
        ("412 [3]", "412", "1"),
        ("**412**", "412", "1"),
        ("4:02.17", "242.17", "0.01"),
    ],
)
def test_a_cell_is_read_as_one_number(written: str, number: str, resolution: str) -> None:
    (figure,) = cells("Item | Value", f"a | {written}")

    assert figure.stated_low == figure.stated_high == Fraction(number)
    assert figure.resolution == Fraction(resolution)


@pytest.mark.parametrize("written", ["–", "n/a", "..", "45 (75%)", "<5", "3 to 5", "4 of 9", "ab1"])
def test_a_cell_that_holds_no_one_number_is_no_figure(written: str) -> None:
    assert cells("Item | Value", f"a | {written}") == ()


@pytest.mark.parametrize(
    ("caption", "head", "written", "unit", "number"),
    [
        ("", "Revenue, $m", "318", "USD", "318000000"),
        ("Sales, in thousands of dollars", "2019", "5,214", "USD", "5214000"),
        ("Grants paid, £000.", "Arts", "520", "GBP", "520000"),
        ("Shipments (thousand units)", "Vigo", "31", None, "31000"),
        ("Results (CHF million)", "2017", "(7)", "CHF", "-7000000"),
        ("In thousands", "Margin (%)", "12.5", "percent", "12.5"),
        ("", "Yield (t/ha)", "7.4", "metric_ton / hectare", "7.4"),
        ("", "Change", "+2.5 pp", "percentage_point", "2.5"),
        ("", "Value", "$5.2m", "USD", "5200000"),
        ("", "W", "9", None, "9"),
        ("", "Points", "9", None, "9"),
        ("It came to $41.3 million in May.", "Fees", "9", None, "9"),
    ],
)
def test_unit_and_scale_come_from_what_stands_nearest(
    caption: str, head: str, written: str, unit: str | None, number: str
) -> None:
    figure = next(
        q for q in cells(f"Item | {head}", f"a | {written}", caption=caption) if "table" in q.rule
    )

    assert (figure.unit, figure.stated_low) == (unit, Fraction(number))


def test_years_and_the_first_column_are_no_figures() -> None:
    assert cells("Rank | Founded", "1 | 1987", "2 | 2004") == ()


def test_zeros_that_a_whole_column_shares_are_rounding() -> None:
    figures = cells("Item | t", "a | 1,200", "b | 300", "c | 4,500")

    assert {figure.loose_resolution for figure in figures} == {Fraction(100)}
