"""The bytes of a text file as they are read: unpacked, and watched for what no table holds."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, TextIO

from factgauge.errors import DatasetError
from factgauge.reference.formats.source import Source

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
MIB = 1024 * 1024
CHUNK = MIB
LONGEST_LINE = 64 * MIB  # bytes; a line of more is no row of a table, and it would fill the memory
LARGEST_WHOLE = 64 * MIB  # bytes of a file whose format has to be read as a whole
LARGEST_RATIO = 200  # unpacked to packed; real tables stay below 50, gzip itself ends at 1032
FREE_OF_RATIO = 10 * MIB  # unpacked bytes that may come from however little
_WIDE = re.compile(r"utf[-_]?(?:16|32)", re.IGNORECASE)


@contextmanager
def open_text(source: Source) -> Iterator[TextIO]:
    """Open a file as text, unpacked where it is gzip, with its line ends as they are.

    Raises `DatasetError`, then and while it is read, for a file that cannot be opened, decoded or
    unpacked, for a NUL byte, and for a line of more than `LONGEST_LINE`.
    """
    encoding = "utf-8-sig" if source.encoding.lower() in ("utf-8", "utf8") else source.encoding
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise source.fault(
            None, f'"{source.encoding}" is not an encoding', "save it as UTF-8"
        ) from error
    with open_bytes(source) as data:
        watched = io.BufferedReader(_Watched(data, source), CHUNK)
        with io.TextIOWrapper(watched, encoding, newline="") as text:
            try:
                yield text
            except UnicodeError as error:
                raise _undecodable(source) from error


@contextmanager
def open_bytes(source: Source) -> Iterator[BinaryIO]:
    """Open a file's bytes, unpacked where it is gzip. Raises `DatasetError`, also while read."""
    try:
        with source.path.open("rb") as packed:
            if packed.read(len(GZIP)) != GZIP:
                packed.seek(0)
                yield packed
                return
            packed.seek(0)
            with gzip.open(packed) as unpacked:
                yield io.BufferedReader(_Unpacked(unpacked, packed, source), CHUNK)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise source.fault(None, f"cannot be unpacked ({error})", "fetch it anew") from error
    except OSError as error:
        raise source.fault(
            None, f"cannot be read ({error.strerror})", "check its permissions"
        ) from error


def read_whole(source: Source, kind: str) -> bytes:
    """Return all bytes of a file whose format asks for it; `kind` names the format to the user."""
    with open_bytes(source) as data:
        whole = data.read(LARGEST_WHOLE + 1)
    if len(whole) > LARGEST_WHOLE:
        raise source.fault(
            None,
            f"has more than {LARGEST_WHOLE // MIB} MB, too much for {kind}, which is read whole",
            "save it as CSV, JSON lines or Parquet, which are read row by row",
        )
    return whole


class _Watched(io.RawIOBase):
    """Bytes of a text, each chunk looked over once."""

    def __init__(self, data: BinaryIO, source: Source) -> None:
        self._data = data
        self._source = source
        self._unbroken = 0  # bytes since the last line break
        self._narrow = _WIDE.match(source.encoding) is None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        chunk = self._data.read(memoryview(buffer).nbytes)
        if self._narrow and b"\0" in chunk:
            raise _nul(self._source)
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        self._unbroken = len(chunk) - last - 1 if last >= 0 else self._unbroken + len(chunk)
        if self._unbroken > LONGEST_LINE:
            raise self._source.fault(
                None,
                f"has a line of more than {LONGEST_LINE // MIB} MB",
                "break it into rows, or check that it is a table of text",
            )
        memoryview(buffer).cast("B")[: len(chunk)] = chunk
        return len(chunk)


class _Unpacked(io.RawIOBase):
    """What a packed file holds, as long as it is in a sound proportion to it."""

    def __init__(self, unpacked: gzip.GzipFile, packed: BinaryIO, source: Source) -> None:
        self._unpacked = unpacked
        self._packed = packed
        self._source = source
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        chunk = self._unpacked.read(memoryview(buffer).nbytes)
        self._size += len(chunk)
        if self._size > max(FREE_OF_RATIO, LARGEST_RATIO * self._packed.tell()):
            raise self._source.fault(
                None,
                f"unpacks to more than {LARGEST_RATIO} times its size",
                "unpack it yourself if it is to be trusted",
            )
        memoryview(buffer).cast("B")[: len(chunk)] = chunk
        return len(chunk)


def _nul(source: Source) -> DatasetError:
    breaks = 0
    with open_bytes(source) as data:
        while chunk := data.read(CHUNK):
            at = chunk.find(b"\0")
            if at >= 0:
                return source.fault(
                    breaks + chunk.count(b"\n", 0, at) + 1,
                    "holds a NUL byte, which no text does",
                    'save the table as UTF-8, or state its "encoding" in the resource',
                )
            breaks += chunk.count(b"\n")
    return _changed(source)


def _undecodable(source: Source) -> DatasetError:
    """Return the error for the first byte that the encoding has no character for."""
    decoder = codecs.getincrementaldecoder(source.encoding)()
    breaks = passed = 0
    held = b""
    with open_bytes(source) as data:
        while True:
            chunk = data.read(CHUNK)
            before = decoder.getstate()[0] if chunk or passed else b""
            held = bytes(before) + chunk
            try:
                text = decoder.decode(chunk, not chunk)
            except UnicodeDecodeError as error:
                start = error.start
                row = breaks + held.count(b"\n", 0, start) + 1
                byte = passed - len(before) + start
                what = (
                    f'byte 0x{held[start]:02x} is not "{source.encoding}" (byte {byte} of the file)'
                )
                fix = 'save the table as UTF-8, or state its "encoding" in the resource'
                return source.fault(row, what, fix)
            except UnicodeError as error:
                what = f'is not "{source.encoding}" ({error})'
                return source.fault(None, what, "save it as UTF-8")
            if not chunk:
                return _changed(source)
            breaks += text.count("\n")
            passed += len(chunk)


def _changed(source: Source) -> DatasetError:
    return source.fault(None, "changed while it was read", "run again")
