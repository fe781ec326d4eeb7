"""What the two notations of SDMX data have in common: which component means what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from factgauge.reference.formats.hints import ColumnHint, ColumnRole, Hints
from factgauge.reference.formats.moments import plain_period

PERIOD = "TIME_PERIOD"
VALUE = "OBS_VALUE"
# Cross-domain concepts that describe a value and do not name it (SDMX Content-Oriented Guidelines,
# annex 1, 2016), and what large publishers add. Without a structure definition nothing else tells
# them from dimensions.
_NAMES = """
    DATAFLOW STRUCTURE STRUCTURE_ID STRUCTURE_NAME ACTION KEY SERIES_KEY OBS_KEY LAST_UPDATE
    OBS_STATUS OBS_CONF OBS_FLAG CONF_STATUS PRE_BREAK_VALUE OBS_PRE_BREAK COMMENT COMMENT_OBS
    COMMENT_TS COMMENT_DSET COLLECTION COLL_PERIOD AVAILABILITY DECIMALS UNIT_MULT TIME_FORMAT
    TIME_PER_COLLECT TITLE TITLE_COMPL COMPILING_ORG DISS_ORG SOURCE_AGENCY SOURCE_PUB DATA_COMP
    COVERAGE METHOD_REF NAT_TITLE PUBL_PUBLIC PUBL_MU PUBL_ECB DOM_SER_IDS BREAKS OBS_COM EMBARGO
    REF_PERIOD_DETAIL REPYEARSTART REPYEAREND FULL_DESCRIPTION COMMENTS
"""
ATTRIBUTES = frozenset(_NAMES.split())
UNITS = ("UNIT_MEASURE", "UNIT", "unit")
_ROLES: Mapping[str, ColumnRole] = {
    PERIOD: "period",
    VALUE: "value",
    "REF_AREA": "entity",
    "GEO": "entity",
    "LOCATION": "entity",
    "COUNTERPART_AREA": "partner",
    "INDICATOR": "measure",
    "MEASURE": "measure",
}
_POWERS = {"0": "", "1": "tens", "2": "hundreds", "3": "thousands", "6": "millions"}
_POWERS |= {"9": "billions", "12": "trillions"}


@dataclass(slots=True)
class Tally:
    """What was seen in each column of attributes and units while a file was read through."""

    seen: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, cell: str) -> None:
        """Note a cell; of each column only as many as show that it varies."""
        cells = self.seen.setdefault(name, set())
        if cell and len(cells) < 2:
            cells.add(cell)

    def alone(self, *names: str) -> str | None:
        """Return the one cell of the first of the columns that there is; `None` if it varies."""
        cells = next((self.seen[name] for name in names if name in self.seen), set())
        return next(iter(cells)) if len(cells) == 1 else None


def ordered(names: Iterable[str], attributes: Iterable[str] = ()) -> list[str]:
    """Return columns with dimensions first, then the period, the value, and the attributes."""
    said = frozenset(attributes)
    names = list(dict.fromkeys(names))

    def rank(name: str) -> int:
        if name in (PERIOD, VALUE):
            return 1 if name == PERIOD else 2
        return 3 if name in said or is_attribute(name) else 0

    return sorted(names, key=rank)  # which keeps the order among equals


def is_attribute(name: str) -> bool:
    """Return whether a component describes values by what its name alone says."""
    return name.upper().replace(" ", "_") in ATTRIBUTES


def cell_of(name: str, text: str) -> str:
    """Return a component's value as a cell: periods in one form, and no value for NaN."""
    text = text.strip()
    if name == PERIOD:
        return plain_period(text)
    return "" if name == VALUE and text.lower() == "nan" else text


def role_of(name: str, attributes: Iterable[str] = ()) -> ColumnRole:
    """Return what a component is, by its name."""
    if name.upper() in _ROLES:
        return _ROLES[name.upper()]
    if name in attributes or is_attribute(name):
        return "attribute"
    return "measure" if name.upper().startswith("INDIC") else "dimension"


def hints(
    columns: Iterable[str],
    tally: Tally,
    *,
    attributes: Iterable[str] = (),
    labels: Mapping[str, str] | None = None,
    codes: Mapping[str, Mapping[str, str]] | None = None,
    source: str | None = None,
    vintage: str | None = None,
    title: str | None = None,
) -> Hints:
    """Return the hints for columns; the unit is that of all values where there is but one."""
    said: dict[str, ColumnHint] = {}
    taken: set[ColumnRole] = set()
    for name in columns:
        role = role_of(name, attributes)
        if role in ("entity", "partner", "measure") and role in taken:
            role = "dimension"  # one column alone has such a role
        taken.add(role)
        said[name] = ColumnHint(
            label=(labels or {}).get(name),
            role=role,
            unit=_unit(tally) if name == VALUE else None,
            codes=(codes or {}).get(name, {}),
        )
    return Hints(title=title, source=source, vintage=vintage, columns=said)


def _unit(tally: Tally) -> str | None:
    """Return the unit of all values: "USD millions"; `None` where it is unsaid or varies."""
    unit = tally.alone(*UNITS)
    powers = tally.seen.get("UNIT_MULT") or {"0"}
    if unit is None or len(powers) > 1:
        return None
    (power,) = powers
    return f"{unit} {_POWERS.get(power, f'10^{power}')}".strip()
