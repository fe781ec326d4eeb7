"""Each column by itself: of periods, of numbers, of entities, or of words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from factgauge.reference.formats.hints import ColumnHint, Hints
from factgauge.reference.infer.entities import Scheme, scheme_of
from factgauge.reference.infer.numbers import Numbers, read_numbers
from factgauge.reference.infer.periods import PeriodForm, period_form
from factgauge.reference.infer.sheet import Column, Sheet
from factgauge.reference.infer.words import has_role, word_list, words_of

_LONG = 60  # characters; cells that are longer on average are prose
_WORDS = 6  # and cells of more words on average
_URL = re.compile(r"https?://|www\.")


@dataclass(frozen=True, slots=True)
class View:
    """A column with everything that its own header and cells say."""

    column: Column
    words: tuple[str, ...]
    hint: ColumnHint
    numbers: Numbers | None
    period: PeriodForm | None
    scheme: Scheme | None

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.column.name

    @property
    def distinct(self) -> int:
        """How many different cells are not blank."""
        return len(self.column.texts)

    @property
    def constant(self) -> bool:
        """Whether every row has the same cell."""
        return len(self.column.cells) == 1

    @property
    def empty(self) -> bool:
        """Whether no row has a cell."""
        return self.distinct == 0

    def says(self, role: str) -> bool:
        """Return whether the header has a word of that role."""
        return has_role(self.words, role)

    @property
    def prose(self) -> bool:
        """Whether its cells are sentences rather than names."""
        texts = self.column.texts[:200]
        words = sum(len(text.split()) for text in texts)
        return self.numbers is None and words > _WORDS * len(texts)

    @property
    def attribute(self) -> bool:
        """Whether the column neither measures nor distinguishes anything."""
        if self.hint.role in ("attribute", "source") or self.empty:
            return True
        if self.hint.role is not None:
            return False
        if self.numbers is not None:
            known = word_list("roles", "attribute")
            if self.hint.label and words_of(self.hint.label)[-1:] in (("code",), ("id",)):
                return True
            return bool(self.words) and (self.words[-1] in known or self.words[0] in ("lat", "lon"))
        texts = self.column.texts[:200]
        prose = sum(map(len, texts)) > _LONG * len(texts)
        return prose or any(_URL.match(text) for text in texts[:5]) or self.says("attribute")


def views(sheet: Sheet, hints: Hints, settings: Mapping[str, str]) -> tuple[View, ...]:
    """Look at every column of a table by itself."""
    found: list[View] = []
    for column in sheet.columns:
        hint = hints.columns.get(column.name, ColumnHint())
        decimal, group = settings.get("decimal"), settings.get("group")
        numbers = read_numbers(column, decimal, group)
        form = period_form(column.texts) if column.texts else None
        if form is not None and form.bare_year and numbers is None:
            form = None
        scheme = None if form is not None else scheme_of(column)
        words = words_of(column.name)
        found.append(View(column, words, hint, numbers, form, scheme))
    return tuple(found) if "decimal" in settings else _settled(found, sheet)


def _settled(found: list[View], sheet: Sheet) -> tuple[View, ...]:
    """Read numbers that could be thousands or decimals as the table's other columns are written."""
    marks = {view.numbers.proven for view in found if view.numbers and view.numbers.proven}
    mark = marks.pop() if len(marks) == 1 else None
    if mark is None and not marks and sheet.source.dialect.get("delimiter") == ";":
        return tuple(_reread(view, ",", sure=False) for view in found)
    return tuple(_reread(view, mark, sure=True) if mark else view for view in found)


def _reread(view: View, mark: str, *, sure: bool) -> View:
    if view.numbers is None or view.numbers.open_reading is None:
        return view
    group = "," if mark == "." else "."
    example = view.numbers.open_reading
    if mark == view.numbers.decimal and group == view.numbers.group and not sure:
        return view
    numbers = read_numbers(view.column, mark, group if group in example else None)
    if numbers is None:
        return view
    return replace(view, numbers=numbers if sure else replace(numbers, open_reading=example))
