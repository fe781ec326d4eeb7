"""Whole report files held against what they were; FACTGAUGE_UPDATE_SNAPSHOTS=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "snapshots"
NAMES = ("report.html", "report.json", "report.jsonl", "report.txt")


def matches_snapshot(name: str, text: str) -> bool:
    """Return whether `text` is the snapshot, byte for byte."""
    assert name in NAMES, f"add {name} to NAMES"
    path = FOLDER / name
    if os.environ.get("FACTGAUGE_UPDATE_SNAPSHOTS") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_bytes() == text.encode()
