from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import LONG, TABLE, Write


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every store of a test in its own cache folder."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    return folder / "factgauge"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the reference folder of a test."""
    folder = tmp_path / "reference"
    folder.mkdir()
    return folder


@pytest.fixture
def write(root: Path) -> Write:
    """Write one vintage and return its folder; `change` may edit the descriptor in place."""

    def write_vintage(
        table: str | bytes = TABLE,
        package: dict[str, Any] = LONG,
        change: Callable[[dict[str, Any]], object] = lambda package: None,
        vintage: str = "2019",
    ) -> Path:
        package = copy.deepcopy(package)
        name: str = package["name"]
        folder = root / name / vintage
        folder.mkdir(parents=True, exist_ok=True)
        change(package)
        (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        data = table if isinstance(table, bytes) else table.encode()
        (folder / "table.csv").write_bytes(data)
        return folder

    return write_vintage
