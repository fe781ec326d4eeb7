"""Read the golden corpora of claims, `claims/claims/` (`claims/README.md` has the format).

`python -m bench.claim_golden [FILE]…` validates the files and prints what they hold.
"""

from __future__ import annotations

import datetime
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.golden import ROOT, GoldenError
from factgauge.model.claim import Direction, Frame, Status

CLAIMS = ROOT / "claims" / "claims"

Place = tuple[int, int]

_NTH = re.compile(r"^(.*)#(\d+)$", re.S)
_ROLES = {
    Frame.LEVEL: {"value"},
    Frame.COUNT: {"value"},
    Frame.THRESHOLD: {"value"},
    Frame.TEMPORAL: {"value"},
    Frame.TEST_RESULT: {"value"},
    Frame.CHANGE: {"by", "from", "to"},
    Frame.SHARE: {"part", "whole", "share"},
    Frame.TOTAL: {"part", "whole", "share"},
    Frame.COMPARISON: {"left", "right", "by"},
    Frame.RATIO: {"left", "right", "by"},
    Frame.RATE: {"rate", "numerator", "denominator"},
    Frame.RANK: {"rank"},
    Frame.CONVERSION: {"first", "second"},
}
_KEYS = {
    "frame", "roles", "direction", "measurand", "entities", "period", "speaker", "status"
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldPeriod:
    """The days that a claim speaks of; `ends` is not included, `None` is open."""

    begins: datetime.date | None
    ends: datetime.date | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One expected claim: its parts as places in the text."""

    frame: Frame
    roles: tuple[tuple[str, Place], ...]
    direction: Direction | None
    measurand: Place | None
    entities: tuple[Place, ...]
    period: GoldPeriod | None
    speaker: Place | None
    status: Status


@dataclass(frozen=True, slots=True)
class ClaimPassage:
    """One golden text with all its claims; `silent` are figures that belong to none."""

    id: str
    topic: str
    published: datetime.date | None
    text: str
    claims: tuple[GoldClaim, ...]
    silent: tuple[Place, ...]


def _occurrences(text: str, surface: str) -> list[Place]:
    head, tail = r"(?<!\w)(?<!\d[.,])", r"(?!\w)(?![.,]\d)"
    return [found.span() for found in re.finditer(head + re.escape(surface) + tail, text)]


def _locate(text: str, quote: object, where: str) -> Place:
    if not isinstance(quote, str):
        raise GoldenError(f"{where}: {quote!r} is not a quote; give the words as a string")
    surface, nth = quote, 1
    if numbered := _NTH.match(quote):
        surface, nth = numbered.group(1), int(numbered.group(2))
    found = _occurrences(text, surface)
    if not 0 < nth <= len(found):
        raise GoldenError(
            f"{where}: {quote!r} occurs {len(found)} times as whole words; quote the text as it is"
        )
    return found[nth - 1]


def _period(row: object, where: str) -> GoldPeriod | None:
    if row is None:
        return None
    if not isinstance(row, dict) or not row or row.keys() - {"begins", "ends"}:
        raise GoldenError(f"{where}: a period has begins, ends or both; leave it out if unknown")
    begins, ends = row.get("begins"), row.get("ends")
    for day in (begins, ends):
        if day is not None and type(day) is not datetime.date:
            raise GoldenError(f"{where}: {day!r} is not a date; write 2024-03-05 without quotes")
    if begins is not None and ends is not None and begins >= ends:
        raise GoldenError(f"{where}: the period ends on {ends}, not after it begins on {begins}")
    return GoldPeriod(begins, ends)


def _claim(text: str, row: dict[str, object], where: str) -> GoldClaim:
    if unknown := row.keys() - _KEYS:
        raise GoldenError(f"{where}: unknown keys {sorted(unknown)}")
    frame = Frame(str(row["frame"]))
    roles = row["roles"]
    if not isinstance(roles, dict) or not roles or roles.keys() - _ROLES[frame]:
        raise GoldenError(f"{where}: roles of a {frame.value} are {sorted(_ROLES[frame])}")
    places = tuple(
        (str(role), _locate(text, quote, f"{where}, {role}"))
        for role, quotes in roles.items()
        for quote in (quotes if isinstance(quotes, list) else [quotes])
    )
    direction = row.get("direction")
    if direction is not None and frame is not Frame.CHANGE:
        raise GoldenError(f"{where}: only a change has a direction")
    measurand, speaker = row.get("measurand"), row.get("speaker")
    entities = row.get("entities", [])
    if not isinstance(entities, list):
        raise GoldenError(f"{where}: entities is a list of quotes")
    return GoldClaim(
        frame,
        places,
        None if direction is None else Direction(str(direction)),
        None if measurand is None else _locate(text, measurand, f"{where}, measurand"),
        tuple(_locate(text, entity, f"{where}, entities") for entity in entities),
        _period(row.get("period"), f"{where}, period"),
        None if speaker is None else _locate(text, speaker, f"{where}, speaker"),
        Status(str(row.get("status", "asserted"))),
    )


def read_claims_file(path: Path) -> Iterator[ClaimPassage]:
    """Yield the passages of one corpus file; raises `GoldenError` on the first malformed one."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as cause:
        raise GoldenError(f"{path}: {cause}") from cause
    for number, row in enumerate(data.get("passage", []), start=1):
        where = f"{path.name}, passage {number}"
        if unknown := row.keys() - {"source", "published", "text", "silent", "claim"}:
            raise GoldenError(f"{where}: unknown keys {sorted(unknown)}")
        text = row["text"]
        try:
            claims = tuple(
                _claim(text, claim, f"{where}, claim {index}")
                for index, claim in enumerate(row.get("claim", ()), start=1)
            )
        except (KeyError, ValueError) as cause:
            raise GoldenError(f"{where}: {cause}") from cause
        silent = tuple(_locate(text, quote, f"{where}, silent") for quote in row.get("silent", ()))
        yield ClaimPassage(
            f"{path.stem}-{number:03d}", path.stem, row.get("published"), text, claims, silent
        )


def read_claims_folder(*, held_aside: bool = False) -> list[ClaimPassage]:
    """Return all passages: the tuned part, or only the part that is held aside."""
    paths = sorted(p for p in CLAIMS.rglob("*.toml") if ("held-aside" in p.parts) == held_aside)
    return [passage for path in paths for passage in read_claims_file(path)]


def main(arguments: list[str]) -> int:
    """Validate corpus files and print what they hold."""
    failed = 0
    for name in arguments or sorted(str(path) for path in CLAIMS.rglob("*.toml")):
        try:
            passages = list(read_claims_file(Path(name)))
        except GoldenError as error:
            print(f"BAD {name}: {error}")
            failed = 1
            continue
        frames = Counter(claim.frame.value for p in passages for claim in p.claims)
        statuses = Counter(claim.status.value for p in passages for claim in p.claims)
        bare = sum(not p.claims for p in passages)
        print(f"{name}: {len(passages)} passages, {bare} without a claim")
        for counted in (frames, statuses):
            print("  ", ", ".join(f"{key} {number}" for key, number in counted.most_common()))
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
