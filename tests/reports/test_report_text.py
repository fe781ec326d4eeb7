from __future__ import annotations

import dataclasses
import io

import pytest
from tests.reports.builders import VERSION, claim, finding, full_report, small_report, verdict

from factgauge.model.claim import Frame
from factgauge.model.finding import Judgement, Outcome
from factgauge.reports.listing import write_claims_text, write_quantities_text
from factgauge.reports.text import write_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(report, write=write_text, out=None) -> str:
    out = out or io.StringIO()
    write(report, out)
    return out.getvalue()


def encoded(report, encoding: str) -> str:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, newline="")
    write_text(report, out)
    out.flush()
    return raw.getvalue().decode(encoding)


def test_text_has_a_header_with_title_and_published_date():
    lines = written(full_report()).splitlines()

    assert lines[:3] == [
        "border-trade.md",
        "  Border trade halves as sanctions bite",
        "  published 2019-04-24 (from byline)",
    ]


def test_text_has_an_entry_a_claim_with_place_words_summary_trace_and_evidence():
    text = written(full_report())

    entry = text[text.index("INCONSISTENT") : text.index("REFUTED")].splitlines()
    assert entry[:3] == [
        "INCONSISTENT  at 12:1",
        "    “Exports rose 35 percent to $50 million from $40 million”",
        "    From $40 million to $50 million is a rise of 22.2 to 27.8 percent, not 35 percent.",
    ]
    assert "      - start value: 39.5 to 40.5 million USD" in entry
    joined = " ".join(text.split())
    assert (
        "evidence: Turnover (reporter Russia, year 2018): 34,034,000 USD [russia-dprk-trade, "
        "vintage 2024-03, table.csv row 7; source: Federal Customs Service"
    ) in joined


def test_text_does_not_say_twice_what_a_finding_has_in_common_with_the_summary():
    words = "12 days"
    text = "Rain fell on 12 days."
    wet = claim("c1", words, Frame.COUNT, text=text)
    same = finding("REF010", Outcome.CONSISTENT, words, "it was twelve", text=text)
    other = finding("CHG001", Outcome.CONSISTENT, words, "and so it is", text=text)
    judged = verdict(wet, Judgement.SUPPORTED, "it was twelve.", same, other)
    report = small_report(text, [])
    report = dataclasses.replace(
        report, documents=(dataclasses.replace(report.documents[0], verdicts=(judged,)),)
    )

    found = written(report)

    assert "    it was twelve.\n    REF010 holds\n    CHG001 holds: and so it is\n" in found


def test_text_ends_with_counts_figures_without_claim_and_resolved_dates():
    text = written(dataclasses.replace(full_report(), documents=full_report().documents[:1]))

    assert text.splitlines()[-4:] == [
        "7 claims: 1 refuted, 1 inconsistent, 1 disputed, 1 misleading, 1 unverified, "
        "1 consistent, 1 supported",
        "1 of 9 figures joined no claim",
        "resolved dates:",
        "  9:51 “last year”: 2018-01-01 up to, not including, 2019-01-01 "
        "(the year before the byline's)",
    ]


def test_text_of_several_documents_ends_with_the_counts_of_all():
    assert written(full_report()).splitlines()[-1].startswith("2 documents: 1 refuted, ")


def test_text_has_no_colours_where_the_stream_is_no_terminal():
    assert "\x1b" not in written(full_report())


def test_text_has_colours_on_a_terminal(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)

    assert "\x1b[1;31mREFUTED\x1b[0m" in written(full_report(), out=Terminal())


def test_text_has_no_colours_on_a_terminal_when_no_color_is_set(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")

    assert "\x1b" not in written(full_report(), out=Terminal())


def test_text_falls_back_to_ascii_signs_where_the_stream_cannot_encode_them():
    text = encoded(full_report(), "ascii")

    assert '    "Exports rose 35 percent to $50 million from $40 million"' in text
    assert "-56.31 to -56.26 %" in text


def test_text_keeps_its_signs_where_the_stream_can_encode_them():
    assert "“Exports rose" in encoded(full_report(), "utf-8")


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\r", "\x9b", "\u202e", "\u2066"])
@pytest.mark.parametrize("write", [write_text, write_quantities_text, write_claims_text])
def test_text_never_passes_on_what_a_terminal_would_obey(write, character):
    words = f"12{character}[31m days"
    report = small_report(f"Rain fell on {words}.", [(words, Judgement.CONSISTENT)], id=character)

    assert character not in written(report, write)


def test_text_without_a_published_date_says_what_follows_from_it():
    first = full_report().documents[0]
    bare = dataclasses.replace(
        first, document=dataclasses.replace(first.document, published=None, title=None)
    )

    text = written(dataclasses.replace(full_report(), documents=(bare,)))

    assert text.splitlines()[1] == (
        '  no published date: periods such as "last year" stay relative'
    )


def test_quantities_text_shows_words_and_the_asserted_set():
    text = written(full_report(), write_quantities_text)

    assert "10:1    “$34 million”\n        money, exact; 33.5 to 34.5 million USD\n" in text


def test_claims_text_shows_frame_status_roles_and_what_joined_no_claim():
    text = written(full_report(), write_claims_text)

    assert "CHANGE  at 9:1, attributed\n" in text
    assert "    by: “more than 56 percent”\n    to: “$34 million”\n    direction: down\n" in text
    assert "joined no claim: 7:16 “April 24, 2019”: a date that nothing is claimed of\n" in text


def test_an_empty_report_is_empty_text():
    assert written(dataclasses.replace(full_report(), documents=())) == ""
    assert full_report().version == VERSION
