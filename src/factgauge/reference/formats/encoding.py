"""The encoding of a text that does not state it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from factgauge.reference.formats.source import Source
from factgauge.reference.formats.stream import MIB, open_bytes

LOOKED_AT = 64 * MIB  # bytes of a text from which everything about it is told
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE_CHARACTER = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


@dataclass(frozen=True, slots=True)
class Text:
    """The beginning of a text, or all of it, decoded."""

    text: str
    encoding: str
    complete: bool
    remarks: tuple[str, ...] = ()


def read_text(source: Source) -> Text | None:
    """Return a text in the encoding that it seems to have; `None` for what is no text.

    Without a byte order mark it is UTF-8 if it can be, then UTF-16 by its NUL bytes, then
    Windows-1252, which is said. A text that mixes UTF-8 with other bytes counts as UTF-8, so that
    reading it ends at the first of them.
    """
    with open_bytes(source) as data:
        head = data.read(LOOKED_AT + 1)
    complete = len(head) <= LOOKED_AT
    if not complete:
        head = head[: head.rfind(b"\n") + 1] or head
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            text = head.decode(encoding, errors="replace").removeprefix("\ufeff")
            return Text(text, encoding, complete, _replaced(text, encoding))
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        return _other(head, error, complete)
    if "\0" in text:
        return _two_bytes(head, complete)
    return Text(text, "utf-8", complete)


def _other(head: bytes, error: UnicodeDecodeError, complete: bool) -> Text | None:
    row = head.count(b"\n", 0, error.start) + 1
    byte = f"byte 0x{head[error.start]:02x} in row {row}"
    if b"\0" in head:
        return _two_bytes(head, complete)
    if _mixed(head):
        remark = f"is UTF-8 with other bytes mixed in: {byte}; save it as UTF-8 before it is read"
        return Text(head.decode("utf-8", errors="replace"), "utf-8", complete, (remark,))
    encoding = "cp1252"
    try:
        text = head.decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"
        text = head.decode(encoding)
    sample = next(line for line in text.splitlines() if not line.isascii())
    at = next(n for n, letter in enumerate(sample) if not letter.isascii())
    near = " ".join(sample[max(0, at - 15) : at + 15].split())
    remark = f'is not UTF-8 ({byte}); read as {encoding}, in which it says "{near}"'
    return Text(text, encoding, complete, (remark,))


def _mixed(head: bytes) -> bool:
    """Return whether a text that is not UTF-8 has characters of UTF-8 all the same."""
    whole = sum(1 for run in _WIDE_CHARACTER.findall(head) if _is_utf8(run))
    wrong = head.decode("utf-8", errors="replace").count("\ufffd")
    return whole >= wrong


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _two_bytes(head: bytes, complete: bool) -> Text | None:
    """Return a text of two bytes a character without mark; `None` where it is something else."""
    sample = head[: 64 * 1024]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.3 * len(sample) / 2 or min(even, odd) > 0.05 * len(sample) / 2:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = head.decode(encoding, errors="replace")
    return Text(text, encoding, complete, (f"read as {encoding}, for which it has no mark",))


def _replaced(text: str, encoding: str) -> tuple[str, ...]:
    at = text.find("\ufffd")
    if at < 0:
        return ()
    return (f"has bytes in row {text.count(chr(10), 0, at) + 1} that are not {encoding}",)
