"""Two tables of the same thing: both are asked, and where they disagree the verdict says so."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.evidence.test_rates_tables import Json, write

from factgauge.model.finding import Finding, Judgement, Outcome, Verdict
from factgauge.model.report import DocumentReport, Report
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue
from factgauge.reports.formats import FORMATS
from factgauge.reports.schema import schema

PUBLISHED = datetime.date(2021, 6, 1)


def harvests(
    folder: Path, name: str, rows: dict[int, object], vintage: str = "2020", **measure: object
) -> None:
    """Write a table of Norway's barley harvest in tonnes by year."""
    described = {
        "id": "harvest", "label": "barley harvest", "unit": "metric_ton", "statistic": "flow",
        "column": "harvest",
    } | measure  # fmt: skip
    layout: Json = {
        "shape": "wide",
        "entity": {"column": "country", "scheme": "name"},
        "entities": {"NOR": {"name": "Norway", "kind": "country"}},
        "period": {"column": "year", "granularity": "year"},
        "measures": [described],
        "source": {"constant": f"the {name}"},
    }
    table = "year,country,harvest\n" + "".join(f"{y},Norway,{v}\n" for y, v in rows.items())
    write(folder, name, table, layout, vintage)


def report_on(text: str, folder: Path, starter: Path | None = None) -> DocumentReport:
    with Catalogue.open([folder], starter) as tables:
        return examine(read(text, published=PUBLISHED), tables)


def judged(text: str, folder: Path, starter: Path | None = None) -> Verdict:
    (verdict,) = report_on(text, folder, starter).verdicts
    return verdict


def by_table(verdict: Verdict, code: str = "REF001") -> list[Finding]:
    return [f for f in verdict.findings if f.code == code]


TEXT = "Norway's barley harvest was 410,000 tonnes in 2018."


def test_a_figure_that_one_table_confirms_and_another_contradicts_is_disputed(
    tmp_path: Path,
) -> None:
    harvests(tmp_path, "almanac", {2018: 410123})
    harvests(tmp_path, "yearbook", {2018: 460456})
    verdict = judged(TEXT, tmp_path)
    fits, against = by_table(verdict)

    assert verdict.judgement is Judgement.DISPUTED
    assert (fits.outcome, against.outcome) == (Outcome.CONSISTENT, Outcome.INCONSISTENT)
    assert [(c.dataset, c.value) for c in fits.cells] == [("almanac", 410123)]
    assert [(c.dataset, c.value) for c in against.cells] == [("yearbook", 460456)]
    for told in ("The tables disagree", "410,123", "almanac/2020", "460,456", "yearbook/2020"):
        assert told in verdict.summary
    for f in (fits, against):
        assert any(step.label.startswith("table: barley harvest") for step in f.trace)


def test_the_dispute_does_not_depend_on_which_table_comes_first(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2018: 460456})
    harvests(tmp_path, "yearbook", {2018: 410123})

    assert judged(TEXT, tmp_path).judgement is Judgement.DISPUTED


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "html"])
def test_every_report_shows_both_cells_of_a_dispute(name: str, tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2018: 410123})
    harvests(tmp_path, "yearbook", {2018: 460456})
    out = io.StringIO()
    FORMATS[name](Report("0", (report_on(TEXT, tmp_path),)), out)
    written = out.getvalue()

    assert "disputed" in written.casefold()
    for place in ("almanac/2020/table.csv", "yearbook/2020/table.csv"):
        assert place in written
    for value in ("410,123", "460,456"):
        assert value in written


@pytest.mark.parametrize(
    ("text", "judgement", "said"),
    [
        (TEXT, Judgement.SUPPORTED, "agrees too"),
        (TEXT.replace("410", "510"), Judgement.REFUTED, "contradicts it too"),
    ],
)
def test_tables_that_agree_make_one_finding_with_both_cells(
    text: str, judgement: Judgement, said: str, tmp_path: Path
) -> None:
    harvests(tmp_path, "almanac", {2018: 410123})
    harvests(tmp_path, "yearbook", {2018: 410.456}, unit="metric_ton", scale=1000)
    verdict = judged(text, tmp_path)
    (found,) = by_table(verdict)

    assert verdict.judgement is judgement
    assert [c.dataset for c in found.cells] == ["almanac", "yearbook"]
    assert f"yearbook/2020 has 410,456 metric ton and {said}" in found.message
    assert ("another table", "yearbook/2020") in [(s.label, s.text) for s in found.trace]
    assert not found.disputed


@pytest.mark.parametrize("lacking", ["almanac", "yearbook"])
@pytest.mark.parametrize(
    ("value", "judgement"), [(410123, Judgement.SUPPORTED), (460456, Judgement.REFUTED)]
)
def test_where_one_has_no_cell_for_the_period_the_other_alone_judges(
    lacking: str, value: int, judgement: Judgement, tmp_path: Path
) -> None:
    for name in ("almanac", "yearbook"):
        harvests(tmp_path, name, {2017: 1000} if name == lacking else {2017: 1000, 2018: value})
    verdict = judged(TEXT, tmp_path)

    assert verdict.judgement is judgement
    assert {c.dataset for f in verdict.findings for c in f.cells} == {"almanac", "yearbook"} - {
        lacking
    }


@pytest.mark.parametrize(
    "measure",
    [
        {"label": "cereal harvest", "aliases": ["barley harvest"]},
        {"label": "Barley harvests"},
        {"unit": "kilogram", "scale": 1000},
    ],
)
def test_a_label_that_is_a_name_of_the_other_measure_is_the_same_thing(
    measure: Json, tmp_path: Path
) -> None:
    harvests(tmp_path, "almanac", {2018: 410123})
    harvests(tmp_path, "yearbook", {2018: 460456}, **measure)

    assert judged(TEXT, tmp_path).judgement is Judgement.DISPUTED


@pytest.mark.parametrize(
    "measure",
    [
        {"label": "malting", "aliases": ["barley harvest"]},  # joined with the next by an alias
        {"statistic": "stock"},
    ],
)
def test_different_measures_that_fit_equally_well_stay_unlinked(
    measure: Json, tmp_path: Path
) -> None:
    harvests(tmp_path, "almanac", {2018: 410123}, label="reaping", aliases=["barley harvest"])
    if "statistic" in measure:
        measure |= {"label": "reaping", "aliases": ["barley harvest"]}
    harvests(tmp_path, "yearbook", {2018: 460456}, **measure)
    verdict = judged(TEXT, tmp_path)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert all(f.cells == () for f in verdict.findings)


def test_two_measures_of_one_table_do_not_dispute_one_another(tmp_path: Path) -> None:
    described = [
        {"id": n, "label": "barley harvest", "unit": "metric_ton", "statistic": "flow", "column": n}
        for n in ("early", "final")
    ]
    layout: Json = {
        "shape": "wide",
        "entity": {"column": "country", "scheme": "name"},
        "entities": {"NOR": {"name": "Norway", "kind": "country"}},
        "period": {"column": "year", "granularity": "year"},
        "measures": described,
        "source": {"constant": "the yearbook"},
    }
    rows = "year,country,early,final\n2018,Norway,410123,460456\n"
    write(tmp_path, "yearbook", rows, layout)

    assert judged(TEXT, tmp_path).judgement is Judgement.UNVERIFIED


def test_tables_of_two_things_by_one_name_do_not_dispute_one_another(tmp_path: Path) -> None:
    for id, value in (("a-farm", 410123), ("a-firm", 460456)):
        layout: Json = {
            "shape": "series",
            "entity": {"constant": id},
            "entities": {id: {"name": "Halvorsen", "kind": "organisation"}},
            "period": {"column": "year", "granularity": "year"},
            "measures": [
                {"id": "h", "label": "barley harvest", "unit": "metric_ton", "statistic": "flow"}
            ],
            "value": {"column": "harvest"},
            "source": {"constant": "the yearbook"},
        }
        write(tmp_path, id, f"year,harvest\n2018,{value}\n", layout)
    text = "Halvorsen's barley harvest was 410,000 tonnes in 2018."

    assert judged(text, tmp_path).judgement is Judgement.UNVERIFIED
    (tmp_path / "a-firm" / "2020" / "table.csv").unlink()
    (tmp_path / "a-firm" / "2020" / "datapackage.json").unlink()
    (tmp_path / "a-firm" / "2020").rmdir()
    (tmp_path / "a-firm").rmdir()
    assert judged(text, tmp_path).judgement is Judgement.SUPPORTED


def test_a_percent_links_no_two_tables_in_units_of_two_kinds(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2017: 500000, 2018: 410000})
    harvests(tmp_path, "yearbook", {2017: 500000, 2018: 492000}, unit="EUR")
    text = "Norway's barley harvest fell by 18 percent in 2018."

    assert judged(text, tmp_path).judgement is Judgement.UNVERIFIED


def test_two_starter_tables_stay_unlinked(tmp_path: Path) -> None:
    harvests(tmp_path / "own", "weather", {2018: 1}, label="rainfall", unit="millimeter")
    harvests(tmp_path / "starter", "almanac", {2018: 410123})
    harvests(tmp_path / "starter", "yearbook", {2018: 460456})

    assert judged(TEXT, tmp_path / "own", tmp_path / "starter").judgement is Judgement.UNVERIFIED


def test_measures_at_other_prices_do_not_dispute_one_another(tmp_path: Path) -> None:
    for name, basis, value in (("almanac", "current", 41), ("yearbook", "constant 2015", 46)):
        harvests(tmp_path, name, {2018: value}, unit="EUR", scale=10**9, price_basis=basis)
    verdict = judged("Norway's barley harvest was 41 billion euros in 2018.", tmp_path)

    assert verdict.judgement is Judgement.SUPPORTED


def test_a_starter_table_does_not_dispute_the_user_s(tmp_path: Path) -> None:
    harvests(tmp_path / "own", "yearbook", {2018: 410123})
    harvests(tmp_path / "starter", "almanac", {2018: 460456})
    verdict = judged(TEXT, tmp_path / "own", tmp_path / "starter")

    assert verdict.judgement is Judgement.SUPPORTED
    assert {c.dataset for f in verdict.findings for c in f.cells} == {"yearbook"}


def test_two_vintages_of_one_dataset_are_no_dispute(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2018: 410123}, "2019")
    harvests(tmp_path, "almanac", {2018: 460456}, "2020")

    assert judged(TEXT, tmp_path).judgement is Judgement.REFUTED


def test_a_disputed_figure_is_not_refuted_as_another_year_s(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2017: 460456, 2018: 410123})
    harvests(tmp_path, "yearbook", {2017: 410123, 2018: 460456})

    assert judged(TEXT, tmp_path).judgement is Judgement.DISPUTED


def test_a_scale_slip_against_one_table_only_is_part_of_the_dispute(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2018: 410123})
    harvests(tmp_path, "yearbook", {2018: 410123}, scale=1000)

    assert judged(TEXT, tmp_path).judgement is Judgement.DISPUTED


@pytest.mark.parametrize(
    ("ends", "judgement"),
    [
        ((410000, 410000), Judgement.SUPPORTED),
        ((410000, 492000), Judgement.DISPUTED),  # in the second it fell by as little as 1.6 percent
        ((492000, 495000), Judgement.REFUTED),
    ],
)
def test_a_change_is_held_against_the_two_cells_of_each_table(
    ends: tuple[int, int], judgement: Judgement, tmp_path: Path
) -> None:
    harvests(tmp_path, "almanac", {2017: 500000, 2018: ends[0]})
    harvests(tmp_path, "yearbook", {2017: 500000, 2018: ends[1]})
    verdict = judged("Norway's barley harvest fell by 18 percent in 2018.", tmp_path)

    assert verdict.judgement is judgement
    assert {c.dataset for f in by_table(verdict, "REF002") for c in f.cells} == {
        "almanac", "yearbook",
    }  # fmt: skip


def test_what_another_table_leaves_open_is_not_refuted(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2018: 460456})
    described = [
        {"id": n, "label": label, "unit": "metric_ton", "statistic": "flow", "column": n}
        for n, label in (("harvest", "barley harvest"), ("sold", "barley sold"))
    ]
    layout: Json = {
        "shape": "wide",
        "entity": {"column": "country", "scheme": "name"},
        "entities": {"NOR": {"name": "Norway", "kind": "country"}},
        "period": {"column": "year", "granularity": "year"},
        "measures": described,
        "source": {"constant": "the yearbook"},
    }
    rows = "year,country,harvest,sold\n2018,Norway,465000,410123\n"
    write(tmp_path, "yearbook", rows, layout)
    verdict = judged(TEXT, tmp_path)
    (found,) = by_table(verdict)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert {c.dataset for c in found.cells} == {"almanac", "yearbook"}
    assert "almanac/2020" in found.message
    assert "fits another measure" in found.message


def test_a_dispute_is_valid_in_the_json_schema(tmp_path: Path) -> None:
    harvests(tmp_path, "almanac", {2018: 410123})
    harvests(tmp_path, "yearbook", {2018: 460456})
    out = io.StringIO()
    FORMATS["json"](Report("0", (report_on(TEXT, tmp_path),)), out)
    written = json.loads(out.getvalue())
    (verdict,) = written["documents"][0]["verdicts"]
    cells = [
        e["dataset"] for f in verdict["findings"] for e in f["evidence"] if e["kind"] == "cell"
    ]

    assert list(Draft202012Validator(schema("report")).iter_errors(written)) == []
    assert verdict["verdict"] == "disputed"
    assert {"almanac", "yearbook"} <= set(cells)
