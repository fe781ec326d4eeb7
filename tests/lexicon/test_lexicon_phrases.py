"""The phrase runner: each hedge and multiple is read in a sentence, its neighbour left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factgauge import extract
from factgauge.lexicon.load import table

# In the table, yet not read as it says; these lists may only shrink.
DEAD_BEFORE = frozenset({"inside", "near", "within"})
DEAD_AFTER = frozenset({"ish", "upwards"})

BEFORE = table("en/hedges")["before"]
AFTER = table("en/hedges")["after"]
MULTIPLES = table("en/multiples")["multiple"]


def read(text):
    return [(q.surface, q.modality.value) for q in extract(text)]


BEFORE_PHRASES = [
    (row["modality"], row.get("span", True), phrase)
    for row in BEFORE
    for phrase in row["phrases"]
    if phrase not in DEAD_BEFORE
]
LED = {phrase for row in BEFORE if "only_after" in row for phrase in row["phrases"]}
AFTER_PHRASES = [
    (row["modality"], phrase)
    for row in AFTER
    for phrase in row["phrases"]
    if phrase not in DEAD_AFTER
]


def test_lexicon_has_phrases_to_run():
    assert (len(BEFORE_PHRASES) > 200, len(AFTER_PHRASES) > 40) == (True, True)


@pytest.mark.parametrize(("modality", "shown", "phrase"), BEFORE_PHRASES)
def test_hedge_before_a_number_gives_the_modality_of_its_row(modality, shown, phrase):
    surface = f"{phrase} 40 workers" if shown else "40 workers"
    lead = "They heard of" if phrase in LED else "They saw"

    assert read(f"{lead} {phrase} 40 workers there.") == [(surface, modality)]


@pytest.mark.parametrize(
    ("lead", "phrase"),
    [
        (lead, phrase)
        for row in BEFORE
        for phrase in row["phrases"]
        for lead in row.get("not_after", "").split() or (["they"] if "only_after" in row else [])
    ],
)
def test_hedge_is_none_behind_a_word_that_its_row_rules_out(lead, phrase):
    assert read(f"It {lead} {phrase} 40 workers.") == [("40 workers", "exact")]


@pytest.mark.parametrize("phrase", ["more than", "at least", "nearly", "up to", "about"])
def test_hedge_before_a_number_may_begin_the_text_or_be_broken_over_lines(phrase):
    broken = phrase.replace(" ", "\n")

    plain = read(f"{phrase.capitalize()} 40 workers came.")
    wrapped = read(f"They saw {broken}\n40 workers.")

    assert plain == [(f"{phrase.capitalize()} 40 workers", plain[0][1])]
    assert wrapped == [(f"{broken}\n40 workers", plain[0][1])]
    assert plain[0][1] != "exact"


@pytest.mark.parametrize(("modality", "phrase"), AFTER_PHRASES)
def test_hedge_after_a_number_gives_the_modality_of_its_row(modality, phrase):
    glued = phrase if phrase[0] in "-+" else f" {phrase}"

    amount = "40" if phrase[0] in "-+" or phrase == "odd" else "40 km"
    found = read(f"It was {amount}{glued}.")

    assert [m for _, m in found] == [modality]
    assert found[0][0].startswith(f"{amount}{glued}")


@pytest.mark.parametrize("row", BEFORE + AFTER, ids=lambda row: row["example"])
def test_hedge_example_has_the_modality_of_its_row(row):
    assert [m for _, m in read(f"It was {row['example']}.")] == [row["modality"]]


@pytest.mark.parametrize("row", BEFORE, ids=lambda row: row["miss"])
def test_hedge_neighbour_hedges_nothing(row):
    found = read(f"It was {row['miss']} 40 workers.")

    assert found == [("40 workers", "exact")]


@pytest.mark.parametrize("row", AFTER, ids=lambda row: row["miss"])
def test_hedge_neighbour_after_a_number_hedges_nothing(row):
    assert read(f"They had 40 {row['miss']} it.") == [("40", "exact")]


@pytest.mark.parametrize(
    ("value", "form"), [(row["value"], form) for row in MULTIPLES for form in row["forms"]]
)
def test_multiple_form_gives_the_value_of_its_row(value, form):
    found = extract(f"Sales {form} in May.")

    assert [(q.surface, q.stated_low, q.stated_high, q.kind.value, q.unit) for q in found] == [
        (form, Fraction(value), Fraction(value), "multiple", "ratio")
    ]


@pytest.mark.parametrize("row", MULTIPLES, ids=lambda row: row["example"])
def test_multiple_example_is_read_and_its_neighbour_is_not(row):
    hit, miss = extract(f"{row['example'].capitalize()}."), extract(f"They saw {row['miss']}.")

    assert [(q.kind.value, q.stated_low) for q in hit] == [("multiple", Fraction(row["value"]))]
    assert [q.surface for q in miss if q.kind.value == "multiple"] == []
