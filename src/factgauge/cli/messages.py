"""What is said on standard error: `factgauge: what, where; how to fix`, one line each."""

from __future__ import annotations

import sys

from factgauge.errors import FactgaugeError

FINE, FOUND, WRONG = 0, 1, 2


def complain(error: FactgaugeError) -> None:
    """Print one error; whatever its parts hold stays on one line and moves no cursor."""
    _say(f"factgauge: {error.what}, {error.where}; {error.fix}")


def _say(text: str) -> None:
    line = "".join(char if char.isprintable() else " " for char in text)
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=stream)
