"""A sign that several currencies share is read as one and says so, unless the text settles it."""

from __future__ import annotations

import pytest

from factgauge import extract


@pytest.mark.parametrize(
    ("text", "currency", "note"),
    [
        ("It cost $5.", "USD", "'$' may be USD or CAD or AUD or NZD"),
        ("It cost ¥500.", "JPY", "'¥' may be JPY or CNY"),
        ("It cost 500 francs.", "FRF", "'francs' may be FRF or CHF or BEF or XAF"),
        ("It cost 500 pesos.", "MXN", "'pesos' may be MXN or ARS or CLP or COP or PHP"),
        ("It cost 500 crowns.", "SEK", "'crowns' may be SEK or NOK or DKK or CZK or ISK"),
        ("It cost 500 won.", "KRW", "'won' may be KRW or KPW"),
        ("It cost 500 rupees.", "INR", "'rupees' may be INR or PKR or LKR"),
        ("A flat in Sydney cost $5.", "USD", "'$' may be USD or CAD or AUD or NZD"),
        ("It cost €5.", "EUR", None),
        ("It cost US$5.", "USD", None),
        ("It cost 500 Swiss francs.", "CHF", None),
        ("It cost 500 North Korean won.", "KPW", None),
    ],
)
def test_shared_sign_keeps_a_note_and_an_own_sign_has_none(text, currency, note):
    assert [(q.currency, q.note) for q in extract(text)] == [(currency, note)]


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("It cost A$5 and then $6.", "AUD"),
        ("It cost 5 Canadian dollars, then $6.", "CAD"),
        ("It cost US$5 and then $6.", "USD"),
        ("It cost US$5, A$7 and then $6.", "USD"),
        ("It cost A$5, then NZ$5 and then $6.", "USD"),
    ],
)
def test_dollar_is_the_one_that_the_document_names(text, currency):
    last = extract(text)[-1]

    assert (last.surface, last.currency, last.unit) == ("$6", currency, currency)


def test_dollar_stays_open_when_the_document_names_two_others():
    last = extract("It cost A$5, then NZ$5 and then $6.")[-1]

    assert last.note == "'$' may be USD or CAD or AUD or NZD"


def test_dollar_has_no_note_when_the_document_settles_it():
    assert [q.note for q in extract("It cost A$5 and then $6.")] == [None, None]


@pytest.mark.parametrize(
    ("text", "unit", "kind"),
    [
        ("He weighs 150 pounds.", "pound", "measure"),
        ("It cost £3, not 150 pounds.", "GBP", "money"),
        ("It cost 5 million pounds.", "GBP", "money"),
    ],
)
def test_pounds_are_money_only_where_sterling_is_near_or_the_sum_is_large(text, unit, kind):
    last = extract(text)[-1]

    assert (last.unit, last.kind.value) == (unit, kind)
