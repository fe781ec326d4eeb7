"""Read the golden corpora of `claims/` (`claims/README.md` has the format).

Used by the tests and by every benchmark, so that both count the same texts in the same way.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind

ROOT = Path(__file__).resolve().parent.parent
QUANTITIES = ROOT / "claims" / "quantities"

_NTH = re.compile(r"^(.*)#(\d+)$", re.S)
_KINDS = {kind.value for kind in Kind} - {"date", "rank"}  # these are under `others`
_MODALITIES = {modality.value for modality in Modality}


class GoldenError(Exception):
    """A malformed passage: says the file, the passage and what to mend."""


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """One expected amount; `value` is set, or `low` and `high` of which one may be `None`."""

    start: int
    end: int
    surface: str
    value: Fraction | None
    low: Fraction | None
    high: Fraction | None
    unit: str
    kind: str
    modality: str


@dataclass(frozen=True, slots=True)
class GoldOther:
    """A date, clock time or rank that must be read as that kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One golden text with all that is expected of it; `silent` spans must give nothing."""

    id: str
    text: str
    source: str
    prose: str
    topic: str
    quantities: tuple[GoldQuantity, ...]
    others: tuple[GoldOther, ...]
    silent: tuple[tuple[int, int], ...]


def occurrences(text: str, surface: str) -> list[tuple[int, int]]:
    """Return the spans of `surface` in `text` that cut no word or number in two."""
    head = r"(?<!\w)(?<!\d[.,])" if surface[:1].isalnum() else ""
    tail = r"(?!\w)(?![.,]\d)" if surface[-1:].isalnum() else ""
    return [found.span() for found in re.finditer(head + re.escape(surface) + tail, text)]


def locate(text: str, quote: str, where: str) -> tuple[int, int]:
    """Return the span of a quote: its first occurrence, or its nth for `quote#n`."""
    nth = 1
    spans = occurrences(text, quote)
    if not spans and (numbered := _NTH.match(quote)):
        quote, nth = numbered.group(1), int(numbered.group(2))
        spans = occurrences(text, quote)
    if not 0 < nth <= len(spans):
        raise GoldenError(
            f"{where}: {quote!r} occurs {len(spans)} times, number {nth} is wanted; quote "
            f"the text as it is"
        )
    return spans[nth - 1]


def _number(value: object, where: str) -> Fraction | None:
    if value is None:
        return None
    if isinstance(value, (int, Decimal, str)) and not isinstance(value, bool):
        return Fraction(value)
    raise GoldenError(f"{where}: {value!r} is not a number")


def _quantity(text: str, row: dict[str, object], where: str) -> GoldQuantity:
    unknown = row.keys() - {"quote", "value", "low", "high", "unit", "kind", "modality"}
    if unknown:
        raise GoldenError(f"{where}: unknown keys {sorted(unknown)}")
    quote, kind = str(row["quote"]), str(row.get("kind", ""))
    where = f"{where}, {quote!r}"
    modality = str(row.get("modality", "exact"))
    if kind not in _KINDS or modality not in _MODALITIES:
        raise GoldenError(
            f"{where}: kind {kind!r} or modality {modality!r} is not one of the README's"
        )
    value, low, high = (_number(row.get(name), where) for name in ("value", "low", "high"))
    if (value is None) == (low is None and high is None):
        raise GoldenError(f"{where}: give either value, or low and high")
    start, end = locate(text, quote, where)
    return GoldQuantity(
        start, end, text[start:end], value, low, high, str(row.get("unit", "")), kind, modality
    )


def read_file(path: Path) -> Iterator[Passage]:
    """Yield the passages of one corpus file; raises `GoldenError` on the first malformed one."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as cause:
        raise GoldenError(f"{path}: {cause}") from cause
    for number, row in enumerate(data.get("passage", []), start=1):
        where = f"{path.name}, passage {number}"
        text = row["text"]
        quantities = tuple(_quantity(text, item, where) for item in row.get("quantities", ()))
        others = tuple(
            GoldOther(*locate(text, item["quote"], where), item["kind"])
            for item in row.get("others", ())
        )
        silent = tuple(locate(text, quote, where) for quote in row.get("silent", ()))
        spans = sorted((q.start, q.end) for q in quantities)
        for (_, end), (start, _) in pairwise(spans):
            if start < end:
                raise GoldenError(
                    f"{where}: two quantities overlap at {text[start:end]!r}; use quote#2"
                )
        for a, b in silent:
            if any(q.start < b and a < q.end for q in quantities):
                raise GoldenError(f"{where}: {text[a:b]!r} is both silent and a quantity")
        yield Passage(
            f"{path.stem}-{number:03d}",
            text,
            row["source"],
            row.get("prose", ""),
            path.stem,
            quantities,
            others,
            silent,
        )


def read_folder(folder: Path, *, held_aside: bool = False) -> list[Passage]:
    """Return all passages below `folder`: the tuned part, or only the held-aside part."""
    paths = sorted(p for p in folder.rglob("*.toml") if ("held-aside" in p.parts) == held_aside)
    return [passage for path in paths for passage in read_file(path)]


def main(arguments: list[str]) -> int:
    """Validate corpus files and print what they hold."""
    failed = 0
    totals = [0, 0, 0, 0]
    for name in arguments or sorted(str(p) for p in QUANTITIES.rglob("*.toml")):
        try:
            passages = list(read_file(Path(name)))
        except (GoldenError, KeyError, ValueError) as error:
            print(f"BAD {name}: {error}")
            failed = 1
            continue
        counts = [
            len(passages),
            sum(len(p.quantities) for p in passages),
            sum(len(p.others) for p in passages),
            sum(len(p.silent) for p in passages),
        ]
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        print(
            f"{name}: {counts[0]} passages, {counts[1]} quantities, {counts[2]} dates and "
            f"ranks, {counts[3]} near-misses"
        )
    print(
        f"total: {totals[0]} passages, {totals[1]} quantities, {totals[2]} dates and "
        f"ranks, {totals[3]} near-misses"
    )
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
