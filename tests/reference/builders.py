"""A table of values and a table of events, to be spoilt by tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

LONG: dict[str, Any] = {
    "name": "harvest",
    "title": "Harvests",
    "licenses": [{"name": "MIT"}],
    "resources": [
        {
            "name": "table",
            "path": "table.csv",
            "schema": {
                "fields": [
                    {"name": name}
                    for name in ("land", "year", "crop", "value", "precision", "about", "source")
                ]
            },
            "factgauge:layout": {
                "shape": "long",
                "entity": {"column": "land", "scheme": "iso3166-1-alpha-3"},
                "period": {"column": "year", "granularity": "year"},
                "measure": {"column": "crop"},
                "measures": [
                    {"id": "rye", "label": "rye", "unit": "metric_ton", "statistic": "flow"},
                    {"id": "share", "label": "share", "unit": "percent", "statistic": "rate"},
                ],
                "value": {"column": "value"},
                "precision": {"column": "precision"},
                "approximate": {"column": "about"},
                "source": {"column": "source"},
            },
        }
    ],
}
HEADER = "land,year,crop,value,precision,about,source\n"
TABLE = HEADER + "FRA,2017,rye,34.5,,,yearbook\nFRA,2018,rye,40,10,,yearbook\n"

EVENTS: dict[str, Any] = {
    "name": "talks",
    "title": "Talks",
    "licenses": [{"name": "MIT"}],
    "resources": [
        {
            "name": "table",
            "path": "table.csv",
            "schema": {"fields": [{"name": name} for name in ("from", "to", "with")]},
            "factgauge:layout": {
                "shape": "events",
                "participants": [{"constant": "ann"}, {"column": "with", "scheme": "name"}],
                "entities": {
                    "ann": {"name": "Ann", "kind": "person"},
                    "bob": {"name": "Bob Roe", "kind": "person", "aliases": ["Bob", "Mr Roe"]},
                    "rob": {"name": "Rob Roe", "kind": "person", "aliases": ["Mr Roe"]},
                },
                "period": {
                    "begins": {"column": "from"},
                    "ends": {"column": "to"},
                    "granularity": "day",
                },
                "event": {"id": "meeting", "label": "meetings", "aliases": ["meet"]},
                "coverage": {"begins": "2018-01-01", "ends": "2018-12-31"},
                "source": {"constant": "diary"},
            },
        }
    ],
}

Write = Callable[..., Path]


def resource(package: dict[str, Any]) -> dict[str, Any]:
    """Return the one resource of a package."""
    found: dict[str, Any] = package["resources"][0]
    return found


def layout(package: dict[str, Any]) -> dict[str, Any]:
    """Return the layout block of a package's one resource."""
    found: dict[str, Any] = resource(package)["factgauge:layout"]
    return found
