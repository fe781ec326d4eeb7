"""Where sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.documents.read import read_text
from factgauge.documents.sentences import split
from factgauge.model.span import Span

texts = st.one_of(
    st.text(max_size=300),
    st.text(alphabet="aB1 .!?…\"')(]\n\r\t-*$", max_size=300),
    st.lists(
        st.sampled_from(
            ["Mr. ", "U.S. ", "fell ", "5 ", "3.5 ", ". ", '?" ', "The ", "\n", "\n\n"]
        ),
        max_size=60,
    ).map("".join),
)


def sentences(text):
    return [span.of(text) for span in split(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "He met U.S. President Donald Trump.",
        "It told the U.N. Security Council so.",
        "Mr. Putin and Mrs. Smith met Dr. No in St. Louis.",
        "It was No. 5 of the list.",
        "Apple Inc. said Acme Corp. and Foo Co. Ltd. agreed.",
        "Iran vs. Iraq, approx. 5 km apart, ca. 1990.",
        "See Fig. 3 and Eq. 4, e.g. Boeing, i.e. Acme.",
        "Smith et al. 2019 found it.",
        "On Jan. 5 and in Dec. 2018 it fell.",
        "At 5 p.m. Wednesday and 8 a.m. Eastern it rose.",
        "J. K. Rowling has a Ph.D. in it.",
        "It rose 3.5 percent to 1.25 billion.",
        "See http://a.b/c.d?e=1 or www.example.com for it.",
        "It fell ... and then it rose.",
        "It fell . . . Then it rose",
        "It fell ... The rest rose.",
        '"Why?" Trump asked.',
        '"It won\'t last!" she said.',
        "Yahoo! shares rose.",
        "1. Exports fell.",
        "No stop at all",
        "Sen. Coons met Gen. Lee",
    ],
)
def test_sentence_goes_on_where_a_stop_does_not_end_it(text):
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Sales rose in the U.S.", "The rest fell."),
        ("It closed at 5 p.m.", "Trade fell."),
        ("He works at Apple Inc.", "The pay is good."),
        ('He said "it fell."', "Trade rose."),
        ("He said “it fell.”", "Trade rose."),
        ("It fell (by half.)", "Trade rose."),
        ("Did it fall?", "It did."),
        ("It fell!", "It rose."),
        ("It fell.", "53,000 workers left."),
        ("It fell in 2018.", "2019 was better."),
        ("It fell.", '"Good," he said.'),
        ("It fell.", "$5 million went."),
        ("It fell.", "£5 million went."),
        ("It fell.", "€5 million went."),
        ("It fell.[3]", "It rose."),
        ("It **fell.**", "It rose."),
        ("It fell...", "The rest rose."),
        ("It rose 3.5.", "It fell."),
        ("2018.", "It was a good year."),
        ("He said no.", "Then he left."),
        ("The cat sat.", "Dogs ran."),
        ("It did ten reps.", "Then it slept."),
        ("It fell.", "iPhone sales rose."),
        ("It fell 5 km.", "Élan rose."),
    ],
)
@pytest.mark.parametrize("space", [" ", "\n", "  \r\n "])
def test_sentence_ends_where_the_next_begins(first, second, space):
    assert sentences(first + space + second) == [first, second]


def test_split_looks_at_its_block_alone():
    text = "Before. It fell. It rose. After."

    spans = list(split(text, Span(8, 25)))

    assert [span.of(text) for span in spans] == ["It fell.", "It rose."]


@given(texts)
def test_split_covers_all_words_in_order(text):
    spans = list(split(text, Span(0, len(text))))

    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(texts)
def test_sentences_of_a_document_lie_in_order_inside_its_unchanged_text(text):
    document = read_text(text)

    assert document.text == text
    position = block = 0
    for index, sentence in enumerate(document.sentences):
        assert sentence.index == index
        assert position <= sentence.span.start < sentence.span.end <= len(text)
        assert sentence.block >= block
        words = document.sentence_text(index)
        assert words == words.strip()
        position, block = sentence.span.end, sentence.block


@pytest.mark.parametrize("unit", [".", ".)", '."', "[1]", "(", "\n", "- a\n", '? "', "a.\r"])
def test_long_repetitions_are_read_to_their_end(unit):
    text = "It fell. " + unit * 50_000 + " It rose"

    document = read_text(text)

    assert document.sentence_text(0).startswith("It fell.")
    assert document.sentence_text(len(document.sentences) - 1).endswith("It rose")
