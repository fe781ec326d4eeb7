"""What a file or its descriptor says of its own columns, before anything is inferred."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ColumnRole = Literal[
    "entity", "partner", "period", "measure", "value", "dimension", "attribute", "source"
]


@dataclass(frozen=True, slots=True)
class ColumnHint:
    """What is said of one column; an absent part is `None`.

    `codes` are the labels of its cells: {"F": "women"}. An "attribute" (a status flag, a note) is
    neither key nor value.
    """

    label: str | None = None
    description: str | None = None
    role: ColumnRole | None = None
    unit: str | None = None  # as the file writes it: "US$ millions", "USD", "percent"
    codes: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)  # of a measure column: code → unit
    countries: Mapping[str, str] = field(default_factory=dict)  # code → ISO 3166-1 alpha-3 code


@dataclass(frozen=True, slots=True)
class Hints:
    """What is said of a whole table."""

    title: str | None = None
    description: str | None = None
    source: str | None = None
    licence: str | None = None
    vintage: str | None = None  # 2018, 2018-03 or 2018-03-25
    columns: Mapping[str, ColumnHint] = field(default_factory=dict)
