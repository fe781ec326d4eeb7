"""Which words of a source become a link: web addresses, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a source, and the address that they are."""

    text: str
    address: str | None


def web_address(text: str | None) -> str | None:
    """Return `text` if it is an http or https address with a host: no other is linked."""
    if text is None or not _ADDRESS.fullmatch(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    return text if parts.hostname else None


def linked(text: str) -> list[Piece]:
    """Cut a source at the web addresses in it."""
    pieces, end = [], 0
    for match in _ADDRESS.finditer(text):
        pieces.append(Piece(text[end : match.start()], None))
        pieces.append(Piece(match.group(), web_address(match.group())))
        end = match.end()
    pieces.append(Piece(text[end:], None))
    return [piece for piece in pieces if piece.text]
