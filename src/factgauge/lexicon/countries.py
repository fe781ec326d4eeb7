"""Countries and territories as tables write them: by code of several schemes, and by exact name.

Ids are ISO 3166-1 alpha-3 codes; XKX is Kosovo; former states have the ids of `en/places` (SUN,
CSK …). A text that fits two, or none, gets none: nothing here is a likeness.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factgauge.lexicon.keys import name_keys
from factgauge.lexicon.load import table

SCHEMES = (
    "country",
    "iso3166-1-alpha-3",
    "iso3166-1-alpha-2",
    "iso3166-1-numeric",
    "eurostat-geo",
)


@dataclass(frozen=True, slots=True)
class CountryNames:
    """What a country is called in English. `names` are all others, former ones included."""

    id: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None


def country_id(text: str, scheme: str = "country") -> str | None:
    """Return the id of the country that a cell names, or `None`.

    "country" takes any exact name, whatever its case, accents, punctuation, common abbreviations
    ("Dem. Rep.", "St.", "Fed. Sts.") and order ("Korea, Rep."), and codes of three capitals: of
    ISO, also withdrawn ones, of the World Bank, and of sport where no other list has them.
    The other schemes take their codes alone, in either case; numbers with or without zeros ahead.
    Raises `KeyError` for a scheme that is none of `SCHEMES`.
    """
    text = text.strip()
    data = _data()
    if scheme == "country":
        found = _by_name(text)
        return found[0] if len(found) == 1 and found[0] in data["countries"] else None
    code = text.upper()
    if scheme == "iso3166-1-alpha-3":
        return _by_code(code, sport=False)
    if scheme == "iso3166-1-numeric":
        digits = code.isascii() and code.isdecimal() and len(code) <= 3
        return data["numeric"].get(code.zfill(3)) if digits else None
    codes: dict[str, str] = data[
        {"iso3166-1-alpha-2": "alpha2", "eurostat-geo": "eurostat"}[scheme]
    ]
    return codes.get(code)


def candidates(text: str) -> tuple[str, ...]:
    """Return every place that a text may name, in the order of the ids.

    Of "Georgia" these are GEO and US-GA, although `country_id` takes an exact name in a column of
    countries as the country; of "Korea" KOR and PRK, between which nothing is chosen.
    """
    from factgauge.lexicon.subdivisions import subdivision_id

    state = subdivision_id(text) if len(text.strip()) > 3 else None
    return tuple(sorted({*_by_name(text.strip()), *((state,) if state else ())}))


def country_names(id: str) -> CountryNames:
    """Return the names of a country by its id; `KeyError` when there is none."""
    row = _data()["countries"][id]
    return CountryNames(
        id, row["name"], tuple(row["names"]), tuple(row["demonyms"]), row["capital"]
    )


def countries() -> tuple[str, ...]:
    """Return the ids of all countries, territories and former states."""
    return tuple(sorted(_data()["countries"]))


def _data() -> dict[str, Any]:
    return table("entities/countries")


def _by_name(text: str) -> tuple[str, ...]:
    data = _data()
    if text in data["capitals"]:
        return (data["capitals"][text],)
    code = _by_code(text, sport=True)
    if code is not None:
        return (code,)
    found = {id for key in name_keys(text) for id in data["keys"].get(key, "").split()}
    return tuple(sorted(found))


@cache
def _codes() -> tuple[dict[str, str], dict[str, str]]:
    """Return the codes of three letters: of ISO and the World Bank, and of sport."""
    data = _data()
    own = {id: id for id in (*data["alpha3"], *data["former"])}
    return data["codes"] | own, data["sport"]


def _by_code(code: str, *, sport: bool) -> str | None:
    official, others = _codes()
    return official.get(code) or (others.get(code) if sport else None)
