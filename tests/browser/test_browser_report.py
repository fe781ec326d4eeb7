from __future__ import annotations

import dataclasses
import io

import pytest
from tests.reports.builders import TEXT, full_report, small_report

from factgauge.model.finding import Judgement
from factgauge.model.report import Report
from factgauge.reports.html.page import write_html

pytestmark = pytest.mark.browser

VISIBLE_CARDS = ".card:not([hidden])"
# WCAG 2.1, relative luminance and contrast ratio, of each element's text against what is behind it.
CONTRAST = """
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const over = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const light = (rgb) => rgb
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const poor = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const words = [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!words || element.closest(".vh, .skip") || !element.checkVisibility()) continue;
    const behind = [];
    for (let each = element; each; each = each.parentElement) {
      behind.unshift(getComputedStyle(each).backgroundColor);
    }
    const ground = over(behind);
    const own = getComputedStyle(element);
    const ink = over([`rgb(${ground})`, own.color]).map(
      (c, i) => c * own.opacity + ground[i] * (1 - own.opacity));
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    seen += 1;
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${element.className}: ${element.textContent}`);
  }
  return [seen, poor];
}
"""


def page(report: Report) -> str:
    out = io.StringIO()
    write_html(report, out)
    return out.getvalue()


def one_document() -> Report:
    report = full_report()
    return dataclasses.replace(report, documents=report.documents[:1])


def selected(opened) -> list[str]:
    return opened.page.eval_on_selector_all(".card.selected", "all => all.map(each => each.id)")


def test_a_report_opens_from_disk_asks_nothing_of_a_network_and_reports_no_error(open_page):
    opened = open_page(page(full_report()))
    opened.page.locator(".claim").first.click()
    opened.page.wait_for_load_state("networkidle")

    assert opened.address.startswith("file://")
    assert opened.requests == [opened.address]
    assert opened.said == []
    assert opened.page.locator("html.js").count() == 1


def test_a_click_on_a_highlight_selects_its_card_and_shows_it(open_page):
    opened = open_page(page(one_document()))

    opened.page.locator(".claim.v-disputed").click()

    assert selected(opened) == ["d1-c6"]
    card = opened.page.locator("#d1-c6")
    assert card.get_attribute("aria-current") == "true"
    assert card.locator(".more").is_visible()
    box = card.bounding_box()
    assert 0 <= box["y"] < 900
    assert opened.page.locator(".claim.selected").all_inner_texts() == [
        opened.page.locator(".claim.v-disputed").inner_text()
    ]


def test_a_further_click_on_overlapping_claims_selects_the_next_of_them(open_page):
    opened = open_page(page(one_document()))
    # It runs over two lines: the middle of its box lies outside of it.
    line = opened.page.locator(".claim.nested").evaluate("it => it.getClientRects()[0].toJSON()")
    middle = (line["x"] + line["width"] / 2, line["y"] + line["height"] / 2)

    opened.page.mouse.click(*middle)
    first = selected(opened)
    opened.page.mouse.click(*middle)

    assert (first, selected(opened)) == (["d1-c5"], ["d1-c4"])


def test_a_click_on_a_card_selects_its_highlight(open_page):
    opened = open_page(page(one_document()))

    opened.page.locator("#d1-c3 .summary").click()

    assert selected(opened) == ["d1-c3"]
    classes = opened.page.locator(".claim.v-refuted").get_attribute("class")
    assert "selected" in classes.split()


def test_the_words_on_a_card_lead_to_the_text(open_page):
    opened = open_page(page(one_document()), viewport={"width": 500, "height": 600})

    opened.page.locator("#d1-c2 blockquote a").click()

    assert opened.page.evaluate("document.activeElement.dataset.claims") == "d1-c2"
    box = opened.page.locator(".claim.v-inconsistent").bounding_box()
    assert 0 <= box["y"] < 600


def test_a_filter_shows_the_claims_of_its_verdict_alone(open_page):
    opened = open_page(page(full_report()))
    consistent = opened.page.locator(".filter.v-consistent")

    consistent.click()

    assert opened.page.locator(VISIBLE_CARDS).count() == 2
    assert consistent.get_attribute("aria-pressed") == "true"
    assert opened.page.locator("[role=status]").inner_text() == "Showing 2 of 8 claims"
    assert "off" in opened.page.locator(".claim.v-refuted").get_attribute("class").split()
    consistent.click()
    assert opened.page.locator(VISIBLE_CARDS).count() == 8


def test_filters_add_up(open_page):
    opened = open_page(page(full_report()))

    opened.page.locator(".filter.v-refuted").click()
    opened.page.locator(".filter.v-disputed").click()

    assert opened.page.locator(VISIBLE_CARDS).count() == 2


@pytest.mark.parametrize(
    ("keys", "card"),
    [
        ("j", "d1-c1"),
        ("jj", "d1-c2"),
        ("jjk", "d1-c1"),
        ("jk", "d1-c1"),
        ("k", "d2-c1"),
    ],
)
def test_j_and_k_go_from_claim_to_claim_and_take_the_focus_along(open_page, keys, card):
    opened = open_page(page(full_report()))

    for key in keys:
        opened.page.keyboard.press(key)

    assert selected(opened) == [card]
    assert opened.page.evaluate("document.activeElement.id") == card


def test_arrows_go_from_claim_to_claim_once_one_has_the_focus(open_page):
    opened = open_page(page(one_document()))

    opened.page.keyboard.press("ArrowDown")
    without_focus = selected(opened)
    opened.page.keyboard.press("j")
    opened.page.keyboard.press("ArrowDown")

    assert (without_focus, selected(opened)) == ([], ["d1-c2"])


def test_keys_pass_over_what_the_filter_hides_and_escape_lets_go(open_page):
    opened = open_page(page(one_document()))
    opened.page.locator(".filter.v-refuted").click()

    opened.page.keyboard.press("j")
    found = selected(opened)
    opened.page.keyboard.press("Escape")

    assert (found, selected(opened)) == (["d1-c3"], [])


def test_a_highlight_is_reached_by_tab_has_a_visible_focus_and_opens_by_enter(open_page):
    opened = open_page(page(one_document()))
    highlight = opened.page.locator(".claim.v-refuted")
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        if highlight.evaluate("it => it === document.activeElement"):
            break

    outline = highlight.evaluate("it => getComputedStyle(it).outlineStyle")
    opened.page.keyboard.press("Enter")

    assert outline == "solid"
    assert selected(opened) == ["d1-c3"]


def test_a_link_to_a_claim_opens_its_card(open_page):
    opened = open_page(page(one_document()), fragment="#d1-c6")

    assert selected(opened) == ["d1-c6"]


def test_without_javascript_everything_is_there_and_anchors_work(open_page):
    opened = open_page(page(one_document()), java_script_enabled=False)

    assert opened.page.locator(".card .more:visible").count() == 7
    assert opened.page.locator(".filter:disabled").count() == 7
    opened.page.locator(".claim.v-disputed").click()
    assert opened.page.url.endswith("#d1-c6")
    assert 0 <= opened.page.locator("#d1-c6").bounding_box()["y"] < 900


def test_print_shows_every_card_in_full(open_page):
    opened = open_page(page(one_document()))
    opened.page.emulate_media(media="print")

    assert opened.page.locator(".card .more:visible").count() == 7
    assert opened.page.locator(".side").evaluate("it => getComputedStyle(it).maxHeight") == "none"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_has_the_contrast_of_wcag_aa(open_page, scheme):
    opened = open_page(page(full_report()), color_scheme=scheme)
    opened.page.locator(".claim.v-supported").click()

    seen, poor = opened.page.evaluate(CONTRAST)

    assert seen > 80
    assert poor == []


@pytest.mark.parametrize("width", [320, 400, 768, 1400])
def test_nothing_is_wider_than_the_window(open_page, width):
    wide = "x" * 300
    report = small_report(
        f"{TEXT} {wide} 12 days", [(f"{wide} 12 days", Judgement.REFUTED)], title=wide, id=wide
    )
    report = dataclasses.replace(report, documents=(*full_report().documents, *report.documents))
    opened = open_page(page(report), viewport={"width": width, "height": 900})
    for card in opened.page.locator(".card").all():
        card.focus()

    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_runs_nothing(open_page):
    words = "</script><script>document.title='run'</script><img src=x onerror=alert(1)> 12 days"
    report = small_report(f"Rain {words}", [(words, Judgement.REFUTED)], title=words)

    opened = open_page(page(report))

    assert opened.page.title() == f"{words} · factgauge"
    assert (opened.requests, opened.said) == ([opened.address], [])
