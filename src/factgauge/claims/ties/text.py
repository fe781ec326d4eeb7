"""What a reader of texts gets: the document with its sentences as tokens and its claims."""

from __future__ import annotations

from dataclasses import dataclass

from factgauge.claims.tokens import View
from factgauge.model.claim import Claim
from factgauge.model.document import Document
from factgauge.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Text:
    """A document with its sentences as tokens and the claims that the frames have read."""

    document: Document
    views: tuple[View, ...]
    claims: tuple[Claim, ...]
    quantities: tuple[Quantity, ...]
