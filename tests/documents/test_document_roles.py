"""What each paragraph of a text is."""

import pathlib

import pytest

from factgauge.documents.read import read_text

BODY = "Trade fell by more than 56 percent to $34 million last year, an aide said."
SEED = pathlib.Path(__file__).parents[3] / "shared" / "seeds" / "kim-in-russia-2019-04-24.txt"


def roles(text):
    document = read_text(text)
    return [(it.role, document.sentence_text(it.index)) for it in document.sentences]


@pytest.mark.skipif(not SEED.exists(), reason="the shared article is not beside the repository")
def test_article_with_site_furniture_is_told_apart():
    document = read_text(SEED.read_text(encoding="utf-8"))

    named = [
        (it.role, document.sentence_text(it.index))
        for it in document.sentences
        if it.role != "body"
    ]
    assert document.title == "North Korea's Kim in Russia for Meeting With Putin"
    assert named == [
        ("boilerplate", "UNITED24 - Make a charitable donation in support of Ukraine!"),
        ("boilerplate", "Weapons of Mass Destruction (WMD)"),
        ("title", "North Korea's Kim in Russia for Meeting With Putin"),
        ("byline", "By William Gallo April 24, 2019"),
        ("heading", "Kim no longer a pariah?"),
        ("heading", "Putin: not much of a help?"),
        ("heading", "Putin as spoiler?"),
        ("boilerplate", "Join the GlobalSecurity.org mailing list"),
    ]
    assert len(document.sentences) == 37


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Sign up for our daily newsletter!",
        "Donate now",
        "Please make a donation today.",
        "Copyright 2019 The Daily Planet",
        "© 2019 The Daily Planet. All rights reserved.",
        "All rights reserved.",
        "Read more",
        "Read more: Kim meets Putin",
        "Share | Tweet | Print",
        "Follow us on Twitter",
        "Advertisement",
        "Skip to main content",
    ],
)
def test_paragraph_that_only_asks_or_labels_is_boilerplate(line):
    assert roles(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("boilerplate", line)


@pytest.mark.parametrize(
    "line",
    [
        "UNITED24 raised $300 million in charitable donations.",
        "Subscribers to the newsletter rose by 5 percent.",
        "Join rates for the mailing list fell 5 percent.",
        "Copyright claims rose to 2,019 in a year.",
        "Share prices fell 5 percent.",
        "He asked readers to donate 5 dollars.",
        "Sign up 500 members, and the club survives.",
        "Read more than 12 books a year, she said.",
        "Related companies lost $5 million.",
        "By 2019, trade had fallen by half.",
        "By April 24, 2019, trade had fallen by half.",
        "By contrast, North Korea earned $100 million.",
    ],
)
def test_sentence_that_states_something_is_body(line):
    assert roles(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("body", line)


def test_label_before_the_title_is_boilerplate():
    assert roles(f"World\n\nTrade Fell by Half in 2018\n\n{BODY}") == [
        ("boilerplate", "World"),
        ("title", "Trade Fell by Half in 2018"),
        ("body", BODY),
    ]


def test_only_paragraph_is_body_though_it_lacks_a_stop():
    assert roles("Exports rose 5 percent to $3 million") == [
        ("body", "Exports rose 5 percent to $3 million")
    ]


def test_first_line_with_a_stop_is_no_title():
    document = read_text(f"Trade fell.\n\n{BODY}")

    assert document.title is None
    assert [sentence.role for sentence in document.sentences] == ["body", "body"]


def test_title_given_is_found_and_no_other_line_takes_its_place():
    text = f"Trade Report\n\nTrade Fell by Half\n\n{BODY}"

    document = read_text(text, title="Trade Fell by Half")

    assert [sentence.role for sentence in document.sentences] == ["heading", "title", "body"]


def test_title_and_byline_above_a_long_paragraph_need_no_blank_line():
    assert roles(f"Trade Fell by Half in 2018\nBy Jane Doe\n{BODY} {BODY}") == [
        ("title", "Trade Fell by Half in 2018"),
        ("byline", "By Jane Doe"),
        ("body", BODY),
        ("body", BODY),
    ]


def test_wrapped_lines_stay_one_paragraph():
    text = (
        "Trade between the two countries fell dramatically last year, said\n"
        "Kremlin aide Yury Ushakov, by more than 56 percent to 34 million\n"
        "dollars."
    )

    assert roles(text) == [("body", text)]


def test_long_address_does_not_part_wrapped_lines():
    text = (
        "Trade between the two fell dramatically last year, said the\n"
        "Kremlin aide Yury Ushakov, by more than 56 percent to 34 of\n"
        f"Millions, as http://example.org/{'a' * 400} has it, said the\n"
        "Kremlin."
    )

    assert len(roles(text)) == 1


def test_list_items_leave_out_their_markers():
    assert roles(f"{BODY}\n\n- Exports fell.\n- Imports rose.\n\n1. Five.\n2) Six.") == [
        ("body", BODY),
        ("list", "Exports fell."),
        ("list", "Imports rose."),
        ("list", "Five."),
        ("list", "Six."),
    ]


def test_dash_that_a_wrap_put_first_stays_in_its_sentence():
    text = "Trade fell dramatically last year\n- by more than 56 percent - an aide said."

    assert roles(text) == [("body", text)]
