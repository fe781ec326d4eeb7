"""Ranks, superlatives, records, leads and top shares: called wrong, and left alone."""

from __future__ import annotations

import pytest
from tests.builders import run

from factgauge.model.finding import Outcome


def _wrong(text: str) -> list[str]:
    return sorted(
        {
            f.code
            for v in run(text).verdicts
            for f in v.findings
            if f.code.startswith("RNK") and f.outcome is Outcome.INCONSISTENT
        }
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The biggest donor was Canada: Japan gave $46m, Norway $31m and Canada $22m.", "RNK001"),
        ("Turin was the wettest with 61 mm, against 83 mm in Genoa and 72 mm in Milan.", "RNK001"),
        (
            "Luxen is third-largest, after Norda ($210bn), Credis ($175bn) and Arvo ($90bn).",
            "RNK002",
        ),
        ("The Rovers placed 12th of 10 in the spring league.", "RNK003"),
        ("In a field of six schools, St Jude's was placed eighth.", "RNK003"),
        ("Output fell to 84 tonnes, the lowest since 2011, from 79 tonnes in 2019.", "RNK004"),
        ("It sold a record 5,120 cars, surpassing the previous best of 5,310.", "RNK005"),
        ("The tower is 148 metres tall, 36 metres taller than its 122-metre neighbour.", "RNK006"),
        ("The top two, with 31 percent and 24 percent, together hold 65 percent.", "RNK007"),
    ],
)
def test_ranks_that_the_values_deny_are_called_wrong(text: str, code: str) -> None:
    assert _wrong(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "The city is second largest by population, with 1.2 million people, but fifth by output.",
        "Finland, with 5.5 million people, came first; Denmark, with 5.9 million, came second.",
        "Hamer was fastest in 10.02 seconds, with Pike second in 10.11 and Osei third in 10.15.",
        "Three schools tied for second place with 71 points each, behind Ashgrove on 75.",
        "The sea ice shrank to a record low of 3.39 million acres, below the 4.16 million of 2007.",
        "Her throw of 58.20 metres was an under-20 record, though short of the mark of 66.41.",
        "At 7.4 percent, the rate was the highest since 2009. In 2005 it was 9.3.",
        "Madrid had the highest rents in Spain, at 1,350 euros, below Lisbon's 1,420.",
        "The top ten holders own 61 percent; the largest two have 14 percent and 12 percent.",
        "Sales were the highest in May at 58 units, against 63 a year earlier.",
        "Among the five castles is one of the 12th century.",
        "The school has 460 pupils, 125 more than the plan of a year ago, and 40 teachers.",
        "Ruiz came second with 77 points after 12 games.",
    ],
)
def test_ranks_of_other_measures_or_times_are_left_alone(text: str) -> None:
    assert _wrong(text) == []
