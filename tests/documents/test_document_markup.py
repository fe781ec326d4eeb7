"""Prose, title and date of Markdown and HTML."""

import datetime

import pytest

from factgauge.documents import html, markdown
from factgauge.errors import DocumentError

DAY = datetime.date(2019, 4, 24)


def blocks(parsed):
    return [(block.role, block.span.of(parsed.text)) for block in parsed.blocks]


def page(body, head=""):
    return html.parse(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


MARKDOWN = """---
title: "Trade report"
date: 2019-04-24
url: http://a.b
---
# Trade fell #

It fell **56%.** See [it](http://a.b/34). <!-- 12 --> Next
line <!-- 13 --> goes on.

> Quoted 5
> percent.

* one item
  * inner item

    its paragraph
1. ordered

| a | b |
|---|---|
| 1 | 2 |

```
code 7
```

    code 8

<div>9</div>

![chart](c.png)

Closing.

Set
---

[ref]: http://a.b/99

\tLast.
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_markdown_blocks_are_prose_and_tables_but_neither_code_nor_comment(newline):
    text = MARKDOWN.replace("\n", newline)

    parsed = markdown.parse(text)

    assert parsed.text == text
    assert blocks(parsed) == [
        ("title", "Trade fell"),
        (None, "It fell **56%.** See [it](http://a.b/34)."),
        (None, f"Next{newline}line <!-- 13 --> goes on."),
        (None, f"Quoted 5{newline}> percent."),
        ("list", "one item"),
        ("list", "inner item"),
        ("list", "its paragraph"),
        ("list", "ordered"),
        ("table", f"| a | b |{newline}|---|---|{newline}| 1 | 2 |"),
        (None, "Closing."),
        ("heading", "Set"),
    ]


def test_markdown_front_matter_gives_title_date_and_address():
    parsed = markdown.parse(MARKDOWN)

    assert (parsed.title, parsed.url) == ("Trade report", "http://a.b")
    assert (parsed.published.date, parsed.published.source) == (DAY, "front matter")
    assert parsed.published.span.of(MARKDOWN) == "2019-04-24"


@pytest.mark.parametrize(
    ("field", "words"),
    [("published: '24 April 2019'", "24 April 2019"), ("Date: 2019-04-24T10:00:00Z", "2019-04-24")],
)
def test_markdown_front_matter_date_points_at_its_words(field, words):
    text = f"---\n{field}\n---\nIt fell."

    assert markdown.parse(text).published.span.of(text) == words


@pytest.mark.parametrize("value", ["soon", "2019-02-30", "", "about 24 April 2019"])
def test_markdown_front_matter_without_a_possible_date_gives_none(value):
    assert markdown.parse(f"---\ndate: {value}\n---\nIt fell.").published is None


def test_markdown_rule_is_no_front_matter():
    parsed = markdown.parse("It fell.\n\n---\ntitle: x\n\n---\n\nIt rose.")

    assert parsed.title is None


def test_html_text_is_the_article_without_menus_forms_and_scripts():
    parsed = page(
        """<header><nav>Home</nav>Daily Planet</header>
        <main><article><header><h1>Trade <em>fell</em></h1><ul><li>Share</ul></header>
        <p>It fell <b>56</b> percent<!-- 1 -->, he&nbsp;said.<script>2</script>
        <sup class="reference">[3]</sup>
        <p hidden>4<p>Next<br>line<br><br>New paragraph
        <ul><li>One item.<li>Two items.</ul>
        <figure><img alt="5"><figcaption>A ship.</figcaption></figure>
        <h2>More</h2><form>6</form><aside>7</aside>Tail.</article></main><footer>8</footer>"""
    )

    assert blocks(parsed) == [
        ("title", "Trade fell"),
        (None, "It fell 56 percent, he\xa0said."),
        (None, "Next\nline"),
        (None, "New paragraph"),
        ("list", "One item."),
        ("list", "Two items."),
        (None, "A ship."),
        ("heading", "More"),
        (None, "Tail."),
    ]
    assert parsed.text == "\n\n".join(words for _, words in blocks(parsed))
    assert parsed.title == "Trade fell"


def test_html_table_of_values_is_a_block_and_code_stands_in_the_text_alone():
    parsed = page(
        "<p>Before.<table><caption>Trade</caption><tr><th>Year<th>Value<tr><td>2018<td>34</table>"
        "<pre>a  1\n b</pre><p>After."
    )

    assert parsed.text == "Before.\n\nTrade\n\nYear\tValue\n2018\t34\n\na  1\n b\n\nAfter."
    assert blocks(parsed) == [
        (None, "Before."),
        (None, "Trade"),
        ("table", "Year\tValue\n2018\t34"),
        (None, "After."),
    ]


def test_html_layout_table_and_page_wide_form_are_looked_through():
    sentence = "Trade fell by more than half last year. " * 8

    parsed = page(f"<form><table><tr><td><a>Menu</a><td><p>{sentence}<p>It rose.</table></form>")

    assert [words for _, words in blocks(parsed)][-2:] == [sentence.strip(), "It rose."]


def test_html_main_text_is_the_largest_article_not_a_teaser():
    story = "Trade fell by more than half. " * 20

    parsed = page(f"<article>Teaser.</article><div><p>{story}</div>")
    chosen = page(f"<div>Menu</div><article>Teaser.</article><article>{story}</article>")

    assert story.strip() in parsed.text
    assert chosen.text == story.strip()


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-04-24T08:00:00Z">',
        '<meta name="DC.date" content="20190424">',
        '<meta name="date" content="April 24, 2019">',
        '<meta name="pubdate" content="Wed, 24 Apr 2019 10:00:00 GMT">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-04-24"}]}</script>',
        '<script type="application/ld+json">{broken "datePublished"</script>'
        '<meta name="date" content="2019-04-24">',
    ],
)
def test_html_metadata_gives_the_date(head):
    parsed = page("<p>It fell.", head)

    assert (parsed.published.date, parsed.published.source) == (DAY, "metadata")


def test_html_time_element_gives_the_date_outside_prose_alone():
    dated = page('<article><time datetime="2019-04-24T10:00">today</time><p>It fell.</article>')
    event = page('<article><p>It fell on <time datetime="2019-04-24">that day</time>.</article>')

    assert dated.published.date == DAY
    assert event.published is None


@pytest.mark.parametrize("content", ["2019-04-31", "soon", ""])
def test_html_impossible_date_is_not_taken(content):
    assert page("<p>It fell.", f'<meta name="date" content="{content}">').published is None


def test_html_head_gives_title_and_address_where_the_text_has_no_heading():
    parsed = page(
        "<p>It fell.",
        '<title>Trade\n report</title><link rel="canonical" href="http://a.b/c">',
    )

    assert (parsed.title, parsed.url) == ("Trade report", "http://a.b/c")


def test_html_in_a_declared_encoding_is_decoded():
    data = "<meta charset=windows-1252><p>A £5 café.".encode("cp1252")

    assert html.parse(data, "a.html").text == "A £5 café."


def test_html_in_an_undeclared_encoding_is_an_error():
    with pytest.raises(DocumentError, match=r"byte 5 on line 1 \(0xa3\) is not UTF-8"):
        html.parse(b"<p>A \xa35", "a.html")
