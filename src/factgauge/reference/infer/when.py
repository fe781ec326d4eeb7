"""Which columns say when: one column of periods, a year with its month, or first and last day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factgauge.reference.infer.columns import View
from factgauge.reference.infer.periods import PeriodForm, part_form
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.settings import listed


@dataclass(frozen=True, slots=True)
class When:
    """The columns of the period and how they are written; none where nothing states it."""

    columns: tuple[View, ...] = ()
    granularity: str = "year"
    patterns: tuple[str | None, ...] = ()
    bounds: bool = False
    form: PeriodForm | None = None


def find_when(
    pool: list[View], settings: Mapping[str, str], notes: list[Note], *, across: bool
) -> When:
    """Return the columns of the period; `across` headers already say it, or part of it."""
    if "period.constant" in settings:
        return When()
    if name := settings.get("period.column"):
        view = next(each for each in pool if each.name == name)
        form = view.period or PeriodForm(settings.get("period.granularity", "range"))
        return _one(view, form, settings)
    if two := listed(settings, "period.columns"):
        views = tuple(next(each for each in pool if each.name == name) for name in two)
        within = part_form(views[1].column.texts)
        grain, pattern = within or (settings.get("period.granularity", "month"), None)
        return When(views, grain, (None, pattern))
    hinted = [view for view in pool if view.hint.role == "period"]
    if len(hinted) > 1 and (both := _bounds(hinted)) is not None:
        return both
    if hinted and not across:
        return _one(hinted[0], hinted[0].period or PeriodForm("range"), settings)
    found = [view for view in pool if view.period is not None and not view.attribute]
    certain = [v for v in found if v.period and not v.period.bare_year]
    said = [
        v
        for v in found
        if v.says("period") and (not across or not (v.period and v.period.bare_year))
    ]
    if pair := _bounds(found):
        return pair
    years = [v for v in found if v.period and v.period.granularity == "year" and v.says("period")]
    for year in years if not across else []:
        for view in pool:
            if view is year or not view.says("period"):
                continue
            part = part_form(view.column.texts)
            if part is not None and view.distinct > 1:
                return When(
                    (year, view),
                    part[0],
                    (year.period.pattern if year.period else None, part[1]),
                    form=year.period,
                )
    if across:
        return When()
    for group in (said, certain, found):
        if not group:
            continue
        finest = sorted(group, key=lambda v: (not v.says("period"), -_fineness(v), v.column.place))
        first = finest[0]
        others = [v.name for v in group if v is not first]
        if group is found and (first.distinct < 2 or first.column.place > 3):
            return When()
        plain = first.says("period") or (first.period is not None and not first.period.bare_year)
        notes.append(
            Note(
                "period",
                f'the period stands in the column "{first.name}"',
                "its header says so" if first.says("period") else "its cells read as periods",
                plain and not others,
                "period.column",
                tuple(others),
            )
        )
        return _one(first, first.period or PeriodForm("range"), settings)
    return When()


def _fineness(view: View) -> int:
    order = ("year", "quarter", "month", "day")
    granularity = view.period.granularity if view.period else "year"
    return order.index(granularity) if granularity in order else 0


def _one(view: View, form: PeriodForm, settings: Mapping[str, str]) -> When:
    if pattern := settings.get("period.format"):
        form = replace(form, pattern=pattern, other=None)
    if granularity := settings.get("period.granularity"):
        form = replace(
            form,
            granularity=granularity,
            pattern=form.pattern or _rewritten(view, form, granularity),
        )
    return When((view,), form.granularity, (form.pattern,), form=form)


def _rewritten(view: View, form: PeriodForm, granularity: str) -> str | None:
    """Return a pattern where days are to be read as longer periods."""
    days = form.granularity in ("day", "month", "quarter") and len(view.column.texts[0]) == 10
    return "%Y-%m-%d" if days and granularity in ("year", "quarter", "month") else None


def _bounds(found: list[View]) -> When | None:
    begins = [v for v in found if v.says("begins")]
    ends = [v for v in found if v.says("ends") and v not in begins]
    if len(begins) == 1 and len(ends) == 1:
        first, last = begins[0], ends[0]
        if first.period is None or last.period is None:
            return None
        forms = (first.period, last.period)
        grains = {form.granularity for form in forms}
        days = all(
            len(view.column.texts[0]) == 10 and form.pattern is None
            for view, form in zip((first, last), forms, strict=True)
        )
        if len(grains) > 1 and not days:
            return None
        grain = grains.pop() if len(grains) == 1 else "day"
        return When(
            (first, last),
            grain,
            tuple(form.pattern for form in forms),
            bounds=True,
            form=replace(first.period, granularity=grain),
        )
    return None
