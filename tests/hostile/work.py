"""Count the work that reading a text takes, without a clock.

Counted are calls, and the code points that searches, matches and slices go over. What is not seen:
how far a pattern looked before it failed to match, for that stays inside `re`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FunctionType, ModuleType, SimpleNamespace

from factgauge.lexicon.pattern import pattern
from factgauge.model.document import Document, Sentence
from factgauge.model.span import Span
from factgauge.quantities import extract as stage
from factgauge.quantities import scan

PACKAGE = "factgauge.quantities."
PATTERNS = (re.Pattern, type(pattern("")))  # compiled, and those that compile on first use


class Text(str):
    """A text that counts what is sliced out of it."""

    count: SimpleNamespace

    def __getitem__(self, key):
        part = super().__getitem__(key)
        self.count.work += len(part)
        return part


class Pattern:
    """A compiled pattern that counts the calls and how far each went."""

    def __init__(self, pattern, count):
        self.pattern, self.count = pattern, count

    def _went(self, found, text, start, end):
        reached = found.end() if found is not None else min(end, len(text))
        self.count.work += 1 + max(0, reached - start)
        return found

    def search(self, text, pos=0, endpos=sys.maxsize):
        return self._went(self.pattern.search(text, pos, endpos), text, pos, endpos)

    def match(self, text, pos=0, endpos=sys.maxsize):
        found = self.pattern.match(text, pos, endpos)
        return self._went(found, text, pos, endpos if found else pos)

    def fullmatch(self, text, pos=0, endpos=sys.maxsize):
        return self._went(self.pattern.fullmatch(text, pos, endpos), text, pos, endpos)

    def finditer(self, text, pos=0, endpos=sys.maxsize):
        self.count.work += 1 + max(0, min(endpos, len(text)) - pos)
        return self.pattern.finditer(text, pos, endpos)

    def __getattr__(self, name):
        self.count.work += 1
        return getattr(self.pattern, name)


def _counted(function, count):
    def called(*arguments, **named):
        count.work += 1
        result = function(*arguments, **named)
        return Pattern(result, count) if isinstance(result, PATTERNS) else result

    return called


@contextmanager
def counting(monkeypatch) -> Iterator[SimpleNamespace]:
    """Put counters around every function and every pattern of the package's modules."""
    count = SimpleNamespace(work=0, functions=0, patterns=0)
    modules = [m for name, m in sys.modules.items() if name.startswith(PACKAGE)]
    wrapped: dict[int, object] = {}
    with monkeypatch.context() as patch:
        for module in modules:
            for name, value in list(vars(module).items()):
                if isinstance(value, PATTERNS):
                    new = wrapped.setdefault(id(value), Pattern(value, count))
                elif _is_ours(value, module):
                    new = wrapped.setdefault(id(value), _counted(value, count))
                else:
                    continue
                patch.setattr(module, name, new)
        count.functions = sum(not isinstance(new, Pattern) for new in wrapped.values())
        count.patterns = len(wrapped) - count.functions
        yield count


def _is_ours(value: object, module: ModuleType) -> bool:
    home = getattr(value, "__module__", None) or ""
    plain = isinstance(value, FunctionType) or hasattr(value, "cache_info")
    return plain and home.startswith(PACKAGE)


def work_of(text: str, monkeypatch) -> int:
    """Return the work of reading `text` as one sentence."""
    scan.number_words()  # the tables are read before the counting begins
    with counting(monkeypatch) as count:
        given = Text(text)
        given.count = count
        stage.extract(Document("d", given, (Sentence(0, Span(0, len(text)), 0),)))
        assert (count.functions > 100, count.patterns > 100) == (True, True)
        return count.work
