"""Which columns say of whom: codes before names, both sides of a flow, towns within countries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from factgauge.errors import UsageError
from factgauge.reference.infer.columns import View
from factgauge.reference.infer.entities import Scheme, kind_of
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.sheet import Sheet
from factgauge.reference.infer.when import When


@dataclass(frozen=True, slots=True)
class Who:
    """A column of entities with its scheme, and the columns that name the same ones otherwise."""

    view: View
    scheme: Scheme
    names: tuple[View, ...] = ()


def find_who(
    sheet: Sheet, pool: list[View], settings: Mapping[str, str], notes: list[Note], when: When
) -> tuple[Who, ...]:
    """Return the columns of the entity and its partner; none where no column names one."""
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
    if len(chosen) == 2:
        return chosen
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
    return all(met.setdefault(row[i], row[j]) == row[j] for _, row in sheet.rows)


def _same(sheet: Sheet, a: View, b: View) -> bool:
    """Return whether two columns name the same things: each cell of one has one of the other."""
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
    kinds = ("entity", "organisation", "place", "person")
    texts = [v for v in usable if v.numbers is None and v.period is None]
    texts = [v for v in texts if not v.constant or any(v.says(kind) for kind in kinds)]
    free = [
        v
        for v in texts
        if not v.says("measure") and not (v.says("dimension") and not v.says("place"))
    ]
    plain = [v for v in free if not v.attribute or v.words[-1:] == ("name",)]
    named = [v for v in plain if any(v.says(kind) for kind in kinds) or "name" in v.words]
    named.sort(key=lambda v: v.constant)
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
    """Return whether a column of few names stands beside each period: a panel, no remarks."""
    return view.distinct * 2 <= sheet.total and view.says("entity")
