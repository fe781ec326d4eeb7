"""A plan written: the folder of a dataset, with descriptor, tables and where they come from."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factgauge.errors import DatasetError
from factgauge.reference.adding.plan import Plan
from factgauge.reference.formats.registry import companions_of
from factgauge.reference.infer.proposal import TableProposal
from factgauge.reference.vintages import DESCRIPTOR

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def write_dataset(plan: Plan, parent: Path, day: str) -> Path:
    """Write a plan as `parent/<dataset>/<vintage>/` and return that folder.

    The tables are copied byte for byte. `day` is when it was added. Raises `DatasetError` where
    the folder stands there already, or cannot be written.
    """
    folder = parent / plan.name / plan.vintage
    if folder.exists():
        raise DatasetError(
            f"{plan.name}/{plan.vintage}",
            "stands there already",
            "give another --name, or --set vintage=…, or remove it first",
        )
    try:
        folder.mkdir(parents=True)
        files = {path: path.name for table in plan.tables for path in _files(table)}
        for path, name in files.items():
            shutil.copyfile(path, folder / name)
        digests = {name: _sha256(folder / name) for name in files.values()}
        text = json.dumps(_package(plan), ensure_ascii=False, indent=2)
        (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8")
        (folder / "SOURCE.md").write_text(_source_note(plan, digests, day), encoding="utf-8")
    except OSError as error:
        raise DatasetError(
            str(folder), f"cannot be written ({error.strerror})", "make room, or give --into DIR"
        ) from error
    return folder


def _files(table: TableProposal) -> tuple[Path, ...]:
    """Return the files that a table lies in: its own, and those that its format reads with it."""
    return (table.source.path, *companions_of(table.resource["format"], table.source.path))


def _package(plan: Plan) -> Mapping[str, Any]:
    return {
        "$schema": _PROFILE,
        "name": plan.name,
        "title": plan.title,
        "licenses": [{"title": plan.licence}],
        "sources": [{"title": plan.origin} | ({"path": plan.address} if plan.address else {})],
        "resources": [dict(table.resource) for table in plan.tables],
    }


def _source_note(plan: Plan, digests: Mapping[str, str], day: str) -> str:
    lines = [f"# {plan.title}", "", f"Source: {plan.origin}", f"Licence: {plan.licence}"]
    if plan.address:
        lines.append(f"Fetched from: {plan.address}")
    lines += [f"Added: {day}", f"Vintage: {plan.vintage}", "", "| file | sha256 |", "|---|---|"]
    lines += [f"| {name} | {digest} |" for name, digest in digests.items()]
    notes = [(table.name, note) for table in plan.tables for note in table.notes]
    notes = [("", note) for note in plan.notes] + notes
    if notes:
        lines += ["", "What was read from the file itself, and why:", ""]
        for table, note in notes:
            where = f"{table}: " if table and len(plan.tables) > 1 else ""
            mark = "" if note.sure else " (unsure)"
            lines.append(f"* {where}{note.decided}{mark}: {note.because}")
    if plan.passed_over:
        lines += ["", "Passed over:", ""]
        lines += [f"* {each.name}: {each.why}" for each in plan.passed_over]
    return "\n".join(lines) + "\n"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
