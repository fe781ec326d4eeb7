"""`factgauge.toml`: what a user sets for a folder of work, found there or in a folder above it.

    [aliases]
    "Stark Industries" = "stark-industries"
    "the Kingdom" = "SAU"

An alias names an entity of the datasets by its id, as an alias in the dataset's descriptor does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from factgauge.errors import SettingsError

FILE = "factgauge.toml"
_TABLES = ("aliases",)
_EXAMPLE = 'write it as "the Kingdom" = "SAU"'


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one file; without a file, those that change nothing.

    `aliases` maps a name, as texts write it, to the id of an entity.
    """

    file: Path | None = None
    aliases: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def find_settings(folder: Path) -> Path | None:
    """Return the settings file of a folder: its own, else the one nearest above it."""
    folder = folder.resolve()
    for place in (folder, *folder.parents):
        try:
            if (place / FILE).exists():
                return place / FILE
        except PermissionError:  # a folder above that is closed to us has no say
            continue
    return None


def settings_of(folder: Path) -> Settings:
    """Return the settings that hold in a folder; raises `SettingsError` where they are faulty."""
    file = find_settings(folder)
    return Settings() if file is None else read_settings(file)


def read_settings(file: Path) -> Settings:
    """Return what a file sets.

    Raises `SettingsError` for a file that cannot be read or is no TOML (with the line), for a table
    that is unknown, and for an alias that is not text for text.
    """
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as cause:
        raise SettingsError(
            str(file), f"cannot be read ({cause.strerror})", "make it a file that you may read"
        ) from cause
    except UnicodeDecodeError as cause:
        raise SettingsError(
            str(file), f"is not UTF-8 at byte {cause.start}", "save it as UTF-8"
        ) from cause
    except tomllib.TOMLDecodeError as cause:
        raise SettingsError(str(file), f"is not TOML: {cause}", "mend that line") from cause
    for name in data:
        if name not in _TABLES:
            raise SettingsError(
                str(file),
                f'unknown setting "{name}"',
                "only [aliases] can be set",
            )
    return Settings(file, MappingProxyType(_aliases(file, data.get("aliases", {}))))


def _aliases(file: Path, table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        raise SettingsError(
            str(file),
            f'"aliases" is {_kind(table)}, not a table',
            f"begin it with [aliases], {_EXAMPLE}",
        )
    found: dict[str, str] = {}
    for name, id in table.items():
        where = f'{file}, [aliases], "{name}"'
        if not isinstance(id, str):
            raise SettingsError(where, f"is {_kind(id)}, not the id of an entity", _EXAMPLE)
        if not id.strip() or id != id.strip():
            raise SettingsError(where, f'"{id}" is no id of an entity', _EXAMPLE)
        if name != name.strip() or not any(letter.isalpha() for letter in name):
            raise SettingsError(where, "has no letter, or a space at an end", _EXAMPLE)
        found[name] = id
    return found


def _kind(value: object) -> str:
    """Return what TOML calls a value of this type."""
    kinds = {str: "text", bool: "true or false", int: "a number", float: "a number"}
    more = {list: "a list", dict: "a table"}
    return (kinds | more).get(type(value), "a date or time")
