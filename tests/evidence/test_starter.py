"""What the starter catalogue says: right and wrong figures, and what it must not speak to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from tests.builders import ROOT

from factgauge.model.finding import Judgement
from factgauge.pipeline import examine, read
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.starter import starter_folder

PUBLISHED = "2024-06-01"


@cache
def starter() -> Catalogue:
    return Catalogue.open([], starter_folder())


def judgements(text: str, published: str | None = PUBLISHED) -> list[Judgement]:
    report = examine(read(text, published=published), starter())
    return [verdict.judgement for verdict in report.verdicts]


@pytest.mark.parametrize(
    "text",
    [
        "The population of Brazil was 209 million in 2020.",
        "Brazil has a population of more than 200 million.",
        "In 2020 Brazil had a population of about 210 million.",
        "Germany's population was 83 million in 2022.",
        "Germany has 83 million inhabitants.",
        "Japan had a population of roughly 125 million in 2022.",
        "The United States has a population of 335 million.",
        "In 2010 Poland had some 38 million inhabitants.",
        "By the end of 2015 Sweden had 9.8 million inhabitants.",
        "The population of South Korea is about 52 million.",
        "The population of India was 1.4 billion in 2021.",
        "Iceland covers 103,000 square kilometres.",
        "The area of Iceland is about 40,000 square miles.",
        "Italy has an area of 301,000 square kilometres.",
        "Kazakhstan covers 2.7 million square kilometres.",
        "The EU has 27 member states.",
        "The European Union had 28 members in 2016.",
        "NATO has 32 members.",
        "In 2018 NATO had 29 members.",
        "The United Nations has 193 member states.",
        "The euro area had 19 members in 2019.",
        "The United States has 50 states.",
        "Germany has 16 federal states.",
        "Switzerland has 26 cantons.",
        "Japan has 47 prefectures.",
        "Mount Everest is 8,849 metres high.",
        "Mount Everest is 29,032 feet high.",
        "The height of Mont Blanc is about 4,800 metres.",
        "The Eiffel Tower is 330 metres tall.",
    ],
)
def test_a_right_figure_is_supported_by_the_starter_catalogue(text: str) -> None:
    assert judgements(text) == [Judgement.SUPPORTED]


@pytest.mark.parametrize(
    "text",
    [
        "The population of Brazil was 150 million in 2020.",
        "Germany has 93 million inhabitants.",
        "Germany's population was 8.3 million in 2022.",
        "Japan has a population of 145 million.",
        "The United States has a population of 235 million.",
        "The population of Sweden exceeded 12 million in 2020.",
        "The population of India was 1.1 billion in 2021.",
        "Iceland covers 130,000 square kilometres.",
        "Italy has an area of 301,000 square miles.",
        "Kazakhstan covers 27 million square kilometres.",
        "The EU has 28 member states.",
        "The European Union had 27 members in 2016.",
        "In 2018 NATO had 32 members.",
        "The United Nations has 139 member states.",
        "The United States has 52 states.",
        "Germany has 17 federal states.",
        "Switzerland has 23 cantons.",
        "Mount Everest is 8,489 metres high.",
        "Mount Everest is 8,849 feet high.",
        "The Eiffel Tower is 303 metres tall.",
    ],
)
def test_a_wrong_figure_is_refuted_by_the_starter_catalogue(text: str) -> None:
    assert judgements(text) == [Judgement.REFUTED]


NEAR_MISSES = [
    "The population of Munich was 1.5 million in 2020.",
    "Munich, in Germany, has a population of 1.5 million.",
    "The population of Berlin was 3.6 million in 2020.",
    "In Germany, the city's population was 1.5 million in 2020.",
    "The urban population of Brazil was 185 million in 2020.",
    "Brazil's urban population is 185 million.",
    "Brazil has 110 million women.",
    "Brazil has a population of 110 million women.",
    "Brazil has 52 million inhabitants living below the poverty line.",
    "Brazil has 30 million inhabitants over 60.",
    "Brazil has 30 million inhabitants without clean water.",
    "Brazil's prison population is 800,000.",
    "The prison population of the United States is 1.2 million.",
    "The working population of Germany was 45 million in 2020.",
    "Germany's working-age population is 51 million.",
    "Germany's foreign-born population was 13 million in 2020.",
    "The Turkish population of Germany was 3 million in 2020.",
    "The Turkish population was 3 million in 2020.",
    "The German population was 500,000 in 2020, most of them farmers.",
    "The Jewish population of the United States was 7 million in 2020.",
    "The American Indian population was 9.7 million in 2020.",
    "The wolf population of Germany was 1,300 in 2020.",
    "Germany's wolf population is 1,300.",
    "Germany's population density is 233 people per square kilometre.",
    "Germany's population grew by 1.1 million in 2022.",
    "Germany's population fell to 70 million in some models.",
    "Germany's population will fall to 75 million by 2050.",
    "Germany's population could be 75 million in 2022.",
    "The population of Germany was 24 million in 1816.",
    "In medieval times the population of Germany was 10 million.",
    "The population of Germany was 10 million in the Middle Ages.",
    "The population of Germany was 10 million.",
    "The population of the German Empire was 65 million in 1910.",
    "The population of East Germany was 16 million in 1989.",
    "Southern Germany has 25 million inhabitants.",
    "Rural Germany has a population of 18 million.",
    "Georgia's population was 10.7 million in 2020.",
    "Georgia Tech has 44,000 students.",
    "The population of Georgia, the US state, is 11 million.",
    "New Mexico has a population of 2.1 million.",
    "Mexico City has a population of 9.2 million.",
    "The population of the Mexico City area was 21 million in 2020.",
    "Northern Ireland has a population of 1.9 million.",
    "The population of the island of Ireland is 7 million.",
    "An area the size of Belgium, 30,000 square kilometres, burned.",
    "The fire covered an area of 2,000 square kilometres in Portugal.",
    "Forests cover 100,000 square kilometres of Germany.",
    "The forest area of Germany is 114,000 square kilometres.",
    "Germany has an area of 114,000 square kilometres of forest.",
    "Germany has an area under forest of 114,000 square kilometres.",
    "Brazil has an agricultural area of 2.4 million square kilometres.",
    "Brazil covers 40 percent of the continent.",
    "Germany had 12 states at its founding.",
    "Germany has 10 states with a minimum wage of their own.",
    "The United States has 27 states that keep the death penalty.",
    "In the United States, 27 states keep the death penalty.",
    "The United States had 13 states.",
    "The EU has 705 members of parliament.",
    "The European Parliament has 720 members.",
    "The EU's parliament has 720 members.",
    "The UN Security Council has 15 members.",
    "The UN's Security Council has 15 members.",
    "NATO had 12 members.",
    "NATO had 12 founding members.",
    "NATO has 23 members that spend 2 percent of output on defence.",
    "Of its members, the EU has 20 members in the euro.",
    "The EU has 20 members in the euro area.",
    "The EU had 12 members in 1990.",
    "The EU has 24 official languages.",
    "The camp on Mount Everest is 5,364 metres high.",
    "Mount Everest base camp is 5,364 metres high.",
    "Climbers on Mount Everest reached 7,900 metres.",
    "On Mount Everest, the camp is 7,900 metres high.",
    "Mount Everest rises 3,500 metres above the base camp.",
    "The Eiffel Tower restaurant is 58 metres high.",
    "The second floor of the Eiffel Tower is 116 metres high.",
    "A copy of the Eiffel Tower is 165 metres tall.",
    "Las Vegas has an Eiffel Tower that is 165 metres tall.",
    "Jordan has 3 million refugees.",
    "Germany had 800,000 more inhabitants than deaths in 2022.",
    "Germany has 2 million inhabitants fewer than assumed.",
    "Without migrants, Germany has 70 million inhabitants.",
    "Germany does not have 90 million inhabitants.",
    "Does Germany have 90 million inhabitants?",
    "If Germany has 90 million inhabitants, schools are full.",
    "The ministry expects that Germany has 90 million inhabitants in 2023.",
    "The province of Canada has a population of 5 million.",
    "Canada's largest province has a population of 15 million.",
    "In Canada, Ontario has a population of 15 million.",
    "Ontario, Canada, has a population of 15 million.",
    "The Chinese city has a population of 10 million.",
    "China's capital has a population of 22 million.",
    "A third of Germany has 10 million inhabitants.",
    "Half of Brazil has 5 million inhabitants.",
    "The Prussian state of Germany had 40 million inhabitants in 1925.",
    "It has a population of 10 million, about that of Sweden in 1850.",
    "Portugal, Spain and Italy have a population of 120 million.",
    "France has a population of 30 million in its cities.",
    "Israel has a population of 10 million.",
    "The population of Switzerland, at 9 million, includes 2 million foreigners.",
    "Canada has 13 provinces and territories.",
    "Australia has 8 states and territories.",
    "Switzerland has 20 cantons and 6 half-cantons.",
    "Kenya has a population of 21 million, aged under 15.",
    "Peru has a population of 4 million alpacas.",
    "NATO has 2 members in America.",
    "The UN has 54 members in Africa.",
    "Italy has 5 regions with a special statute.",
    "The US has six states in New England.",
    "The population of Japan in 2065 is 88 million.",
    "Egypt's inhabited area is 40,000 square kilometres.",
    "Ireland had a population of 8 million in 1841, before the famine.",
    "Ireland's population is 7 million, north and south together.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_the_starter_catalogue_does_not_speak_to_a_part_a_group_or_another_time(text: str) -> None:
    with_it = examine(read(text, published=PUBLISHED), starter())
    without = examine(read(text, published=PUBLISHED), None)
    assert [v.judgement for v in with_it.verdicts] == [v.judgement for v in without.verdicts]
    findings = [finding for verdict in with_it.verdicts for finding in verdict.findings]
    assert [finding.code for finding in findings if finding.cells] == []


def _strings(value: Any, name: str = "") -> Iterator[str]:
    """Yield the prose of a corpus file: every string of some length but those on its source."""
    if isinstance(value, str):
        if len(value) > 25 and name != "source":
            yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _strings(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each, name)


# One of these words is in the names of every measure of the starter tables of many things.
_MEASURED = re.compile(
    r"populat|inhabitant|people|area|cover|surface|size|member|states|countr|nation|provinc|canton|prefectur|"
    r"communit|voivod|count(?:y|ies)|region|high|height|tall|elevation|altitude|summit|above"
)


def _prose() -> list[str]:
    files = [
        path
        for folder in ("claims", "consistency", "quantities")
        for path in sorted((ROOT / "claims" / folder).glob("*.toml"))
    ]
    found = [text for path in files for text in _strings(tomllib.loads(path.read_text("utf-8")))]
    found = [text for text in found if _MEASURED.search(text)]
    return found + [p.read_text("utf-8") for p in sorted((ROOT / "claims/stories").glob("*.txt"))]


def test_the_starter_catalogue_refutes_nothing_in_the_stories_and_golden_passages() -> None:
    prose = _prose()
    assert len(prose) > 500
    refuted = [
        (verdict.surface, verdict.summary)
        for text in prose
        for verdict in examine(read(text, published=PUBLISHED), starter()).verdicts
        if verdict.judgement is Judgement.REFUTED
    ]
    assert refuted == []


@pytest.mark.parametrize(
    "text",
    [
        "Singapore has 4 million inhabitants.",
        "The population of Brazil was 222 million in 2020.",
        "Iceland covers 95,000 square kilometres.",
    ],
)
def test_a_figure_that_a_wide_interval_only_leaves_open_is_not_supported(text: str) -> None:
    assert judgements(text) == [Judgement.UNVERIFIED]
