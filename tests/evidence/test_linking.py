"""Which cells a claim is held against, and which claims no table may speak to."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.builders import REFERENCE, catalogue, only_verdict, run

from factgauge.evidence.gather import gather
from factgauge.lexicon.stems import stem, stems
from factgauge.model.claim import Frame
from factgauge.model.evidence import Evidence
from factgauge.model.finding import Judgement
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue


def _evidence(text: str, published: str | None = "2024-06-01") -> tuple[Evidence, ...]:
    document = read(text, published=published)
    claims = examine(document, None, "claims").claims
    (case,) = gather(document, claims, catalogue(), lambda: ()).cases
    return case.evidence


def _rows(text: str, published: str | None = "2024-06-01") -> dict[str, list[int]]:
    return {e.role: [cell.row for cell in e.cells] for e in _evidence(text, published)}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Russia-North Korea trade was $34 million in 2018.", {"value": [14]}),
        ("Moscow's trade with Pyongyang was $34 million in 2018.", {"value": [14]}),
        ("North Korea's trade with Russia was $34 million in 2018.", {"value": [14]}),
        ("Russian exports to North Korea were $5 million in 2015.", {"value": [4]}),
        ("North Korea's imports from Russia were $5 million in 2015.", {"value": [4]}),
        ("North Korean exports to Russia were $5 million in 2015.", {"value": [5]}),
        ("Russia's imports from North Korea were $5 million in 2015.", {"value": [5]}),
        ("Russia-North Korea trade fell to $34 million in 2018.", {"to": [14], "from": [8]}),
        ("Russia-North Korea trade exceeded $30 million in 2018.", {"value": [14]}),
        ("Norway's population was 5.3 million in 2018.", {"value": [55]}),
        ("Russia exported $5 million of goods to North Korea in 2015.", {"value": [4]}),
        ("Wages at Kaesong were $80 million in 2012.", {"value": [11]}),
        ("The Kaesong complex employed 54,988 workers in 2015.", {"value": [17]}),
    ],
)
def test_a_claim_is_linked_to_its_own_cells(text: str, rows: dict[str, list[int]]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize(
    "text",
    [
        "Russian coal exports to North Korea were $5 million in 2015.",
        "North Korea's coal exports to Russia fell 40 percent in 2015.",
        "Russia exported $5 million of coal to North Korea in 2015.",
        "Russian exports to China were $5 million in 2015.",
        "Trade between Russia and South Korea was $5 million in 2018.",
        "Trade between Russia, China and North Korea was $5 million in 2018.",
        "China's trade with North Korea was $5 million in 2018.",
        "Russia's trade with China and North Korea was $5 million in 2018.",
        "Wages paid by China at Kaesong were $80 million in 2012.",
        "Trade between Rusia and North Korea was $5 million in 2018.",  # no link by likeness
        "Trade between Russia and Nort Korea was $5 million in 2018.",
        "Trade between Prussia and North Korea was $5 million in 2018.",
        "Russia-North Korea trad was $5 million in 2018.",
        "Wages at Kaesung were $80 million in 2012.",
        "Wages in South Korea were $80 million in 2012.",
        "Russia's population was 140 million people in 2018.",
        "Russia's trade was $34 million in 2018.",  # with whom, nothing says
        "Russia-North Korea trade was 34 million tonnes in 2018.",
        "The Kaesong complex employed 54,988 guards in 2015.",
        "Same-store Russia-North Korea trade was $34 million in 2018.",
        "Per head, Russia-North Korea trade was $34 in 2018.",
        "Norway's population over 65 was 0.9 million in 2018.",
        "Danish pig population fell to 12 million in 2018.",
        "The population of Stockholm, Sweden, was 960,000 in 2018.",
        "Norway had 5.3 million inhabitants over 15 in 2018.",
        "South Korean workers at Kaesong numbered 820 in 2015.",
        "Russia-North Korea trade could be $34 million in 2018.",
    ],
)
def test_no_link_is_made_to_another_thing(text: str) -> None:
    assert _rows(text) == {}


def _copy(source: Path, target: Path, name: str) -> None:
    """Copy one vintage of the trade table under another name."""
    shutil.copytree(source, target)
    descriptor = target / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text.replace('"russia-dprk-trade"', f'"{name}"'), encoding="utf-8")


def test_two_tables_of_the_same_measure_are_both_asked(tmp_path: Path) -> None:
    source = REFERENCE / "russia-dprk-trade" / "2024-07"
    for name in ("customs", "mirror"):
        _copy(source, tmp_path / name / "2024-07", name)
    document = read("Russia-North Korea trade was $44 million in 2018.", published="2024-06-01")

    with Catalogue.open([tmp_path]) as tables:
        report = examine(document, tables)

    (verdict,) = report.verdicts
    (found,) = [f for f in verdict.findings if f.code == "REF001"]

    assert verdict.judgement is Judgement.REFUTED
    assert [(c.dataset, c.row) for c in found.cells] == [("customs", 14), ("mirror", 14)]


def test_of_two_vintages_of_one_table_the_one_known_on_the_day_answers(tmp_path: Path) -> None:
    source = REFERENCE / "russia-dprk-trade" / "2024-07"
    for vintage in ("2020-01", "2024-07"):
        _copy(source, tmp_path / "trade" / vintage, "trade")
    document = read("Russia-North Korea trade was $44 million in 2018.", published="2024-06-01")

    with Catalogue.open([tmp_path]) as tables:
        report = examine(document, tables)

    cells = [c for v in report.verdicts for f in v.findings for c in f.cells]
    assert {(c.dataset, c.vintage, c.row) for c in cells} == {("trade", "2020-01", 14)}


@pytest.mark.parametrize(
    "text",
    [
        "Cash wages at Kaesong were $80 million in 2015.",
        "Kaesong's wage production was $80 million in 2015.",
        "Wages and cash payments at Kaesong were $80 million in 2015.",
        "Exports and imports between Russia and North Korea were $80 million in 2015.",
    ],
)
def test_two_measures_taken_together_are_linked_to_neither(text: str) -> None:
    assert _rows(text) == {}


def test_a_flow_without_a_direction_is_linked_to_neither_way() -> None:
    assert _rows("Exports between Russia and North Korea were $5 million in 2015.") == {}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (
            "Russia-North Korea trade was $34 million in 2016.",
            "the table russia-dprk-trade has no value for 2016; "
            "it has 2017, 2018, 2019, 2020, 2023",
        ),
        (
            "Wages at Kaesong were $80 million in 2011.",
            "the table kaesong has no value for 2011; it has 2004, 2006, 2008, 2010, 2012, 2015",
        ),
    ],
)
def test_a_year_that_the_table_lacks_is_named_and_no_neighbour_answers(
    text: str, missing: str
) -> None:
    (evidence,) = _evidence(text)

    assert evidence.cells == ()
    assert evidence.missing == missing
    assert only_verdict(text).judgement is Judgement.UNVERIFIED


def test_part_of_a_year_is_never_answered_by_the_year() -> None:
    (evidence,) = _evidence("In March 2018 Russia-North Korea trade was $34 million.")

    assert evidence.cells == ()
    assert evidence.missing is not None
    assert "March 2018" in evidence.missing


def test_a_period_that_is_not_stated_is_assumed_aloud_and_makes_the_link_less_sure() -> None:
    (stated,) = _evidence("Russia-North Korea trade was $34 million in 2018.", "2019-04-24")
    (assumed,) = _evidence("Russia-North Korea trade was $34 million.", "2019-04-24")

    assert [c.row for c in stated.cells] == [c.row for c in assumed.cells] == [14]
    assert "no period is stated" in assumed.question
    assert assumed.confidence < stated.confidence


def test_without_a_published_date_a_relative_year_is_not_guessed() -> None:
    (evidence,) = _evidence("Russia-North Korea trade was $34 million last year.", None)

    assert evidence.cells == ()
    assert "no published date" in (evidence.missing or "")


def test_before_it_closed_is_the_last_full_year_of_the_complex() -> None:
    text = "Kaesong earned about $100 million a year in hard currency before it closed."

    (evidence,) = _evidence(text)

    assert [cell.keys[0] for cell in evidence.cells] == [("period", "2015")]
    assert "closed on 10 February 2016" in evidence.question


def test_a_claim_that_names_nothing_takes_its_countries_from_the_sentence_before() -> None:
    text = "Russia has cut its ties with North Korea. Trade fell to $44 million in 2018."

    (verdict,) = run(text).verdicts

    assert verdict.judgement is Judgement.REFUTED
    assert verdict.confidence < 0.9


def test_a_claim_far_from_any_name_is_linked_to_nothing() -> None:
    text = "The weather was bad. Trade fell to $44 million in 2018."

    (verdict,) = run(text).verdicts

    assert verdict.judgement is Judgement.UNVERIFIED
    assert verdict.findings[-1].cells == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Between May 2018 and April 2019, Kim met twice with Trump.", [6, 10]),
        ("Between May 2018 and April 2019, Trump met twice with Kim.", [6, 10]),
        ("From June 2018 to April 2019, Kim met Xi Jinping twice.", [7, 9]),
    ],
)
def test_a_count_is_linked_to_the_events_of_its_two_in_its_period(
    text: str, rows: list[int]
) -> None:
    evidence = next(e for e in _evidence(text) if e.role == "value")

    assert [event.row for event in evidence.events] == rows
    assert evidence.complete


@pytest.mark.parametrize(
    "text",
    [
        "Between May 2018 and April 2019, Kim met twice with Shinzo Abe.",
        "Between May 2018 and April 2019, Kim's envoys met twice with Mike Pompeo.",
        "Between May 2018 and April 2019, Xi met twice with Vladimir Putin.",
        "Between May 2018 and April 2019, Kim met twice.",
        "Between May 2018 and April 2019, Kim tested missiles with Trump twice.",
        "Between May 2018 and April 2019, Kim and Trump met twice with Moon Jae-in.",
    ],
)
def test_a_count_of_others_is_linked_to_no_events(text: str) -> None:
    document = read(text, published="2024-06-01")
    claims = examine(document, None, "claims").claims

    cases = gather(document, claims, catalogue(), lambda: ()).cases

    assert [case.evidence for case in cases if case.claim.frame is Frame.COUNT] in ([], [()])


def test_without_a_catalogue_no_claim_has_evidence() -> None:
    report = examine(read("Russia-North Korea trade was $44 million in 2018."), None)

    assert [v.judgement for v in report.verdicts] == [Judgement.UNVERIFIED]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("earned", "earn"),
        ("earning", "earn"),
        ("met", "meet"),
        ("exports", "export"),
        ("paid", "pay"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_words_have_different_stems() -> None:
    assert len(stems("trade trader export import wage page")) == 6
