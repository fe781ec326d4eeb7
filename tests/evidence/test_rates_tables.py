"""Levels in another currency than the table's, by the rates of a table of one's own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from factgauge.model.finding import Finding, Judgement, Outcome, Verdict
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue
from factgauge.units import rates

Json = dict[str, object]


def write(folder: Path, name: str, table: str, layout: Json, vintage: str = "2020") -> None:
    """Write one vintage of a dataset; the fields are those of the table's first line."""
    place = folder / name / vintage
    place.mkdir(parents=True)
    (place / "table.csv").write_text(table, encoding="utf-8")
    fields = [{"name": column} for column in table.splitlines()[0].split(",")]
    resource = {"name": "table", "path": "table.csv", "schema": {"fields": fields}}
    package = {
        "name": name, "title": name, "licenses": [{"name": "CC0-1.0"}],
        "resources": [resource | {"factgauge:layout": layout}],
    }  # fmt: skip
    (place / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def write_output(folder: Path, unit: str = "USD") -> None:
    """Write Norway's industrial output: 46 billion dollars in 2018."""
    measure = {"id": "output", "label": "industrial output", "unit": unit, "scale": 10**9,
               "statistic": "flow", "column": "output"}  # fmt: skip
    layout: Json = {
        "shape": "wide",
        "entity": {"column": "country", "scheme": "name"},
        "entities": {"NOR": {"name": "Norway", "kind": "country"}},
        "period": {"column": "year", "granularity": "year"},
        "measures": [measure],
        "source": {"constant": "a yearbook"},
    }
    write(folder, "output", "year,country,output\n2017,Norway,44\n2018,Norway,46\n", layout)


def write_rates(
    folder: Path,
    table: str,
    units: Sequence[str] = ("EUR / USD",),
    name: str = "house-rates",
    **measure: object,
) -> None:
    """Write a table of rates: the period, then a column for each unit."""
    columns = table.splitlines()[0].split(",")
    granularity = columns[0]
    layout: Json = {
        "shape": "wide",
        "entity": {"constant": "the-bank"},
        "entities": {"the-bank": {"name": "the house bank", "kind": "organisation"}},
        "period": {"column": granularity, "granularity": granularity},
        "measures": [
            {"id": column, "label": f"rate {unit}", "unit": unit, "statistic": "rate",
             "column": column} | measure
            for column, unit in zip(columns[1:], units, strict=True)
        ],
        "source": {"constant": "the house bank"},
    }  # fmt: skip
    write(folder, name, table, layout)


def judged(text: str, folder: Path) -> tuple[Verdict, Finding]:
    with Catalogue.open([folder]) as tables:
        (verdict,) = examine(read(text, published="2021-06-01"), tables).verdicts
    (found,) = [f for f in verdict.findings if f.code == "REF001"]
    return verdict, found


def rate_lines(found: Finding) -> list[str]:
    return [step.text or "" for step in found.trace if step.label == "rate"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the output in dollars, on a machine without the bank's rates."""
    monkeypatch.setattr(rates, "_table", lambda: None)
    write_output(tmp_path)
    return tmp_path


YEAR = "year,eur\n2017,0.8000\n2018,0.5000\n"  # no rate that the European Central Bank ever had
IN_EUROS = "Norway's industrial output was {} billion euros in 2018."


def test_a_rate_of_the_cell_s_period_judges_and_is_told_with_its_place(folder: Path) -> None:
    write_rates(folder, YEAR)
    verdict, found = judged(IN_EUROS.format("23"), folder)
    (line,) = rate_lines(found)

    assert verdict.judgement is Judgement.SUPPORTED
    assert line.startswith("at 0.5 EUR for one USD on average")
    assert "for 2018 (house-rates, vintage 2020, row 3: rate EUR / USD)" in line
    assert "with 10 percent either way" in line
    assert [(c.dataset, c.unit, c.row) for c in found.cells] == [
        ("output", "USD", 3), ("house-rates", "EUR / USD", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        ("23.5", Judgement.SUPPORTED),
        ("24.5", Judgement.UNVERIFIED),  # some day of the year may have had such a rate
        ("26.5", Judgement.REFUTED),
        ("36.8", Judgement.REFUTED),  # at the rate of 2017
        ("92", Judgement.REFUTED),  # the rate turned round
    ],
)
def test_a_level_is_refuted_only_beyond_what_the_rate_leaves_open(
    figure: str, verdict: Judgement, folder: Path
) -> None:
    write_rates(folder, YEAR)

    assert judged(IN_EUROS.format(figure), folder)[0].judgement is verdict


def test_a_rate_serves_in_either_direction(folder: Path) -> None:
    write_rates(folder, "year,usd\n2018,2\n", ["USD / EUR"])
    verdict, found = judged(IN_EUROS.format("23"), folder)

    assert verdict.judgement is Judgement.SUPPORTED
    assert "at 0.5 EUR for one USD" in rate_lines(found)[0]


def test_a_table_goes_before_the_european_central_bank(tmp_path: Path) -> None:
    write_output(tmp_path)
    write_rates(tmp_path, YEAR)

    assert judged(IN_EUROS.format("23"), tmp_path)[0].judgement is Judgement.SUPPORTED


def test_the_months_of_a_year_give_its_average_and_its_spread(folder: Path) -> None:
    months = [f"2018-{n:02},0.{40 + n}0\n" for n in range(1, 13)]
    write_rates(folder, "month,eur\n" + "".join(months))
    verdict, found = judged(IN_EUROS.format("21.4"), folder)
    (line,) = rate_lines(found)
    (step,) = [step for step in found.trace if step.label == "rate"]

    assert verdict.judgement is Judgement.SUPPORTED
    assert "at 0.465 EUR" in line
    assert "12 rows, 2 to 13" in line
    assert step.interval is not None
    assert step.interval.ends == (
        Fraction("0.4095") * Fraction("0.95"), Fraction("0.5205") * Fraction("1.05"),
    )  # fmt: skip
    assert len(found.cells) == 13


@pytest.mark.parametrize(
    "table",
    [
        "year,eur\n2017,0.5\n2019,0.5\n",  # no rate of the period
        "month,eur\n" + "".join(f"2018-{n:02},0.5\n" for n in range(1, 12)),  # December lacks
        "month,eur\n" + "".join(f"2018-{n:02},0.5\n" for n in range(1, 13) if n != 6),
        "day,eur\n2018-01-02,0.5\n2018-12-31,0.5\n",
    ],
)
def test_rates_that_lack_part_of_the_period_are_none_and_that_is_said(
    table: str, folder: Path
) -> None:
    write_rates(folder, table)
    verdict, found = judged(IN_EUROS.format("23"), folder)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert found.outcome is Outcome.ABSTAINED
    assert "house-rates has no rates of USD and EUR for all of 2018" in found.message
    assert rate_lines(found) == []


@pytest.mark.parametrize(
    ("unit", "given"),
    [
        ("RUB / USD", {}),  # only one side
        ("EUR / GBP", {}),
        ("EUR / metric_ton", {}),  # a price
        ("EUR / USD", {"statistic": "index"}),
        ("EUR / USD", {"price_basis": "PPP"}),
        ("EUR / USD", {"label": "purchasing power parity"}),
    ],
)
def test_what_is_no_rate_of_the_two_currencies_is_not_used(
    unit: str, given: Json, folder: Path
) -> None:
    write_rates(folder, YEAR, [unit], **given)
    verdict, found = judged(IN_EUROS.format("23"), folder)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert "no exchange rates of USD and EUR are at hand" in found.message
    assert "factgauge[rates]" in found.message
    assert "add a dataset" in found.message


@pytest.mark.parametrize(
    ("table_in", "unit", "figure", "verdict"),
    [
        ("EUR", "EUR / USD", "$92 billion", Judgement.UNVERIFIED),
        ("USD", "NOK / USD", "23 billion kroner", Judgement.UNVERIFIED),
        ("EUR", "EUR / GBP", "£92 billion", Judgement.SUPPORTED),
        ("USD", "NOK / USD", "23 billion Norwegian kroner", Judgement.SUPPORTED),
    ],
)
def test_money_that_may_be_of_several_countries_is_not_converted(
    table_in: str, unit: str, figure: str, verdict: Judgement, tmp_path: Path
) -> None:
    write_output(tmp_path, table_in)
    write_rates(tmp_path, YEAR, [unit])
    found = judged(f"Norway's industrial output was {figure} in 2018.", tmp_path)

    assert found[0].judgement is verdict
    assert ("in no certain currency" in found[1].message) is (verdict is Judgement.UNVERIFIED)


def test_two_rates_through_a_common_currency_are_both_told(folder: Path) -> None:
    write_rates(folder, "year,usd,eur\n2018,2,0.25\n", ["USD / GBP", "EUR / GBP"])
    verdict, found = judged("Norway's industrial output was 5.75 billion euros in 2018.", folder)

    assert verdict.judgement is Judgement.SUPPORTED
    assert [line.partition(" on average")[0] for line in rate_lines(found)] == [
        "at 0.5 GBP for one USD", "at 0.25 EUR for one GBP",
    ]  # fmt: skip
    assert len(found.cells) == 3


def test_a_direct_rate_goes_before_a_cross_rate(folder: Path) -> None:
    units = ["USD / GBP", "EUR / GBP", "EUR / USD"]
    write_rates(folder, "year,usd,eur,direct\n2018,2,0.25,0.5\n", units)

    assert len(rate_lines(judged(IN_EUROS.format("23"), folder)[1])) == 1


def test_of_rates_of_a_year_and_of_its_months_in_one_table_the_months_serve(
    folder: Path,
) -> None:
    months = "".join(f"2018-{n:02},0.5000\n" for n in range(1, 13))
    write_rates(folder, f"range,eur\n2018,0.7000\n{months}")
    verdict, found = judged(IN_EUROS.format("23"), folder)

    assert verdict.judgement is Judgement.SUPPORTED
    assert "12 rows, 3 to 14" in rate_lines(found)[0]


@pytest.mark.parametrize("rate", ["0", "-0.5"])
@pytest.mark.parametrize("unit", ["EUR / USD", "USD / EUR"])
def test_a_rate_that_is_not_above_zero_is_none(rate: str, unit: str, folder: Path) -> None:
    write_rates(folder, f"year,eur\n2018,{rate}\n", [unit])

    assert judged(IN_EUROS.format("23"), folder)[1].outcome is Outcome.ABSTAINED


def test_tables_that_differ_about_a_rate_give_none(folder: Path) -> None:
    write_rates(folder, YEAR)
    write_rates(folder, "year,eur\n2018,0.9\n", name="other-rates")
    verdict, found = judged(IN_EUROS.format("23"), folder)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert "differ between the tables of house-rates and other-rates" in found.message


def test_rates_of_several_things_under_one_measure_give_none(folder: Path) -> None:
    layout: Json = {
        "shape": "wide",
        "entity": {"column": "bank", "scheme": "name"},
        "entities": {f"b{n}": {"name": f"bank {n}", "kind": "organisation"} for n in (1, 2)},
        "period": {"column": "year", "granularity": "year"},
        "measures": [{"id": "eur", "label": "rate", "unit": "EUR / USD", "statistic": "rate",
                      "column": "eur"}],
        "source": {"constant": "banks"},
    }  # fmt: skip
    write(folder, "banks", "year,bank,eur\n2018,bank 1,0.5\n2018,bank 2,0.5\n", layout)

    assert judged(IN_EUROS.format("23"), folder)[0].judgement is Judgement.UNVERIFIED


def test_a_table_with_a_column_of_countries_names_its_measures_by_them(folder: Path) -> None:
    layout: Json = {
        "shape": "long",
        "entity": {"constant": "the-bank"},
        "entities": {"the-bank": {"name": "the house bank", "kind": "organisation"}},
        "period": {"column": "Date", "granularity": "year"},
        "measure": {"column": "Country"},
        "where": {"Country": ["Euro", "Norway"]},
        "measures": [
            {"id": "eur", "cell": "Euro", "label": "euros for one dollar", "unit": "EUR / USD",
             "statistic": "rate"},
            {"id": "nok", "cell": "Norway", "label": "kroner for one dollar", "unit": "NOK / USD",
             "statistic": "rate"},
        ],
        "value": {"column": "Exchange rate"},
        "source": {"constant": "a bank"},
    }  # fmt: skip
    table = "Date,Country,Exchange rate\n2018-01-01,Euro,0.5\n2018-01-01,Norway,8\n2018-01-01,X,3\n"
    write(folder, "by-country", table, layout)

    assert judged(IN_EUROS.format("23"), folder)[0].judgement is Judgement.SUPPORTED
    text = "Norway's industrial output was 368 billion Norwegian kroner in 2018."
    assert judged(text, folder)[0].judgement is Judgement.SUPPORTED


@pytest.mark.parametrize("figure", ["US$46 billion", "46 billion US dollars", "US $46 billion"])
def test_the_country_of_a_currency_is_no_country_of_the_claim(figure: str, tmp_path: Path) -> None:
    write_output(tmp_path)

    found = judged(f"Norway's industrial output was {figure} in 2018.", tmp_path)[0]
    assert found.judgement is Judgement.SUPPORTED


def test_a_country_beside_the_money_is_one_of_the_claim(tmp_path: Path) -> None:
    write_output(tmp_path)

    text = "Norway's industrial output was US$46 billion in America in 2018."
    assert judged(text, tmp_path)[0].judgement is Judgement.UNVERIFIED


SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "datahub-exchange-rates"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the kept files are not here")
def test_a_published_table_of_rates_by_country_gives_a_cross_rate(tmp_path: Path) -> None:
    layout: Json = {
        "shape": "long",
        "entity": {"constant": "federal-reserve"},
        "entities": {"federal-reserve": {"name": "Federal Reserve", "kind": "organisation"}},
        "period": {"column": "Date", "granularity": "month"},
        "measure": {"column": "Country"},
        "where": {"Country": ["Euro", "Norway"]},
        "measures": [
            {"id": id, "cell": cell, "label": f"{unit} rate", "unit": unit, "statistic": "rate"}
            for id, cell, unit in [("eur", "Euro", "EUR / USD"), ("nok", "Norway", "NOK / USD")]
        ],
        "value": {"column": "Exchange rate"},
        "source": {"constant": "Federal Reserve"},
    }
    text = (SHARED / "monthly.csv").read_text(encoding="utf-8")
    write(tmp_path, "fed", text, layout)
    write_output(tmp_path, "EUR")
    text = "Norway's industrial output was 441 billion Norwegian kroner in 2018."
    verdict, found = judged(text, tmp_path)  # 9.6 kroner for one euro

    assert verdict.judgement is Judgement.SUPPORTED
    assert [line.partition(" on average")[0][-11:] for line in rate_lines(found)] == [
        "for one EUR", "for one USD",
    ]  # fmt: skip


def test_the_example_of_the_guide_gives_the_cross_rate_that_it_tells_of(folder: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "datasets.md").read_text(encoding="utf-8")
    section = guide.partition("\n## Exchange rates\n")[2].partition("\n## ")[0]
    table = section.partition("```csv\n")[2].partition("```")[0]
    layout = json.loads(section.partition("```json\n")[2].partition("```")[0])
    (folder / "own").mkdir()
    write_output(folder / "own", "EUR")
    write(folder / "own", "fed", table, layout)
    text = "Norway's industrial output was 442 billion Norwegian kroner in 2018."
    verdict, found = judged(text, folder / "own")

    assert verdict.judgement is Judgement.SUPPORTED
    assert [line.partition(" on average")[0] for line in rate_lines(found)] == [
        "at 1.181 USD for one EUR", "at 8.137 NOK for one USD",
    ]  # fmt: skip
