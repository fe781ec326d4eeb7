"""Standing properties of extraction, on texts built from pieces that look like numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factgauge import extract
from factgauge.model.document import Document, Sentence
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.model.span import Span
from factgauge.quantities.extract import extract as extract_document
from factgauge.units.table import unit

NUMBERS = (
    "5 0 12 007 1,234 1.5 .5 3/4 2½ ½ 1e6 10^8 ×10⁻³ 1,23,456 1.234,5 1'000 2018 1990s "
    "24/7 9/11 3-1 3:1 10:30 2019-04-24 one two twenty-five hundred million dozen half "
    "third second twice doubled tenfold dozens thousands zero couple"
)
AROUND = (
    "$ € £ US$ ¥ % percent km kg °C m² /h per a an million bn k m in ft ' \" ″ workers "
    "people year-old -odd + ± ~ ≤ > < about nearly more than at least up to between and "
    "to from or of the times as many fell rose loss (1 ) [ ] – — − - ‑ , . ; : … Boeing "
    "Figure § # @ http://a.b/1 a@b.c Q3 May April AD BC pm GMT 21st century ratio won "
    "vote"
)
STRANGE = [
    "\u200b",
    "\u200d",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u00ad",
    "\u0301",
    "\x00",
    "\ud800",
    "\U0001f44d\U0001f3fd",
    "👨‍👩‍👧",
    "שלוש",
    "٣٤",
    "５６",
    "五",
    "²",
    "⅞",
    "\u00a0",
    "\u2009",
    "\u2028",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "İ",
    "ß",
    "ﬁ",
    "K",
    "Å",
]

TIMES = {("times", word) for word in ("once", "twice", "thrice")}  # the noun is in the number

pieces = st.one_of(
    st.sampled_from(NUMBERS.split()),
    st.sampled_from(AROUND.split()),
    st.sampled_from(STRANGE),
    st.integers(0, 10**9).map(str),
    st.text(max_size=3),
)
joints = st.sampled_from([" ", " ", " ", "", "", "-", ",", ". ", "\n"])
texts = st.lists(st.tuples(pieces, joints), max_size=14).map(
    lambda rows: "".join(p + j for p, j in rows)
)
# The same texts in every run: a new find belongs to whoever looks for it, not to the next commit.
thorough = settings(max_examples=600, derandomize=True)
quick = settings(max_examples=150, derandomize=True)


def whole(text):
    """Return the text as one sentence, so that nothing in it is left unread."""
    return Document("d", text, (Sentence(0, Span(0, len(text)), 0),))


def covers(outer, inner):
    """Tell whether `outer` holds all of `inner`; a flag on a missing bound means nothing."""
    hull = outer.hull(inner)
    same_low = hull.lo == outer.lo and (hull.lo is None or hull.lo_closed == outer.lo_closed)
    same_high = hull.hi == outer.hi and (hull.hi is None or hull.hi_closed == outer.hi_closed)
    return same_low and same_high


@thorough
@given(text=texts)
def test_span_cuts_exactly_the_surface_out_of_the_text(text):
    for q in extract_document(whole(text)):
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert text[q.span.start : q.span.end] == q.surface != ""
        assert q.span.start <= q.number_span.start < q.number_span.end <= q.span.end
        if q.counted_span is not None:
            noun = q.counted_span.of(text)
            assert noun.endswith(q.counted) or (
                q.counted == "times" and noun.lower() in ("once", "twice", "thrice")
            )


@thorough
@given(text=texts)
def test_quantities_come_in_order_with_rule_and_sound_bounds(text):
    found = extract_document(whole(text))

    assert [q.id for q in found] == [f"q{n}" for n in range(1, len(found) + 1)]
    assert [q.number_span for q in found] == sorted(q.number_span for q in found)
    for q in found:
        assert q.rule.strip() == q.rule != ""
        if q.kind in (Kind.DATE, Kind.RANK):
            assert (q.stated_low, q.stated_high, q.interval, q.loose) == (None, None, None, None)
            continue
        assert (q.stated_low, q.stated_high) != (None, None)
        if q.unit is not None:
            assert unit(q.unit).factor > 0
        assert covers(q.loose, q.interval)
        if q.modality not in (Modality.NEARLY, Modality.MORE_THAN, Modality.LESS_THAN):
            for stated in (q.stated_low, q.stated_high):
                assert stated is None or q.interval.contains(stated)


@quick
@given(text=texts)
def test_extraction_is_deterministic(text):
    assert extract_document(whole(text)) == extract_document(whole(text))


@quick
@given(text=texts)
def test_extract_reads_any_text_as_a_document(text):
    for q in extract(text):
        assert text[q.span.start : q.span.end] == q.surface


@quick
@given(
    text=texts, before=st.sampled_from(["Nothing here.\n\n", "שלום 👍.\n\n", "é " * 50 + ".\n\n"])
)
def test_figure_in_a_paragraph_of_its_own_is_read_the_same_after_another(text, before):
    alone = extract_document(whole("It was 5 km.\n\n" + text))
    later = extract_document(whole(before + "It was 5 km.\n\n" + text))

    assert alone[0].surface == "5 km"
    assert (later[0].surface, later[0].interval) == (alone[0].surface, alone[0].interval)
