"""factgauge reads prose and gauges every figure in it.

The public API and nothing else; every name is loaded when it is first asked for, so that `import
factgauge` is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Catalogue", "Document", "Report", "__version__", "extract", "read", "verify"]

if TYPE_CHECKING:
    from factgauge.model.document import Document
    from factgauge.model.report import Report
    from factgauge.pipeline import extract, read, verify
    from factgauge.reference.catalogue import Catalogue

_HOMES = {
    "Catalogue": "factgauge.reference.catalogue",
    "Document": "factgauge.model.document",
    "Report": "factgauge.model.report",
    "extract": "factgauge.pipeline",
    "read": "factgauge.pipeline",
    "verify": "factgauge.pipeline",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'factgauge' has no attribute {name!r}")
