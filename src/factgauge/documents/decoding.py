"""From bytes to text, saying exactly where bytes are no text."""

from __future__ import annotations

from factgauge.errors import DocumentError

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, where: str, *, one_line: bool = False) -> str:
    """Return the UTF-8 text of a file, without a byte order mark; line ends stay as they are.

    `one_line` is for a line of a file, whose number `where` has. Raises `DocumentError` on binary
    data, bytes that are not UTF-8, and white space alone.
    """
    if data.startswith(_UTF16):
        raise DocumentError(where, "the text is UTF-16", "save it as UTF-8")
    null = data.find(b"\0")
    if null >= 0:
        raise DocumentError(
            where,
            f"byte {null} is NUL, so this is not a text file",
            "convert it to text, Markdown, HTML or JSONL first",
        )
    skipped = len(_BOM) if data.startswith(_BOM) else 0
    try:
        text = data[skipped:].decode("utf-8")
    except UnicodeDecodeError as cause:
        offset = skipped + cause.start
        number = data.count(b"\n", 0, offset) + 1
        line = "the line" if one_line else f"line {number}"
        raise DocumentError(
            where,
            f"byte {offset} on {line} (0x{data[offset]:02x}) is not UTF-8",
            "save the file as UTF-8",
        ) from cause
    return checked(text, where)


def checked(text: str, where: str) -> str:
    """Return a text that has words in it; raises `DocumentError` for one without."""
    if not text:
        raise DocumentError(where, "the document is empty", "give it text, or leave it out")
    if text.isspace():
        raise DocumentError(
            where, "the document holds only white space", "give it text, or leave it out"
        )
    return text


def unreadable(path: str, cause: Exception) -> DocumentError:
    """Return the error for a file that the system would not give us."""
    if isinstance(cause, FileNotFoundError):
        return DocumentError(path, "no such file", "check the path")
    reason = cause.strerror if isinstance(cause, OSError) and cause.strerror else str(cause)
    return DocumentError(path, f"cannot be read ({reason})", "check the path and its permissions")
