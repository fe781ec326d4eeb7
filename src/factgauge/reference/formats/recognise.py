"""Recognise the statistical formats: by the first bytes of a file, or by the files of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats import ddf, eurostat
from factgauge.reference.formats.found import Found
from factgauge.reference.formats.source import Source
from factgauge.reference.formats.stream import open_bytes

_HEAD = 64 * 1024  # bytes that show what a file is
_WORD = re.compile(r'"(?:class|dimension|version|value)"\s*:')
_SURE = re.compile(r'"class"\s*:\s*"(?:dataset|collection|bundle)"')
_MARKUP = re.compile(r"\ufeff?\s*<")


def recognise(path: Path) -> tuple[Found, ...]:
    """Return each table of a file or folder in one of the statistical formats; else nothing.

    Of a folder, `label` is the path of the file to read within it. Raises `DatasetError` for a file
    that is of such a format by its beginning and cannot be read on.
    """
    if path.is_dir():
        return tuple(
            Found("ddf", label=points.relative_to(path).as_posix())
            for points in ddf.points_of(path)
        )
    source = Source(path, path.name)
    head = _head(source)
    for recognised in (_markup, _json_stat, _eurostat, _ddf, _sdmx_csv):
        if found := recognised(source, head):
            return found
    return ()


def _head(source: Source) -> str:
    with open_bytes(source) as data:
        head = data.read(_HEAD)
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return head.decode("utf-16" if wide else "utf-8", errors="replace")


def _markup(source: Source, head: str) -> tuple[Found, ...]:
    if _MARKUP.match(head) is None or "<html" in head.lower():
        return ()
    if "sdmxml" not in head and "xbrl.org" not in head and "<!DOCTYPE" not in head:
        return ()
    from factgauge.reference.formats import markup, sdmx_ml, xbrl

    namespace, name = markup.root_of(source)
    if (namespace, name) == (xbrl.INSTANCE, "xbrl"):
        return (Found("xbrl"),)
    if not namespace.startswith(sdmx_ml.NAMESPACE) or name not in sdmx_ml.MESSAGES:
        return ()
    structures = sdmx_ml.header_of(source).structures
    if len(structures) < 2:
        return (Found("sdmx-ml"),)
    return tuple(
        Found("sdmx-ml", dialect={"property": id}, label=what) for id, what in structures.items()
    )


def _json_stat(source: Source, head: str) -> tuple[Found, ...]:
    if not head.lstrip("\ufeff \t\r\n").startswith("{") or _WORD.search(head) is None:
        return ()
    from factgauge.reference.formats.json_stat import is_dataset
    from factgauge.reference.formats.records import load

    try:
        document = load(source)
    except DatasetError:
        if _SURE.search(head) is not None:
            raise
        return ()  # JSON lines, or another kind of file with faults of its own
    if is_dataset(document):
        return (Found("json-stat"),)
    link = document.get("link") if document.get("class") == "collection" else None
    items = link.get("item") if isinstance(link, dict) else None
    if isinstance(items, list):
        return _embedded(
            source, [(f"link.item.{n}", item) for n, item in enumerate(items)], is_dataset
        )
    # Up to version 1 a bundle is an object of datasets by their names.
    return tuple(
        Found("json-stat", dialect={"property": name}, label=_label(item) or name)
        for name, item in document.items()
        if is_dataset(item) and isinstance(item["dimension"].get("id", item.get("id")), list)
    )


def _embedded(
    source: Source, items: list[tuple[str, Any]], is_dataset: Callable[[object], bool]
) -> tuple[Found, ...]:
    """Return the datasets that a collection holds; those that it only names are remarked upon."""
    found = [
        Found("json-stat", dialect={"property": place}, label=_label(item) or place)
        for place, item in items
        if is_dataset(item)
    ]
    others = len(items) - len(found)
    if not found:
        raise source.fault(
            None,
            f"is a collection of JSON-stat that names {others} datasets and holds none",
            "fetch the datasets that it names, and add them",
        )
    if others:
        remark = f"{others} of the collection's items are no datasets within it and are not read"
        found = [replace(one, remarks=(remark,)) for one in found]
    return tuple(found)


def _label(item: Any) -> str | None:
    label = item.get("label")
    return label if isinstance(label, str) else None


def _eurostat(_: Source, head: str) -> tuple[Found, ...]:
    return (Found("eurostat-tsv"),) if eurostat.HEAD.match(head) else ()


def _ddf(source: Source, _: str) -> tuple[Found, ...]:
    points = ddf.POINTS.fullmatch(source.path.name) is not None
    return (Found("ddf"),) if points and ddf.companions_of_points(source.path) else ()


def _sdmx_csv(source: Source, head: str) -> tuple[Found, ...]:
    from factgauge.reference.formats import sdmx_csv

    first = head.partition("\n")[0]
    if "OBS_VALUE" not in first and "TIME_PERIOD" not in first:
        return ()
    try:
        cells = sdmx_csv.first_cells(source)
    except DatasetError:  # a table of text with faults of its own: others say which
        return ()
    if not sdmx_csv.is_header(cells):
        return ()
    delimiter = sdmx_csv.with_delimiter(source).dialect["delimiter"]
    return (Found("sdmx-csv", dialect={} if delimiter == "," else {"delimiter": delimiter}),)
