"""From paths and standard input to documents and errors."""

import datetime
import gzip
import io
import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factgauge.documents.read import read_inputs
from factgauge.errors import DocumentError, UsageError
from factgauge.model.document import Document

TEXT = "Trade fell by 56 percent."


def read(*paths, stdin=b"", **options):
    return list(read_inputs([str(path) for path in paths], stdin=io.BytesIO(stdin), **options))


def only(*paths, **options):
    (result,) = read(*paths, **options)
    return result


def records(*fields):
    return "\n".join(json.dumps(it) for it in fields).encode()


def test_file_has_its_path_as_id_and_its_text_unchanged(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfTrade fell.\r\n\r\nIt rose.\r\n")

    document = only(path)

    assert document.id == str(path)
    assert document.text == "Trade fell.\r\n\r\nIt rose.\r\n"
    assert [document.sentence_text(number) for number in (0, 1)] == ["Trade fell.", "It rose."]
    assert document.sentences[1].block == 1


def test_standard_input_is_text_or_what_the_format_says():
    assert only("-", stdin=TEXT.encode()).text == TEXT
    assert only("-", stdin=b"# Trade\n\nIt fell.", input_format="markdown").title == "Trade"
    assert only("-", stdin=b"<p>It &lt; fell.", input_format="html").text == "It < fell."
    assert [
        it.id for it in read("-", stdin=records({"id": "a", "text": TEXT}), input_format="jsonl")
    ] == ["a"]


def test_standard_input_may_be_a_text_stream():
    (document,) = read_inputs(["-"], stdin=io.StringIO(TEXT))

    assert (document.id, document.text) == ("-", TEXT)


def test_unknown_input_format_is_wrong_usage():
    with pytest.raises(UsageError, match="'docx' is not a format; use html, jsonl"):
        read("-", input_format="docx")


def test_folder_is_walked_in_order_without_hidden_files_and_unknown_suffixes(tmp_path):
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "c.png", "d.HTM"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT)

    assert [it.id for it in read(tmp_path)] == [
        str(tmp_path / name) for name in ("a/z.md", "b.txt", "d.HTM")
    ]


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("empty.txt", b"", "the document is empty"),
        ("white.md", b" \n\t\r\n", "the document holds only white space"),
        ("bom.txt", b"\xef\xbb\xbf", "the document is empty"),
        ("binary.txt", b"\x89PNG\x00\x01", "byte 4 is NUL, so this is not a text file"),
        ("latin.txt", b"Trade\nf\xe9ll", "byte 7 on line 2 (0xe9) is not UTF-8"),
        ("latin-bom.txt", b"\xef\xbb\xbff\xe9ll", "byte 4 on line 1 (0xe9) is not UTF-8"),
        ("utf16.txt", "Trade".encode("utf-16"), "the text is UTF-16"),
        ("a.docx", b"x", "the suffix '.docx' is of no known format"),
        ("README", b"x", "the name has no suffix"),
        ("empty.html", b"<!-- nothing -->", "the page holds no text"),
        (
            "deep.html",
            b"<div>" * 5000 + b"x",
            "its elements nest deeper than 2048 levels, so the rest would be lost",
        ),
        ("empty.jsonl", b"\n\n", "the file holds no records"),
        ("bad.jsonl.gz", b"no gzip", "cannot be read on (Not a gzipped file (b'no'))"),
    ],
)
def test_file_that_cannot_be_read_is_an_error_and_the_next_goes_on(tmp_path, name, data, what):
    bad, good = tmp_path / name, tmp_path / "good.txt"
    bad.write_bytes(data)
    good.write_text(TEXT)

    error, document = read(bad, good)

    assert isinstance(error, DocumentError)
    assert (error.where, error.what) == (str(bad), what)
    assert error.fix
    assert document.id == str(good)


def test_missing_file_and_folder_without_documents_are_errors(tmp_path):
    missing, empty, nul = read(tmp_path / "no.txt", tmp_path, "a\0.txt")

    assert (missing.what, empty.what) == ("no such file", "the folder holds no documents")
    assert nul.what.startswith("cannot be read")


def test_broken_off_gzip_yields_what_came_before(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    lines = [{"id": str(number), "text": os.urandom(40).hex()} for number in range(3000)]
    path.write_bytes(gzip.compress(records(*lines))[:-4000])

    *documents, error = read(path)

    assert [it.id for it in documents] == [str(number) for number in range(len(documents))]
    assert len(documents) > 1000
    assert error.what.startswith("cannot be read on")


def test_record_gives_id_title_date_and_address(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    fields = {
        "id": "r1",
        "text": TEXT,
        "title": "Trade",
        "published": "2019-04-24T10:00:00+09:00",
        "url": "http://a.b",
        "more": 1,
    }
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + records(fields)))

    document = only(path, as_of=datetime.date(2020, 1, 1))

    assert (document.id, document.title, document.url) == ("r1", "Trade", "http://a.b")
    assert document.published.date == datetime.date(2019, 4, 24)
    assert document.published.source == "record"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b'{"id": "x", "text": ', "not JSON at column 21 (Expecting value)"),
        (b'["x"]', "the line is an array, not an object"),
        (b'{"text": "It fell."}', "the record has no 'id'"),
        (b'{"id": "x"}', "the record has no 'text'"),
        (b'{"id": "x", "text": null}', "the record has no 'text'"),
        (b'{"id": 7, "text": "It fell."}', "'id' is a number, not a string"),
        (b'{"id": "x", "text": ["a"]}', "'text' is an array, not a string"),
        (b'{"id": "x", "text": " "}', "the document holds only white space"),
        (b'{"id": " ", "text": "It fell."}', "the id is empty"),
        (
            b'{"id": "x", "text": "a", "published": "soon"}',
            "'published' is 'soon', which is no date",
        ),
        (
            b'{"id": "x", "text": "a", "published": "2019-02-30"}',
            "'published' is '2019-02-30', which is no date",
        ),
        (b'{"id": "x", "text": "a", "url": true}', "'url' is a boolean, not a string"),
        (b'{"id": "x", "text": "a\\ud800"}', "character 1 of 'text' is U+D800, which is no text"),
        (b'{"id": "x", "text": "a\\u0000"}', "character 1 of 'text' is U+0000, which is no text"),
        (b'{"id": "x", "text": "\xff"}', "byte 21 on the line (0xff) is not UTF-8"),
        (b'{"id": "first", "text": "a"}', "the id 'first' stands on line 1 already"),
        (b"[" * 100_000, "not readable as JSON"),
    ],
)
def test_line_that_is_no_record_is_an_error_and_the_others_go_on(tmp_path, line, what):
    path = tmp_path / "a.jsonl"
    good = b'{"id": "%s", "text": "It fell."}'
    path.write_bytes(b"\r\n".join([good % b"first", b"", line, good % b"last"]))

    first, error, last = read(path)

    assert (first.id, last.id) == ("first", "last")
    assert isinstance(error, DocumentError)
    assert (error.where, error.what) == (f"{path}, line 3", what)


@given(st.binary(max_size=200), st.sampled_from(["text", "markdown", "html", "jsonl"]))
def test_any_bytes_give_documents_or_errors(data, form):
    for result in read("-", stdin=data, input_format=form):
        assert isinstance(result, Document | DocumentError)
        if form in ("text", "markdown") and isinstance(result, Document):
            assert result.text.encode() == data.removeprefix(b"\xef\xbb\xbf")


@given(
    st.text(alphabet='<>/pdivtableh1#-|*`>a. \n"=![]()', max_size=200),
    st.sampled_from(["markdown", "html"]),
)
def test_any_markup_gives_sentences_in_order_inside_the_text(text, form):
    for result in read("-", stdin=text.encode(), input_format=form):
        if isinstance(result, DocumentError):
            continue
        position = 0
        for sentence in result.sentences:
            assert position <= sentence.span.start < sentence.span.end <= len(result.text)
            position = sentence.span.end
