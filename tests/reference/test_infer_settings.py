"""What the user decides goes before what inference would."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.inferring import block, proposed, read, unsure

from factgauge.errors import UsageError

TEXT = "Country,Year,GDP\nFrance,2018,5\nSpain,2018,7\n"


def test_a_unit_and_scale_of_one_measure_are_taken(tmp_path: Path) -> None:
    settings = {"measures.gdp.unit": "EUR", "measures.gdp.scale": "1000000"}

    draft = proposed(tmp_path, TEXT, settings=settings)

    assert unsure(draft, "measure.unit") == []
    assert ("gdp", "ESP", "2018-01-01", 7000000) in read(draft, tmp_path)


def test_a_unit_in_words_is_taken_with_its_scale(tmp_path: Path) -> None:
    draft = proposed(tmp_path, TEXT, settings={"measure.unit": "USD millions"})

    (measure,) = block(draft)["measures"]
    assert (measure["unit"], measure["scale"]) == ("USD", 1000000)


def test_the_entity_of_a_series_is_taken(tmp_path: Path) -> None:
    text = "DATE,UNRATE\n2019-01-01,4.0\n2019-02-01,3.8\n2019-03-01,3.8\n"

    draft = proposed(tmp_path, text, settings={"entity.constant": "USA", "measure.unit": "percent"})

    assert unsure(draft, "entity") == []
    assert read(draft, tmp_path)[0] == ("unrate", "USA", "2019-01-01", 4)


def test_a_constant_period_is_taken(tmp_path: Path) -> None:
    draft = proposed(
        tmp_path, "country,beer\nFrance,5\nSpain,7\nItaly,6\n", settings={"period.constant": "2010"}
    )

    assert {day for _, _, day, _ in read(draft, tmp_path)} == {"2010-01-01"}


def test_the_decimal_mark_is_taken(tmp_path: Path) -> None:
    text = "city,year,rain\nUlm,2018,1.234\nBonn,2018,1.100\n"

    draft = proposed(tmp_path, text, settings={"decimal": ",", "group": "."})

    assert ("rain", "ulm", "2018-01-01", Fraction(1234)) in read(draft, tmp_path)


def test_the_month_with_which_a_year_begins_is_taken(tmp_path: Path) -> None:
    text = "Year,Country,Budget\n2018/19,France,5\n2019/20,France,6\n"

    draft = proposed(tmp_path, text, settings={"period.year_begins": "4"})

    assert [day for _, _, day, _ in read(draft, tmp_path)] == ["2018-04-01", "2019-04-01"]


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        ({"measure.units": "USD"}, '"measure.units" is no key; did you mean "measure.unit"?'),
        ({"shape": "round"}, '"round" is not known'),
        ({"entity.column": "Land"}, 'the table has no column "Land"'),
        ({"measures.gdp.colour": "red"}, '"measures.gdp.colour" is no key'),
    ],
)
def test_a_setting_that_there_is_not_is_refused(
    tmp_path: Path, settings: dict[str, str], what: str
) -> None:
    with pytest.raises(UsageError, match=what.replace("?", r"\?")):
        proposed(tmp_path, TEXT, settings=settings)
