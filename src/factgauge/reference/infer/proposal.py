"""What inference yields: a descriptor in draft, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factgauge.reference.formats.source import Source


@dataclass(frozen=True, slots=True)
class Note:
    """One decision of the inference, in words for the user.

    `setting` is the key under which the user can decide otherwise, as in `--set measure.unit=USD`;
    `others` are the likely values. An unsure decision is asked about; a sure one is only told.
    """

    about: str  # "entity", "period", "measure.unit", "decimal mark", "rows"
    decided: str  # "the unit of gdp is USD"
    because: str  # 'the title says "(current US$)"'
    sure: bool
    setting: str | None = None
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableProposal:
    """The draft of one resource, as `datapackage.json` would have it, and why."""

    source: Source
    name: str  # of the resource
    resource: Mapping[str, Any]  # name, path, format, encoding, dialect, schema, factgauge:layout
    notes: tuple[Note, ...]
    title: str | None = None
    vintage: str | None = None
    licence: str | None = None
    origin: str | None = None  # the source that the file states
