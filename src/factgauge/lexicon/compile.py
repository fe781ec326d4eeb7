"""Turn the TOML tables into one JSON file that loads in a millisecond.

Run `python -m factgauge.lexicon.compile` after an edit (`make` does). A test holds the two equal.
"""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from pathlib import Path

COMPILED = "compiled.json"


def _tables(folder: Path, prefix: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for path in sorted(folder.glob("*.toml")):
        found[prefix + path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
    for child in sorted(p for p in folder.iterdir() if p.is_dir() and p.name != "__pycache__"):
        found |= _tables(child, f"{prefix}{child.name}/")
    return found


def compiled_text() -> str:
    """Return the JSON that the TOML tables compile to."""
    folder = Path(str(files("factgauge.lexicon")))
    return json.dumps(_tables(folder, ""), ensure_ascii=False, sort_keys=True, indent=0) + "\n"


def main() -> None:
    """Write the compiled file beside the tables."""
    folder = Path(str(files("factgauge.lexicon")))
    (folder / COMPILED).write_text(compiled_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
