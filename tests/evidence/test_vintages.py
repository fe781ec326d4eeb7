"""By which vintage a document is judged, and what is told of the later ones."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from factgauge.evidence.vintages import known_from, vintages_for
from factgauge.model.claim import Frame
from factgauge.model.finding import Finding, Judgement, Verdict
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue

LAYOUT = {
    "shape": "wide",
    "entity": {"column": "country", "scheme": "name"},
    "entities": {
        "NOR": {"name": "Norway", "kind": "country", "aliases": ["Norwegian"]},
        "SWE": {"name": "Sweden", "kind": "country", "aliases": ["Swedish"]},
    },
    "period": {"column": "year", "granularity": "year"},
    "measures": [
        {
            "id": "harvest",
            "label": "barley harvest",
            "unit": "metric_ton",
            "statistic": "flow",
            "additive": ["entity"],
            "column": "harvest",
        }
    ],
    "source": {"constant": "a yearbook"},
}
FIRST = "2017,Norway,500000\n2018,Norway,410000\n2017,Sweden,900000\n2018,Sweden,800000\n"
REVISED = "2017,Norway,500000\n2018,Norway,460000\n2017,Sweden,900000\n2018,Sweden,430000\n"


def write(folder: Path, vintage: str, rows: str) -> None:
    """Write one vintage of a dataset of harvests."""
    place = folder / "harvests" / vintage
    place.mkdir(parents=True)
    (place / "table.csv").write_text("year,country,harvest\n" + rows, encoding="utf-8")
    package = {
        "name": "harvests",
        "title": "Harvests",
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {
                "name": "table",
                "path": "table.csv",
                "schema": {"fields": [{"name": n} for n in ("year", "country", "harvest")]},
                "factgauge:layout": LAYOUT,
            }
        ],
    }
    (place / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


@pytest.fixture
def tables(tmp_path: Path) -> Iterator[Catalogue]:
    write(tmp_path, "2019-05", FIRST)
    write(tmp_path, "2021-03-15", REVISED)
    with Catalogue.open([tmp_path]) as catalogue:
        yield catalogue


def verdict_on(text: str, published: str | None, tables: Catalogue) -> Verdict:
    verdicts = examine(read(text, published=published), tables).verdicts
    (verdict,) = [each for each in verdicts if each.claim.frame is not Frame.TEMPORAL]
    return verdict


def finding(verdict: Verdict, code: str) -> Finding:
    (found,) = [each for each in verdict.findings if each.code == code]
    return found


OLD = "Norway's barley harvest was 410,000 tonnes in 2018."
NEW = "Norway's barley harvest was 460,000 tonnes in 2018."


@pytest.mark.parametrize(
    ("vintage", "day"),
    [("2018", (2019, 1, 1)), ("2018-03", (2018, 4, 1)), ("2018-03-25", (2018, 3, 25))],
)
def test_a_vintage_is_known_from_its_day_or_from_the_day_after_its_period(
    vintage: str, day: tuple[int, int, int]
) -> None:
    assert known_from(vintage) == datetime.date(*day)


@pytest.mark.parametrize(
    ("published", "vintage"),
    [
        (None, "2021-03-15"),
        ("2018-12-31", "2021-03-15"),  # older than every vintage
        ("2019-05-31", "2021-03-15"),  # the vintage of May may not have been out yet
        ("2019-06-01", "2019-05"),
        ("2021-03-14", "2019-05"),
        ("2021-03-15", "2021-03-15"),
    ],
)
def test_the_newest_vintage_known_on_the_published_date_judges(
    published: str | None, vintage: str, tables: Catalogue
) -> None:
    (known,) = vintages_for(read(OLD, published=published), tables).known

    assert known.vintage == vintage


def test_a_figure_revised_later_is_supported_and_the_later_vintage_is_told(
    tables: Catalogue,
) -> None:
    verdict = verdict_on(OLD, "2020-02-01", tables)
    found = finding(verdict, "REF001")

    assert verdict.judgement is Judgement.SUPPORTED
    assert [(c.vintage, c.value) for c in found.cells] == [("2019-05", 410_000)]
    assert [(c.vintage, c.value) for c in found.others] == [("2021-03-15", 460_000)]
    assert "the later vintage 2021-03-15 has 460,000 metric ton and would contradict it" in (
        verdict.summary
    )
    assert "harvests/2019-05, the newest known on 2020-02-01" in [s.text for s in found.trace]
    assert found.trace[-1].label == "later vintage"


def test_the_same_words_after_the_revision_are_refuted(tables: Catalogue) -> None:
    verdict = verdict_on(OLD, "2022-02-01", tables)
    found = finding(verdict, "REF001")

    assert verdict.judgement is Judgement.REFUTED
    assert [c.vintage for c in found.cells] == ["2021-03-15"]
    assert "later vintage" not in verdict.summary


def test_the_revised_figure_before_the_revision_is_refuted_and_told_to_fit_later(
    tables: Catalogue,
) -> None:
    verdict = verdict_on(NEW, "2020-02-01", tables)

    assert verdict.judgement is Judgement.REFUTED
    assert "2021-03-15 has 460,000 metric ton and would agree" in verdict.summary


def test_a_figure_that_no_revision_touched_says_nothing_of_the_later_vintage(
    tables: Catalogue,
) -> None:
    text = "Norway's barley harvest was 500,000 tonnes in 2017."
    verdict = verdict_on(text, "2020-02-01", tables)

    assert verdict.judgement is Judgement.SUPPORTED
    assert "later" not in verdict.summary
    assert all(step.label != "later vintage" for f in verdict.findings for step in f.trace)
    assert all(f.others == () for f in verdict.findings)


@pytest.mark.parametrize(
    ("published", "why"),
    [
        (None, "the newest: the document has no published date"),
        ("2018-12-31", "the newest: every one is later than the document, 2018-12-31"),
    ],
)
def test_a_document_that_knew_no_vintage_is_judged_by_the_newest_and_told_so(
    published: str | None, why: str, tables: Catalogue
) -> None:
    verdict = verdict_on(OLD, published, tables)
    found = finding(verdict, "REF001")

    assert verdict.judgement is Judgement.REFUTED
    assert f"harvests/2021-03-15, {why}" in [step.text for step in found.trace]


def test_a_cell_that_only_a_later_vintage_has_is_told_and_decides_nothing(tmp_path: Path) -> None:
    write(tmp_path, "2018", "2017,Norway,500000\n2017,Sweden,900000\n")
    write(tmp_path, "2021", REVISED)
    with Catalogue.open([tmp_path]) as tables:
        verdict = verdict_on(NEW, "2019-06-01", tables)

    assert verdict.judgement is Judgement.UNVERIFIED
    assert "no value for 2018" in verdict.summary
    assert "later vintage 2021 has 460,000 metric ton and would agree" in verdict.summary


def test_a_dataset_of_one_vintage_tells_no_choice(tmp_path: Path) -> None:
    write(tmp_path, "2021", REVISED)
    with Catalogue.open([tmp_path]) as tables:
        verdict = verdict_on(NEW, "2019-06-01", tables)

    assert verdict.judgement is Judgement.SUPPORTED
    assert all("vintage" not in step.label for f in verdict.findings for step in f.trace)


def test_comparisons_are_judged_by_the_vintage_that_was_known(tables: Catalogue) -> None:
    text = "In 2018 Sweden had a larger barley harvest than Norway."
    before, after = (verdict_on(text, day, tables) for day in ("2020-02-01", "2022-02-01"))

    assert before.judgement is Judgement.SUPPORTED
    assert "would contradict it" in before.summary
    assert after.judgement is Judgement.REFUTED


def test_changes_are_judged_by_the_vintage_that_was_known(tables: Catalogue) -> None:
    text = "Norway's barley harvest fell by 18 percent in 2018."
    before, after = (verdict_on(text, day, tables) for day in ("2020-02-01", "2022-02-01"))

    assert before.judgement is Judgement.SUPPORTED
    assert after.judgement is Judgement.REFUTED
