"""Recognise the tables of a file: by what is in it, then by its name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.encoding import Text, read_text
from factgauge.reference.formats.found import Found
from factgauge.reference.formats.recognise import recognise
from factgauge.reference.formats.source import Source
from factgauge.reference.formats.workbook import OLE

_ZIP = b"PK\x03\x04"
_PARQUET = b"PAR1"


def sniff(path: Path) -> tuple[Found, ...]:
    """Return each table of a file and how it is to be read, with remarks on what is unsure or odd.

    A file that one reader can read as it is has one; a workbook one for each sheet with a table.
    Raises `DatasetError` for a file that cannot be read, that is empty, or in which nothing is
    recognised.
    """
    source = Source(path, path.name)
    if path.is_dir():
        if known := recognise(path):
            return known
        raise source.fault(None, "is a folder", "name one of its files")
    magic = _magic(source)
    if magic.startswith((_ZIP, OLE)):
        from factgauge.reference.formats.sniff_book import sniff_workbook

        return sniff_workbook(source)
    if magic.startswith(_PARQUET):
        return (_parquet(source),)
    if known := recognise(path):
        return known
    text = read_text(source)
    if text is None:
        raise _unknown(source, "is no text")
    if not text.text.strip():
        raise source.fault(None, "is empty", "fill it in")
    return (_of_text(source, text),)


def _of_text(source: Source, text: Text) -> Found:
    from factgauge.reference.formats.sniff_fixed import sniff_fixed
    from factgauge.reference.formats.sniff_text import DELIMITED, sniff_delimited

    if text.text.lstrip()[0] in "[{" and (found := _json(source, text)) is not None:
        return found
    suffixes = {suffix.lower() for suffix in source.path.suffixes}
    ways = [sniff_delimited, sniff_fixed]
    if not suffixes & DELIMITED:
        ways.reverse()
    for way in ways:
        if (found := way(source, text)) is not None:
            return found
    if suffixes & DELIMITED:
        remark = "has one column only: no delimiter was found"
        return Found("csv", text.encoding, remarks=(*text.remarks, remark))
    raise _unknown(source, "has no table")


def _json(source: Source, text: Text) -> Found | None:
    """Return how JSON is to be read; `None` where a text only begins like it."""
    from factgauge.reference.formats.records import items_of, load

    first = text.text.strip().split("\n", 1)
    if len(first) > 1 and isinstance(_parsed(first[0]), dict):
        return Found("jsonl", text.encoding, remarks=text.remarks)
    if len(first) == 1 and isinstance(_parsed(first[0]), dict):
        document = _parsed(first[0])
        if not any(isinstance(value, (list, dict)) for value in document.values()):
            return Found("jsonl", text.encoding, remarks=text.remarks)
    if not text.text.lstrip().startswith("{") and _parsed(text.text) is None:
        begins = text.text.lstrip()[1:].lstrip()[:1]
        if begins not in ("{", "[", "]"):
            return None
    document = load(source)
    if isinstance(document, list) and document and all(isinstance(i, dict) for i in document):
        return Found("json", text.encoding)
    if isinstance(document, dict) and "resources" in document:
        raise source.fault(
            None, "is the descriptor of a data package, no table", "name its folder or its tables"
        )
    lists = _lists(document)
    if not lists:
        items_of(source, document)
        return Found("json", text.encoding)
    path, size = max(lists.items(), key=lambda item: item[1])
    others = [f'"{other}" ({count})' for other, count in lists.items() if other != path]
    remarks = [f'{size} records were found under "{path}"']
    if others:
        remarks.append(f"other lists were left alone: {', '.join(others)}")
    return Found("json", text.encoding, {"property": path}, remarks=tuple(remarks))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _lists(document: Any, path: str = "", depth: int = 0) -> Mapping[str, int]:
    """Return the paths of the lists of records within a document, and how long each is."""
    found: dict[str, int] = {}
    if isinstance(document, dict):
        inner = [(str(key), value) for key, value in document.items()]
    elif isinstance(document, list) and len(document) < 5:
        inner = [(str(place), value) for place, value in enumerate(document)]
    else:
        return found
    for key, value in inner[:1000]:
        here = f"{path}.{key}" if path else key
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            found[here] = len(value)
        elif depth < 4:
            found |= _lists(value, here, depth + 1)
    return found


def _parquet(source: Source) -> Found:
    from factgauge.reference.formats.parquet import open_parquet

    with open_parquet(source) as file:
        rows = file.metadata.num_rows
    if rows == 0:
        raise source.fault(None, "has no rows", "fill it in")
    return Found("parquet")


def _magic(source: Source) -> bytes:
    try:
        with source.path.open("rb") as data:
            return data.read(8)
    except OSError as error:
        raise source.fault(
            None, f"cannot be read ({error.strerror})", "check its name and its permissions"
        ) from error


def _unknown(source: Source, what: str) -> DatasetError:
    return source.fault(
        None,
        f"{what} of a kind that is read" if what.startswith("has") else what,
        "save it as CSV, Excel (.xlsx), Parquet or JSON",
    )
