"""Workbooks of Office Open XML: opened only if sound, and what each sheet's XML says by itself."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from factgauge.errors import DatasetError
from factgauge.reference.formats.source import Source
from factgauge.reference.formats.stream import CHUNK, FREE_OF_RATIO, LARGEST_RATIO, MIB

OLE = b"\xd0\xcf\x11\xe0"  # workbooks of Excel before 2007
LARGEST_UNPACKED = 1024 * MIB
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384  # of a sheet, as the format has it


@dataclass(frozen=True, slots=True)
class SheetScan:
    """What openpyxl does not tell of a sheet that it reads row by row."""

    merged: tuple[tuple[int, int, int, int], ...]  # first row, first column, last row, last column
    columns: int  # the last column with a value
    uncalculated: str | None  # the first cell whose formula has no value: "C7"


@contextmanager
def open_workbook(source: Source) -> Iterator[Any]:
    """Open a workbook of openpyxl, to be read row by row, values in place of formulas.

    Raises `DatasetError` for an old workbook, one that is damaged or has a password, and one that
    unpacks to more than `LARGEST_UNPACKED` or out of proportion.
    """
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    _check(source)
    with source.path.open("rb") as data:  # by its content: the name may end with ".xls"
        try:
            book = load_workbook(data, read_only=True, data_only=True)
        except BROKEN as error:
            raise unsound(source, error) from error
        try:
            yield book
        finally:
            book.close()


def unsound(source: Source, error: BaseException) -> DatasetError:
    """Return the error for a workbook that breaks its format, from what openpyxl made of it."""
    return source.fault(None, f"cannot be read as a workbook ({error})", _SAVE)


# What openpyxl raises for a workbook that breaks its format: it checks little by itself.
BROKEN = (
    zipfile.BadZipFile, zlib.error, SyntaxError, KeyError, ValueError, TypeError, AttributeError,
    IndexError, EOFError, OSError, NotImplementedError, RuntimeError,
)  # fmt: skip
_SAVE = "open it in a spreadsheet program and save it as .xlsx anew"


def scan(source: Source, book: Any, sheet: Any) -> SheetScan:
    """Read a sheet's XML for merged cells, its width, and formulas that were never calculated."""
    reader = _SheetReader()
    try:
        with book._archive.open(sheet._worksheet_path) as data:
            while chunk := data.read(CHUNK):
                reader.parser.Parse(chunk, False)
            reader.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError, zipfile.BadZipFile, zlib.error) as error:
        raise source.fault(None, f'sheet "{sheet.title}" is damaged ({error})', _SAVE) from error
    if reader.outside is not None:
        raise source.fault(
            None, f'sheet "{sheet.title}" has a cell "{reader.outside}", beyond any sheet', _SAVE
        )
    return SheetScan(tuple(reader.merged), reader.columns, reader.uncalculated)


def place(cell: str) -> tuple[int, int]:
    """Return the row and the column of a cell, both from 1: those of "C7" are 7 and 3.

    Raises `ValueError` for what names no cell.
    """
    letters = cell.rstrip("0123456789")
    if not (letters.isascii() and letters.isalpha()) or len(letters) > 3:
        raise ValueError(cell)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(cell[len(letters) : len(letters) + 8]), column


class _SheetReader:
    """Follows the XML of one sheet."""

    def __init__(self) -> None:
        self.merged: list[tuple[int, int, int, int]] = []
        self.columns = 0
        self.uncalculated: str | None = None
        self.outside: str | None = None
        self._cell = ""
        self._next = 1  # the column of a cell that does not name its own
        self._formula = self._text = self._value = self._within = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if tag == "c":
            self._cell = attributes.get("r", "")
            self._formula = self._value = False
            self._text = attributes.get("t") == "str"  # an empty text is a value, too
        elif tag in ("v", "t"):
            self._within = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            self._next = 1
            if not 0 < int(attributes.get("r", "1")) <= MOST_ROWS:
                self.outside = self.outside or f"row {attributes['r']}"
        elif tag == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.merged.append((*place(first), *place(last or first)))

    def _entity(self, name: str, *_: object) -> None:
        raise ValueError(f'declares entities, such as "{name}"')  # which may grow without bound

    def _characters(self, text: str) -> None:
        if self._within and not self._value:
            self._value = not text.isspace()

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        if tag in ("v", "t"):
            self._within = False
        elif tag == "c":
            row, column = place(self._cell) if self._cell else (1, self._next)
            self._next = column + 1
            if row > MOST_ROWS or column > MOST_COLUMNS:
                self.outside = self.outside or self._cell
            if self._value:
                self.columns = max(self.columns, column)
            elif self._formula and not self._text and self.uncalculated is None:
                self.uncalculated = self._cell or "?"


def _check(source: Source) -> None:
    """Refuse what is no sound workbook before anything is unpacked."""
    try:
        with source.path.open("rb") as data:
            if data.read(len(OLE)) == OLE:
                raise source.fault(
                    None,
                    "is a workbook of the old format, or has a password",
                    "open it in a spreadsheet program and save it as .xlsx, without a password",
                )
        with zipfile.ZipFile(source.path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile as error:
        raise source.fault(None, f"is not a workbook ({error})", _SAVE) from error
    except OSError as error:
        raise source.fault(
            None, f"cannot be read ({error.strerror})", "check its permissions"
        ) from error
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED:
        raise source.fault(
            None,
            f"unpacks to {unpacked // MIB} MB, more than the {LARGEST_UNPACKED // MIB} MB allowed",
            "save its sheets as CSV",
        )
    packed = sum(part.compress_size for part in parts)
    if unpacked > max(FREE_OF_RATIO, LARGEST_RATIO * packed):
        raise source.fault(
            None,
            f"unpacks to more than {LARGEST_RATIO} times its size",
            "save its sheets as CSV if it is to be trusted",
        )
