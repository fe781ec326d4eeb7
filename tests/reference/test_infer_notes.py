"""What inference says of what it is unsure of, and of what it leaves out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.inferring import block, proposed, read, unsure

from factgauge.errors import DatasetError
from factgauge.reference.formats.hints import ColumnHint, Hints


def test_a_number_that_may_be_thousands_or_decimals_is_asked_about(tmp_path: Path) -> None:
    draft = proposed(tmp_path, "city,year,rain\nUlm,2018,1.234\nUlm,2019,1.189\nBonn,2018,1.100\n")

    (note,) = unsure(draft, "decimal mark")

    assert '"1.234" may be thousands or decimals' in note.because
    assert note.setting == "decimal"


def test_a_number_with_a_leading_zero_has_decimals_without_a_question(tmp_path: Path) -> None:
    draft = proposed(tmp_path, "city,year,rain\nUlm,2018,1.234\nUlm,2019,0.989\n")

    assert unsure(draft, "decimal mark") == []
    assert ("rain", "ulm", "2018-01-01", Fraction(617, 500)) in read(draft, tmp_path)


def test_other_columns_of_a_table_settle_its_decimal_mark(tmp_path: Path) -> None:
    text = 'city,year,rain,people\nUlm,2018,0.5,"99,840"\nBonn,2018,0.7,"55,640"\n'
    draft = proposed(tmp_path, text)

    assert unsure(draft, "decimal mark") == []
    assert ("people", "bonn", "2018-01-01", 55640) in read(draft, tmp_path)


def test_days_that_read_both_ways_are_asked_about(tmp_path: Path) -> None:
    draft = proposed(
        tmp_path, "Date,Cases,State\n3/1/2020,12,Ohio\n3/2/2020,5,Iowa\n5/4/2020,7,Utah\n"
    )

    (note,) = unsure(draft, "period.format")

    assert note.others == ("%d/%m/%Y",)
    other = proposed(
        tmp_path,
        "Date,Cases,State\n3/1/2020,12,Ohio\n3/2/2020,5,Iowa\n5/4/2020,7,Utah\n",
        settings={note.setting or "": note.others[0]},
    )
    assert {day for _, _, day, _ in read(other, tmp_path)} == {
        "2020-01-03",
        "2020-02-03",
        "2020-04-05",
    }


def test_an_unknown_place_among_countries_is_described_and_told(tmp_path: Path) -> None:
    text = "country,year,value\n" + "".join(
        f"{name},2018,1\n"
        for name in ("France", "Spain", "Italy", "Atlantis", "Lower income Atlantis")
    )
    draft = proposed(tmp_path, text)

    (note,) = unsure(draft, "rows")

    assert '"Atlantis", row 5' in note.decided
    assert block(draft)["entities"] == {
        "atlantis": {"name": "Atlantis", "kind": "place"},
        "lower-income-atlantis": {"name": "Lower income Atlantis", "kind": "group"},
    }
    assert ("value", "atlantis", "2018-01-01", 1) in read(draft, tmp_path)


def test_a_name_that_fits_two_countries_is_left_out_and_told(tmp_path: Path) -> None:
    text = "country,year,value\nFrance,2018,1\nSpain,2018,2\nItaly,2018,3\nKorea,2018,4\n"
    draft = proposed(tmp_path, text)

    (note,) = unsure(draft, "rows")

    assert "KOR or PRK" in note.decided
    assert block(draft)["except"] == {"country": ["Korea"]}
    assert len(read(draft, tmp_path)) == 3


def test_a_name_that_fits_two_is_settled_where_one_stands_there_by_name(tmp_path: Path) -> None:
    text = "country,year,value\nFrance,2018,1\nSpain,2018,2\nDR Congo,2018,3\nCongo,2018,4\n"
    draft = proposed(tmp_path, text)

    assert [note.decided for note in unsure(draft, "entity")] == [
        '"Congo" is taken as Republic of Congo (COG)'
    ]
    assert ("value", "COG", "2018-01-01", 4) in read(draft, tmp_path)


def test_rows_without_entity_or_period_are_left_out_and_counted(tmp_path: Path) -> None:
    text = "country,year,value\nFrance,2018,1\nSpain,soon,2\nItaly,2018,3\n,2018,9\n" + "".join(
        f"Peru,{year},5\n" for year in range(1990, 2017)
    )
    draft = proposed(tmp_path, text)

    told = [note.decided for note in unsure(draft, "rows")]

    assert told == [
        '1 rows have no period in "year" and are left out: "soon" in row 3',
        '1 rows name nobody in "country" and are left out, row 5 first',
    ]
    assert len(read(draft, tmp_path)) == 29


def test_cells_that_are_no_numbers_are_listed_and_count_as_missing(tmp_path: Path) -> None:
    rows = "".join(f"Italy,{year},11.{year % 10}\n" for year in range(2000, 2015))
    draft = proposed(
        tmp_path,
        f"Country,Year,Rate (%)\nFrance,2018,n/a\nFrance,2019,8.4 e\nSpain,2019,<5\n{rows}",
    )

    assert [note.decided for note in unsure(draft, "rows")] == [
        '1 cells of "Rate (%)" are no numbers and count as missing: "<5" in row 4'
    ]
    assert len(read(draft, tmp_path)) == 16


def test_two_rows_of_one_key_are_shown_and_both_left_out(tmp_path: Path) -> None:
    draft = proposed(tmp_path, "country,year,value\nFrance,2018,5\nFrance,2018,6\nSpain,2018,7\n")

    (note,) = unsure(draft, "rows")

    assert "rows 2 and 3" in note.decided
    assert read(draft, tmp_path) == [("value", "ESP", "2018-01-01", 7)]


def test_two_spellings_of_one_country_are_one_key(tmp_path: Path) -> None:
    text = 'country,year,value\nSouth Korea,2018,5\n"Korea, Rep.",2018,6\nSpain,2018,7\n'
    draft = proposed(tmp_path, text)

    assert "rows 2 and 3" in unsure(draft, "rows")[0].decided


def test_a_dollar_alone_leaves_the_currency_unsure(tmp_path: Path) -> None:
    draft = proposed(tmp_path, "Country,Year,Budget ($ billion)\nFrance,2018,5\nSpain,2018,7\n")

    (note,) = unsure(draft, "measure.unit")

    assert note.decided == "the unit of budget is USD, times 1,000,000,000"
    assert "CAD" in note.others


def test_a_currency_that_only_the_package_states_is_said_to_rest_on_it(tmp_path: Path) -> None:
    hints = Hints(columns={"exports": ColumnHint(unit="USD")})
    draft = proposed(tmp_path, "Country,Year,exports\nFrance,2018,5\nSpain,2018,7\n", hints=hints)

    (note,) = unsure(draft, "measure.unit")

    assert "not stated in the table" in note.decided


def test_a_unit_that_nothing_states_is_asked_for(tmp_path: Path) -> None:
    draft = proposed(tmp_path, "Country,Year,GDP\nFrance,2018,5\nSpain,2018,7\n")

    (note,) = unsure(draft, "measure.unit")

    assert note.because == "neither the table nor its package states the currency"
    assert note.setting == "measures.gdp.unit"


def test_tonnes_of_carbon_stay_apart_from_tonnes_of_carbon_dioxide(tmp_path: Path) -> None:
    hints = Hints(
        columns={
            "a": ColumnHint(description="Emissions (million metric tons of C)"),
            "b": ColumnHint(description="Emissions (million tonnes of CO2)"),
        }
    )
    measures = block(proposed(tmp_path, "Country,Year,a,b\nFrance,2018,5,18\n", hints=hints))[
        "measures"
    ]

    assert [measure["unit"] for measure in measures] == ["metric_ton", "metric_ton"]
    assert ["carbon" in measure["label"] for measure in measures] == [True, False]


def test_a_table_of_words_alone_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match=r"no column of numbers.*--set values"):
        proposed(tmp_path, "code,meaning\nA,one\nB,two\nC,three\n")


def test_headers_without_a_period_among_such_with_one_are_named(tmp_path: Path) -> None:
    text = "city,2014_murders,2015_murders,change\nUlm,2,3,1\nBonn,4,4,0\n"

    (note,) = unsure(proposed(tmp_path, text), "values")

    assert '"change"' in note.decided
