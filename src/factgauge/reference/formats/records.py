"""Tables as JSON: a list of records, one record a line, or a list of rows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.formats.header import named
from factgauge.reference.formats.source import Record, Source
from factgauge.reference.formats.stream import open_text, read_whole
from factgauge.reference.formats.value import text_of


def read_json(source: Source) -> Iterator[Record]:
    """Yield the header and the records of a JSON document, counted from 1.

    They are its list, or the one under `property`, a path of keys and of places from 0 such as
    "data.items" or "1". Columns are `itemKeys`, or all keys in the order in which they first
    appear; a nested object's are "population.total". Of a list of lists the first is the header.
    Numbers keep their digits; a list within a record stays JSON. Raises `DatasetError`.
    """
    items = items_of(source, load(source))
    if items and isinstance(items[0], list):
        yield from _lists(source, items)
        return
    keys = source.dialect.get("itemKeys")
    if keys is None:
        numbered = enumerate(items, 1)
        keys = list(
            dict.fromkeys(k for number, item in numbered for k in _flat(source, number, item))
        )
    if keys:
        yield 0, named(keys)
    for number, item in enumerate(items, 1):
        record = _flat(source, number, item)
        yield number, [record.get(key, "") for key in keys]


def read_json_lines(source: Source) -> Iterator[Record]:
    """Yield the header and the records of a file with one on each line, read twice for its keys.

    Rows are counted in lines; the rest is as in `read_json`.
    """
    keys = source.dialect.get("itemKeys")
    if keys is None:
        seen: dict[str, None] = {}
        for _, record in _lines(source):
            if not record.keys() <= seen.keys():
                seen.update(dict.fromkeys(record))
        keys = list(seen)
    if keys:
        yield 0, named(keys)
    for number, record in _lines(source):
        yield number, [record.get(key, "") for key in keys]


def load(source: Source) -> Any:
    """Return a JSON document, its numbers as texts. Raises `DatasetError`."""
    data = read_whole(source, "JSON")
    try:
        return _parse(data.decode(json.detect_encoding(data)))
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, character {error.colno}"
        raise source.fault(
            None, f"is not JSON ({where}: {error.msg})", "correct it there"
        ) from error
    except UnicodeDecodeError as error:
        raise source.fault(
            None, f"byte {error.start} is not {error.encoding}", "save it as UTF-8"
        ) from error
    except ValueError as error:
        raise source.fault(None, str(error), "write null for a missing number") from error
    except RecursionError as error:
        raise source.fault(None, "is nested too deeply", "flatten it") from error


def items_of(source: Source, document: Any) -> list[Any]:
    """Return the list of a document in which its records stand. Raises `DatasetError`."""
    path = source.dialect.get("property")
    found = document
    if path is not None:
        found = _under(document, path)
    if not isinstance(found, list):
        what = "is no list of records" if path is None else f'has no list under "{path}"'
        raise source.fault(None, what, 'name the key of its list as the dialect\'s "property"')
    return found


def _under(document: Any, path: str) -> Any:
    if isinstance(document, dict) and path in document:
        return document[path]
    for key in path.split("."):
        if isinstance(document, dict):
            document = document.get(key)
        elif isinstance(document, list) and key.isdecimal() and int(key) < len(document):
            document = document[int(key)]
        else:
            return None
    return document


def _lists(source: Source, items: list[Any]) -> Iterator[Record]:
    width = len(items[0])
    for number, item in enumerate(items):
        if not isinstance(item, list) or len(item) != width:
            size = f"{len(item)} cells" if isinstance(item, list) else "no list"
            raise source.fault(
                number, f"has {size} where the header has {width}", "give each column one cell"
            )
        cells = [text_of(value) for value in item]
        yield number, cells if number else named(cells)


def _lines(source: Source) -> Iterator[tuple[int, Mapping[str, str]]]:
    with open_text(source) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                item = _parse(line)
            except json.JSONDecodeError as error:
                what = f"is not JSON (character {error.colno}: {error.msg})"
                raise source.fault(number, what, "write one record on each line") from error
            except ValueError as error:
                raise source.fault(number, str(error), "write null for it") from error
            except RecursionError as error:
                raise source.fault(number, "is nested too deeply", "flatten it") from error
            yield number, _flat(source, number, item)


def _parse(text: str) -> Any:
    """Parse JSON. Raises `ValueError` for what no JSON has: NaN, and one key twice."""
    return _DECODER.decode(text.removeprefix("\ufeff"))


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number of JSON")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f'the key "{twice}" stands twice in one record')
    return made


_DECODER = json.JSONDecoder(
    parse_float=str, parse_int=str, parse_constant=_refuse, object_pairs_hook=_unique
)


def _flat(source: Source, number: int, item: Any) -> Mapping[str, str]:
    if not isinstance(item, dict):
        raise source.fault(number, f"is {_kind(item)}, no record", "write an object of keys")
    if all(type(value) is str for value in item.values()):
        return item
    cells: dict[str, str] = {}
    for key, value in item.items():
        for name, cell in _leaves(key, value):
            if name in cells:
                raise _doubled(source, number, name)
            cells[name] = cell
    return cells


def _leaves(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and value:
        for key, inner in value.items():
            yield from _leaves(f"{name}.{key}", inner)
    else:
        yield name, text_of(value)


def _doubled(source: Source, number: int, name: str) -> DatasetError:
    return source.fault(
        number, f'says "{name}" both as one key and as nested ones', "rename one of the two"
    )


def _kind(item: Any) -> str:
    return "a list" if isinstance(item, list) else "empty" if item is None else f'"{item}"'
