"""The entities of the draft: their roles, names that are described, rows that name nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from factgauge.lexicon.countries import candidates
from factgauge.reference.formats.cells import is_note
from factgauge.reference.formats.hints import Hints
from factgauge.reference.infer.entities import is_known, meaning, meanings
from factgauge.reference.infer.naming import countries_named, name_of, subject
from factgauge.reference.infer.proposal import Note
from factgauge.reference.infer.sheet import Sheet
from factgauge.reference.infer.who import Who
from factgauge.reference.infer.words import slug, words_of

_GROUP = re.compile(
    r"\b(?:income|countries|economies|region|area|union|total|members|dividend|world|excluding|"
    r"other|IDA|IBRD|OECD|classified|small states|conflict|developed|developing|least|high|"
    r"emerging)\b", re.I
)  # fmt: skip
_SHOWN = 6
_MOST_DESCRIBED = 400


@dataclass(slots=True)
class Cast:
    """The roles of entities in the block, whom it describes, and which cells name nobody."""

    roles: list[dict[str, Any]] = field(default_factory=list)
    entities: dict[str, dict[str, Any]] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def cast(
    sheet: Sheet,
    who: Sequence[Who],
    values: Sequence[int],
    nothing: frozenset[str],
    settings: Mapping[str, str],
) -> Cast:
    """Return the roles that columns have, with everything that is unsure about them."""
    found = Cast()
    for number, each in enumerate(who):
        _role(sheet, each, "entity" if number == 0 else "partner", values, nothing, found)
    return found


def _role(
    sheet: Sheet, who: Who, role: str, values: Sequence[int], nothing: frozenset[str], found: Cast
) -> None:
    column, scheme = who.view.column, who.scheme
    given: dict[str, Any] = {"column": column.name, "scheme": scheme.name}
    if scheme.name == "name":
        given["kind"] = scheme.kind or "organisation"
    found.roles.append(given)
    names = f', which "{who.names[0].name}" names too' if who.names else ""
    what = {"name": "names as they stand", "country": "names of countries"}.get(
        scheme.name, scheme.name
    )
    found.notes.append(
        Note(
            role,
            f'the {role} stands in the column "{column.name}": {what}{names}',
            scheme.why or "by its header and cells",
            scheme.sure,
            f"{role}.column",
        )
    )
    blank = [text for text in column.cells if not text.strip()]
    if blank:
        rows = sum(column.cells[text].count for text in blank)
        first = min(column.cells[text].row for text in blank)
        found.left_out.setdefault(column.name, []).extend(blank)
        found.notes.append(
            Note(
                "rows",
                f'{rows} rows name nobody in "{column.name}" and are left out, row {first} first',
                "the cell is empty",
                False,
            )
        )
    if scheme.name == "name":
        _plain_names(who, found)
    else:
        _unknown(sheet, who, role, values, nothing, found)


def _plain_names(who: Who, found: Cast) -> None:
    column = who.view.column
    codes = who.view.hint.codes
    if any(codes.get(text, text) != text for text in column.texts):
        for text in column.texts:
            label = codes.get(text, text)
            id = slug(label) if slug(label) not in found.entities else slug(f"{label} {text}")
            kind = who.scheme.kind or "organisation"
            aliases = {"aliases": [text]} if text not in (label, id) else {}
            found.entities[id or f"entity-{len(found.entities)}"] = {
                "name": label,
                "kind": kind,
                **aliases,
            }
        return
    ids: dict[str, list[str]] = {}
    for text in column.texts:
        id = re.sub(r"[\W_]+", "-", text.casefold()).strip("-")
        ids.setdefault(id, []).append(text)
    nameless = ids.pop("", [])
    if nameless:
        found.left_out.setdefault(column.name, []).extend(nameless)
        found.notes.append(
            _listing(
                column.name,
                nameless,
                column.cells,
                "have neither letters nor digits and are left out",
            )
        )
    alike = {id: texts for id, texts in ids.items() if len(texts) > 1}
    if alike:
        for id, texts in ids.items():
            for number, text in enumerate(texts):
                own = slug(id) or slug(text) or f"entity-{number + 1}"
                own = (
                    own
                    if number == 0 and own not in found.entities
                    else f"{own}-{len(found.entities) + 1}"
                )
                found.entities[own] = {"name": text, "kind": who.scheme.kind or "organisation"}
        examples = "; ".join(
            " and ".join(f'"{t}"' for t in texts) for texts in list(alike.values())[:_SHOWN]
        )
        found.notes.append(
            Note(
                "entity",
                f"names that differ only in signs or case are kept apart: {examples}",
                "they may be one or several",
                False,
            )
        )
    marked = [text for text in column.texts if re.search(r"[*†‡]$|\(\d\)$", text)]
    if marked:
        shown = ", ".join(f'"{text}"' for text in marked[:_SHOWN])
        found.notes.append(
            Note(
                "entity",
                f"{len(marked)} names end in a mark and are kept as written: {shown}",
                "a footnote may belong to it",
                False,
            )
        )


def _by_elimination(texts: Sequence[str], unknown: Sequence[str], scheme: str) -> dict[str, str]:
    """Return names that may be several, where all but one stand in the column by another name."""
    if scheme != "country":
        return {}
    id_of = meaning(scheme)
    taken = {id_of(text) for text in texts if text not in unknown}
    found: dict[str, str] = {}
    for text in unknown:
        left = [id for id in candidates(text) if id not in taken]
        if len(candidates(text)) > 1 and len(left) == 1 and re.fullmatch("[A-Z]{3}", left[0]):
            found[text] = left[0]
    alone = list(found.values())
    return {text: id for text, id in found.items() if alone.count(id) == 1}


def _unknown(
    sheet: Sheet,
    who: Who,
    who_role: str,
    values: Sequence[int],
    nothing: frozenset[str],
    found: Cast,
) -> None:
    column, scheme = who.view.column, who.scheme
    unknown = [text for text in column.texts if not is_known(text, scheme.name)]
    if not unknown:
        return
    idle = _idle(sheet, column.place, values, nothing)
    names = _names(sheet, who)
    described: list[str] = []
    notes: list[str] = []
    several: list[str] = []
    settled = _by_elimination(column.texts, unknown, scheme.name)
    for text, id in settled.items():
        label, kind = name_of(id)
        found.entities[id] = {"name": label, "kind": kind, "aliases": [text]}
        found.notes.append(
            Note(
                who_role,
                f'"{text}" is taken as {label} ({id})',
                "the others that it may be stand in the column under names of their own",
                False,
            )
        )
    for text in unknown:
        if text in settled:
            continue
        if (
            is_note(text)
            or (text in idle and not re.fullmatch(r"[A-Z]{3}", text))
            or len(text) > 80
        ):
            notes.append(text)
        elif len(candidates(text)) > 1 or len(described) >= _MOST_DESCRIBED:
            several.append(text)
        else:
            described.append(text)
    for text in described:
        name = names.get(text) or text
        id = text if re.fullmatch(r"[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*", text) else slug(text)
        if not id or (id in found.entities and found.entities[id]["name"] != name):
            several.append(text)
            continue
        entity: dict[str, Any] = {"name": name, "kind": "group" if _GROUP.search(name) else "place"}
        if text not in (name, id):
            entity["aliases"] = [text]
        found.entities[id] = entity
    for left in (notes, several):
        if left:
            found.left_out.setdefault(column.name, []).extend(left)
    if notes:
        found.notes.append(
            _listing(column.name, notes, column.cells, "name nobody and are left out")
        )
    if several:
        found.notes.append(
            _listing(
                column.name,
                several,
                column.cells,
                "may be several, and their rows are left out",
                meant=True,
            )
        )
    kept = [text for text in described if text not in several]
    if kept:
        found.notes.append(
            _listing(
                column.name,
                kept,
                column.cells,
                "are no known country and are entities of their own",
                meant=True,
                names=names,
            )
        )


def _listing(
    column: str,
    texts: list[str],
    cells: Mapping[str, Any],
    what: str,
    *,
    meant: bool = False,
    names: Mapping[str, str] | None = None,
) -> Note:
    rows = sum(cells[text].count for text in texts)
    shown = []
    for text in texts[:_SHOWN]:
        name = (names or {}).get(text, "")
        like = meanings(name or text) if meant else ()
        about = f" ({name})" if name and name != text else ""
        maybe = f", like {' or '.join(like)}" if like else ""
        shown.append(f'"{text[:60]}"{about}, row {cells[text].row}{maybe}')
    more = f" and {len(texts) - _SHOWN} more" if len(texts) > _SHOWN else ""
    return Note(
        "rows",
        f'{len(texts)} cells of "{column}" {what}: {"; ".join(shown)}{more}',
        f"they stand in {rows} rows",
        False,
        "entity.scheme",
    )


def _idle(
    sheet: Sheet, place: int, values: Sequence[int], nothing: frozenset[str]
) -> frozenset[str]:
    """Return the cells whose rows have no value, in the rows that are kept."""
    idle: set[str] = set()
    busy: set[str] = set()
    for _, row in sheet.rows:
        (idle if all(row[at] in nothing for at in values) else busy).add(row[place])
    return frozenset(idle - busy)


def _names(sheet: Sheet, who: Who) -> dict[str, str]:
    if not who.names:
        return {}
    place = max(who.names, key=lambda v: sum(map(len, v.column.texts[:50]))).column.place
    return {row[who.view.column.place]: row[place] for _, row in sheet.rows if row[place].strip()}


def _capitals(name: str) -> str:
    """Return a file's name as a title would have it, so that countries in it can be found."""
    return " ".join(
        w.upper() if w in ("us", "uk", "usa", "eu") else w.capitalize() for w in words_of(name)
    )


def _thing(about: str) -> str:
    """Return what a series is of, without the word for its figures: "gold prices" is of gold."""
    return re.sub(r"\s+(?:prices?|rates?|index|figures|statistics)$", "", about)


def constant(hints: Hints, name: str, settings: Mapping[str, str]) -> Cast:
    """Return the one entity of a table that has no column of entities."""
    found = Cast()
    said = settings.get("entity.constant") or ""
    stated = settings.get("entity.name")
    sure = bool(said or stated)
    why = "as set"
    if not sure:
        for text, where in (
            (hints.title, "the title"),
            (_capitals(name), "its name"),
            (hints.description, "the description"),
        ):
            ids = countries_named(text or "")
            if where == "the description":
                ids = tuple(id for id in ids if re.fullmatch(r"[A-Z]{3}", id))
            if len(ids) == 1:
                said, why = ids[0], f"{where} names it"
                break
    known = (
        countries_named(said)
        if said and not re.fullmatch(r"[A-Z][A-Z0-9-]+|[a-z0-9-]+", said)
        else ()
    )
    id = known[0] if len(known) == 1 else said
    if id.casefold() == "world":
        id = "WLD"
    if not id:
        about = stated or _thing(subject(hints, name) or name)
        id, why = (
            slug(about) or "entity",
            "as set" if stated else "nothing says whom the values are of",
        )
        entity = {"name": stated or about, "kind": settings.get("entity.kind", "place")}
    else:
        if not re.fullmatch(r"[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*", id):
            stated, id = stated or id, slug(id)
        label, kind = name_of(id)
        entity = {
            "name": stated or label,
            "kind": settings.get(
                "entity.kind", kind if kind == "country" or id.isupper() else "place"
            ),
        }
    if not (re.fullmatch(r"[A-Z]{3}", id) and is_known(id, "iso3166-1-alpha-3") and not stated):
        found.entities[id] = entity
    found.roles.append({"constant": id})
    found.notes.append(
        Note(
            "entity",
            f"all values are of {entity['name']} ({id})",
            why,
            sure,
            "entity.constant",
            ("world",) if id != "WLD" else (),
        )
    )
    return found
