"""What the user decides of a table: `--set KEY=VALUE`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from factgauge.errors import UsageError

MEASURE_KEYS = (
    "label", "unit", "scale", "statistic", "direction", "basis", "counted", "id",
)  # fmt: skip
KEYS = (
    "title", "vintage", "licence", "source", "shape", "decimal", "group", "dimensions", "values",
    "entity.column", "entity.scheme", "entity.kind", "entity.constant", "entity.name",
    "partner.column", "partner.scheme", "partner.kind",
    "period.column", "period.columns", "period.granularity", "period.constant", "period.format",
    "period.year_begins", "period.year_named", "measure.column",
    *(f"measure.{key}" for key in MEASURE_KEYS),
    "event.label",
)  # fmt: skip
_ONE = re.compile(r"measures\.(?P<id>[^.]+(?:\.[^.]+)*?)\.(?P<key>[a-z]+)")
_SHAPES = ("long", "wide", "bilateral", "series", "cross-section", "events")
_CHOICES = {
    "shape": _SHAPES,
    "period.granularity": ("year", "quarter", "month", "day", "range"),
    "entity.kind": ("country", "group", "person", "organisation", "place"),
    "partner.kind": ("country", "group", "person", "organisation", "place"),
    "measure.statistic": ("stock", "flow", "rate", "index", "count", "constant"),
    "measure.direction": ("symmetric", "from-entity", "to-entity"),
    "period.year_begins": tuple(str(month) for month in range(1, 13)),
    "period.year_named": ("for its beginning", "for its end"),
}


def check_settings(settings: Mapping[str, str]) -> None:
    """Refuse a key that there is not and a value that the key cannot have, with `UsageError`."""
    for key, value in settings.items():
        known = key
        if (one := _ONE.fullmatch(key)) is not None:
            known = f"measure.{one['key']}"
        if known not in KEYS or known == "measure.column" != key:
            near = difflib.get_close_matches(key, KEYS, 1)
            hint = f'did you mean "{near[0]}"? ' if near else ""
            raise UsageError(
                f"--set {key}",
                f'"{key}" is no key',
                f"{hint}use one of: {', '.join(KEYS)}, or measures.ID.KEY with the KEYs of measure",
            )
        if known in _CHOICES and value not in _CHOICES[known]:
            choices = ", ".join(_CHOICES[known])
            raise UsageError(f"--set {key}", f'"{value}" is not known', f"use one of: {choices}")


def measure_setting(settings: Mapping[str, str], id: str, key: str) -> str | None:
    """Return what is set for one measure, else for all."""
    return settings.get(f"measures.{id}.{key}") or settings.get(f"measure.{key}")


def listed(settings: Mapping[str, str], key: str) -> tuple[str, ...]:
    """Return the columns that a setting lists, separated by commas."""
    return tuple(part.strip() for part in settings.get(key, "").split(",") if part.strip())
