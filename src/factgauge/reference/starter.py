"""Where the starter catalogue lies: the datasets that travel with the package."""

from __future__ import annotations

from pathlib import Path


def starter_folder() -> Path:
    """Return the folder of the starter datasets, laid out as any other reference folder.

    Its store is built in the user's cache folder when it is first opened. Three of its datasets
    have their home in the repository's `reference/`, and stand here by links, which a wheel holds
    as files.
    """
    return Path(__file__).parent / "shipped"
