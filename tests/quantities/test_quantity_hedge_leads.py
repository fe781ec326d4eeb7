"""A hedge may depend on the word before it: "edged up to 292" bounds nothing."""

from __future__ import annotations

import pytest

from factgauge import extract


@pytest.mark.parametrize(
    ("text", "surface", "modality"),
    [
        ("The toll edged up to 292.", "292", "exact"),
        ("Prices went up to 5 dollars.", "5 dollars", "exact"),
        ("The ferry takes up to 300 people.", "up to 300 people", "at_most"),
        ("Leases run up to 12 months.", "up to 12 months", "at_most"),
        ("Officials say 40 people were killed.", "40 people", "exact"),
        ("A crew of say 40 people would do.", "say 40 people", "approximate"),
        ("Give it, say 40 days.", "say 40 days", "approximate"),
    ],
)
def test_a_hedge_is_read_by_the_word_before_it(text: str, surface: str, modality: str):
    (quantity,) = extract(text)

    assert (quantity.surface, quantity.modality.value) == (surface, modality)
