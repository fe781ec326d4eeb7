"""JSON lines: one document a line, with `id`, `text` and optional `title`, `published`, `url`."""

from __future__ import annotations

import datetime
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from factgauge.documents.dates import iso_day
from factgauge.documents.decoding import checked, decode, unreadable
from factgauge.errors import DocumentError

_RECORD = '{"id": "a", "text": "…"}'


@dataclass(frozen=True, slots=True)
class Record:
    """One line, its fields checked."""

    id: str
    text: str
    title: str | None
    published: datetime.date | None
    url: str | None


def read_file(path: str) -> Iterator[Record | DocumentError]:
    """Yield the records of a .jsonl or .jsonl.gz file, and an error for each line that is none."""
    try:
        if path.lower().endswith(".gz"):
            import gzip

            stream: BinaryIO = gzip.open(path, "rb")  # type: ignore[assignment]  # noqa: SIM115
        else:
            stream = Path(path).open("rb")  # noqa: SIM115
    except (OSError, ValueError) as cause:
        yield unreadable(path, cause)
        return
    with stream:
        yield from _records(_lines(stream, path), path)


def read_stream(stream: TextIO | BinaryIO) -> Iterator[Record | DocumentError]:
    """Yield the records of standard input."""
    yield from _records(_lines(stream, "-"), "-")


def _lines(stream: TextIO | BinaryIO, where: str) -> Iterator[bytes | DocumentError]:
    """Yield the lines as bytes; a stream that breaks off ends with an error."""
    while True:
        try:
            line = stream.readline()
        except (OSError, EOFError, zlib.error) as cause:  # gzip raises any of them on bad data
            reason = str(cause) or type(cause).__name__
            yield DocumentError(where, f"cannot be read on ({reason})", "write the file anew")
            return
        if not line:
            return
        yield line.encode("utf-8", "surrogatepass") if isinstance(line, str) else line


def _records(
    lines: Iterator[bytes | DocumentError], where: str
) -> Iterator[Record | DocumentError]:
    first_line: dict[str, int] = {}
    found = False
    for number, line in enumerate(lines, 1):
        if isinstance(line, DocumentError):
            found = True
            yield line
            continue
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        found = True
        place = f"{where}, line {number}"
        try:
            record = _record(line.rstrip(b"\r\n"), place)
        except DocumentError as error:
            yield error
            continue
        if record.id in first_line:
            what = f"the id {record.id!r} stands on line {first_line[record.id]} already"
            yield DocumentError(place, what, "give each record an id of its own")
            continue
        first_line[record.id] = number
        yield record
    if not found:
        yield DocumentError(where, "the file holds no records", f"write one a line: {_RECORD}")


def _record(line: bytes, place: str) -> Record:
    try:
        fields = json.loads(decode(line, place, one_line=True))
    except json.JSONDecodeError as cause:
        what = f"not JSON at column {cause.colno} ({cause.msg})"
        raise DocumentError(place, what, "write one JSON object a line") from cause
    except (RecursionError, ValueError) as cause:  # nested too deeply, or a number without end
        raise DocumentError(place, "not readable as JSON", f"write {_RECORD}") from cause
    if not isinstance(fields, dict):
        what = f"the line is {_kind(fields)}, not an object"
        raise DocumentError(place, what, f"write {_RECORD}")
    text = _required(fields, "text", place)
    return Record(
        id=_required(fields, "id", place),
        text=checked(text, place),
        title=_optional(fields, "title", place),
        published=_day(fields, place),
        url=_optional(fields, "url", place),
    )


def _required(fields: dict[str, object], name: str, place: str) -> str:
    value = _optional(fields, name, place)
    if value is None:
        raise DocumentError(place, f"the record has no {name!r}", f"add one: {_RECORD}")
    if name == "id" and not value.strip():
        raise DocumentError(place, "the id is empty", "give each record an id of its own")
    return value


def _optional(fields: dict[str, object], name: str, place: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        what = f"{name!r} is {_kind(value)}, not a string"
        raise DocumentError(place, what, "write it in double quotes")
    found = re.search("[\0\ud800-\udfff]", value)  # NUL, or half of a surrogate pair
    if found:
        what = f"character {found.start()} of {name!r} is U+{ord(found[0]):04X}, which is no text"
        raise DocumentError(place, what, "remove it")
    return value


def _day(fields: dict[str, object], place: str) -> datetime.date | None:
    value = _optional(fields, "published", place)
    if value is None:
        return None
    day = iso_day(value)
    if day is None:
        what = f"'published' is {value!r}, which is no date"
        raise DocumentError(place, what, "write it as YYYY-MM-DD or leave it out")
    return day


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, list):
        return "an array"
    if isinstance(value, dict):
        return "an object"
    return "null" if value is None else "a string"
