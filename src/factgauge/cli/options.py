"""The options that commands share, and the reading of their values."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from factgauge.errors import UsageError

if TYPE_CHECKING:  # a command that reads no document needs no verdict
    from factgauge.model.finding import Judgement

INPUT_FORMATS = ("text", "jsonl")
FAIL_ON = "inconsistent,refuted"

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def add_documents(parser: argparse.ArgumentParser) -> None:
    """Add what every command that reads documents takes."""
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a .txt, .md, .html, .jsonl or .jsonl.gz file, or a folder; - is standard input",
    )
    parser.add_argument(
        "--as-of",
        metavar="DATE",
        help="the day to take as published where a document does not say, as YYYY-MM-DD",
    )
    parser.add_argument(
        "--input-format",
        metavar="F",
        help="what standard input holds: text (the default) or jsonl, one document a line",
    )


def day(value: str | None, option: str = "--as-of") -> datetime.date | None:
    """Return the day that an option names."""
    if value is None:
        return None
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        return datetime.date.fromisoformat(value)
    except ValueError as cause:
        raise UsageError(
            f"option {option}", f'"{value}" is not a day', "write it as 2019-04-24"
        ) from cause


def one_of(value: str, names: Iterable[str], option: str) -> str:
    """Return `value` if it is among `names`."""
    known = tuple(names)
    if value not in known:
        raise UsageError(f"option {option}", f'unknown value "{value}"', f"use {_or(known)}")
    return value


def failing(value: str) -> frozenset[Judgement]:
    """Return the verdicts that make the exit status 1.

    Those named, and every graver one; "none" names none.
    """
    from factgauge.model.finding import Judgement

    if value.strip() == "none":
        return frozenset()
    known = [judgement.value for judgement in Judgement]
    named = [one_of(name.strip(), known, "--fail-on") for name in value.split(",")]
    gravest_first = list(Judgement)
    mildest = max(known.index(name) for name in named)
    return frozenset(gravest_first[: mildest + 1])


def _or(names: tuple[str, ...]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
