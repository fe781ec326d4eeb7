"""What a paragraph is in its text: title, heading, byline, boilerplate, list item or body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factgauge.documents.blocks import Block, ends_sentence
from factgauge.documents.dates import is_byline

_HEAD_BLOCKS = 8  # a title or byline stands within the first of these
_TITLE_LENGTH = 160
_HEADING_LENGTH = 90
_HEADING_WORDS = 12
_QUESTION_WORDS = 8
_BOILERPLATE_LENGTH = 160

# A word that must stand in a short paragraph, and a pattern that must match all of it. Each asks
# or labels, none states anything. `re` keeps what it compiled; most texts need none of them.
_LISTS = (
    r"(?:mailing list|newsletters?|e-?mail (?:list|alerts?|updates?)|alerts|updates|channel"
    r"|podcast)"
)
_ASK_TO_JOIN = (
    r"(?:please )?(?:join|subscribe to|sign up (?:for|to)) (?:[^.!?\d]|\.(?=\w)){0,80}"
    rf"\b{_LISTS}\b[^.!?\d]{{0,40}}[.!]?"
)
_ASK_TO_GIVE = (
    r"(?:[\w'’]+ ?[-–—:|] ?)?(?:please )?(?:make|give) (?:a|your) (?:[\w-]+ ){0,3}"
    r"(?:donation|contribution|gift)\b[^.!?\d]{0,80}[.!]?"
)
_BUTTONS = (
    r"(?:share|tweet|e-?mail|print|save|comment|facebook|twitter|whatsapp|linkedin|reddit|telegram"
    r"|copy link|link copied|pinterest|[ ,|•·/]){1,24}"
)
_POINTER = (
    r"(?:read (?:more|also)|see also|related(?: (?:stories|articles|topics|content))?|more"
    r" (?:stories|news)|most (?:read|popular)|you may also like|recommended)"
)
_BOILERPLATE = (
    ("join", _ASK_TO_JOIN),
    ("subscribe", _ASK_TO_JOIN),
    ("sign up", _ASK_TO_JOIN),
    ("subscribe", r"(?:please )?subscribe(?: now| today| here| for free| for more)?[.!]?"),
    ("sign", r"(?:please )?sign (?:up|in)(?: now| today| here| for free)?[.!]?"),
    ("donation", _ASK_TO_GIVE),
    ("contribution", _ASK_TO_GIVE),
    ("gift", _ASK_TO_GIVE),
    ("donate", r"(?:please )?donate(?: (?:now|today|here|to us|to support [^.!?\d]{1,60}))?[.!]?"),
    ("support", r"support (?:us|our (?:work|journalism))[^.!?\d]{0,60}[.!]?"),
    ("become", r"become a (?:member|subscriber|supporter)[^.!?\d]{0,60}[.!]?"),
    ("copyright", r"copyright (?:©|\(c\))? ?(?:\d{4}|by\b)[^\n]{0,120}"),
    ("(c)", r"\(c\) (?:copyright )?\d{4}[^\n]{0,120}"),
    ("©", r"©[^\n]{0,120}"),
    ("all rights reserved", r"[^.!?\d]{0,60}all rights reserved[.!]?"),
    ("read", r"(?:continue reading|read (?:more|(?:the )?full (?:story|article)))[.…>» ]{0,4}"),
    ("more", r"(?:see|show|load) more(?: stories| comments)?[.…>» ]{0,4}"),
    ("read", rf"{_POINTER}(?:: [^.!?\d]{{1,100}}|:)?"),
    ("also", rf"{_POINTER}(?:: [^.!?\d]{{1,100}}|:)?"),
    ("related", rf"{_POINTER}(?:: [^.!?\d]{{1,100}}|:)?"),
    ("recommended", _POINTER),
    ("popular", _POINTER),
    ("share", r"share (?:this|on|via) [^.!?\d]{1,40}"),
    ("share", _BUTTONS),
    ("tweet", _BUTTONS),
    ("print", _BUTTONS),
    ("mail", _BUTTONS),
    ("facebook", _BUTTONS),
    ("on", r"(?:follow|like|find) us on [^.!?\d]{1,60}[.!]?"),
    ("advertis", r"advertise?(?:ment|ing)s?"),
    ("sponsored", r"sponsored(?: content)?"),
    ("skip", r"skip to (?:main )?content"),
    ("back", r"back to top"),
    ("click here", r"click here(?: to [^.!?\d]{1,60})?[.!]?"),
    ("comment", r"(?:leave a comment|\d{0,5} ?comments)"),
    ("listen", r"listen to this article"),
)
_ACRONYM_LABEL = r"[^.!?\d]{1,60} \([A-Z][A-Za-z]{1,9}\)"
_SECTIONS = (
    "|home|news|world|world news|business|economy|markets|politics|opinion|analysis|sport|sports"
    "|science|technology|tech|health|culture|breaking news|latest news|top stories|exclusive"
    "|press release|for immediate release|editorial|live|video|photos|asia|europe|africa|americas"
    "|middle east|international|national|local|money|finance|climate|environment|travel|lifestyle|"
)


def roles(text: str, blocks: Sequence[Block], title: str | None = None) -> tuple[str, ...]:
    """Return the role of each block, keeping what the format said.

    A `title` that is known already is looked for and no other line named so. Where the words
    leave doubt the role is "body": a sentence that is passed over is worse than a button that is
    read.
    """
    found = [block.role or _by_shape(text, block, number) for number, block in enumerate(blocks)]
    if "title" not in found:
        _name_title(text, blocks, found, title)
    for number, role in enumerate(found):
        if role == "label":
            found[number] = "boilerplate" if "title" in found[number + 1 :][:3] else "heading"
    _demote_last_heading(blocks, found)
    return tuple(found)


def _by_shape(text: str, block: Block, number: int) -> str:
    start, end = block.span
    if end - start > _TITLE_LENGTH:
        return "body"
    words = block.span.of(text)
    if "\n" in words:
        return "body"
    if number < _HEAD_BLOCKS and is_byline(words):
        return "byline"
    if _is_boilerplate(words):
        return "boilerplate"
    if number < _HEAD_BLOCKS and _is_label(words):
        return "label"
    return "heading" if _is_heading(words) else "body"


def _is_boilerplate(words: str) -> bool:
    lower = words.lower()
    return len(words) <= _BOILERPLATE_LENGTH and any(
        cue in lower and re.fullmatch(pattern, lower) for cue, pattern in _BOILERPLATE
    )


def _is_label(words: str) -> bool:
    return f"|{words.lower()}|" in _SECTIONS or re.fullmatch(_ACRONYM_LABEL, words) is not None


def _is_heading(words: str) -> bool:
    count = len(words.split())
    if len(words) > _HEADING_LENGTH or count > _HEADING_WORDS or words[0] in "\"“‘'(":
        return False
    if not (words[0].isupper() or words[0].isdigit()):
        return False
    if words[-1] == "?":
        return count <= _QUESTION_WORDS
    return not ends_sentence(words) and words[-1] not in ',;:"”)'


def _name_title(text: str, blocks: Sequence[Block], found: list[str], title: str | None) -> None:
    """Make the first line that looks like a headline the title, if prose follows it."""
    if title is not None:
        for number, block in enumerate(blocks[:_HEAD_BLOCKS]):
            start, end = block.span
            if end - start == len(title) and text.startswith(title, start):
                found[number] = "title"
                break
        return
    for number, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if found[number] == "heading" or _is_long_headline(text, block, found[number]):
            if any(role in ("body", "list") for role in found[number + 1 :]):
                found[number] = "title"
            return
        if found[number] in ("body", "list"):
            return


def _is_long_headline(text: str, block: Block, role: str) -> bool:
    """Return whether a first line is too long for a heading but has a headline's shape."""
    start, end = block.span
    if role != "body" or end - start > _TITLE_LENGTH:
        return False
    words = text[start:end]
    return (
        "\n" not in words
        and words[0].isupper()
        and not ends_sentence(words)
        and words[-1] not in ',;:"”)'
    )


def _demote_last_heading(blocks: Sequence[Block], found: list[str]) -> None:
    """Make a heading by shape that heads nothing a body: it may be a sentence without its stop."""
    for number in range(len(found) - 1, -1, -1):
        if found[number] in ("body", "list", "title"):
            return
        if found[number] == "heading" and blocks[number].role is None:
            found[number] = "body"
