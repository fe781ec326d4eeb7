"""Things of a table set beside one another: right, wrong, and what no table may speak to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.builders import run

from factgauge.model.finding import Judgement, Outcome
from factgauge.model.report import DocumentReport
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue

CODES = ("REF003", "REF004", "REF005", "REF006", "REF007", "REF008")


def _outcomes(report: DocumentReport) -> list[tuple[str, str]]:
    return [
        (finding.code, finding.outcome.value)
        for verdict in report.verdicts
        for finding in verdict.findings
        if finding.code in CODES and finding.outcome is not Outcome.ABSTAINED
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Statistics Norway said on Monday that Norway had fewer people than Denmark in 2019.", 3),
        ("At 5.4 million, Norway's population was smaller than Finland's in 2020.", 3),
        ("In 2018, more people lived in Sweden than in Norway.", 3),
        ("Finland's population exceeded that of Norway in 2014.", 3),
        ("Norway's population is about half that of Sweden.", 3),
        ("Iceland's population was a fifteenth of Norway's in 2017.", 3),
        ("Denmark has 300,000 more people than Finland.", 3),
        ("Sweden's population was 70 percent larger than Denmark's in 2015.", 3),
        ("Denmark, which has more people than Finland, is not in the euro area.", 3),
        ("Norway has fewer people than Denmark, but Finland has fewer people than Denmark.", 3),
        ("Iceland is the least populous of the five Nordic countries.", 4),
        ("Of the five Nordic countries, Sweden was the most populous in 2016.", 4),
        ("Among the Nordic countries, Denmark ranks second by population.", 4),
        ("The most populous Nordic country, Sweden, applied in May.", 4),
        ("No other Nordic country has more people than Sweden.", 4),
        ("Sweden remains by far the most populous of the Scandinavian countries.", 4),
        ("Denmark's population stayed below 6 million in 2020.", 5),
        ("Iceland's population broke through 350,000 in 2019.", 5),
        ("Norway's population crossed the 5.2 million threshold in 2018.", 5),
        ("Together, Norway, Sweden and Denmark had 21.6 million inhabitants in 2020.", 6),
        ("The three Scandinavian countries together had 21.6 million people in 2020.", 6),
        ("The Nordic countries are home to about 28 million people.", 6),
        ("Norway and Finland had a combined population of 10.9 million in 2019, it said.", 6),
        ("None of the Nordic countries had fewer than 300,000 inhabitants in 2019.", 7),
        ("Only four Nordic countries had more than 5 million inhabitants in 2019.", 7),
        ("The population topped 5 million in four of the five Nordic countries in 2019.", 7),
        ("Denmark's population rose each year between 2012 and 2018, the bank reported.", 8),
        ("Sweden's population increased for four consecutive years to 2018.", 8),
        ("From 2012 to 2018, Denmark's population rose every single year.", 8),
    ],
)
def test_what_the_table_says_too_is_supported(text: str, code: int) -> None:
    report = run(text)

    assert (f"REF00{code}", "consistent") in _outcomes(report)
    assert not [v for v in report.verdicts if v.judgement is Judgement.REFUTED]


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("Statistics Norway said that Norway had more people than Denmark in 2019.", 3, "more"),
        ("Norway was less populous than Iceland in 2018.", 3, "less"),
        ("Norway's population exceeded that of Finland in 2014.", 3, "exceeded"),
        ("Denmark has 900,000 more inhabitants than Finland, the report found.", 3, "900,000 more"),
        ("Iceland's population is a tenth of Norway's.", 3, "a tenth"),
        ("Denmark had twice as many people as Finland in 2016.", 3, "twice"),
        ("Finland, which has more people than Denmark, is in the euro area.", 3, "more"),
        ("Norway is less populous than Finland, and Denmark is less populous than Norway.", 3, "l"),
        ("Finland is the second most populous of the Nordic countries.", 4, "most"),
        ("The smallest population among the Nordic countries is Finland's.", 4, "smallest"),
        ("Of the five Nordic countries, Norway was the most populous in 2016.", 4, "most"),
        ("Norway, the least populous Nordic country, held the presidency.", 4, "least"),
        ("The most populous Nordic country, Denmark, joined in April.", 4, "most"),
        ("Sweden's population stayed below 10 million in 2020.", 5, "below 10 million"),
        ("Iceland's population broke through 400,000 in 2016.", 5, "400,000"),
        ("Norway, Sweden and Denmark together had 19 million people in 2020.", 6, "19 million"),
        ("The population of the Nordic countries was 35 million in 2020.", 6, "35 million"),
        ("Every Nordic country had more than 1 million inhabitants in 2019.", 7, "Every"),
        ("Only two Nordic countries had more than 5 million inhabitants in 2019.", 7, "two"),
        ("Norway's population has fallen every year since 2015.", 8, "fallen"),
        ("Denmark's population declined each year between 2012 and 2018.", 8, "declined"),
        ("Production at Kaesong rose every year from 2012 to 2015.", 8, "rose"),
    ],
)
def test_what_the_table_contradicts_is_refuted_at_the_words_that_say_so(
    text: str, code: int, at: str
) -> None:
    report = run(text)
    wrong = [
        finding
        for verdict in report.verdicts
        if verdict.judgement is Judgement.REFUTED
        for finding in verdict.findings
        if finding.outcome is Outcome.INCONSISTENT
    ]

    assert [finding.code for finding in wrong] == [f"REF00{code}"]
    assert wrong[0].span.of(text).startswith(at)


@pytest.mark.parametrize(
    "text",
    [
        "Norway is not the most populous Nordic country.",
        "Is Norway the most populous Nordic country?",
        "If Norway were the most populous Nordic country, it would have more seats.",
        "Norway could become the most populous Nordic country by 2090.",
        "Norway will have more people than Sweden by 2090.",
        "“Norway has more people than Denmark,” he joked.",
        "Norway is the most populous Nordic country north of the Arctic Circle.",
        "Norway is the most populous Nordic country outside the European Union.",
        "Norway has the largest immigrant population of the Nordic countries.",
        "Norway has the largest economy of the Nordic countries.",
        "Norway is the largest of the Nordic countries.",
        "Norway is the most populous country of the region.",
        "Norway is the most populous of the four Nordic countries in the alliance.",
        "Norway is the most populous of four Nordic countries.",
        "Norway, the most populous Nordic country in the alliance, sent ships.",
        "Estonia is the most populous Nordic country.",
        "Excluding Sweden, Denmark is the most populous Nordic country.",
        "After Sweden, Denmark is the most populous Nordic country.",
        "Per square kilometre, Norway has more people than Denmark.",
        "Among those under 20, Norway has more people than Denmark.",
        "Norway has more people in work than Denmark.",
        "Norway has more people over 80 than Denmark.",
        "Norway has more people than Denmark in its northern third.",
        "Norway has more people than Denmark has pigs.",
        "Norway has more people than Germany.",
        "Norway's population is larger than Denmark's was in 1950.",
        "Norway's population is growing faster than Denmark's.",
        "Norway had a larger share of its population in work than Denmark.",
        "The Danish team is smaller than the Icelandic.",
        "More people in Norway than in Denmark own a boat.",
        "Norway has more people than Denmark and Finland combined.",
        "Three of the Nordic countries had more than 9 million people vaccinated in 2021.",
        "Two of the Nordic countries had more than 9 million people who drive in 2019.",
        "Sweden and Norway together had 19 million people on dating sites in 2020.",
        "The combined population of the Nordic countries and Estonia was 33 million in 2020.",
        "The combined population of Norway, Denmark and Germany was 54 million in 2020.",
        "Norway's wolf population fell every year from 2013 to 2019.",
        "Norway's pig population fell every year from 2013 to 2019.",
        "Norway's population of wolves fell every year from 2013 to 2019.",
        "The population of Troms, Norway, fell every year from 2013 to 2019.",
        "The population of Oslo fell every year from 2013 to 2019.",
        "Norway's population over 80 topped 6 million in 2019.",
        "The population of Stockholm, Sweden, stayed below 1 million in 2020.",
        "Danish pig population exceeded 12 million in 2018.",
    ],
)
def test_a_table_that_does_not_know_every_word_says_nothing(text: str) -> None:
    report = run(text)

    assert _outcomes(report) == []
    assert not [v for v in report.verdicts if v.judgement is Judgement.REFUTED]


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("In 2024 Finland had more people than Norway.", "REF003", "differ by less than"),
        ("In 2008 Sweden had fewer people than Norway.", "REF003", "no value for Sweden for 2008"),
        ("In 2024 Norway was the third most populous Nordic country.", "REF004", "not told"),
        ("Sweden and Norway together had 9 million people in 2004.", "REF006", "no value for"),
        ("Two Nordic countries had more than 5 million people in 2020.", "REF007", "may be some"),
        ("One Nordic country had more than 5.4 million people in 2020.", "REF007", "may be some"),
        ("Finland's population fell every year from 2015 to 2019.", "REF008", "less than the"),
        ("Wages at Kaesong rose every year from 2012 to 2015.", "REF008", "2013, 2014"),
        ("Denmark's population was about half that of Sweden in 2023.", "REF003", "may be said"),
        ("The population of Finland topped 5.6 million in 2023.", "REF005", "precision"),
        ("Sweden's population topped 10 million in 2016.", "REF005", "late in the year"),
    ],
)
def test_what_a_table_cannot_tell_stays_open_with_the_reason(
    text: str, code: str, reason: str
) -> None:
    report = run(text)
    found = [f for v in report.verdicts for f in v.findings if f.code == code]

    assert [finding.outcome for finding in found] == [Outcome.ABSTAINED]
    assert reason in found[0].message


def test_without_a_period_what_held_in_some_year_is_not_contradicted() -> None:
    text = "Norway has fewer people than Finland."  # told apart until 2022, not since

    assert _outcomes(run(text, "2021-05-01")) == [("REF003", "consistent")]
    assert _outcomes(run("Finland and Norway together had 10.3 million people.")) == []
    assert _outcomes(run("Finland and Norway together had 9.3 million people.")) == [
        ("REF006", "inconsistent")
    ]


def test_a_statement_without_figures_makes_a_claim_only_where_a_table_knows_it() -> None:
    text = "Prices rose 5 percent. Norway has more people than Denmark. Norway has more boats."

    with_tables, without = run(text), examine(read(text), None)

    assert [c.surface for c in without.claims] == ["Prices rose 5 percent"]
    assert [c.surface for c in with_tables.claims] == [
        "Prices rose 5 percent",
        "Norway has more people than Denmark",
    ]
    assert [c.id for c in with_tables.claims] == ["c1", "c2"]
    assert [v.claim.id for v in with_tables.verdicts] == ["c1", "c2"]


def _lakes(folder: Path, **measure: object) -> Path:
    """Write a table of three lakes with one measure."""
    vintage = folder / "lakes" / "2020"
    vintage.mkdir(parents=True)
    described: dict[str, Any] = {
        "id": "depth", "label": "salinity", "unit": "percent", "statistic": "rate",
    } | measure  # fmt: skip
    names = {"ems": "Lake Ems", "orr": "Lake Orr", "ull": "Lake Ull"}
    package = {
        "name": "lakes",
        "title": "Lakes",
        "licenses": [{"name": "MIT"}],
        "resources": [
            {
                "name": "table",
                "path": "table.csv",
                "schema": {"fields": [{"name": n} for n in ("lake", "year", "value")]},
                "factgauge:layout": {
                    "shape": "long",
                    "entity": {"column": "lake", "scheme": "name"},
                    "entities": {id: {"name": n, "kind": "place"} for id, n in names.items()},
                    "groups": [
                        {"name": "Three Lakes", "members": list(names), "aliases": ["Lakes"]}
                    ],
                    "period": {"column": "year", "granularity": "year"},
                    "measures": [described],
                    "value": {"column": "value"},
                    "source": {"constant": "survey"},
                },
            }
        ],
    }
    (vintage / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    rows = ("ems,2018,5", "orr,2018,3", "ull,2018,2", "ems,2019,5.2", "orr,2019,3.1")
    (vintage / "table.csv").write_text("\n".join(("lake,year,value", *rows)), encoding="utf-8")
    return folder


def _judged(folder: Path, text: str) -> list[tuple[str, str, str]]:
    with Catalogue.open([folder]) as tables:
        report = examine(read(text, published="2021-01-01"), tables)
    return [
        (f.code, f.outcome.value, f.message)
        for v in report.verdicts
        for f in v.findings
        if f.code in CODES
    ]


def test_rates_are_compared_and_ranked_but_never_added(tmp_path: Path) -> None:
    folder = _lakes(tmp_path)

    ((code, outcome, message),) = _judged(
        folder, "In 2018 Lake Ems, Lake Orr and Lake Ull had a combined salinity of 10 percent."
    )
    compared = _judged(folder, "In 2018 the salinity of Lake Orr was higher than that of Lake Ems.")
    ranked = _judged(folder, "In 2018 Lake Ems had the highest salinity of the Three Lakes.")

    assert (code, outcome) == ("REF006", "abstained")
    assert "do not add up" in message
    assert [row[:2] for row in compared] == [("REF003", "inconsistent")]
    assert [row[:2] for row in ranked] == [("REF004", "consistent")]


def test_a_class_of_which_one_member_lacks_the_year_is_not_ranked(tmp_path: Path) -> None:
    ((code, outcome, message),) = _judged(
        _lakes(tmp_path), "In 2019 Lake Orr had the highest salinity of the Three Lakes."
    )

    assert (code, outcome) == ("REF004", "abstained")
    assert "no value for Lake Ull for 2019" in message


def test_a_measure_in_another_unit_is_not_added(tmp_path: Path) -> None:
    folder = _lakes(tmp_path, label="depth", unit="meter", statistic="stock", additive=["entity"])
    text = "In 2018 Lake Ems, Lake Orr and Lake Ull had a combined depth of 10 tonnes."

    assert _judged(folder, text) == []
    assert _judged(folder, text.replace("10 tonnes", "10 meters"))[0][:2] == (
        "REF006", "consistent",
    )  # fmt: skip
    assert _judged(folder, text.replace("10 tonnes", "14 meters"))[0][:2] == (
        "REF006", "inconsistent",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The population of Sweden was 9.6 million in 2020.", "for 2013, 7 years out of date"),
        ("Production at Kaesong was $223.8 million in 2012.", "for 2013, one year later"),
    ],
)
def test_a_figure_of_another_year_says_how_far_it_is_off(text: str, message: str) -> None:
    (verdict,) = run(text).verdicts
    (found,) = (f for f in verdict.findings if f.code == "REF009")

    assert found.outcome is Outcome.INCONSISTENT
    assert message in found.message


def test_a_year_after_the_table_ends_is_not_answered_and_the_nearest_are_named() -> None:
    (verdict,) = run("The population of Sweden was 10.4 million in 2025.", "2026-05-01").verdicts
    (found,) = (f for f in verdict.findings if f.code == "REF009")

    assert verdict.judgement is Judgement.UNVERIFIED
    assert found.outcome is Outcome.ABSTAINED
    assert "no value for 2025; the nearest are 2023: 10.54 million, 2024: 10.57 million" in (
        found.message
    )
    assert "is that of 2021, 4 years out of date" in found.message
