"""How a claim is put: asserted, foretold, denied and so on (CLAIMS, convention 7).

A sentence is cut into clauses, each with one finite verb; only the words of the claim's own clause,
and of one that governs it ("pledged that …"), colour the claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from factgauge.claims.tagging import Tag, verb_base
from factgauge.claims.tokens import Token, View
from factgauge.lexicon.load import table, words
from factgauge.lexicon.pattern import pattern
from factgauge.model.claim import Speaker, Status
from factgauge.model.quantity import Kind
from factgauge.model.span import Span

_QUOTE_MARKS = '"“”'
_OPENING = frozenset({Tag.COMMA, Tag.DASH, Tag.OPEN, Tag.CLOSE})
_RELATIVE = frozenset({"which", "who", "whom", "whose", "where", "when", "while", "whereas", "as"})
_COMPLEMENT = frozenset({"that", "whether"})
_PASTS = frozenset({"wrote", "saw", "foresaw", "swore", "thought", "spoke", "undertook"})
_LINKING = frozenset({"after", "before", "since", "until", "as", "than"})  # where a verb follows


@dataclass(slots=True)
class _Piece:
    """Tokens between two marks or joining words; `mark` is what stands before them."""

    start: int
    end: int
    mark: Token | None
    finite: bool


@dataclass(slots=True)
class _Clause:
    """Pieces with one finite verb; `governor` is the clause that says how this one is put."""

    pieces: list[_Piece]
    governor: _Clause | None = None
    inner: bool = False  # a clause between commas, after which the one before goes on
    outer: _Clause | None = None
    finite: bool = field(default=False)

    def add(self, piece: _Piece) -> None:
        """Take a piece in."""
        self.pieces.append(piece)
        self.finite = self.finite or piece.finite


@cache
def _pattern(name: str) -> re.Pattern[str]:
    listed = table("en/speech")[name]
    return re.compile("|".join([listed] if isinstance(listed, str) else listed))


@cache
def _forms(name: str) -> frozenset[str]:
    return words(table("en/speech")[name])


def _has(name: str, where: str) -> bool:
    return _pattern(name).search(where) is not None


def status_of(
    view: View, claim: Span, speaker: Speaker | None, figure: Span | None = None
) -> Status:
    """Return the strongest status that the claim's clause gives it (CLAIMS, convention 7).

    `figure` is the claim's first figure; without it, it is the first within the claim's extent.
    """
    anchor = _anchor(view, figure or claim)
    clauses = _clauses(view, claim, speaker)
    clause = next((c for c in clauses if any(p.start <= anchor < p.end for p in c.pieces)), None)
    if clause is None:
        return Status.ATTRIBUTED if speaker is not None else Status.ASSERTED
    segment = _segment(view, anchor)
    said = _verb_of(view, speaker)
    own = _strongest(view, claim, clause, anchor, segment, said)
    if own is not None:
        return own
    if in_quotes(view, view.tokens[anchor].start):
        return Status.QUOTED
    return Status.ATTRIBUTED if speaker is not None else Status.ASSERTED


def _anchor(view: View, claim: Span) -> int:
    """Return the token of the claim's first figure, or of its first word."""
    inside = [
        index for index, token in enumerate(view.tokens) if claim.start <= token.start < claim.end
    ]
    figures = [i for i in inside if view.tokens[i].quantity is not None]
    amounts = [i for i in figures if view.tokens[i].tag is not Tag.TIME]
    return (amounts or figures or inside or [0])[0]


def _segment(view: View, anchor: int) -> tuple[int, int]:
    """Return the tokens between the semicolons around one."""
    start = anchor
    while start > 0 and view.tokens[start - 1].word != ";":
        start -= 1
    end = anchor
    while end < len(view.tokens) and view.tokens[end].word != ";":
        end += 1
    return start, end


def _strongest(
    view: View,
    claim: Span,
    clause: _Clause,
    anchor: int,
    segment: tuple[int, int],
    said: tuple[str, bool] | None,
) -> Status | None:
    """Return what the clause makes of the claim, `None` where it is put plainly."""
    near = _words(view, clause.pieces, anchor, claim)
    whole = _words(view, [_Piece(0, len(view.tokens), None, finite=True)], anchor, None)
    above = "" if clause.governor is None else _words(view, clause.governor.pieces, -1, None)
    governor = None if clause.governor is None else clause.governor.governor
    if clause.governor is not None and _bare(view, clause):  # "will rise 5 percent and fall"
        near = f"{above} {near}"
        above = "" if governor is None else _words(view, governor.pieces, -1, None)
    if _corrected(near, whole):
        return Status.CORRECTED
    if _has("negated", near) or (above and _has("denies", above)):
        return Status.NEGATED
    status = _supposed(view, clause, near, segment, said)
    if status is not None:
        return status
    if (_has("target", near) and not _has("met", near)) or _verb_is("pledging", said, near):
        return Status.TARGET
    if _has("forecast", near) or _verb_is("foretelling", said, near) or _coming(view, clause):
        return Status.FORECAST
    return None if clause.governor is None else _inherited(view, clause, above, near)


def _inherited(view: View, clause: _Clause, above: str, near: str) -> Status | None:
    """Return what the governing clause makes of the claim."""
    above = f"{above} ¤"
    if _has("target", above):
        return Status.TARGET
    if _has("forecast", above) and not _has("compared", near):
        return Status.FORECAST
    if not clause.finite and (_has("irreal", above) or _has("modal", above)):
        return Status.HYPOTHETICAL
    return None


_NOT = pattern(r"\bnot (?:the |by )?¤|\b(?:did|was|were) not\b.*¤")
_SHALL = pattern(r"\b(?:will|shall)\b")


def _corrected(near: str, whole: str) -> bool:
    if _has("corrected", near):
        return True
    if not _has("errors", whole):
        return False
    if _NOT.search(whole) is not None:
        return True
    return not _has("righted", whole) and "¤" in whole


def _supposed(
    view: View, clause: _Clause, near: str, segment: tuple[int, int], said: tuple[str, bool] | None
) -> Status | None:
    """Return "hypothetical", or "forecast" where "would" only shifts what was said."""
    if _has("conditional", near):
        return Status.HYPOTHETICAL
    modal = _has("modal", near) or _has("irreal", near)
    around = " ".join(token.word for token in view.tokens[segment[0] : segment[1]])
    first = view.tokens[clause.pieces[0].start] if clause.pieces else None
    inverted = view.tokens[0].word.strip(_QUOTE_MARKS) in _forms("conditional_openers")
    if inverted and first is view.tokens[0]:
        return Status.HYPOTHETICAL
    supposing = inverted or _has("conditional", around)
    if supposing and (modal or _SHALL.search(near) is not None):
        return Status.HYPOTHETICAL
    if not modal:
        return None
    past = said is not None and said[1]
    if past and not supposing and _has("foretold", near) and not _has("irreal", near):
        if said is not None and said[0] in _forms("pledging"):
            return Status.TARGET
        return Status.FORECAST
    return Status.HYPOTHETICAL


def _verb_is(kind: str, said: tuple[str, bool] | None, near: str) -> bool:
    """Whether the speaker's verb foretells or pledges, and the figure is no yardstick beside it."""
    return said is not None and said[0] in _forms(kind) and not _has("compared", near)


def _coming(view: View, clause: _Clause) -> bool:
    """Whether the clause is a headline's "Growth to slow": an infinitive with no finite verb."""
    if clause.finite or clause.governor is not None or clause.pieces[0].start > 3:
        return False
    piece = clause.pieces[0]
    run = view.tokens[piece.start : piece.end]
    return any(
        token.tag is Tag.TO
        and run[at - 1].tag in (Tag.NOUN, Tag.NAME)
        and run[at + 1].tag is Tag.VERB
        for at, token in enumerate(run[:-1])
        if at > 0
    ) and not any(token.tag in (Tag.VERB, Tag.AUXILIARY) for token in run[:2])


def _bare(view: View, clause: _Clause) -> bool:
    """Whether the clause goes on after "and" with a verb that shares the modal: "and fall"."""
    piece = clause.pieces[0]
    token = view.tokens[piece.start]
    if token.tag is Tag.CONJUNCTION and piece.start + 1 < piece.end:
        token = view.tokens[piece.start + 1]
    return token.tag is Tag.VERB and verb_base(token.word) == token.word


def _verb_of(view: View, speaker: Speaker | None) -> tuple[str, bool] | None:
    """Return the verb beside a speaker, and whether it is a past form."""
    if speaker is None:
        return None
    verbs = _all_verbs()
    after = [t for t in view.tokens if t.start >= speaker.span.end]
    before = [t for t in view.tokens if t.end <= speaker.span.start]
    reach = after[:5]
    if after and after[0].tag in _OPENING:  # "the minister, Poonam Gupta, estimated"
        closing = next((i for i, t in enumerate(after[1:16], 1) if t.tag in _OPENING), 0)
        reach = after[:1] if closing == 0 else after[closing : closing + 3]
    found = next((t for t in reach if t.word in verbs), None)
    if found is None:
        near = [t for t in before[-3:] if t.word in verbs]
        found = near[-1] if near else None
    if found is None:
        return None
    index = view.tokens.index(found)
    helped = [t.word for t in view.tokens[max(0, index - 2) : index]]
    past = found.word.endswith("d") or found.word in _PASTS
    return found.word, past and not any(word in ("has", "have", "is", "are") for word in helped)


@cache
def _all_verbs() -> frozenset[str]:
    kinds = ("verbs", "evidential", "reckoning", "foretelling", "denying", "pledging")
    return frozenset().union(*(_forms(kind) for kind in kinds))


def _clauses(view: View, claim: Span, speaker: Speaker | None) -> list[_Clause]:
    """Return the clauses of a sentence in order."""
    found: list[_Clause] = []
    for piece in _pieces(view.tokens):
        last = found[-1] if found else None
        if last is None or (piece.mark is not None and piece.mark.tag is Tag.STOP):
            found.append(_Clause([piece], finite=piece.finite))
            continue
        first = view.tokens[piece.start]
        if first.tag is Tag.CONJUNCTION and piece.start + 1 < piece.end:
            first = view.tokens[piece.start + 1]
        after_mark = piece.mark is not None and piece.mark.tag in _OPENING
        back = last.outer if last.inner and after_mark and last.outer is not None else last
        if first.word in _COMPLEMENT and piece.finite:
            governor = (
                last.governor if last.governor is not None and _coordinated(view, piece) else last
            )
            found.append(_Clause([piece], governor=governor, finite=True))
        elif piece.finite and _set_apart(view, piece, claim, speaker):
            found.append(_Clause([piece], inner=after_mark, outer=back, finite=True))
        elif piece.finite and back.finite:
            clause = _Clause([piece], finite=True)
            if _bare(view, clause) or (back.governor is not None and _coordinated(view, piece)):
                clause.governor = back if _bare(view, clause) else back.governor
            found.append(clause)
        elif not piece.finite and _detached(view, piece):
            found.append(_Clause([piece], governor=back))
        else:
            back.add(piece)
            if back is not last:
                found.append(back)
    return found


def _coordinated(view: View, piece: _Piece) -> bool:
    return view.tokens[piece.start].tag is Tag.CONJUNCTION and (
        view.tokens[piece.start].word != "but"
    )


def _detached(view: View, piece: _Piece) -> bool:
    """Whether a piece without a finite verb puts its figures in a way of its own."""
    first = view.tokens[piece.start]
    if first.word == "but":
        return True
    return first.tag is Tag.PARTICIPLE or first.word in ("having", "not", "rather", "with")


def _set_apart(view: View, piece: _Piece, claim: Span, speaker: Speaker | None) -> bool:
    """Whether a piece is a clause between the parts of another, or below it."""
    first = view.tokens[piece.start]
    if first.tag is Tag.SUBORDINATOR or first.word in _RELATIVE or first.word in _LINKING:
        return True
    return (
        speaker is not None
        and view.tokens[piece.start].start <= speaker.span.start
        and speaker.span.end <= view.tokens[piece.end - 1].end
        and not Span(first.start, view.tokens[piece.end - 1].end).overlaps(claim)
    )


def _pieces(tokens: list[Token]) -> list[_Piece]:
    """Return the runs of tokens between marks, joining words and what links a clause."""
    found: list[_Piece] = []
    start, mark = 0, None
    for index, token in enumerate(tokens):
        inner_stop = token.tag is Tag.STOP and token.word in (";", ":", "!", "?", "…")
        if token.tag in _OPENING or inner_stop:
            if index > start:
                found.append(_Piece(start, index, mark, _finite(tokens, start, index)))
            start, mark = index + 1, token
        elif index > start and (
            token.tag in (Tag.CONJUNCTION, Tag.SUBORDINATOR)
            or token.word == "what"
            or (token.word in _LINKING and _finite_follows(tokens, index + 1))
        ):
            found.append(_Piece(start, index, mark, _finite(tokens, start, index)))
            start, mark = index, None
    if start < len(tokens):
        found.append(_Piece(start, len(tokens), mark, _finite(tokens, start, len(tokens))))
    return found


def _finite_follows(tokens: list[Token], start: int) -> bool:
    end = start
    while end < len(tokens) and tokens[end].tag not in _OPENING | {Tag.STOP, Tag.CONJUNCTION}:
        end += 1
    return _finite(tokens, start, end)


def _finite(tokens: list[Token], start: int, end: int) -> bool:
    """Whether tokens[start:end] hold a finite verb, which is not that of a relative clause."""
    if start < end and tokens[start].word == "of":  # "Of the $2.3 billion raised, …"
        return False
    for index in range(start, end):
        token = tokens[index]
        before = tokens[index - 1].tag if index > start else None
        if token.tag is Tag.MODAL:
            return True
        if token.tag is Tag.AUXILIARY:
            if token.word not in ("be", "been", "being", "having") and before is not Tag.TO:
                return True
        elif token.tag is Tag.VERB and before not in (Tag.TO, None):
            if before is Tag.CONJUNCTION and index > start + 1:
                continue
            return True
    return False


def _words(view: View, pieces: list[_Piece], anchor: int, claim: Span | None) -> str:
    """Return the words of a clause as the patterns of `speech.toml` want them.

    With a claim, what follows it after the next mark is left out.
    """
    out: list[str] = []
    for piece in pieces:
        if claim is not None and view.tokens[piece.start].start >= claim.end:
            break
        for index in range(piece.start, piece.end):
            token = view.tokens[index]
            if index == anchor:
                out.append("¤")
            elif token.quantity is not None and token.quantity.kind not in (Kind.DATE, Kind.RANK):
                out.append("#")
            elif token.tag is Tag.TIME or _month(view, token):
                out.append("@")
            elif token.tag is not Tag.QUOTE:
                out.append(token.word.replace("’", "'"))
        if claim is not None and piece is not pieces[-1]:
            out.append(",")
    return " ".join(out)


def _month(view: View, token: Token) -> bool:
    return token.word == "may" and view.text[token.start] == "M"


def in_quotes(view: View, at: int) -> bool:
    """Whether a place stands between quotation marks, which may have opened a sentence ago."""
    block = view.sentence.block
    begin = min(s.span.start for s in view.document.sentences if s.block == block)
    end = max(s.span.end for s in view.document.sentences if s.block == block)
    before = view.text[begin:at]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1 and '"' in view.text[at:end]
