"""Where the vintages of datasets lie: `<dataset>/<vintage>/datapackage.json`."""

from __future__ import annotations

from pathlib import Path

from factgauge.errors import DatasetError

DESCRIPTOR = "datapackage.json"


def vintage_folders(folder: Path) -> tuple[Path, ...]:
    """Return the folders with a descriptor: `folder` itself, or those one or two levels down.

    Hidden folders are passed over. Raises `DatasetError` where there is none.
    """
    root = folder.resolve()
    if not root.is_dir():
        raise DatasetError(
            str(folder),
            "is not a folder" if root.exists() else "there is no such folder",
            f"name a folder that holds <dataset>/<vintage>/{DESCRIPTOR}",
        )
    if (root / DESCRIPTOR).is_file():
        return (root,)
    found = [*root.glob(f"*/{DESCRIPTOR}"), *root.glob(f"*/*/{DESCRIPTOR}")]
    folders = sorted(
        path.parent.resolve()  # a dataset may stand here by a link
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
    )
    if not folders:
        raise DatasetError(
            str(folder), "holds no dataset", f"put one at <dataset>/<vintage>/{DESCRIPTOR} in it"
        )
    return tuple(folders)
