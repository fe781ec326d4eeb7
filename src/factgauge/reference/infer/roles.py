"""Which column has which role in the table: when, who, with whom, what, how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from factgauge.errors import UsageError
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.entities import Scheme, kind_of
from factgauge.reference.infer.periods import PeriodForm, part_form
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.settings import listed
from factgauge.reference.infer.sheet import Sheet


@dataclass(frozen=True, slots=True)
class When:
    """The columns of the period and how they are written; none where nothing states it."""

    columns: tuple[View, ...] = ()
    granularity: str = "year"
    patterns: tuple[str | None, ...] = ()
    bounds: bool = False
    form: PeriodForm | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """A column of entities with its scheme, and the columns that name the same ones otherwise."""

    view: View
    scheme: Scheme
    names: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """The roles of a table's columns; `rest` are columns of words without one."""

    when: When
    who: tuple[Who, ...]
    measure: View | None
    values: tuple[View, ...]
    rest: tuple[View, ...]
    attributes: tuple[View, ...]
    notes: tuple[Note, ...] = ()
    depends: Mapping[str, str] = field(default_factory=dict)


def assign(
    sheet: Sheet,
    seen: Sequence[View],
    settings: Mapping[str, str],
    headers_are_periods: frozenset[str],
) -> Roles:
    """Give each column its role. `headers_are_periods` are columns of values for certain."""
    _refuse_unknown(sheet, settings)
    pool = [view for view in seen if view.name not in headers_are_periods]
    notes: list[Note] = []
    when = _when(pool, settings, notes, across=bool(headers_are_periods))
    used = {view.name for view in when.columns}
    pool = [view for view in pool if view.name not in used]
    who = _who(sheet, pool, settings, notes, when)
    used |= {each.view.name for each in who} | {n.name for each in who for n in each.names}
    pool = [view for view in pool if view.name not in used]
    wanted = listed(settings, "values")
    given = [v for v in pool if v.hint.role == "value"]
    values, rest, attributes = [], [], []
    for view in pool:
        if wanted:
            is_value = view.name in wanted
        elif given:
            is_value = view in given
        else:
            is_value = view.numbers is not None and view.hint.role is None and not view.attribute
            is_value = is_value and not (view.period is not None and not view.period.bare_year)
            is_value = is_value and not (view.period is not None and view.says("year_of"))
        if (
            is_value
            and not wanted
            and not given
            and (not view.numbers or not view.numbers.values or _idle(sheet, view))
        ):
            is_value = False
        if is_value and view.numbers is not None:
            values.append(view)
        elif view.attribute or view.numbers is not None:
            (
                rest
                if view.hint.role in ("dimension", "measure") or view.says("dimension")
                else attributes
            ).append(view)
        else:
            rest.append(view)
    if not values and not headers_are_periods and not (when.columns and when.granularity == "day"):
        values, attributes = _figures_at_last(sheet, attributes, notes)
    measure = _measure_column(rest, settings)
    rest = [view for view in rest if view is not measure]
    return Roles(when, who, measure, tuple(values), tuple(rest), tuple(attributes), tuple(notes))


def _figures_at_last(
    sheet: Sheet, attributes: list[View], notes: list[Note]
) -> tuple[list[View], list[View]]:
    """Take numbers that look like codes for values where a table has no others."""
    values = [
        v
        for v in attributes
        if v.numbers is not None and v.distinct > 1 and v.hint.role is None and not v.says("code")
    ]
    values = values or [
        v for v in attributes if v.numbers is not None and v.distinct > 1 and v.hint.role is None
    ]
    if not values:
        raise sheet.source.fault(
            None,
            "holds no column of numbers, and no day on which something happened",
            "name the columns of its values with --set values=COLUMN, or leave the table out",
        )
    names = ", ".join(f'"{view.name}"' for view in values[:6])
    notes.append(
        Note(
            "values",
            f"the values stand in {names}",
            "the table has no other numbers, and these may be codes",
            False,
            "values",
        )
    )
    return values, [view for view in attributes if view not in values]


def _idle(sheet: Sheet, view: View) -> bool:
    """Return whether a column of numbers says the same in each of many rows, or counts ages."""
    if view.constant and sheet.total > 5:
        return True
    numbers = view.numbers
    few = len(view.words) == 1 and numbers is not None and numbers.whole and view.distinct <= 150
    return few and view.says("dimension")


def _refuse_unknown(sheet: Sheet, settings: Mapping[str, str]) -> None:
    for key in (
        "entity.column",
        "partner.column",
        "period.column",
        "measure.column",
        "period.columns",
        "values",
        "dimensions",
    ):
        many = (
            listed(settings, key)
            if key in ("period.columns", "values", "dimensions")
            else (settings.get(key),)
        )
        for name in many:
            if name and name not in sheet.header:
                raise UsageError(
                    f"--set {key}",
                    f'the table has no column "{name}"',
                    f"name one of: {', '.join(sheet.header)}",
                )


def _when(
    pool: list[View], settings: Mapping[str, str], notes: list[Note], *, across: bool
) -> When:
    if "period.constant" in settings:
        return When()
    if name := settings.get("period.column"):
        view = next(each for each in pool if each.name == name)
        form = view.period or PeriodForm(settings.get("period.granularity", "range"))
        return _one(view, form, settings)
    if two := listed(settings, "period.columns"):
        views = tuple(next(each for each in pool if each.name == name) for name in two)
        part = part_form(views[1].column.texts) or (
            settings.get("period.granularity", "month"),
            None,
        )
        return When(views, part[0], (None, part[1]))
    hinted = [view for view in pool if view.hint.role == "period"]
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
            part = (
                part_form(view.column.texts) if view is not year and view.says("period") else None
            )
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


def _who(
    sheet: Sheet, pool: list[View], settings: Mapping[str, str], notes: list[Note], when: When
) -> tuple[Who, ...]:
    if "entity.constant" in settings or "entity.name" in settings:
        return ()
    by_name = {view.name: view for view in pool}
    if name := settings.get("entity.column"):
        first = by_name.get(name)
        if first is None:
            raise UsageError(
                "--set entity.column", f'"{name}" has another role', "name another column"
            )
        found = [_set_scheme(first, settings, "entity")]
        if (partner := settings.get("partner.column")) and partner in by_name:
            found.append(_set_scheme(by_name[partner], settings, "partner"))
        return tuple(found)
    hinted = [v for role in ("entity", "partner") for v in pool if v.hint.role == role]
    if hinted:
        return tuple(_paired(sheet, v, pool) for v in hinted[:2])
    usable = [v for v in pool if v.hint.role in (None,) and not v.empty]
    geographic = [v for v in usable if v.scheme is not None and not v.says("measure")]
    geographic = [
        v
        for v in geographic
        if not (v.numbers is not None and v.scheme and not v.scheme.codes and not v.says("code"))
    ]
    chosen = _independent(sheet, geographic, usable)
    pair = _named_pair(usable)
    if pair is not None and not any(v in [w.view for w in chosen] for v in pair):
        return tuple(Who(v, Scheme("name", kind_of(v.column)[0])) for v in pair)
    finer = _finer(sheet, usable, chosen)
    if finer is not None:
        return (finer,)
    if chosen:
        return chosen
    return _by_name(sheet, usable, notes, when)


def _set_scheme(view: View, settings: Mapping[str, str], role: str) -> Who:
    scheme = settings.get(f"{role}.scheme")
    kind = settings.get(f"{role}.kind")
    if scheme is None and kind is None and view.scheme is not None:
        return Who(view, view.scheme)
    return Who(view, Scheme(scheme or "name", kind or kind_of(view.column)[0]))


def _paired(sheet: Sheet, view: View, pool: Sequence[View]) -> Who:
    scheme = view.scheme or Scheme("name", kind_of(view.column)[0])
    names = tuple(
        o
        for o in pool
        if o is not view
        and o.hint.role is None
        and o.numbers is None
        and not o.empty
        and o.distinct > 1
        and _same(sheet, view, o)
    )
    return Who(view, scheme, names)


def determines(sheet: Sheet, a: View, b: View) -> bool:
    """Return whether, in the rows that are kept, a cell of one column fixes that of the other."""
    met: dict[str, str] = {}
    i, j = a.column.place, b.column.place
    for _, row in sheet.rows:
        if met.setdefault(row[i], row[j]) != row[j]:
            return False
    return True


def _same(sheet: Sheet, a: View, b: View) -> bool:
    """Return whether two columns name the same things: each cell of one goes with one of the other."""
    one, other = len(a.column.cells), len(b.column.cells)
    slack = max(one, other) // 50
    sides = ("origin", "destination")
    if a.distinct < 2 or abs(one - other) > slack or all(a.says(s) or b.says(s) for s in sides):
        return False
    pairs = {(row[a.column.place], row[b.column.place]) for _, row in sheet.rows}
    return len(pairs) <= max(one, other) + slack


def _independent(sheet: Sheet, geographic: list[View], usable: list[View]) -> tuple[Who, ...]:
    """Return the columns of entities, codes before names, without those that another one fixes."""
    groups: list[list[View]] = []
    for view in geographic:
        for group in groups:
            if _same(sheet, group[0], view):
                group.append(view)
                break
        else:
            groups.append([view])
    best = [max(group, key=_quality) for group in groups]
    sides = [v for v in best if (v.says("origin") or v.says("destination")) and not v.constant]
    kept = (
        sides
        if len(sides) == 2
        else [
            view
            for view in best
            if not any(
                o is not view and o.distinct > view.distinct and determines(sheet, o, view)
                for o in best
            )
            and not (view.constant and len(best) > 1)
        ]
    )
    if len(kept) > 2:
        kept = sorted(kept, key=lambda v: (-_pair_rank(v), v.column.place))[:2]
    kept = _ordered(kept)
    found = []
    for view in kept:
        group = next(g for g in groups if view in g)
        same = [
            o
            for o in usable
            if o is not view
            and o not in group
            and o.numbers is None
            and o.scheme is None
            and o.distinct > 1
            and not o.attribute
            and _same(sheet, view, o)
        ]
        names = tuple(o for o in (*group, *same) if o is not view)
        found.append(Who(view, view.scheme or Scheme("name", "place"), names))
    return tuple(found)


def _quality(view: View) -> tuple[bool, bool, bool, bool, Fraction]:
    """Return how well a column names its entities, the best last: whole, by code, by many known."""
    scheme = view.scheme
    assert scheme is not None  # noqa: S101 - the caller's list has none without
    blanks = any(not text.strip() for text in view.column.cells)
    good = scheme.share >= Fraction(98, 100)
    return (
        good and not blanks,
        scheme.codes and good,
        scheme.name == "iso3166-1-alpha-3",
        view.says("entity"),
        scheme.share,
    )


def _pair_rank(view: View) -> int:
    return int(view.says("origin") or view.says("destination")) * 2 + int(view.says("entity"))


def _ordered(kept: list[View]) -> list[View]:
    """Put the origin, or who reports, before the destination."""
    if len(kept) == 2 and kept[1].says("origin") and not kept[0].says("origin"):
        return [kept[1], kept[0]]
    return kept


def _named_pair(usable: list[View]) -> tuple[View, View] | None:
    """Return the two sides of a match or of a flow between names that no list has."""
    for one, other in (("home", "away"), ("origin", "destination")):
        first = [v for v in usable if v.says(one) and v.numbers is None and v.period is None]
        second = [v for v in usable if v.says(other) and v.numbers is None and v.period is None]
        if first and second and first[0] is not second[0]:
            return first[0], second[0]
    return None


def _finer(sheet: Sheet, usable: list[View], chosen: tuple[Who, ...]) -> Who | None:
    """Return a column of places or companies that lie within the countries or states chosen."""
    if len(chosen) != 1:
        return None
    outer = chosen[0].view
    for view in usable:
        names = {view.name} & {n.name for n in chosen[0].names}
        if view is outer or names or view.numbers is not None or view.period is not None:
            continue
        named = any(view.says(kind) for kind in ("place", "organisation", "person"))
        named = named or ("name" in view.words and view.distinct == sheet.total)
        if (
            named
            and not view.attribute
            and view.distinct > outer.distinct
            and _mostly(sheet, view, outer)
            and not view.says("dimension")
        ):
            return Who(view, Scheme("name", kind_of(view.column)[0]))
    return None


def _mostly(sheet: Sheet, a: View, b: View) -> bool:
    pairs = {(row[a.column.place], row[b.column.place]) for _, row in sheet.rows}
    return len(pairs) <= a.distinct + a.distinct // 10


def _by_name(sheet: Sheet, usable: list[View], notes: list[Note], when: When) -> tuple[Who, ...]:
    """Return a column of names that no list has, if its header or its cells make it one."""
    context = tuple(word for view in usable for word in view.words)
    texts = [v for v in usable if v.numbers is None and v.period is None and not v.constant]
    free = [
        v
        for v in texts
        if not v.says("measure") and not (v.says("dimension") and not v.says("place"))
    ]
    plain = [v for v in free if not v.attribute or v.words[-1:] == ("name",)]
    named = [
        v
        for v in plain
        if any(v.says(k) for k in ("entity", "organisation", "place", "person"))
        or "name" in v.words
    ]
    unique = [v for v in plain if not when.columns and v.distinct >= 0.9 * sheet.total]
    ids = [
        v
        for v in usable
        if not when.columns
        and v.numbers is not None
        and v.numbers.whole
        and v.distinct == sheet.total
        and v.says("code")
    ]
    lone = plain if len(plain) == 1 and when.columns and _splits(sheet, plain[0], when) else []
    for group in (named, unique, lone, ids):
        if group:
            view = group[0]
            kind, sure = kind_of(view.column, context)
            notes.append(
                Note(
                    "entity.kind",
                    f'the names in "{view.name}" are of the kind "{kind}"',
                    "its header says so" if sure else "nothing says what they are",
                    sure,
                    "entity.kind",
                    ("organisation", "place", "person"),
                )
            )
            return (_with_names(sheet, Who(view, Scheme("name", kind)), usable),)
    return ()


def _with_names(sheet: Sheet, who: Who, usable: list[View]) -> Who:
    names = tuple(
        o
        for o in usable
        if o is not who.view
        and o.numbers is None
        and o.distinct > 1
        and o.says("company_sign")
        and _same(sheet, who.view, o)
    )
    return replace(who, names=names)


def _splits(sheet: Sheet, view: View, when: When) -> bool:
    """Return whether a column of few names stands beside each period: a panel, no list of remarks."""
    return view.distinct * 2 <= sheet.total and view.says("entity")


def _measure_column(rest: list[View], settings: Mapping[str, str]) -> View | None:
    if name := settings.get("measure.column"):
        return next((view for view in rest if view.name == name), None)
    for view in rest:
        if view.hint.role == "measure" and view.distinct > 1:
            return view
    said = [v for v in rest if v.says("measure") and v.hint.role is None and not v.attribute]
    return (
        max(said, key=lambda v: (sum(map(len, v.column.texts[:20])), -v.column.place))
        if said
        else None
    )
