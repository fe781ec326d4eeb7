"""What a count counts: the head noun of the phrase after the number."""

from __future__ import annotations

import pytest
from tests.quantities.readings import amounts, expected

# text, then each amount: surface, stated value, unit or noun, kind, modality (else "exact")
READINGS = [
    (
        "It had 53,000 North Korean workers.",
        [
            (
                "53,000 North Korean workers",
                "53000",
                "workers",
                "count",
            )
        ],
    ),
    (
        "It had 300 wounded soldiers.",
        [
            (
                "300 wounded soldiers",
                "300",
                "soldiers",
                "count",
            )
        ],
    ),
    (
        "It had 5 children.",
        [
            (
                "5 children",
                "5",
                "children",
                "count",
            )
        ],
    ),
    (
        "It had 12 senior police officers on duty.",
        [
            (
                "12 senior police officers",
                "12",
                "officers",
                "count",
            )
        ],
    ),
    (
        "It was a 12-member panel.",
        [
            (
                "12-member",
                "12",
                "member",
                "count",
            )
        ],
    ),
    (
        "They met four times.",
        [
            (
                "four times",
                "4",
                "times",
                "count",
            )
        ],
    ),
    (
        "They met twice.",
        [
            (
                "twice",
                "2",
                "times",
                "count",
            )
        ],
    ),
    (
        "It had 5 people per square mile.",
        [
            (
                "5 people per square mile",
                "5",
                "people / mile ** 2",
                "count",
            )
        ],
    ),
    (
        "It had 40 people.",
        [
            (
                "40 people",
                "40",
                "people",
                "count",
            )
        ],
    ),
    (
        "It had 40 that work.",
        [
            (
                "40",
                "40",
            )
        ],
    ),
    (
        "It had 3 million workers.",
        [
            (
                "3 million workers",
                "3000000",
                "workers",
                "count",
            )
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), READINGS, ids=[text for text, _ in READINGS])
def test_counted_are_read_as_written_and_nothing_else(text, rows):
    assert amounts(text) == [expected(*row) for row in rows]
