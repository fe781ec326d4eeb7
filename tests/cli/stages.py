"""The stages behind the command line, replaced: what each document gives is said by a test."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.reports.builders import VERSION, full_report, small_report

import factgauge
from factgauge.errors import DatasetError, DocumentError, FactgaugeError
from factgauge.model.document import Document
from factgauge.model.finding import Judgement
from factgauge.model.report import DocumentReport

Found = DocumentReport | FactgaugeError


def rain(id: str, judgement: Judgement = Judgement.CONSISTENT) -> DocumentReport:
    return small_report("Rain fell on 12 days.", [("12 days", judgement)], id=id).documents[0]


def lost(path: str) -> DocumentError:
    return DocumentError(path, "there is no such file", "check the path")


@dataclass
class Opened:
    """A catalogue that knows its folders alone."""

    folders: tuple[Path, ...]
    starter: Path | None = None
    closed: bool = False

    def close(self) -> None:
        self.closed = True


class Stages:
    """Answers for the stages, and keeps what they were asked."""

    def __init__(self) -> None:
        self.found: dict[str, Found] = {"border.txt": full_report().documents[0]}
        self.asked: dict[str, object] = {}
        self.depths: list[str] = []
        self.catalogues: list[object] = []
        self.before: Callable[[Document], None] = lambda document: None

    def read_inputs(self, paths, **options) -> Iterator[Document | DocumentError]:
        self.asked = options
        for path in paths:
            found = self.found.get(path, lost(path))
            yield found if isinstance(found, DocumentError) else self._document(path, found)

    def _document(self, path: str, found: Found) -> Document:
        return found.document if isinstance(found, DocumentReport) else rain(path).document

    def examine(self, document, catalogue, depth="verdicts") -> DocumentReport:
        self.before(document)
        self.depths.append(depth)
        self.catalogues.append(catalogue)
        for path, found in self.found.items():
            if isinstance(found, FactgaugeError) and path == document.id:
                raise found
            if isinstance(found, DocumentReport) and found.document is document:
                return found
        raise AssertionError(document.id)

    def open(self, folders, starter=None, *, aliases) -> Opened:
        for folder in folders:
            if not folder.is_dir():
                raise DatasetError(str(folder), "there is no such folder", "check --reference")
        return Opened(tuple(folders), starter)


def install(monkeypatch: pytest.MonkeyPatch) -> Stages:
    stages = Stages()
    modules = {
        "factgauge.documents.read": {"read_inputs": stages.read_inputs},
        "factgauge.pipeline": {"examine": stages.examine},
        "factgauge.reference.catalogue": {"Catalogue": stages},
    }
    for name, members in modules.items():
        module = types.ModuleType(name)
        vars(module).update(members)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(factgauge, "__version__", VERSION, raising=False)
    return stages
