from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from tests.reports.builders import (
    TEXT,
    VERSION,
    between,
    cell,
    claim,
    document,
    finding,
    full_report,
    small_report,
    verdict,
)

from factgauge.model.claim import Frame
from factgauge.model.finding import Judgement, Outcome
from factgauge.model.report import DocumentReport, Report
from factgauge.model.span import Span
from factgauge.reports.html.article import paragraphs
from factgauge.reports.html.gauge import gauge
from factgauge.reports.html.links import linked, web_address
from factgauge.reports.html.page import write_html

HOSTILE = "<script>alert(1)</script> \"quoted\" 'single' & </style></a> {{ 7 * 7 }} <img src=x>"


def page(report: Report) -> str:
    out = io.StringIO()
    write_html(report, out)
    return out.getvalue()


def tree(report: Report) -> html.HtmlElement:
    return html.document_fromstring(page(report))


def shown(element: html.HtmlElement) -> str:
    """Return the words of an element without what only a screen reader hears."""
    for hidden in element.xpath(".//span[@class='vh']"):
        hidden.drop_tree()
    return " ".join(element.text_content().split())


def test_the_whole_text_stands_in_the_article_in_order():
    article = tree(full_report()).xpath("//article")[0]

    assert shown(article) == " ".join(TEXT.split())


def test_the_title_of_the_text_is_its_heading_and_is_not_said_twice():
    first = tree(full_report()).xpath("//section[@class='document']")[0]

    assert [shown(each) for each in first.xpath(".//h2")] == [
        "# Border trade halves as sanctions bite"
    ]
    assert [shown(each) for each in first.xpath(".//article/h3")] == ["What remains"]


def test_a_title_that_the_text_lacks_stands_above_it():
    report = small_report("Rain fell on 12 days.", [], title="Wet")

    assert [shown(each) for each in tree(report).xpath("//h2")] == ["Wet"]


def test_every_claim_has_a_highlight_and_a_card_that_link_to_one_another():
    root = tree(full_report())
    ids = {element.get("id") for element in root.xpath("//*[@id]")}
    cards = root.xpath("//li[contains(@class, 'card')]")

    assert len(cards) == 8
    for card in cards:
        (back,) = card.xpath(".//blockquote/a")
        assert back.get("href").removeprefix("#") in ids
        assert any(card.get("id") in each.split() for each in root.xpath("//a/@data-claims"))


def test_ids_are_unique_over_all_documents():
    ids = tree(full_report()).xpath("//@id")

    assert len(ids) == len(set(ids))


def test_a_nested_claim_is_a_highlight_of_its_own_under_both_claims():
    root = tree(full_report())
    nested = root.xpath("//a[contains(@class, 'nested')]")

    assert [(shown(each), each.get("data-claims")) for each in nested] == [
        ("61 percent of the 8,000 tonnes", "d1-c5 d1-c4")
    ]


def test_a_highlight_says_its_verdict_in_words_and_by_a_sign():
    (highlight,) = tree(full_report()).xpath("//a[@href='#d1-c2'][contains(@class, 'claim')]")

    assert highlight.get("data-mark") == "2≠"
    assert "[claim 2: inconsistent]" in highlight.text_content()


def test_a_card_holds_meaning_words_summary_steps_and_evidence():
    (card,) = tree(full_report()).xpath("//li[@id='d1-c1']")
    words = shown(card)

    assert "A reference table confirms it, and nothing contradicts it." in words
    assert "turnover in 2017: 77.843 million USD" in words
    table = card.xpath(".//table")[0]
    assert shown(table.xpath("./caption")[0]) == "russia-dprk-trade vintage 2024-03"
    assert [shown(each) for each in table.xpath(".//tbody/tr[1]/td")] == [
        "reporter Russia year 2018table.csv, row 7",
        "Turnover",
        "34,034,000 USD",
    ]
    assert shown(table.xpath(".//tfoot")[0]) == (
        "Source: Federal Customs Service, https://example.org/customs?year=2018. "
        "Licence: CC BY 4.0."
    )
    assert "Other measures shown, not compared" in words
    assert "The words fit, but “dramatically” is a word of the writer." in words
    assert "1 check could not run" in words


def test_the_summary_counts_the_claims_of_all_documents_by_verdict():
    filters = tree(full_report()).xpath("//button[contains(@class, 'filter')]")

    assert [shown(each) for each in filters] == [
        "✕ 1 refuted",
        "≠ 1 inconsistent",
        "↔ 1 disputed",
        "! 1 misleading",
        "? 1 unverified",
        "= 2 consistent",
        "✓ 1 supported",
    ]


def test_several_documents_have_a_list_at_the_top_and_one_has_none():
    report = full_report()

    assert tree(report).xpath("//nav//a/@href") == ["#d1", "#d2"]
    assert tree(dataclasses.replace(report, documents=report.documents[:1])).xpath("//nav") == []


def test_what_could_not_be_read_is_said_on_the_page():
    (unread,) = tree(full_report()).xpath("//section[@class='unread']//li")

    assert shown(unread) == "lost.txt: there is no such file; check the path"


def test_a_report_without_documents_is_a_page():
    root = tree(Report(VERSION, ()))

    assert root.xpath("//title/text()") == ["0 documents · factgauge"]


def test_only_our_own_style_and_script_are_allowed_and_by_their_hashes():
    text = page(full_report())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text).group(1)

    for tag in ("style", "script"):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_the_page_refers_to_nothing_outside_itself_but_by_links():
    root = tree(full_report())

    assert root.xpath("//@src | //link | //@style | //*[starts-with(name(), 'on')]") == []
    assert "@import" not in page(full_report())
    assert "url(" not in page(full_report())


def hostile_report() -> Report:
    text = f"Rain {HOSTILE} fell on 12 days."
    wet = claim("c1", f"{HOSTILE} fell on 12 days", Frame.LEVEL, text=text, speaker=HOSTILE)
    row = cell(1, label=HOSTILE, dataset=HOSTILE, source=f"javascript:{HOSTILE}", unit=HOSTILE)
    seen = finding(
        "CHG001",
        Outcome.INCONSISTENT,
        "12 days",
        HOSTILE,
        text=text,
        hint=HOSTILE,
        note=HOSTILE,
        cells=(row,),
    )
    judged = verdict(wet, Judgement.REFUTED, HOSTILE, seen)
    shown_document = document(text, id=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    return Report(VERSION, (DocumentReport(shown_document, (), (wet,), (judged,)),))


def test_hostile_text_is_shown_and_never_becomes_markup():
    root = tree(hostile_report())

    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img | //article//script") == []
    assert shown(root.xpath("//article")[0]) == f"Rain {HOSTILE} fell on 12 days."
    assert root.xpath("//title/text()") == [f"{HOSTILE} · factgauge"]
    assert "{{ 7 * 7 }}" in page(hostile_report())


def test_a_hostile_address_is_never_linked():
    root = tree(hostile_report())

    assert [each for each in root.xpath("//@href") if not each.startswith("#")] == []


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x85", "\ud800"])
def test_what_html_cannot_hold_is_shown_as_a_replacement_character(character):
    report = small_report(f"Rain{character}fell on 12 days.", [("12 days", Judgement.CONSISTENT)])

    text = page(report)

    assert character not in text
    assert "Rain\N{REPLACEMENT CHARACTER}fell on" in text


def test_marks_of_direction_are_kept_inside_their_own_paragraph():
    report = small_report("Rain \u202efell on 12 days.", [("12 days", Judgement.CONSISTENT)])

    (paragraph,) = tree(report).xpath("//article/p")
    assert "\u202e" in paragraph.text_content()
    assert paragraph.get("dir") == "auto"
    assert tree(report).xpath("//blockquote//bdi/text()") == ["12 days"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a?b=c", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//example.org/a", False),
        ("https://", False),
        ("https://exa mple.org", False),
        ('https://example.org/"onclick="x', False),
        ("https://[bad/", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(text, address):
    assert (web_address(text) is not None) is address


def test_an_address_within_a_source_is_linked_without_the_full_stop_after_it():
    pieces = linked("See https://example.org/a. Or ask.")

    assert [(piece.text, piece.address is not None) for piece in pieces] == [
        ("See ", False),
        ("https://example.org/a", True),
        (". Or ask.", False),
    ]


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda it: Span(min(it), max(it)))


@given(st.text("ab \n-#", min_size=40, max_size=40), st.lists(spans, max_size=6))
def test_claims_that_overlap_in_any_way_leave_the_text_whole(text, places):
    bare = dataclasses.replace(document(), text=text, sentences=())
    one = claim("c1", "a", Frame.LEVEL, text="a")
    verdicts = [
        dataclasses.replace(verdict(one, Judgement.CONSISTENT, ""), span=place) for place in places
    ]

    found = paragraphs(bare, verdicts)

    stretches = [stretch for each in found for stretch in each.stretches]
    shown_texts = ["".join(stretch.text for stretch in each.stretches) for each in found]
    assert " ".join(shown_texts).split() == text.split()
    begun = [index for stretch in stretches for index in stretch.begins]
    seen = {index for stretch in stretches for index in stretch.claims}
    assert sorted(begun) == sorted(seen)
    visible = {i for i, place in enumerate(places) if place.of(text).strip()}
    assert visible <= seen


def test_the_innermost_claim_of_a_stretch_comes_first_and_of_equals_the_gravest():
    text = "Rain fell on 12 days in May."
    report = small_report(
        text,
        [
            ("fell on 12 days in May", Judgement.CONSISTENT),
            ("12 days", Judgement.SUPPORTED),
            ("12 days", Judgement.REFUTED),
        ],
    ).documents[0]

    (paragraph,) = paragraphs(report.document, report.verdicts)

    (stretch,) = (each for each in paragraph.stretches if each.text == "12 days")
    assert stretch.claims == (2, 1, 0)


def test_a_gauge_draws_two_sets_apart_that_do_not_meet():
    drawn = gauge(between(10, 20), between(30, 40))

    assert drawn is not None
    stated_end = float(drawn.stated.x) + float(drawn.stated.width)
    assert stated_end < float(drawn.computed.x)


def test_a_gauge_draws_a_set_without_end_to_the_edge():
    drawn = gauge(between(56, None), between(57, 58))

    assert drawn is not None
    assert float(drawn.stated.x) + float(drawn.stated.width) == 100
    assert drawn.stated.open_right


def test_a_gauge_of_points_that_coincide_still_shows_both():
    drawn = gauge(between(0, 0), between(0, 0))

    assert drawn is not None
    assert float(drawn.stated.width) > 1


def test_there_is_no_gauge_for_one_set_alone_or_for_no_ends_at_all():
    assert gauge(between(1, 2), None) is None
    assert gauge(between(None, None), between(None, None)) is None
