"""Turn the TOML tables into one JSON file that loads in a millisecond.

Run `python -m factgauge.lexicon.compile` after an edit (`make` does). A test holds the two equal.
The tables of `entities/` are compiled one by one, as few commands ask for them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

COMPILED = "compiled.json"
APART = "entities"


def _tables(folder: Path, prefix: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in sorted(folder.glob("*.toml")):
        found[prefix + path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    for child in sorted(p for p in folder.iterdir() if p.is_dir() and p.name != "__pycache__"):
        if child.name != APART:
            found |= _tables(child, f"{prefix}{child.name}/")
    return found


def json_text(table: object) -> str:
    """Return a compiled table as it is written; equal tables give equal texts."""
    return json.dumps(table, ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def compiled_text() -> str:
    """Return the JSON that the TOML tables compile to."""
    return json_text(_tables(Path(str(files("factgauge.lexicon"))), ""))


def compiled_apart() -> Iterator[tuple[str, str]]:
    """Yield the file's name and the JSON of each table that is kept apart."""
    folder = Path(str(files("factgauge.lexicon"))) / APART
    for path in sorted(folder.glob("*.toml")):
        yield f"{path.stem}.json", json_text(tomllib.loads(path.read_text(encoding="utf-8")))


def main() -> None:
    """Write the compiled files beside the tables."""
    folder = Path(str(files("factgauge.lexicon")))
    (folder / COMPILED).write_text(compiled_text(), encoding="utf-8")
    for name, text in compiled_apart():
        (folder / APART / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
