"""Nominal claims are never held against real measures, nor the other way round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factgauge.model.finding import Judgement, Verdict
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue


def write(folder: Path, name: str, basis: str | None, figure: int) -> None:
    """Write a table of output in billions of euros with one price basis."""
    place = folder / name / "2020"
    place.mkdir(parents=True)
    rows = f"year,country,output\n2017,Norway,{figure - 4}\n2018,Norway,{figure}\n"
    (place / "table.csv").write_text(rows, encoding="utf-8")
    measure: dict[str, object] = {
        "id": "output", "label": "industrial output", "unit": "EUR", "scale": 10**9,
        "statistic": "flow", "column": "output",
    }  # fmt: skip
    if basis is not None:
        measure["price_basis"] = basis
    layout = {
        "shape": "wide",
        "entity": {"column": "country", "scheme": "name"},
        "entities": {"NOR": {"name": "Norway", "kind": "country"}},
        "period": {"column": "year", "granularity": "year"},
        "measures": [measure],
        "source": {"constant": "a yearbook"},
    }
    fields = [{"name": column} for column in ("year", "country", "output")]
    package = {
        "name": name, "title": name, "licenses": [{"name": "CC0-1.0"}],
        "resources": [{"name": "table", "path": "table.csv", "schema": {"fields": fields},
                       "factgauge:layout": layout}],
    }  # fmt: skip
    (place / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def verdict_on(text: str, folder: Path) -> Verdict:
    with Catalogue.open([folder]) as tables:
        (verdict,) = examine(read(text, published="2021-06-01"), tables).verdicts
    return verdict


PLAIN = "Norway's industrial output was 41 billion euros in 2018."


@pytest.mark.parametrize("basis", [None, "current", "nominal"])
def test_a_claim_without_words_of_prices_is_judged_by_current_prices(
    basis: str | None, tmp_path: Path
) -> None:
    write(tmp_path, "output", basis, 46)

    assert verdict_on(PLAIN, tmp_path).judgement is Judgement.REFUTED


@pytest.mark.parametrize(
    ("basis", "named"),
    [
        ("constant 2015", "constant prices"),
        ("real", "constant prices"),
        ("PPP", "purchasing power parity"),
    ],
)
@pytest.mark.parametrize("figure", [41, 46])
def test_a_claim_without_words_of_prices_is_left_open_by_other_prices(
    basis: str, named: str, figure: int, tmp_path: Path
) -> None:
    write(tmp_path, "output", basis, figure)
    verdict = verdict_on(PLAIN, tmp_path)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert f"the table has industrial output at {named}".casefold() in verdict.summary.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Norway's industrial output was 41 billion euros in 2018 at constant 2015 prices.",
        "Norway's industrial output was 41 billion euros in 2018 at purchasing power parity.",
        "Norway's industrial output was 41 billion euros in 2018 in real terms.",
    ],
)
def test_a_claim_in_other_prices_is_left_open_by_current_prices(text: str, tmp_path: Path) -> None:
    write(tmp_path, "output", "current", 46)

    assert verdict_on(text, tmp_path).judgement is Judgement.UNVERIFIED


def test_a_claim_at_constant_prices_is_judged_by_a_measure_of_them(tmp_path: Path) -> None:
    write(tmp_path, "output", "constant 2015", 46)
    text = "Norway's industrial output was 41 billion euros in 2018 at constant 2015 prices."

    assert verdict_on(text, tmp_path).judgement is Judgement.REFUTED


def test_of_two_tables_that_differ_in_their_prices_the_fitting_one_judges(tmp_path: Path) -> None:
    write(tmp_path, "nominal", "current", 41)
    write(tmp_path, "real", "constant 2015", 46)
    verdict = verdict_on(PLAIN, tmp_path)

    assert verdict.judgement is Judgement.SUPPORTED
    assert {c.dataset for f in verdict.findings for c in f.cells} == {"nominal"}
