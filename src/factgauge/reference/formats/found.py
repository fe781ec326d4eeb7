"""What is found out about a file of tables before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from factgauge.reference.formats.hints import Hints


@dataclass(frozen=True, slots=True)
class Found:
    """One table recognised in a file, and how it is to be read.

    `dialect` has the keys of the Data Package's Table Dialect (v2). `label` names a table among
    several of a file: its sheet. `remarks` say what is unsure or odd.
    """

    format: str
    encoding: str = "utf-8"
    dialect: Mapping[str, Any] = field(default_factory=dict)
    label: str | None = None
    remarks: tuple[str, ...] = ()
    hints: Hints | None = None
