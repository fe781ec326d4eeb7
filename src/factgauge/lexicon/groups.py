"""Groups of countries with dated membership, and the aggregates that tables name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from factgauge.lexicon.keys import name_key
from factgauge.lexicon.load import table

# A union of so many countries: "EU27_2020", "Euro area - 19 countries (2015-2022)".
_NUMBERED = re.compile(
    r"(?P<union>eu|ea|european union|euro area)[ ]?(?P<count>[0-9]{1,2})(?:[ ]countries)?"
    r"(?:[ _](?:from[ ])?(?P<since>[0-9]{4})(?:[ ][0-9]{4})?)?"
)
_TWICE = "27"  # the number that two unions had: from 2007 to 2013, and from 2020 on


@dataclass(frozen=True, slots=True)
class Membership:
    """One stay of a country in a group, both days included; `None` sets no bound."""

    member: str
    begins: datetime.date | None = None
    until: datetime.date | None = None

    def holds_on(self, day: datetime.date) -> bool:
        """Return whether the country is a member on that day."""
        return (self.begins is None or self.begins <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class CountryGroup:
    """A group of countries. `checked` is the last day for which its members are known for certain.

    Regions, whose members do not change, have no such day.
    """

    id: str
    name: str
    names: tuple[str, ...]
    stays: tuple[Membership, ...]
    source: str
    checked: datetime.date | None


@cache
def groups() -> tuple[CountryGroup, ...]:
    """Return every group in the order of the ids."""
    rows = {row["id"]: row for row in table("entities/groups")["group"]}
    return tuple(
        CountryGroup(
            id,
            row["name"],
            tuple(row["names"]),
            tuple(_stays(id, rows)),
            row["source"],
            datetime.date.fromisoformat(row["checked"]) if "checked" in row else None,
        )
        for id, row in sorted(rows.items())
    )


def group(id: str) -> CountryGroup:
    """Return a group by its id; `KeyError` when there is none."""
    for each in groups():
        if each.id == id:
            return each
    raise KeyError(id)


def group_id(text: str) -> str | None:
    """Return the id of the group of that id or exact name, whatever its case and accents."""
    return _group_keys().get(name_key(text))


def members(group_id: str, day: datetime.date) -> frozenset[str]:
    """Return the ids of a group's countries on a day.

    After the group's `checked` day they are those that are known to have joined until then. Raises
    `KeyError` for a group that is unknown.
    """
    return frozenset(stay.member for stay in group(group_id).stays if stay.holds_on(day))


def aggregate_id(text: str) -> str | None:
    """Return the id of what a row sums up, where it is no country, else `None`.

    A group has its own id ("EU"), the world WLD, any other row a slug of its name ("high-income").
    Unions that Eurostat numbers have their number: EU28, EA19, and EU27-2007 or EU27-2020 where the
    text says which (EU27 where not). Codes are taken in capitals only.
    """
    text = text.strip()
    codes, keys = _aggregates()
    if text in codes:
        return codes[text]
    key = name_key(text)
    numbered = _NUMBERED.fullmatch(key)
    if numbered is not None:
        union = {"european union": "EU", "euro area": "EA"}.get(
            numbered["union"], numbered["union"].upper()
        )
        since = f"-{numbered['since']}" if numbered["since"] else ""
        return f"{union}{numbered['count']}{since if numbered['count'] == _TWICE else ''}"
    return keys.get(key) or _group_keys().get(key)


def _stays(id: str, rows: dict[str, Any]) -> Iterator[Membership]:
    for text in rows[id].get("members", ()):
        member, *days = text.split()
        begins = _day(days[0], "01-01") if days else None
        yield Membership(member, begins, _day(days[1], "12-31") if len(days) > 1 else None)
    for part in rows[id].get("parts", ()):
        yield from _stays(part, rows)


def _day(text: str, of_year: str) -> datetime.date:
    return datetime.date.fromisoformat(text if "-" in text else f"{text}-{of_year}")


@cache
def _group_keys() -> dict[str, str]:
    return {
        name_key(text): each.id for each in groups() for text in (each.id, each.name, *each.names)
    }


@cache
def _aggregates() -> tuple[dict[str, str], dict[str, str]]:
    """Return the aggregates by code and by the key of a name."""
    data = table("entities/aggregates")
    rows = [(name, id) for id, names in data["names"].items() for name in names]
    codes = {name: id for name, id in rows if name.isupper() and name.isalpha()}
    return data["codes"] | codes, {name_key(name): id for name, id in rows if name not in codes}
