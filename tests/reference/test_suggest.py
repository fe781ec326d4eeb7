"""Proposals for an unknown name: ordered, never a link."""

from __future__ import annotations

import subprocess
import sys

from factgauge.lexicon.countries import country_id
from factgauge.reference.suggest import Suggestion, suggest


def test_misspelt_country_is_suggested_first():
    first, *_ = suggest("Nigera")

    assert country_id("Nigera") is None
    assert first == Suggestion("NGA", "Nigeria", 92)


def test_both_of_two_like_names_are_suggested():
    assert [each.id for each in suggest("Dominica Republic", limit=2)] == ["DOM", "DMA"]


def test_entity_is_suggested_once_and_no_more_than_asked_for():
    found = suggest("Republic of Conga", limit=5)

    assert len(found) == 5
    assert len({each.id for each in found}) == 5
    assert [each.score for each in found] == sorted((e.score for e in found), reverse=True)


def test_group_is_suggested_too():
    assert suggest("Nordic contries", limit=1)[0].id == "nordic-countries"


def test_nothing_is_suggested_for_a_text_that_is_like_nothing():
    assert suggest("xqzzk") == ()
    assert suggest("") == ()
    assert suggest("†") == ()


def test_names_of_a_dataset_are_suggested_from_it_alone():
    names = {"stark": ("Stark Industries", "Stark"), "wayne": ("Wayne Enterprises",)}

    assert suggest("Stark Industry", names=names) == (Suggestion("stark", "Stark Industries", 87),)
    assert suggest("Germany", names=names) == ()


def test_fuzzy_matching_is_not_loaded_until_it_is_asked_for():
    program = (
        "import sys, factgauge.reference.suggest as s; print('rapidfuzz' in sys.modules);"
        "s.suggest('Nigera'); print('rapidfuzz' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.split() == ["False", "True"]
