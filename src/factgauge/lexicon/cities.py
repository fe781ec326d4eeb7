"""Cities of 100,000 people and more (GeoNames), by exact name; read when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factgauge.lexicon.keys import name_keys
from factgauge.lexicon.load import table


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames. `region` is GeoNames' code of the part of the country ("NY").

    `population` only tells the large from the small: it has no date, so it is no evidence.
    """

    id: str
    name: str
    country: str  # alpha-3
    region: str
    population: int


def city_ids(text: str, country: str | None = None) -> tuple[str, ...]:
    """Return the ids of every city of that name, the largest first: `geonames-5128581`.

    Several are an ambiguity that the caller has to settle, by the `country` (alpha-3) for one; a
    single one may still have namesakes of fewer than 100,000 people.
    """
    data = _data()
    found = {id for key in name_keys(text)[:1] for id in data["keys"].get(key, "").split()}
    cities = sorted((city(id) for id in found), key=lambda each: (-each.population, each.id))
    return tuple(each.id for each in cities if country is None or each.country == country)


def city(id: str) -> City:
    """Return a city by its id; `KeyError` when the table has none."""
    name, country, region, population = _data()["cities"][id]
    return City(id, name, country, region, population)


def _data() -> dict[str, Any]:
    return table("entities/cities")
