"""Which reference folders a command asks: those named, else ./reference; and the starter's."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factgauge.reference.catalogue import Catalogue

DEFAULT = "reference"


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which folders are asked."""
    parser.add_argument(
        "--reference",
        metavar="DIR",
        action="append",
        default=[],
        help=f"a folder of reference datasets; may be given several times (default: {DEFAULT})",
    )
    parser.add_argument(
        "--no-default-reference",
        action="store_true",
        help="leave out the datasets that come with factgauge",
    )


def folders_of(options: argparse.Namespace) -> list[Path]:
    """Return the user's folders: those that were named, else ./reference where it is a folder."""
    if options.reference:
        return [Path(folder) for folder in options.reference]
    return [Path(DEFAULT)] if Path(DEFAULT).is_dir() else []


def folders_and_starter(options: argparse.Namespace) -> tuple[list[Path], Path | None]:
    """Return the user's folders and the starter's, which may be left out.

    Raises `UsageError` where there is neither.
    """
    from factgauge.errors import UsageError
    from factgauge.reference.starter import starter_folder

    folders = folders_of(options)
    starter = None if options.no_default_reference else starter_folder()
    if not folders and starter is None:
        raise UsageError("option --reference", "names no folder", "name one, or add a dataset")
    return folders, starter


def open_catalogue(options: argparse.Namespace) -> Catalogue:
    """Open the datasets of the folders; raises `DatasetError` and `UsageError`."""
    from factgauge.reference.catalogue import Catalogue
    from factgauge.reference.settings import settings_of

    folders, starter = folders_and_starter(options)
    return Catalogue.open(folders, starter, aliases=settings_of(Path.cwd()).aliases)
